"""The one folder that everything is kept in, where the user can see it."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError

FOLDER_MODE: Final = 0o700
VARIABLE: Final = "PEERINQUIRY_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """Where things are: `root` is an absolute path."""

    root: Path

    @property
    def sessions(self) -> Path:
        """Journals and transcripts."""
        return self.root / "sessions"

    @property
    def question_banks(self) -> Path:
        """The user's own banks."""
        return self.root / "question_banks"

    @property
    def teams(self) -> Path:
        """Who meets regularly."""
        return self.root / "teams"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.toml"

    def prepare(self) -> None:
        """Make the folders that are missing, for their owner alone.

        Raises PeerInquiryError where one cannot be made, belongs to somebody else, or can be written by everybody.
        """
        for folder in (self.root, self.sessions, self.question_banks, self.teams):
            try:
                _make(folder)
            except OSError as error:
                from peerinquiry.storage.files import plain_reason

                raise PeerInquiryError(
                    f"The folder {folder} could not be made: {plain_reason(error)}.",
                    f"Choose another with --home, or with {VARIABLE}.",
                ) from error
            _refuse_unsafe(folder)


def default_home(environ: Mapping[str, str]) -> Home:
    """The home that the environment asks for, or `~/peerinquiry`."""
    asked = environ.get(VARIABLE, "").strip()
    try:
        root = Path(asked).expanduser() if asked else Path.home() / "peerinquiry"
    except RuntimeError as error:  # a user without a home, as in some containers
        raise PeerInquiryError(
            "You have no home folder here.", f"Say where to keep sessions: set {VARIABLE}."
        ) from error
    return Home(root.absolute())


def _make(folder: Path) -> None:
    """The folder and its parents; those that we make are for their owner alone."""
    if folder.is_dir():
        return
    missing = [folder, *(parent for parent in folder.parents if not parent.exists())]
    from peerinquiry.storage.files import DISK

    for path in reversed(missing):
        path.mkdir(FOLDER_MODE, exist_ok=True)
        with contextlib.suppress(OSError):  # a parent that may be passed through, and not be read
            DISK.sync_folder(path.parent)  # else a power cut takes the folder away, with what is safe in it


def _refuse_unsafe(folder: Path) -> None:
    """Others who can write there could put words into a session, or take its files away."""
    if sys.platform != "win32":  # rights are kept in other ways there, and a profile folder has sound ones
        about = folder.stat()
        if about.st_uid != os.geteuid():
            raise PeerInquiryError(
                f"The folder {folder} belongs to another user.", f"Choose your own with --home, or with {VARIABLE}."
            )
        if about.st_mode & stat.S_IWOTH:
            raise PeerInquiryError(
                f"Everybody can write to the folder {folder}.", f"Keep others out first: chmod go-w '{folder}'"
            )
