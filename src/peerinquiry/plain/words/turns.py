"""Two words a turn: start, next; and what else may happen in one."""

from __future__ import annotations

from peerinquiry.formats.times import seconds_in
from peerinquiry.inquiry.agenda import turn_open, whats_next
from peerinquiry.inquiry.commands import (
    CreditClock,
    DrawTurn,
    EndTurn,
    ExtendClock,
    GiveTurn,
    InviteUnheard,
    NewRound,
    Note,
    OpenPulses,
    Pass,
    Postpone,
    ToggleClock,
)
from peerinquiry.inquiry.model import Kind, Step
from peerinquiry.inquiry.view.averages import averages
from peerinquiry.plain.language import Outcome, Scene, needed, word

ROOM = "A turn"


@word("next [NOTE]", ROOM)
def next_(scene: Scene, said: str) -> Outcome:
    """Done, on to what comes next; the note goes with the turn. An empty line does the same."""
    state = scene.state
    if turn_open(state):
        kind = Kind.EXPERIENCE if state.step is Step.RECOMMENDING else Kind.ADVICE
        return EndTurn(said, kind, scene.table)
    if said:
        raise ValueError("Nobody has the turn, so the note would be nobody's: note TEXT keeps one of yours.")
    if state.step is Step.PULSE and not state.pulses_open and averages(state):
        return OpenPulses()
    following = whats_next(state, scene.seed())
    return following.command or following.sentence


@word("start", ROOM)
def start(scene: Scene, _: str) -> Outcome:
    """Start the clock; what is on the table is asked."""
    clock = scene.state.desk.clock
    if clock is not None and clock.running:
        return "The clock runs already; pause stops it."
    return ToggleClock(scene.table)


@word("pause", ROOM)
def pause(scene: Scene, _: str) -> Outcome:
    """Pause the clock; start goes on."""
    clock = scene.state.desk.clock
    if clock is None or not clock.running:
        return "No clock runs; start starts it."
    return ToggleClock(scene.table)


@word("more [LENGTH]", ROOM)
def more(_: Scene, said: str) -> Outcome:
    """Fifteen seconds more, or as many as are said: 45, 1:30, 2 min."""
    return ExtendClock(seconds_in(said)) if said else ExtendClock()


@word("count", ROOM)
def count(_scene: Scene, _: str) -> Outcome:
    """Count what went by without the clock, and start it."""
    return CreditClock()


@word("pass", ROOM)
def pass_(scene: Scene, _: str) -> Outcome:
    """They pass in this round."""
    return Pass(scene.table)


@word("later", ROOM)
def later(_scene: Scene, _: str) -> Outcome:
    """They come back later in this round."""
    return Postpone()


@word("turn NAME", ROOM)
def turn(scene: Scene, said: str) -> Outcome:
    """Give the turn to somebody."""
    return GiveTurn(scene.who(needed(said, "turn Bea")))


@word("draw", ROOM, Step.SAY_BACK)
def draw(scene: Scene, _: str) -> Outcome:
    """Draw who says back."""
    return DrawTurn(scene.seed())


@word("round [NAME OF AN AIM]", ROOM, Step.QUESTIONS, Step.SAY_BACK, Step.REFLECTING)
def round_(scene: Scene, said: str) -> Outcome:
    """Another round, early if somebody has not had a turn."""
    aims = scene.state.bank.aims
    if said and said not in aims:
        raise ValueError(f"The aims are {', '.join(aims)}.")
    return NewRound(early=True, aim=said)


@word("unheard [hide]", ROOM)
def unheard(_scene: Scene, said: str) -> Outcome:
    """Who was not heard yet goes first in the next round, and everyone is told; hide tells it no more."""
    return InviteUnheard(shown=said.casefold() != "hide")


@word("note TEXT", ROOM)
def note(_scene: Scene, said: str) -> Outcome:
    """Keep a note of yours on the page."""
    return Note(needed(said, "note We began ten minutes late"))


@word("private TEXT", ROOM)
def private(_scene: Scene, said: str) -> Outcome:
    """Keep a note for you alone: in the record, on no page."""
    return Note(needed(said, "private Ask Bea afterwards"), private=True)
