"""TOML files that people edit, as they lie in a folder: which there are, what each is called, what is in one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.mistakes import Mistake, short
from peerinquiry.formats.toml_reading import LARGEST
from peerinquiry.inquiry.text import one_line

SUFFIX: Final = ".toml"


def files_in(folder: Path) -> list[Path]:
    """The TOML files right in `folder`, hidden ones left out; none if it cannot be looked into."""
    try:
        return sorted(path for path in folder.iterdir() if _is_ours(path))
    except OSError:
        return []


def files_of(places: Iterable[Path]) -> list[Path]:
    """The TOML files right in folders; what is no folder, or one without such files, as it is."""
    return [path for place in places for path in (files_in(place) or [place])]


def name_of(path: Path) -> str:
    """What a file is called: composed letters, as they are typed, though some systems keep them apart in names."""
    return one_line(path.stem)


def near(asked: str, names: Collection[str], most: int) -> list[str]:
    """The names that begin so; else those that are alike, the most alike first."""
    begun = [name for name in names if asked and name.startswith(asked)]
    return begun[:most] or get_close_matches(short(asked), names, n=most)


def source_of(path: Path) -> bytes:
    """What is in a file, and no more than a byte above what is read of one. Raises OSError."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def refuse_record(sessions: Path, path: Path) -> None:
    """See that no link leads an editor to a session's record, in the folder `sessions`. Raises PeerInquiryError."""
    if sessions.resolve() in Path(os.path.realpath(path)).parents:
        raise PeerInquiryError(f"{path.name} leads to a session's record.", "The record is not edited here.")


def unread(path: Path, error: OSError, what: str) -> Mistake:
    """That a file cannot be read; `what` should be in it."""
    return Mistake(1, 1, *_unreadable(path, error, what), str(path))


def _is_ours(path: Path) -> bool:
    hidden = path.name.startswith(".")
    return not hidden and path.suffix.lower() == SUFFIX and path.is_file() and bool(name_of(path))


def _unreadable(path: Path, error: OSError, what: str) -> tuple[str, str]:
    if path.is_dir():
        return f"there is no {what} in this folder", f"name a file that ends in {SUFFIX}"
    match error:
        case FileNotFoundError():
            return "there is no such file", "look whether its name is right"
        case PermissionError():
            return "you may not read this file", "give yourself the right to"
        case _:
            return f"the file cannot be read ({error.strerror or type(error).__name__})", "try again"
