"""The Markdown page beside a journal: written from it, compared with it; and which session a name means."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import first_of
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.files import DISK, Disk, plain_reason, read_regular
from peerinquiry.storage.heartbeat import holder
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.sessions import SessionFile, journals, list_sessions, session_file, transcript_path

LATEST: Final = "latest"
"""The name of whichever session was opened last."""

_MOST_NAMED: Final = 5  # sessions in a message
_LOOK: Final = "`peerinquiry transcripts list` shows what there is."


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, in a sentence. `mendable`: writing the page anew puts it right."""

    text: str
    mendable: bool = False

    def __str__(self) -> str:
        return self.text


def write_transcript(journal: Path, records: Sequence[Record], disk: Disk = DISK) -> None:
    """Write the page of `records` beside their journal, whole or not at all. Raises PeerInquiryError."""
    write_whole(transcript_path(journal), render(records).encode(), disk)


def check_transcript(journal: Path, disk: Disk = DISK) -> list[Finding]:
    """What is not as it should be with a journal and its page; nothing, if all is well. Raises nothing."""
    try:
        decoded = read_journal(journal, disk)
    except PeerInquiryError as error:
        return [Finding(str(error))]
    findings = [Finding(warning) for warning in decoded.warnings]
    if decoded.torn:
        size = f"{len(decoded.torn):,} bytes"
        findings.append(Finding(f"{journal.name} ends in the middle of a write ({size}); resuming it sets them aside."))
    if holder(journal):  # its page is some seconds behind
        return findings
    if finding := _compare(transcript_path(journal), render(decoded.records).encode(), disk):
        findings.append(finding)
    return findings


def rebuild_transcript(journal: Path, disk: Disk = DISK) -> str:
    """Write the page anew from its journal; a sentence about the page that was there, if it was kept.

    It is kept as `NAME.md.old` where the journal is damaged, since it may then hold words that nothing else does.
    Raises PeerInquiryError.
    """
    decoded = read_journal(journal, disk)
    page = transcript_path(journal)
    kept = ""
    if decoded.warnings or decoded.torn:
        before = _read(page, disk)
        if before is not None and before != render(decoded.records).encode():
            old = _free(page)
            write_whole(old, before, disk)
            kept = f"The journal is not as it was written, so the page that was there is kept as {old.name}."
    write_transcript(journal, decoded.records, disk)
    return kept


def find_session(home: Home, name: str) -> Path:
    """The journal that `name` means: `latest`, the path of a journal or its page, a file's name, or its beginning.

    Raises PeerInquiryError where there is none, or more than one.
    """
    if name == LATEST:
        session = list_sessions(home).latest
        if session is None:
            raise PeerInquiryError("There is no session yet.", "`peerinquiry` begins one.")
        return session.path
    asked = Path(name)
    if asked.suffix in {".toml", ".md"}:
        for path in (asked.with_suffix(".toml"), home.sessions / f"{asked.stem}.toml"):
            if path.is_file():
                return path
        name = asked.stem
    return _called(home, name)


def _called(home: Home, name: str) -> Path:
    known = journals(home)
    begun = [path for path in known if name and path.stem.startswith(name)]
    fitting = [path for path in known if path.stem == name] or _originals(begun)
    if len(fitting) == 1:
        return fitting[0]
    shown = one_line(name) or "that"
    if not fitting:
        raise PeerInquiryError(f"No session is called {shown}.", _LOOK)
    names = first_of([one_line(path.stem) for path in fitting], _MOST_NAMED)
    raise PeerInquiryError(f"{len(fitting)} sessions begin with {shown}: {names}.", "Type more of the name.")


def _originals(begun: list[Path]) -> list[Path]:
    """Those of several that are no copies without names: a copy is meant only where it is called by its name."""
    if len(begun) <= 1:
        return begun
    copies = {session.path for session in map(_session, begun) if session and session.redacted}
    return [path for path in begun if path not in copies] or begun


def _session(path: Path) -> SessionFile | None:
    try:
        return session_file(path)
    except (OSError, PeerInquiryError):
        return None


def _compare(page: Path, expected: bytes, disk: Disk) -> Finding | None:
    try:
        found = _read(page, disk)
    except PeerInquiryError as error:
        return Finding(str(error), mendable=True)
    if found is None:
        return Finding(f"{page.name} is missing.", mendable=True)
    if found == expected:
        return None
    lines = zip_longest(found.split(b"\n"), expected.split(b"\n"))
    number = next((number for number, (one, other) in enumerate(lines, 1) if one != other), 1)
    return Finding(f"{page.name} is not what its journal says, from line {number} on.", mendable=True)


def _read(path: Path, disk: Disk) -> bytes | None:
    """What is in a file; None if there is none. Raises PeerInquiryError."""
    try:
        return read_regular(disk, path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PeerInquiryError(
            f"{path.name} could not be read: {plain_reason(error)}.", "Look at its rights."
        ) from error


def _free(page: Path) -> Path:
    """A name for an older page that nothing has yet."""
    number = 1
    candidate = page.with_name(f"{page.name}.old")
    while os.path.lexists(candidate):
        number += 1
        candidate = page.with_name(f"{page.name}.old-{number}")
    return candidate
