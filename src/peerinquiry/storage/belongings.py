"""Every file that goes with a session: the one list, for whoever deletes a session and for whoever makes a new kind.

All of them lie beside the journal and begin with its name. What is not in this list is not found when a session is
deleted; a test runs the commands that write, and waits for a file that is not in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.event_fields import WORDS
from peerinquiry.inquiry.events import ActionBrought, CheckInBrought, Event, FollowedUp
from peerinquiry.storage.all_sessions import each_session
from peerinquiry.storage.atomic import TEMPORARY_NAME
from peerinquiry.storage.audience import presence_path
from peerinquiry.storage.files import DISK, Disk, close_quietly, plain_reason
from peerinquiry.storage.heartbeat import beat_path, holder, runs
from peerinquiry.storage.holding import JournalHeldError, hold
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import calendar_path, plan_path, report_path, transcript_path

_LINKS: Final = (ActionBrought, CheckInBrought, FollowedUp)


@dataclass(frozen=True, slots=True)
class Belonging:
    """A file that is there, and what it is to people."""

    path: Path
    what: str


def belongings(journal: Path) -> tuple[Belonging, ...]:
    """What there is of the session in `journal`, the journal last; it need not be there itself."""
    fixed = {
        transcript_path(journal): "the page",
        calendar_path(journal): "the calendar file",
        plan_path(journal): "the plan as text",
        report_path(journal): "the report",
        beat_path(journal): "how far it had run",
        presence_path(journal): "that a stage followed",
    }
    found = [Belonging(path, what) for path, what in fixed.items() if os.path.lexists(path)]
    found += sorted(_set_aside(journal), key=lambda one: one.path.name)
    return (*found, *([Belonging(journal, "the journal")] if os.path.lexists(journal) else []))


def _set_aside(journal: Path) -> Iterator[Belonging]:
    """What was torn off the journal, older pages, and half-written files that a program left as it went."""
    kinds = (
        (re.compile(rf"{re.escape(journal.name)}\.torn-\d+(-\d+)?"), "the end of a write that broke off"),
        (re.compile(rf"{re.escape(transcript_path(journal).name)}\.old(-\d+)?"), "an older page"),
    )
    try:
        names = [path.name for path in journal.parent.iterdir()]
    except OSError:
        return
    for name in names:
        for pattern, what in kinds:
            if pattern.fullmatch(name):
                yield Belonging(journal.parent / name, what)
        left = TEMPORARY_NAME.fullmatch(name)
        if left and not runs(int(left["process"])):
            yield Belonging(journal.parent / name, "a half-written file, of this session or another")


@dataclass(frozen=True, slots=True)
class Mentions:
    """What stays: the other sessions that name this one or hold its actions, and journals of the very same hour."""

    linked: tuple[str, ...]
    copies: tuple[str, ...]


def mentions(home: Home, journal: Path, disk: Disk = DISK) -> Mentions:
    """Where else something of a session stands. They are records of their own, and are left as they are."""
    linked = _sessions_with(
        home, _LINKS, lambda event: isinstance(event, _LINKS) and event.session == journal.stem, disk
    )
    return Mentions(linked, tuple(_same_hour(journal)))


def sessions_with(journal: Path, what: str, disk: Disk = DISK) -> tuple[str, ...]:
    """The later sessions on whose table an action of this one lies in just those words."""

    def brought(event: Event) -> bool:
        return isinstance(event, ActionBrought) and (event.session, event.what) == (journal.stem, what)

    return _sessions_with(Home(journal.parent.parent), (ActionBrought,), brought, disk)


def _sessions_with(
    home: Home, kinds: Iterable[type[Event]], wanted: Callable[[Event], bool], disk: Disk
) -> tuple[str, ...]:
    """The sessions with an event that is wanted; it is one of these kinds."""
    return tuple(
        kept.path.stem
        for kept in each_session(home, disk, {WORDS[kind] for kind in kinds})
        if any(wanted(record.event) for record in kept.records or ())
    )


def _same_hour(journal: Path) -> Iterator[str]:
    """Journals that begin at the same second: a copy without names, or where the session went on."""
    when = _created(journal)
    for path in sorted(journal.parent.glob("*.toml")):
        if when and path != journal and _created(path) == when:
            yield path.stem


def _created(journal: Path) -> str:
    try:
        with journal.open(encoding="utf-8", errors="replace") as file:
            return next((line for line in (next(file, "") for _ in range(9)) if line.startswith("created = ")), "")
    except OSError:
        return ""


def delete(journal: Path, disk: Disk = DISK) -> tuple[Belonging, ...]:
    """Remove all that belongs to a session: what was removed.

    The journal goes last: until then the session is in every list, and deleting can be begun again. Raises
    PeerInquiryError where one cannot be removed, and its subclass JournalHeldError where a console has it open.
    """
    fd = _held(journal, disk)
    gone: list[Belonging] = []
    try:
        for one in belongings(journal):
            if one.path == journal:
                disk.sync_folder(journal.parent)
                if fd is not None and not disk.replaces_open_files:
                    close_quietly(disk, fd)
                    fd = None
            disk.unlink(one.path)
            gone.append(one)
        disk.sync_folder(journal.parent)
    except OSError as error:
        what = f"{gone[-1].path.name} is gone, and then it stopped" if gone else "Nothing was removed"
        raise PeerInquiryError(f"{what}: {plain_reason(error)}.", "Once that is mended, delete it again.") from error
    finally:
        if fd is not None:
            close_quietly(disk, fd)
    return tuple(gone)


def _held(journal: Path, disk: Disk) -> int | None:
    """The journal, kept from everybody else; None where there is none, or but a link to one."""
    if not os.path.lexists(journal) or journal.is_symlink():
        return None
    held = hold(journal, disk)
    if not held.locked and (who := holder(journal, disk)):  # a disk without locks: the heartbeat is all that tells
        close_quietly(disk, held.fd)
        raise JournalHeldError(journal.name, who)
    return held.fd
