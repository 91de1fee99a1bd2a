"""Several inquiries in one session: one at a time runs, and each that was set aside stands as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.model import Action, Choice, Inquiry, Plan, State, Turn


def taken_up(state: State) -> frozenset[str]:
    """Whose challenges the group was through with before the inquiry that runs."""
    return frozenset(past.owner for past in state.inquiries if past.finished)


def turns_of(state: State) -> Iterator[Turn]:
    """The turns of the inquiry that runs, in order."""
    return (turn for turn in state.turns if _of_this(state, turn))


def latest_turns_of(state: State) -> Iterator[Turn]:
    """The same, the latest first."""
    return (turn for turn in reversed(state.turns) if _of_this(state, turn))


def _of_this(state: State, turn: Turn) -> bool:
    return turn.inquiry == state.inquiry and turn.step in turns.NEEDS_OWNER


def begun(state: State) -> bool:
    """Whether anything was said, or a clock ran, in the inquiry that runs."""
    clocks = (desk.clock for step, desk in state.desks.items() if step in turns.NEEDS_OWNER)
    return (
        any(clock is not None and clock.touched for clock in clocks)
        or any(True for _ in turns_of(state))
        or bool(state.parked or state.recommendations or state.question)
        or state.heard_right is not None
        or state.plan != Plan()
    )


def standing(state: State, choice: Choice, *, finished: bool) -> Inquiry:
    """The inquiry that runs, of the challenge that was chosen, as it is kept; with its ballots if they were opened."""
    voting = state.voting if state.voting.revealed else replace(state.voting, ballots={})
    return Inquiry(
        state.inquiry,
        choice,
        state.challenges.get(choice.owner, ""),
        finished,
        voting,
        state.heard_right,
        state.reframe,
        state.parked,
        state.recommendations,
        state.plan,
    )


def looking_back(state: State, past: Inquiry) -> State:
    """The session as it stood with an inquiry that was set aside; for reading, not to go on from."""
    return replace(
        state,
        inquiry=past.number,
        inquiries=tuple(other for other in state.inquiries if other.number < past.number),
        challenges={**state.challenges, past.owner: past.challenge},
        choice=past.choice,
        voting=past.voting,
        question=None,
        heard_right=past.heard_right,
        reframe=past.reframe,
        parked=past.parked,
        recommendations=past.recommendations,
        plan=past.plan,
    )


def each(state: State) -> tuple[State, ...]:
    """The session once for every inquiry with an owner, as it stood with it; the one that runs comes last."""
    before = tuple(looking_back(state, past) for past in state.inquiries)
    return (*before, state) if state.owner or not before else before


def actions_of(state: State) -> tuple[Action, ...]:
    """What is on the plans of all inquiries of the session, in that order; no two have the same number."""
    plans = (*(past.plan for past in state.inquiries), state.plan)
    return tuple(action for plan in plans for action in plan.actions)
