"""A session as rows of the export."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, cast

from peerinquiry.formats.event_fields import WORDS
from peerinquiry.formats.export.columns import SCHEMA_VERSION, Column, Words, columns, own_columns
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.events import (
    ActionBrought,
    Amended,
    CheckInBrought,
    FollowedUp,
    Noted,
    PulseGiven,
    Record,
    SessionOpened,
    TeamNamed,
    TurnTaken,
    VoteCast,
)
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.model import State, Step
from peerinquiry.inquiry.moments import Called, Moment, moments
from peerinquiry.inquiry.privacy import seen_by_all
from peerinquiry.inquiry.redaction.records import redacted
from peerinquiry.inquiry.view.words import wall_clock

Value = str | int | float | bool | date | datetime | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]
Row = Mapping[str, Value]
"""The values of a row by their columns; what a row has no value for is not in it."""

_COLUMNS: Final = {column.name: column for column in columns()}
_DATED: Final = re.compile(r"\d{4}-\d{2}-\d{2}-\d{4}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a session goes out: of what no page tells, and of what people said.

    `private`: also private notes, each one's pulse, votes that were never opened, and the words of what was taken back.
    """

    private: bool = False
    texts: bool = True


class SessionRows:
    """The rows of one session. `team` is whose it is, `held_on` its day on the wall clock where it was held."""

    def __init__(self, session: str, records: Sequence[Record], wanted: Wanted) -> None:
        """`session` is the name of its file, without the ending."""
        self.team, self.held_on = "", date(1970, 1, 1)
        for record in live(records)[0]:
            match record.event:
                case SessionOpened(utc_offset=offset):
                    self.held_on = wall_clock(record.at, offset).date()
                case TeamNamed(name):
                    self.team = name
        self._session, self._records, self._wanted = session, records, wanted
        self._called = Called(records)

    def anonymous(self) -> SessionRows:
        """The same session with pseudonyms in place of names, and without what sessions and teams are called."""
        hidden = map(_nameless, self._records)
        return SessionRows(_hidden(self._session), redacted(tuple(hidden)).records, self._wanted)

    def __iter__(self) -> Iterator[Row]:
        """One for each event, in order; none for notes that are for the facilitator alone."""
        opened = seen_by_all(self._records, State())
        for moment in moments(self._records):
            event = moment.record.event
            if self._wanted.private or not (isinstance(event, Noted) and event.private):
                yield self._row(moment, ballot_open=moment.record.seq in opened)

    def _row(self, moment: Moment, *, ballot_open: bool) -> Row:
        event = moment.record.event
        found = self._common(moment) | self._turn(moment)
        found |= {column.name: getattr(event, field) for field, column in own_columns(WORDS[type(event)])}
        return {
            name: cast("Value", value.value if isinstance(value, StrEnum) else value)
            for name, value in found.items()
            if value is not None and self._told(_COLUMNS[name], moment, ballot_open=ballot_open)
        }

    def _common(self, moment: Moment) -> dict[str, object]:
        record, before = moment.record, moment.before
        return {
            "schema_version": SCHEMA_VERSION,
            "session": self._session,
            "team": self.team,
            "held_on": self.held_on,
            "seq": record.seq,
            "act": record.act,
            "happened_at": record.at,
            "elapsed_s": record.elapsed,
            "kind": WORDS[type(record.event)],
            "undone": moment.undone,
            "inquiry": before.inquiry,
            "phase": before.phase,
            "step": before.step,
            "owner": before.owner and self._called.in_the_end(before.owner, record.seq),
        }

    def _turn(self, moment: Moment) -> dict[str, object]:
        """Of a turn that ended: who spoke in it, and what was asked."""
        event, before = moment.record.event, moment.before
        if not isinstance(event, TurnTaken):
            return {}
        speaker = self._called.in_the_end(turns.speaker(before, before.step, event.who), moment.record.seq)
        if before.step is not Step.QUESTIONS:
            return {"speaker": speaker}
        asked, aim = (before.question.text, before.question.aim) if before.question else ("", before.aim)
        return {"speaker": speaker, "asked": asked, "asked_aim": aim}

    def _told(self, column: Column, moment: Moment, *, ballot_open: bool) -> bool:
        """Whether it goes out: what somebody said, and what no page tells, only where that is wanted."""
        if column.words is Words.TEXT and not (self._wanted.texts and (self._wanted.private or not moment.undone)):
            return False
        if self._wanted.private:
            return True
        match moment.record.event:
            case PulseGiven():
                return column.name != "scores"
            case Amended():  # the event that it mends has the words; in between they may have been others
                return column.name != "text"
            case VoteCast():
                return ballot_open or column.name not in {"choices", "scores"}
        return True


def _nameless(record: Record) -> Record:
    match record.event:
        case ActionBrought() | CheckInBrought() | FollowedUp():
            return replace(record, event=replace(record.event, session=_hidden(record.event.session)))
        case TeamNamed():
            return replace(record, event=replace(record.event, name=""))
        case _:
            return record


def _hidden(session: str) -> str:
    """What a session is called without its title, in which a name may stand: its day, its time, and a number."""
    number = hashlib.sha256(session.encode()).hexdigest()[:8]
    when = _DATED.match(session)
    return f"{when[0]}-{number}" if when else number
