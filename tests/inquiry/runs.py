"""Whole sessions out of the blue: commands drawn one by one, with an eye on what makes sense now.

A command is drawn from the state it will meet: names are mostly of people there, numbers mostly of things
there, and what moves a session on comes more often than the rest. So runs get into every step, and deep.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from tests.inquiry import driver
from tests.inquiry.driver import BANK, START, Run

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.choosing import candidates, votes_each
from peerinquiry.inquiry.events import Mendable
from peerinquiry.inquiry.model import (
    Answer,
    CheckIn,
    Kind,
    OpenAction,
    Origin,
    Phase,
    Presence,
    Question,
    State,
    Step,
    Timing,
)
from peerinquiry.inquiry.voting import Ballot, Method, TieRule

T = TypeVar("T")

OTHER_BANK = Bank(
    "other",
    "Another bank",
    (
        Aim("milestones", "", (BankQuestion("Which week?", follow_up="Why then?"),), rounds=3, answer=50),
        Aim("courage", "", (BankQuestion("What scares you?", "a pause", ("fear",)),), rounds=2),
    ),
    timings={Timing.ANSWER: 20, Timing.RULES: 60},
)

EDITED_BANK = Bank(BANK.name, "A bank, edited", (OTHER_BANK.aims[1], *BANK.aims[:2]))

EARLIER = ("2026-09-01-1400-leadership", "2026-10-01-1400-leadership")
LATER = ("2027-01-11-1400-leadership", "2027-02-11-1400-leadership")

NEWCOMERS = ("Hal", "Ida", "Jo")
STRANGER = "Nobody"

STARTS: tuple[Callable[[], Run], ...] = (
    driver.at_questions,
    driver.opened,
    driver.seven,
    driver.at_voting,
    driver.at_say_back,
    driver.at_recommending,
    driver.at_planning,
    driver.at_reflecting,
    driver.at_second_story,
    driver.at_second_questions,
)

Maker = Callable[[DrawFn, State], c.Command]

LASTING = (c.ResumeSession, c.CloseSession, c.NoticeGap, c.EditBank, c.FollowUp)
"""Commands whose events no undo reaches."""


@st.composite
def runs(
    draw: DrawFn,
    most: int = 60,
    starts: Sequence[Callable[[], Run]] = STARTS,
    without: tuple[type[c.Command], ...] = (),
    moves: Sequence[Maker] = (),
) -> Run:
    """A session after up to `most` commands from one of the `starts`; its `states` are those since then.

    Commands of the types `without` do not occur; if there are `moves`, nothing but these does.
    """
    start = draw(st.sampled_from(starts))
    run = start().begin(start.__name__)
    for _ in range(draw(st.integers(0, most))):
        command = draw(st.sampled_from(moves or MAKERS[run.state.phase]))(draw, run.state)
        if not isinstance(command, without):
            run.do(command, after=draw(PAUSES))
    return run


@st.composite
def commands(draw: DrawFn, state: State) -> c.Command:
    """A command that could be asked for now, and mostly makes sense."""
    return draw(st.sampled_from(MAKERS[state.phase]))(draw, state)


PAUSES = st.sampled_from([1.0, 0.0, 0.25, 7.5, 31.125, 400.0])
"""Seconds between two commands, each a whole number of eighths, so that sums are exact."""

TEXTS = st.sampled_from(["", "a few words", "other words", "more [/words] on this", "  \x1b[31mred\x1b[0m\n"])
SEEDS = st.integers(0, 99)
DAYS = st.none() | st.integers(0, 200).map(lambda days: date(2026, 11, 22) + timedelta(days))


def one_of(draw: DrawFn, some: Sequence[T], otherwise: T) -> T:
    """One of those there are, or what is not among them: rarely, or where there are none."""
    return draw(st.sampled_from([*some, *some, *some, otherwise]))


def somebody(draw: DrawFn, state: State) -> str:
    return one_of(draw, state.names, STRANGER)


def names(draw: DrawFn, state: State, most: int = 3) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from([*state.names, STRANGER]), max_size=most)))


def question(draw: DrawFn, state: State) -> Question:
    text = draw(st.sampled_from(["Who is involved?", "What is success?", "Who can help?", "", "And you?"]))
    return Question(text, one_of(draw, state.bank.aims, "no aim"), draw(st.sampled_from(Origin)))


def suggestion(draw: DrawFn, state: State) -> Question | None:
    return question(draw, state) if draw(st.booleans()) else None


def a_ballot(draw: DrawFn, state: State) -> c.Command:
    pool, who, by = candidates(state), somebody(draw, state), draw(st.sampled_from(["", "", *state.names, STRANGER]))
    if state.voting.method_now is Method.FIST and draw(st.integers(0, 9)):
        return c.CastVote(who, pool, tuple(draw(st.integers(0, 5)) for _ in pool), by)
    choices = tuple(one_of(draw, pool, STRANGER) for _ in range(draw(st.integers(0, votes_each(state)))))
    return c.CastVote(who, choices, by=by)


def several_ballots(draw: DrawFn, state: State) -> c.Command:
    made = [one for _ in range(2) if isinstance(one := a_ballot(draw, state), c.CastVote)]
    return c.CastVotes({one.who: Ballot(one.choices, one.scores, one.by) for one in made})


def rules_of_a_vote(draw: DrawFn, _: State) -> c.Command:
    each, piling, anew = draw(st.integers(0, 3)), draw(st.booleans()), draw(st.booleans())
    return c.SetVoting(each, draw(st.sampled_from(TieRule)), draw(st.sampled_from(Method)), piling, anew)


def pulse(draw: DrawFn) -> tuple[int, ...]:
    return draw(st.sampled_from([(5, 4, 3, 2, 1), (), (3, 3, 3, 3, 3), (1, 2), (0, 1, 2, 3, 9)]))


def number(draw: DrawFn, some: Sequence[int]) -> int:
    return one_of(draw, some, 0)


def scribbles(draw: DrawFn, state: State) -> dict[str, str]:
    return {somebody(draw, state): draw(TEXTS) for _ in range(draw(st.integers(1, 3)))}


def an_action(draw: DrawFn, state: State) -> c.Command:
    known = number(draw, [action.number for action in state.plan.actions])
    helpers = names(draw, state, 2)
    return c.SetAction(draw(TEXTS), somebody(draw, state), draw(DAYS), draw(TEXTS), helpers, known)


def brought(draw: DrawFn, state: State) -> c.Command:
    action = st.builds(
        OpenAction,
        st.sampled_from(EARLIER),
        st.integers(1, 3),
        TEXTS,
        st.sampled_from([*state.names, STRANGER]),
        DAYS,
        TEXTS,
        DAYS,
    )
    check_in = draw(st.none() | st.builds(CheckIn, st.sampled_from(EARLIER), st.dates()))
    team = draw(st.sampled_from(["", "leadership", "platform"]))
    return c.BringActions(tuple(draw(st.lists(action, max_size=3))), team, check_in)


def an_answer(draw: DrawFn, state: State) -> c.Command:
    known = number(draw, [brought.number for brought in state.brought])
    return c.AnswerAction(known, draw(st.sampled_from(Answer)), draw(TEXTS), draw(TEXTS), draw(DAYS))


def a_follow_up(draw: DrawFn, state: State) -> c.Command:
    known = number(draw, [action.number for action in state.plan.actions])
    answer = draw(st.none() | st.sampled_from(Answer))
    return c.FollowUp(draw(st.sampled_from(LATER)), known, answer, draw(TEXTS), draw(TEXTS), draw(DAYS))


def recommended(draw: DrawFn, state: State) -> c.Command:
    kind, parked = draw(st.sampled_from(Kind)), number(draw, [idea.number for idea in state.parked])
    return c.Recommend(somebody(draw, state), draw(TEXTS), kind, parked)


def back_or_forth(draw: DrawFn, state: State) -> c.Command:
    again = draw(st.booleans()) if state.undone else False
    return c.Redo() if again else c.Undo()


def faster(draw: DrawFn, state: State) -> c.Command:
    timings = {draw(st.sampled_from(Timing)): draw(seconds(10, 45)) for _ in range(draw(st.integers(0, 2)))}
    limits = st.lists(st.sampled_from([*state.bank.aims, "no aim"]), max_size=2).map(tuple)
    return c.SetPace(timings, draw(st.none() | limits), draw(st.none() | limits))


def onwards(state: State) -> Step:
    """The step after this one."""
    steps = tuple(Step)
    return steps[min(steps.index(state.step) + 1, len(steps) - 1)]


def seconds(*usual: float) -> SearchStrategy[float]:
    return st.sampled_from([*usual, 0.0, -1.0, float("nan"), float("inf")])


ALWAYS: tuple[tuple[int, Maker], ...] = (
    (6, lambda _, state: c.GoTo(onwards(state))),
    (3, lambda draw, _: c.GoTo(draw(st.sampled_from(Step)))),
    (7, back_or_forth),
    (4, lambda draw, state: c.SetPresence(somebody(draw, state), draw(st.sampled_from(Presence)))),
    (4, lambda draw, state: c.SetPresence(somebody(draw, state), Presence.HERE)),
    (2, lambda draw, _: c.AddPeople((draw(st.sampled_from(NEWCOMERS)),), draw(st.sampled_from(Presence)))),
    (2, lambda draw, state: c.Rename(somebody(draw, state), draw(st.sampled_from([*NEWCOMERS, "Ann", "Zoe", ""])))),
    (1, lambda draw, state: c.Remove(somebody(draw, state))),
    (1, lambda draw, state: c.Reorder(names(draw, state))),
    (1, lambda draw, _: c.Shuffle(draw(SEEDS))),
    (1, lambda draw, _: c.ExtendClock(draw(seconds(15, 30)))),
    (1, lambda *_: c.CreditClock()),
    (1, lambda draw, _: c.SetTiming(draw(st.sampled_from(Timing)), draw(seconds(10, 45)))),
    (1, faster),
    (1, lambda draw, _: c.SetEnd(draw(st.none() | st.just(START + timedelta(minutes=75))))),
    (1, lambda draw, _: c.Note(draw(TEXTS), draw(st.booleans()))),
    (3, lambda draw, _: c.Amend(draw(st.integers(1, 60)), draw(st.sampled_from(Mendable)), draw(TEXTS))),
    (1, lambda draw, _: c.SetTitle(draw(TEXTS))),
    (1, lambda draw, _: c.ChooseBank(draw(st.sampled_from([BANK, OTHER_BANK])))),
    (1, lambda draw, _: c.EditBank(draw(st.sampled_from([BANK, EDITED_BANK])))),
    (1, brought),
    (2, an_answer),
    (1, lambda *_: c.ResumeSession()),
    (1, lambda draw, _: c.NoticeGap(draw(seconds(90, 3)))),
    (1, lambda *_: c.CloseSession()),
    (1, lambda draw, state: draw(st.sampled_from(MAKERS[draw(st.sampled_from(Phase))]))(draw, state)),
)
"""What a facilitator may do at any moment; the last is something that belongs to another moment."""

TURNS: tuple[tuple[int, Maker], ...] = (
    (20, lambda draw, state: c.EndTurn(draw(TEXTS), draw(st.sampled_from(Kind)), suggestion(draw, state))),
    (12, lambda draw, state: c.ToggleClock(suggestion(draw, state))),
    (6, lambda *_: c.Postpone()),
    (4, lambda draw, state: c.Pass(suggestion(draw, state))),
    (4, lambda draw, state: c.GiveTurn(somebody(draw, state))),
    (2, lambda draw, _: c.DrawTurn(draw(SEEDS))),
    (4, lambda *_: c.NewRound()),
    (1, lambda draw, state: c.NewRound(early=True, aim=one_of(draw, state.bank.aims, ""))),
)

HERE: Mapping[Phase, tuple[tuple[int, Maker], ...]] = {
    Phase.GATHER: (
        (8, lambda *_: c.AddPeople(driver.PEOPLE)),
        (4, lambda *_: c.ToggleClock()),
        (4, brought),
        (6, an_answer),
        (1, lambda draw, _: c.NameTeam(draw(st.sampled_from(["", "leadership"])))),
    ),
    Phase.CHALLENGES: (
        *TURNS,
        (10, lambda draw, state: c.WriteChallenges(scribbles(draw, state))),
        (2, lambda *_: c.WriteChallenges(driver.CHALLENGES)),
    ),
    Phase.CHOOSE: (
        (25, a_ballot),
        (3, rules_of_a_vote),
        (3, several_ballots),
        (5, lambda draw, _: c.RevealVotes(draw(SEEDS), anyway=True)),
        (2, lambda draw, _: c.RevealVotes(draw(SEEDS))),
        (4, lambda draw, state: c.ChooseOwner(one_of(draw, tuple(state.challenges), STRANGER))),
        (5, lambda draw, _: c.DeclineOwnership(draw(SEEDS))),
        (3, lambda *_: c.AnotherChallenge()),
        (3, lambda draw, state: c.WriteChallenges(scribbles(draw, state))),
    ),
    Phase.INQUIRE: (
        *TURNS,
        (6, lambda draw, state: c.PutQuestion(question(draw, state), suggestion(draw, state))),
        (2, lambda draw, state: c.TurnToAim(one_of(draw, state.bank.aims, "no aim"))),
        (2, lambda draw, state: c.QueueQuestions(((somebody(draw, state), question(draw, state).text),))),
        (2, lambda draw, state: c.HideQuestion(question(draw, state).text)),
        (4, lambda draw, state: c.ParkIdea(somebody(draw, state), draw(TEXTS))),
        (2, lambda draw, _: c.JudgeSayBack(draw(st.booleans()))),
        (2, lambda draw, state: c.ChooseOwner(one_of(draw, tuple(state.challenges), STRANGER))),
    ),
    Phase.RECOMMEND: (
        *TURNS,
        (8, recommended),
        (4, lambda draw, state: c.TakeUp(number(draw, [m.number for m in state.recommendations]), draw(st.booleans()))),
    ),
    Phase.PLAN: (
        *TURNS,
        (20, an_action),
        (4, lambda draw, state: c.DropAction(number(draw, [action.number for action in state.plan.actions]))),
        (6, lambda draw, state: c.OfferHelp(somebody(draw, state), draw(TEXTS))),
        (5, lambda draw, _: c.AddNotDoing(draw(TEXTS))),
        (2, lambda draw, _: c.DropNotDoing(draw(TEXTS))),
        (2, lambda draw, _: c.SetCheckIn(draw(DAYS))),
        (2, a_follow_up),
    ),
    Phase.CLOSE: (
        *TURNS,
        (2, lambda *_: c.OpenPulses()),
        (8, lambda draw, state: c.GivePulse(somebody(draw, state), pulse(draw))),
        (8, lambda *_: c.AnotherChallenge()),
    ),
}
"""What belongs to each phase."""

MAKERS: Mapping[Phase, Sequence[Maker]] = {
    phase: [maker for weight, maker in (*makers, *ALWAYS) for _ in range(weight)] for phase, makers in HERE.items()
}
