"""The link back: what was said of an earlier session's actions is put down in that session's journal, too.

The record here stands by itself, so a link that cannot be written costs nothing but the link: it is said in a
sentence, and tried again. What is there already is not written twice, whenever and however often this runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.commands import FollowUp, Refused
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import ActionBrought, Event, Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.followups import KINDS_READ
from peerinquiry.storage.adding import add_events, why_not
from peerinquiry.storage.calendars import renew_calendar
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.heartbeat import holder, journal_of
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.sessions import transcript_path
from peerinquiry.storage.transcripts import write_transcript

_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Link:
    """From the session in `journal` to those that its actions are from, or once were: `earlier` are their journals.

    `at` is when its last word was said, in UTC: a link has that time, whenever it is written.
    """

    journal: Path
    state: State
    earlier: tuple[Path, ...]
    at: datetime

    @classmethod
    def of(cls, journal: Path, records: Sequence[Record]) -> _Link:
        """The links of a session; where it was taken back that its actions were brought, the others must hear of it."""
        names = dict.fromkeys(record.event.session for record in records if isinstance(record.event, ActionBrought))
        paths = (journal.parent / f"{name}.toml" for name in names)
        there = tuple(path for path in paths if path.parent == journal.parent and path != journal and path.is_file())
        return cls(journal, fold(records), there, max((record.at for record in records), default=_LONG_AGO))

    def missing(self, path: Path, state: State) -> list[Event]:
        """What the earlier session at `path` does not know yet; what is off its plan by now is nothing to it."""
        found: list[Event] = []
        for command in self._commands(path.stem, state):
            decided = decide(state, command, 0.0)
            found += () if isinstance(decided, Refused) else decided
        return found

    def _commands(self, earlier: str, state: State) -> Iterator[FollowUp]:
        laid = (brought for brought in self.state.brought if brought.earlier.session == earlier)
        answers = {brought.earlier.action: brought.said for brought in laid if brought.said}
        for action, said in answers.items():
            yield FollowUp(self.journal.stem, action, said.answer, said.why, said.what, said.by)
        for told in state.followed:
            if told.session == self.journal.stem and told.action not in answers:
                yield FollowUp(told.session, told.action, None)


def link_back(journal: Path, records: Sequence[Record], disk: Disk = DISK) -> tuple[str, ...]:
    """Put down in each earlier session what became of its actions in the session of `journal`.

    `records` are all of the session's, undone or not; of kinds that say nothing of actions they may be left out.
    A sentence about each reason why one could not be written to, without anybody's name; raises nothing.
    """
    link = _Link.of(journal, records)
    return tuple(filter(None, dict.fromkeys(_link(link, path, disk) for path in link.earlier)))


def link_by_name(home: Home, session: str, disk: Disk = DISK) -> tuple[str, ...]:
    """The same for a session that nobody has open; one that cannot be read says nothing."""
    journal = home.sessions / f"{session}.toml"
    if holder(journal) is not None:
        return ()
    try:
        return link_back(journal, read_journal(journal, disk, KINDS_READ).records, disk)
    except PeerInquiryError:
        return ()


def catch_up(home: Home, disk: Disk = DISK) -> tuple[str, ...]:
    """Link back from each session whose console went before the session was closed; as `link_back`."""
    try:
        left = sorted(journal_of(beat).stem for beat in home.sessions.glob(".*.alive"))
    except OSError:
        return ()
    return tuple(sentence for session in left for sentence in link_by_name(home, session, disk))


def _link(link: _Link, path: Path, disk: Disk) -> str:
    try:
        decoded = read_journal(path, disk, KINDS_READ)
        if decoded.warnings:
            return _alone("it is not as it was written, and `peerinquiry transcripts check` says more")
        if not link.missing(path, fold(decoded.records)):
            return _mend_page(link, path, disk)
        return _write(link, path, disk)
    except JournalHeldError:
        return _alone("it is open in another console, and hears of it when that is closed and we meet again")
    except PeerInquiryError as error:
        return _alone(why_not(error, path))


def _alone(why: str) -> str:
    return f"What became of last time's actions stands in this record alone. About the earlier one: {why}."


def _write(link: _Link, path: Path, disk: Disk) -> str:
    """Add to the journal as its own console would, if that is not there; then write its page anew."""
    records, _ = add_events(path, lambda state, _: link.missing(path, state), link.at, disk)
    write_transcript(path, records, disk)
    renew_calendar(path, records, disk)
    return ""


def _mend_page(link: _Link, path: Path, disk: Disk) -> str:
    """Write the page of a journal that has the link, if the page has not: the program went between the two."""
    said = any(brought.said for brought in link.state.brought if brought.earlier.session == path.stem)
    if said and link.journal.stem not in _page(path):
        write_transcript(path, read_journal(path, disk).records, disk)
    return ""


def _page(path: Path) -> str:
    try:
        return transcript_path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
