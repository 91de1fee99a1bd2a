"""Teams on disk: which there are, what is wrong with one, and how one is saved without spoiling what a person wrote."""

from __future__ import annotations

import contextlib
import zoneinfo
from collections.abc import Collection
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.described_schema import schema_text
from peerinquiry.formats.mistakes import short
from peerinquiry.formats.team_schema import SCHEMA_NAME, schema
from peerinquiry.formats.team_toml import TeamErrors, examine_team, parse_team, with_changes, written
from peerinquiry.formats.toml_file import Examined
from peerinquiry.formats.toml_patch import changed
from peerinquiry.inquiry.roster import known_as
from peerinquiry.inquiry.team import Team
from peerinquiry.inquiry.text import one_line
from peerinquiry.storage.atomic import write_new, write_whole
from peerinquiry.storage.files import DISK, Disk, plain_reason
from peerinquiry.storage.home import Home
from peerinquiry.storage.names import stem_for
from peerinquiry.storage.schema_file import put_schema
from peerinquiry.storage.toml_source import SUFFIX, files_in, name_of, near, refuse_record, source_of, unread

EXAMPLE: Final = "leadership-team"


class Teams:
    """The teams of a home. It looks at the disk each time it is asked, so what was just written is found."""

    def __init__(self, home: Home, disk: Disk = DISK) -> None:
        """The teams under `home`; nothing is read yet."""
        self._home, self._disk = home, disk

    def names(self) -> tuple[str, ...]:
        """What the teams are called, in order; a file's mistakes do not matter here."""
        return tuple(name_of(path) for path in self.files())

    def files(self) -> list[Path]:
        """The file of each team."""
        return files_in(self._home.teams)

    def path(self, name: str) -> Path:
        """The file of the team of that name or title. Raises PeerInquiryError, with the nearest, if there is none."""
        if found := self._found(name):
            return found
        asked = _asked(name)
        alike = near(asked, self.names(), 1)
        hint = f"Did you mean “{alike[0]}”?" if alike else "`peerinquiry teams list` shows those that there are."
        raise PeerInquiryError(f"There is no team “{short(asked)}”.", hint)

    def called(self, name: str) -> str:
        """The name of the team that goes by that name or title; what was asked, if none does."""
        found = self._found(name)
        return name_of(found) if found else _asked(name)

    def _found(self, name: str) -> Path | None:
        """The file of the team of that name, or of the only one with that title."""
        asked, files = _asked(name), {name_of(path): path for path in self.files()}
        if named := asked if asked in files else known_as(asked, files):
            return files[named]
        titled = [path for path in files.values() if asked and _title(path).casefold() == asked.casefold()]
        return titled[0] if len(titled) == 1 else None

    def delete(self, name: str) -> Path:
        """Remove a team's file; its sessions are as they were. Raises PeerInquiryError where it cannot."""
        path = self.path(name)
        try:
            self._disk.unlink(path)
        except OSError as error:
            raise PeerInquiryError(f"{path} is still there: {plain_reason(error)}.", "Remove it by hand.") from error
        with contextlib.suppress(OSError):  # it is gone, though a power cut may bring it back
            self._disk.sync_folder(path.parent)
        return path

    def load(self, name: str) -> Team:
        """The team of that name as it is on disk now. Raises PeerInquiryError; TeamErrors if it has mistakes."""
        path = self.path(name)
        return _parsed(path, _source(path))

    def examine(self, path: Path, banks: Collection[str]) -> Examined[Team]:
        """The team in that file, if it has no mistakes, and all that there is to say of it; `banks` are their names."""
        try:
            source = source_of(path)
        except OSError as error:
            return Examined(None, (unread(path, error, "team"),))
        return examine_team(source, name_of(path), str(path), banks, zoneinfo.available_timezones())

    def to_edit(self, name: str) -> Path:
        """The file of the team of that name, for an editor. Raises PeerInquiryError where there is none."""
        path = self.path(name)
        refuse_record(self._home.sessions, path)
        return path

    def file_for(self, name: str) -> Path:
        """Where a team of that name is kept: the file that there is, else one that is not there yet.

        Raises PeerInquiryError where `name` is none for a file.
        """
        stem = stem_for(_asked(name), "team", EXAMPLE)
        return self._found(stem) or self._found(name) or self._home.teams / f"{stem}{SUFFIX}"

    def new(self, team: Team) -> Path:
        """A new file for a team, under its name. Raises PeerInquiryError where there is one, or it cannot be."""
        path = self.file_for(team.name)
        self._home.prepare()
        put_schema(self._home.teams, SCHEMA_NAME, schema_text(schema()), self._disk)
        try:
            write_new(path, written(team).encode(), self._disk)
        except FileExistsError as error:
            raise PeerInquiryError(
                f"There is a team {path} already.",
                f"`peerinquiry teams edit {path.stem}` opens it; or choose another name.",
            ) from error
        return path

    def keep(self, team: Team) -> Path:
        """Save a team, into a new file where it has none yet. Raises as `new` and `save` do."""
        path = self.file_for(team.name)
        return self.save(team) if path.exists() else self.new(team)

    def save(self, team: Team) -> Path:
        """Write a team into the file of its name, which a person may have laid out: only what changed is changed.

        Raises PeerInquiryError, and changes nothing, where that cannot be; TeamErrors where the file has mistakes.
        """
        path = self.path(team.name)
        source = _source(path)
        before = _parsed(path, source)
        after = changed(source, lambda text: with_changes(text, before, team))
        if not _says(path, after, team):
            raise PeerInquiryError(
                f"{path.name} is written in a way that is not changed from here.", "Change it in a text editor."
            )
        if after != source:
            write_whole(path, after, self._disk)
        return path


def _asked(name: str) -> str:
    return one_line(name).removesuffix(SUFFIX)


def _says(path: Path, source: bytes, team: Team) -> bool:
    try:
        found = _parsed(path, source)
    except TeamErrors:
        return False
    return found == team


def _title(path: Path) -> str:
    """Nothing where the file has mistakes."""
    try:
        return _parsed(path, _source(path)).title
    except PeerInquiryError:
        return ""


def _parsed(path: Path, source: bytes) -> Team:
    return parse_team(source, name_of(path), str(path))


def _source(path: Path) -> bytes:
    try:
        return source_of(path)
    except OSError as error:
        raise TeamErrors(name_of(path), [unread(path, error, "team")]) from error
