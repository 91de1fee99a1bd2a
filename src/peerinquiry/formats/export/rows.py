"""A session as rows of the export."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, cast

from peerinquiry.formats.event_fields import WORDS
from peerinquiry.formats.export.columns import SCHEMA_VERSION, Column, columns, own_columns
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.events import Noted, PulseGiven, Record, TurnTaken, VoteCast
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.field_roles import Role
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.moments import Called, Moment, moments
from peerinquiry.inquiry.privacy import seen_by_all
from peerinquiry.inquiry.pseudonyms import Pseudonyms

Value = str | int | float | bool | date | datetime | tuple[str, ...] | tuple[int, ...] | tuple[float, ...]
Row = Mapping[str, Value]
"""The values of a row by their columns, in their order; what a row has no value for is not in it."""

_DATED: Final = re.compile(r"\d{4}-\d{2}-\d{2}-\d{4}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a session goes out.

    `private`: also what no page tells: private notes, each one's pulse, votes that were never opened, and the words of
    what was taken back. `anonymous`: pseudonyms for names. `texts`: what people said, and not only that they did.
    """

    private: bool = False
    anonymous: bool = False
    texts: bool = True


def hidden_name(session: str) -> str:
    """What a session is called without its title, in which a name may stand: its day, its time, and a number."""
    number = hashlib.sha256(session.encode()).hexdigest()[:8]
    when = _DATED.match(session)
    return f"{when[0]}-{number}" if when else number


class SessionRows:
    """The rows of one session. `team` is whose it is, `held_on` its day on the wall clock where it was held."""

    def __init__(self, session: str, records: Sequence[Record], wanted: Wanted) -> None:
        """`session` is the name of its file, without the ending."""
        state = fold(records)
        self.team = state.team
        self.held_on = (state.opened_at + timedelta(minutes=state.utc_offset)).date()
        self._session, self._records, self._wanted = session, records, wanted
        self._called = Called(records)
        self._seen = seen_by_all(records, state)
        self._pseudonyms = Pseudonyms(records) if wanted.anonymous else None

    def __iter__(self) -> Iterator[Row]:
        """One for each event, in order; none for notes that are for the facilitator alone."""
        for moment in moments(self._records):
            event = moment.record.event
            if self._wanted.private or not (isinstance(event, Noted) and event.private):
                yield self._row(moment)

    def _row(self, moment: Moment) -> Row:
        """The row of an event."""
        event = moment.record.event
        found = self._common(moment) | self._turn(moment)
        found |= {column.name: getattr(event, field) for field, column in own_columns(WORDS[type(event)])}
        return {
            column.name: self._said(column, value, moment)
            for column in columns()
            if (value := found.get(column.name)) is not None and not self._withheld(column, moment)
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

    def _withheld(self, column: Column, moment: Moment) -> bool:
        """Whether it is not to be told, or what no page tells."""
        if column.role is Role.TEXT and not self._wanted.texts:
            return True
        if self._wanted.private:
            return False
        if column.role is Role.TEXT and moment.undone:
            return True
        match moment.record.event:
            case PulseGiven():
                return column.name == "scores"
            case VoteCast():
                return column.name in {"choices", "scores"} and moment.record.seq not in self._seen
        return False

    def _said(self, column: Column, value: object, moment: Moment) -> Value:
        """The value, as it goes out: plain, and, where that is asked for, without names."""
        plain = value.value if isinstance(value, StrEnum) else value
        hide = self._hider(column, moment)
        if hide is None:
            return cast("Value", plain)
        return tuple(map(hide, cast("tuple[str, ...]", plain))) if column.type.item else hide(cast("str", plain))

    def _hider(self, column: Column, moment: Moment) -> Callable[[str], str] | None:
        pseudonyms = self._pseudonyms
        if pseudonyms is None:
            return None
        match column.role:
            case Role.PERSON:
                return lambda name: pseudonyms.name(name, moment.record.seq)
            case Role.SESSION:
                return hidden_name
            case Role.TEXT | Role.WORD:
                return pseudonyms.text
        return None
