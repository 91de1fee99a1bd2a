"""What the rounds of questions show: who asks what, how far each aim is covered, what was answered last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from peerinquiry.inquiry.bank import Bank, BankQuestion
from peerinquiry.inquiry.inquiries import turns_of
from peerinquiry.inquiry.model import Mark, Origin, Question, State, Step, Turn
from peerinquiry.inquiry.view.remembered import remembered
from peerinquiry.inquiry.view.words import on_the_clock


@dataclass(frozen=True, slots=True)
class AimView:
    """How far an aim is covered: `asked` of `size` bank questions, and `own` others."""

    name: str
    asked: int
    size: int
    own: int
    current: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A bank question as the picker offers it; `asked_by` is empty while nobody has asked it."""

    aim: str
    text: str
    asked_by: str = ""
    hidden: bool = False
    queued: bool = False
    """Whether the asker wrote it in the chat; it is of no aim yet."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer, told again."""

    who: str
    question: str
    owner: str
    took: str
    note: str


def asked(state: State) -> dict[str, str]:
    """Who asked which question, by its text; the one that runs counts too."""
    by = dict(_put_so_far(state).by)
    holder = state.desk.round.holder
    if state.step is Step.QUESTIONS and state.question and state.question.text and holder:
        by[state.question.text] = holder
    return by


def aims(state: State, bank: Bank) -> tuple[AimView, ...]:
    """The aims in order, with how far each is covered."""
    by = asked(state)
    own = _put_so_far(state).own
    now = state.question if state.question and state.step is Step.QUESTIONS else None
    return tuple(
        AimView(
            aim.name,
            sum(question.ask in by for question in aim.questions),
            len(aim.questions),
            own[aim.name] + bool(now and now.origin is Origin.OWN and now.aim == aim.name),
            aim.name == state.aim,
        )
        for aim in bank.aims
    )


@dataclass(frozen=True, slots=True)
class _Put:
    """What was put in turns that ended: who put each text, and how many of each aim were the askers' own."""

    by: dict[str, str]
    own: Counter[str]


def _put_so_far(state: State) -> _Put:
    """What was put in the inquiry that runs."""
    return _put_in_each(state.turns).get(state.inquiry) or _Put({}, Counter())


@remembered
def _put_in_each(turns: tuple[Turn, ...]) -> dict[int, _Put]:
    return {inquiry: _put_in(turns, inquiry) for inquiry in {turn.inquiry for turn in turns}}


def _put_in(turns: tuple[Turn, ...], inquiry: int) -> _Put:
    here = (turn for turn in turns if turn.inquiry == inquiry)
    put = [(turn, turn.question) for turn in here if turn.question and turn.mark is Mark.DONE]
    return _Put(
        {question.text: turn.who for turn, question in put if turn.step is Step.QUESTIONS and question.text},
        Counter(question.aim for _, question in put if question.origin is Origin.OWN),
    )


def choices(state: State, bank: Bank) -> tuple[Choice, ...]:
    """What the asker wrote in the chat; then every bank question in the bank's order, the current aim's first."""
    by = asked(state)
    ordered = sorted(bank.aims, key=lambda aim: aim.name != state.aim)
    return tuple(Choice("", text, queued=True) for text in queued(state)) + tuple(
        Choice(aim.name, question.ask, by.get(question.ask, ""), question.ask in state.hidden)
        for aim in ordered
        for question in aim.questions
    )


def queued(state: State) -> tuple[str, ...]:
    """What the one whose turn it is wrote in the chat, and nobody asked yet."""
    by = asked(state)
    holder = state.desk.round.holder
    return tuple(text for who, text in state.queued if who == holder and text not in by and text not in state.hidden)


def suggestions(state: State, bank: Bank) -> tuple[Question, ...]:
    """The questions of the current aim that nobody asked yet, in the bank's order."""
    aim = bank.aim(state.aim)
    by = asked(state)
    open_: tuple[BankQuestion, ...] = aim.questions if aim else ()
    return tuple(
        Question(question.ask, state.aim, Origin.BANK)
        for question in open_
        if question.ask not in by and question.ask not in state.hidden
    )


def on_the_table(state: State, bank: Bank) -> Question:
    """The question in front of the group.

    What was put, else what the asker wrote in the chat, else the next of the bank, else one of the asker's own.
    """
    if state.question:
        return state.question
    own = next(iter(queued(state)), "")
    return next(iter(() if own else suggestions(state, bank)), Question(own, state.aim, Origin.OWN))


def another(state: State, bank: Bank) -> Question | None:
    """The bank question to offer in place of the one on the table, round and round."""
    aim = bank.aim(state.aim)
    here = on_the_table(state, bank).text
    texts = [question.ask for question in aim.questions] if aim else []
    by = {text: who for text, who in asked(state).items() if text != here}
    start = texts.index(here) + 1 if here in texts else 0
    ring = [*texts[start:], *texts[:start]]
    text = next((text for text in ring if text not in by and text not in state.hidden and text != here), None)
    return Question(text, state.aim, Origin.BANK) if text else None


def answers(state: State, most: int | None = None) -> tuple[Answer, ...]:
    """What was asked and answered, the latest first; `most` of them, if not all."""
    told = (_answer(state, turn) for turn in reversed(tuple(turns_of(state))) if _answered(turn))
    return tuple(islice(told, most))


def _answered(turn: Turn) -> bool:
    return turn.step is Step.QUESTIONS and turn.mark is Mark.DONE


def _answer(state: State, turn: Turn) -> Answer:
    question = turn.question.text if turn.question and turn.question.text else "a question of their own"
    took = on_the_clock(turn.seconds) if turn.seconds else ""
    return Answer(turn.who, question, state.owner or "", took, turn.text)
