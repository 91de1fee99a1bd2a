"""Which questions work: how often each was asked and passed on, how long answers were, what became of the inquiry.

Counting alone, over one session after another. What each count means: docs/decisions/0021-which-questions-work.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median
from typing import Final

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.bank_ref import BankRef
from peerinquiry.inquiry.events import KINDS, Event, QuestionPut, Record, TurnPassed, TurnTaken
from peerinquiry.inquiry.evolve import after, live
from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Origin, Question, State, Step
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.challenge import challenge

KINDS_READ: Final = frozenset(KINDS) - {
    *("gap_noticed", "clock_started", "clock_paused", "clock_extended", "clock_credited", "timing_set", "end_set"),
    *("team_named", "action_brought", "check_in_brought", "action_answered", "followed_up", "check_in_set"),
    *("voting_set", "vote_cast", "votes_revealed", "run_off_called", "pulse_given", "pulses_opened", "idea_parked"),
    *("say_back_judged", "recommended", "taken_up", "help_offered", "not_doing_added", "not_doing_dropped", "noted"),
    *("question_queued", "question_hidden"),
}
"""The words on disk of all events but those that say nothing of what was asked, and what became of it."""

_MARKS = " .!?…¿¡؟;。！？"  # what a question may begin or end with, and be the same without


class Standing(StrEnum):
    """Where a question stands: in the bank, no longer in it, or in nobody's but the askers' (those are summed up)."""

    BANK = "bank"
    FORMER = "former"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """So many inquiries; of these the challenge was `reframed`, and the plan had an action (`with_actions`)."""

    inquiries: int = 0
    reframed: int = 0
    with_actions: int = 0

    def __add__(self, other: Outcomes) -> Outcomes:
        return Outcomes(
            self.inquiries + other.inquiries, self.reframed + other.reframed, self.with_actions + other.with_actions
        )


@dataclass(frozen=True, slots=True)
class QuestionStats:
    """One question, or all of the askers' own for an aim, whose `text` is empty.

    `passed_on`: in so many turns it lay on the table, and was not asked. `seconds` is the median of the `timed`
    answers, None where none was. `outcomes` are those of the inquiries in which it was asked.
    """

    aim: str
    text: str
    standing: Standing
    asked: int
    passed_on: int
    seconds: float | None
    timed: int
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class BankStats:
    """What is known of a bank; its questions by aim, in each the bank's own first and most asked ones first.

    `sessions` are those in which a turn of questions ended while it was used, `outcomes` those of their inquiries.
    """

    bank: BankRef
    sessions: int
    outcomes: Outcomes
    questions: tuple[QuestionStats, ...]


@dataclass(frozen=True, slots=True)
class AskedTurn:
    """A turn of questions that ended: what was asked, if anything, for how long, and what was passed on."""

    bank: BankRef
    inquiry: int
    asked: Question | None
    seconds: float
    passed_on: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in one session, and the outcomes of its inquiries, by their numbers."""

    turns: Sequence[AskedTurn]
    outcomes: Mapping[int, Outcomes]


@dataclass(slots=True)
class _Count:
    """What is counted of one question so far."""

    aim: str
    text: str
    standing: Standing
    asked: int = 0
    passed_on: int = 0
    seconds: list[float] = field(default_factory=list)
    outcomes: Outcomes = Outcomes()

    def told(self) -> QuestionStats:
        middle = round(median(self.seconds), 1) if self.seconds else None
        return QuestionStats(
            self.aim, self.text, self.standing, self.asked, self.passed_on, middle, len(self.seconds), self.outcomes
        )


def question_key(text: str) -> str:
    """What a question is known by: those that differ in case, spacing or end mark are one. Empty if none is written."""
    return one_line(text).casefold().strip(_MARKS)


class Tally:
    """Counts one session after another; a session is forgotten once it is counted, but for its numbers.

    `bank_of` finds the bank that a session used as it is now, or None where it is not to be counted.
    """

    def __init__(self, bank_of: Callable[[BankRef], Bank | None]) -> None:
        """Nothing is counted yet."""
        self._bank_of = bank_of
        self._banks: dict[str, _BankTally | None] = {}

    def add(self, session: Asked) -> None:
        """Count what was asked in a session."""
        by_bank: dict[str, list[AskedTurn]] = {}
        for turn in session.turns:
            by_bank.setdefault(turn.bank.name, []).append(turn)
        for some in by_bank.values():
            if tally := self._tally(some[-1].bank):
                tally.add(some, session.outcomes)

    def include(self, bank: Bank) -> None:
        """Tell of this bank also if no session used it."""
        self._banks.setdefault(bank.name, _BankTally(bank))

    def stats(self) -> tuple[BankStats, ...]:
        """What was counted: the bank of most sessions first."""
        told = [tally.told() for tally in self._banks.values() if tally]
        return tuple(sorted(told, key=lambda bank: (-bank.sessions, bank.bank.name)))

    def _tally(self, ref: BankRef) -> _BankTally | None:
        if ref.name not in self._banks:
            bank = self._bank_of(ref)
            self._banks[ref.name] = _BankTally(bank) if bank else None
        return self._banks[ref.name]


class _BankTally:
    """The counts of one bank."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._sessions = 0
        self._outcomes = Outcomes()
        self._counts: dict[str, _Count] = {}
        for aim in bank.aims:
            for question in aim.questions:
                if key := question_key(question.ask):
                    self._counts.setdefault(key, _Count(aim.name, question.ask, Standing.BANK))
        self._own: dict[str, _Count] = {}

    def add(self, turns: list[AskedTurn], outcomes: Mapping[int, Outcomes]) -> None:
        """Count the turns of a session."""
        self._sessions += 1
        for inquiry in {turn.inquiry for turn in turns}:
            self._outcomes += outcomes[inquiry]
        asked_in: dict[int, tuple[_Count, set[int]]] = {}
        for turn in turns:
            for question in turn.passed_on:
                self._count(question).passed_on += 1
            if turn.asked is None:
                continue
            count = self._count(turn.asked)
            count.asked += 1
            if turn.seconds > 0:
                count.seconds.append(turn.seconds)
            asked_in.setdefault(id(count), (count, set()))[1].add(turn.inquiry)
        for count, inquiries in asked_in.values():
            for inquiry in inquiries:
                count.outcomes += outcomes[inquiry]

    def told(self) -> BankStats:
        """What was counted."""
        counts = [count.told() for count in (*self._counts.values(), *self._own.values())]
        aims = dict.fromkeys((*(aim.name for aim in self._bank.aims), *(count.aim for count in counts)))
        place = {aim: number for number, aim in enumerate(aims)}
        standing = {one: number for number, one in enumerate(Standing)}
        counts.sort(key=lambda count: (place[count.aim], standing[count.standing], -count.asked))
        return BankStats(self._bank.ref, self._sessions, self._outcomes, tuple(counts))

    def _count(self, question: Question) -> _Count:
        """Where a question is counted: by its text, wherever it came from, if the bank has it."""
        key = question_key(question.text)
        known = self._counts.get(key)
        if known and known.standing is Standing.BANK:
            return known
        if question.origin is Origin.OWN or not key:
            return self._own.setdefault(question.aim, _Count(question.aim, "", Standing.OWN))
        return known or self._counts.setdefault(key, _Count(question.aim, question.text, Standing.FORMER))


def asked_in(records: Iterable[Record]) -> Asked:
    """What was asked in a session: all that is counted of it."""
    state, turns = asked_turns(records)
    return Asked(turns, _outcomes(state))


def asked_turns(records: Iterable[Record]) -> tuple[State, list[AskedTurn]]:
    """What a session comes to, and the turns of questions that ended in it. What was undone never was."""
    state = State()
    turns: list[AskedTurn] = []
    table: dict[str, Question] = {}
    """What lay on the table in the turn that runs, by its key; of what the bank laid there, not of somebody's own."""
    for record in live(records)[0]:
        before, state = state, after(state, record)
        if before.step is Step.QUESTIONS:
            event = record.event
            laid = _laid(event, before)
            table |= {key: question for question in laid if (key := question_key(question.text))}
            if isinstance(event, TurnTaken | TurnPassed):
                turns.append(_ended(event, before, table))
        if state.question is None:  # the turn is over, or broke off
            table = {}
    return state, turns


def _laid(event: Event, state: State) -> Iterator[Question]:
    """The bank questions that an event puts on the table, or tells to have lain there."""
    if isinstance(event, QuestionPut | TurnPassed) and event.offered:
        yield Question(event.offered, state.aim, Origin.BANK)
    if isinstance(event, QuestionPut) and event.origin is Origin.BANK:
        yield Question(event.text, event.aim, event.origin)


def _ended(event: TurnTaken | TurnPassed, before: State, table: dict[str, Question]) -> AskedTurn:
    if isinstance(event, TurnPassed):
        return AskedTurn(before.bank, before.inquiry, None, 0.0, tuple(table.values()))
    asked = before.question or Question("", before.aim, Origin.OWN)
    rest = tuple(question for key, question in table.items() if key != question_key(asked.text))
    return AskedTurn(before.bank, before.inquiry, asked, event.seconds, rest)


def _outcomes(state: State) -> dict[int, Outcomes]:
    """What became of each inquiry, by its number; nothing, of one that nobody owns any more."""
    owned = {
        then.inquiry: Outcomes(1, int(bool(challenge(then).after)), int(bool(then.plan.actions)))
        for then in each(state)
        if then.owner
    }
    return {number: owned.get(number, Outcomes(1)) for number in range(1, state.inquiry + 1)}
