"""What the rounds of questions show: who asks what, how far each aim is covered, what was answered last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice, zip_longest

from peerinquiry.inquiry.aims import current
from peerinquiry.inquiry.bank import Aim, Bank
from peerinquiry.inquiry.inquiries import latest_turns_of, turns_of
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
    follows: str = ""
    """The question that it follows, if that was asked."""
    tags: tuple[str, ...] = ()


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
    by, served = asked(state), current(state)
    put = Counter(_put_so_far(state).times)
    if state.question and state.step is Step.QUESTIONS:
        put[state.question] += 1
    return tuple(
        AimView(
            aim.name,
            sum(question.ask in by for question in aim.questions),
            len(aim.questions),
            sum(times for question, times in put.items() if _own(question, aim)),
            aim.name in served,
        )
        for aim in bank.aims
    )


@dataclass(frozen=True, slots=True)
class _Put:
    """What was put in turns that ended: how often each question, and who put each text."""

    by: Mapping[str, str] = field(default_factory=dict)
    times: Counter[Question] = field(default_factory=Counter)


def _put_so_far(state: State) -> _Put:
    """What was put in the inquiry that runs."""
    return _put_in_each(state.turns).get(state.inquiry) or _Put()


@remembered
def _put_in_each(turns: tuple[Turn, ...]) -> dict[int, _Put]:
    return {inquiry: _put_in(turns, inquiry) for inquiry in {turn.inquiry for turn in turns}}


def _put_in(turns: tuple[Turn, ...], inquiry: int) -> _Put:
    here = (turn for turn in turns if turn.inquiry == inquiry)
    put = [(turn, turn.question) for turn in here if turn.question and turn.mark is Mark.DONE]
    return _Put(
        {question.text: turn.who for turn, question in put if turn.step is Step.QUESTIONS and question.text},
        Counter(question for _, question in put),
    )


def _own(question: Question, aim: Aim) -> bool:
    """Whether a question of an aim is none that its bank counts: an asker's own, or one that followed another."""
    listed = any(one.ask == question.text for one in aim.questions)
    return question.aim == aim.name and (question.origin is Origin.OWN or not listed)


def choices(state: State, bank: Bank) -> tuple[Choice, ...]:
    """What the asker wrote in the chat; what follows questions that were asked; then every other bank question.

    They come in the bank's order, those of the current aim first, then of those that share its round.
    """
    by, served = asked(state), _served(state, bank)
    following = _following(state, bank)
    ordered = (*served, *(aim for aim in bank.aims if aim not in served))
    return (
        *(Choice("", text, queued=True) for text in queued(state)),
        *(Choice(one.aim, one.text, follows=follows) for one, follows in following),
        *(
            Choice(aim.name, one.ask, by.get(one.ask, ""), one.ask in state.hidden, tags=one.tags)
            for aim in ordered
            for one in aim.questions
            if all(one.ask != question.text for question, _ in following)
        ),
    )


def follow_up(state: State, bank: Bank) -> Question | None:
    """What the bank has to ask after the question that was answered last, while nothing was put in this turn yet."""
    if state.step is not Step.QUESTIONS or state.question or state.desk.round.holder is None:
        return None
    following = _following(state, bank)
    if not following:
        return None
    last = next(filter(_answered, latest_turns_of(state)), None)
    before = last.question.text if last and last.question else ""
    return next((question for question, follows in following if follows == before), None)


def _following(state: State, bank: Bank) -> tuple[tuple[Question, str], ...]:
    """Questions that follow one that was answered, each with that one, the latest first; none that was asked itself."""
    after = {one.ask: (aim.name, one.follow_up) for aim in bank.aims for one in aim.questions if one.follow_up}
    if not after:
        return ()
    by = asked(state)
    answered = [turn.question.text for turn in turns_of(state) if turn.question and _answered(turn)]
    told: dict[str, tuple[Question, str]] = {}
    for text in reversed(answered):
        aim, following = after.get(text, ("", ""))
        if following and following not in by and following not in state.hidden:
            told.setdefault(following, (Question(following, aim, Origin.BANK), text))
    return tuple(told.values())


def queued(state: State) -> tuple[str, ...]:
    """What the one whose turn it is wrote in the chat, and nobody asked yet."""
    by = asked(state)
    holder = state.desk.round.holder
    return tuple(text for who, text in state.queued if who == holder and text not in by and text not in state.hidden)


def suggestions(state: State, bank: Bank) -> tuple[Question, ...]:
    """The questions for this round that nobody asked yet."""
    return _unasked(_for_this_round(state, bank), state)


def _unasked(questions: Iterable[Question], state: State) -> tuple[Question, ...]:
    by = asked(state)
    return tuple(question for question in questions if question.text not in by and question.text not in state.hidden)


def _for_this_round(state: State, bank: Bank) -> tuple[Question, ...]:
    """The bank's questions of the aims that the round serves: one of each aim, then another of each."""
    listed = ([Question(one.ask, aim.name, Origin.BANK) for one in aim.questions] for aim in _served(state, bank))
    return tuple(question for row in zip_longest(*listed) for question in row if question)


def _served(state: State, bank: Bank) -> tuple[Aim, ...]:
    """The aims that the round serves, the current one first."""
    names = current(state)
    return tuple(sorted((aim for aim in bank.aims if aim.name in names), key=lambda aim: aim.name != state.aim))


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
    here, listed = on_the_table(state, bank).text, _for_this_round(state, bank)
    start = next((index + 1 for index, one in enumerate(listed) if one.text == here), 0)
    open_ = _unasked((*listed[start:], *listed[:start]), state)
    return next((one for one in open_ if one.text != here), None)


def answers(state: State, most: int | None = None) -> tuple[Answer, ...]:
    """What was asked and answered, the latest first; `most` of them, if not all."""
    told = (_answer(state, turn) for turn in latest_turns_of(state) if _answered(turn))
    return tuple(islice(told, most))


def _answered(turn: Turn) -> bool:
    return turn.step is Step.QUESTIONS and turn.mark is Mark.DONE


def _answer(state: State, turn: Turn) -> Answer:
    question = turn.question.text if turn.question and turn.question.text else "a question of their own"
    took = on_the_clock(int(turn.seconds + 0.5)) if turn.seconds else ""  # to the nearest second, as on the page
    return Answer(turn.who, question, state.owner or "", took, turn.text)
