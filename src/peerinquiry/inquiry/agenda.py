"""What comes next: the one thing that Enter does when nobody's turn is open."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.aims import rounds_left
from peerinquiry.inquiry.choosing import candidates, still_to_vote
from peerinquiry.inquiry.commands import ChooseOwner, CloseSession, Command, GoTo, NewRound, RevealVotes
from peerinquiry.inquiry.model import Phase, State, Step
from peerinquiry.inquiry.pace.projection import STEPS
from peerinquiry.inquiry.view.words import capital
from peerinquiry.inquiry.voting import Method

WORDS = {
    Step.RULES: "gather",
    Step.WRITING: "write challenges",
    Step.SAYING: "each says theirs",
    Step.VOTING: "choose one",
    Step.STORY: "the owner's story",
    Step.QUESTIONS: "questions",
    Step.SAY_BACK: "a peer says back",
    Step.REFRAME: "the challenge, restated",
    Step.RECOMMENDING: "recommendations",
    Step.PLANNING: "the plan",
    Step.REFLECTING: "closing words",
    Step.PULSE: "the pulse",
    Step.FAREWELL: "goodbye",
}


@dataclass(frozen=True, slots=True)
class Next:
    """What Enter does, and how to say it. `command` is None while something is missing."""

    command: Command | None
    words: str

    @property
    def sentence(self) -> str:
        """The words, where they stand by themselves."""
        return f"{capital(self.words)}."


def whats_next(state: State, seed: int) -> Next:
    """The way on from here, once this step is done; `seed` serves a tie."""
    if state.step is Step.VOTING and state.owner is None:
        return _choosing(state, seed)
    if state.step is Step.QUESTIONS and (to_come := rounds_left(state)):
        return Next(NewRound(aim=to_come[0][0]), f"another round, for {' and '.join(to_come[0])}")
    if state.step is Step.FAREWELL:
        return Next(None, "the record is closed") if state.closed else Next(CloseSession(), "close the record")
    following = STEPS[STEPS.index(state.step) + 1]
    if following in turns.NEEDS_OWNER and state.owner is None:
        following = Step.VOTING
    return Next(GoTo(following), WORDS[following])


def whats_ahead(state: State) -> str:
    """The step or the round that comes next, once this one is done, for everyone to know; empty where there is none."""
    following = whats_next(state, 0)
    return f"next: {following.words}" if isinstance(following.command, GoTo | NewRound) else ""


def _choosing(state: State, seed: int) -> Next:
    pool = candidates(state)
    if not pool:
        return Next(None, "write a challenge down first")
    if len(pool) == 1:
        return Next(ChooseOwner(pool[0]), f"take up {pool[0]}'s challenge")
    if state.voting.method is Method.TALK:
        return Next(None, "say whose it is")
    missing = still_to_vote(state)
    if not missing:
        return Next(RevealVotes(seed), "open the votes")
    return Next(None, f"{missing[0]} votes next")


def turn_open(state: State) -> bool:
    """Whether Enter ends somebody's turn rather than going on."""
    return state.desk.round.holder is not None and turns.takes_turns(state.step)


def neighbour(state: State, by: int) -> Step | None:
    """Where `]` (1) and `[` (-1) go: the next phase, or the one before; None at either end."""
    phases = tuple(Phase)
    index = phases.index(state.phase) + by
    return way_in(state, phases[index]) if 0 <= index < len(phases) else None


def way_in(state: State, phase: Phase) -> Step:
    """The step that a phase is taken up at: the last one the group was in, else its first."""
    steps = [step for step in STEPS if step.phase is phase]
    return next((step for step in reversed(steps) if step in state.desks), steps[0])
