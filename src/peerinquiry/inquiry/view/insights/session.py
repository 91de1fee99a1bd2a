"""What one session tells for the insights over many: a few numbers, and its challenges' words; nobody's figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import fsum

from peerinquiry.inquiry.events import (
    ParticipantAdded,
    ParticipantRemoved,
    ParticipantRenamed,
    PresenceChanged,
    Record,
)
from peerinquiry.inquiry.goodbye import goodbye
from peerinquiry.inquiry.heard import spoke, voices
from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Mark, Phase, Presence, State, Step
from peerinquiry.inquiry.view.averages import may_be_told, pulses_given
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.words import held_on


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers whose clock ran: how many, how many of them ran over, and by how many milliseconds in all."""

    timed: int = 0
    over: int = 0
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """One session. `on` is the day where it was held.

    `evenness`: how evenly those who own no challenge shared the time, 0 to 1; None where too little was timed, or the
    session did not come to its close. `unheard`: how many of all who came said nothing; None for the same reason.
    `over`: seconds from the end agreed on to the goodbye, None where one of them is not known.
    `scores`: the pulses given, none where they may not be told. `names` are all that people go by in it.
    """

    name: str
    on: date
    team: str
    evenness: float | None
    unheard: int | None
    over: float | None
    answers: Answers
    scores: tuple[tuple[int, ...], ...]
    challenges: tuple[str, ...]
    names: tuple[str, ...]


def told(name: str, counted: Sequence[Record], state: State) -> Told:
    """What the session of that name tells: the records of it that count, and the state that they come to."""
    came = _came(counted)
    finished = state.closed or state.phase is Phase.CLOSE
    ended = goodbye(counted)
    return Told(
        name,
        held_on(state),
        state.team,
        _peers_evenness(state, came) if finished else None,
        len(came - spoke(state)) if finished else None,
        (ended.at - state.ends_at).total_seconds() if ended and state.ends_at else None,
        _answers(state),
        pulses_given(state) if may_be_told(state) else (),
        tuple(_challenges(state)),
        state.names,
    )


def _came(counted: Iterable[Record]) -> set[str]:
    """Who was here at some time, by the names they go by in the end."""
    came: set[str] = set()
    for record in counted:
        match record.event:
            case ParticipantAdded(who, Presence.HERE) | PresenceChanged(who, Presence.HERE):
                came.add(who)
            case ParticipantRemoved(who):
                came.discard(who)
            case ParticipantRenamed(who, to) if who in came:
                came = came - {who} | {to}
    return came


def _peers_evenness(state: State, came: set[str]) -> float | None:
    """How evenly those who own no challenge shared the time; None where the clock ran in less than half their turns."""
    peers = came - {then.owner for then in each(state)}
    turns = [turn for turn in state.turns if turn.mark is Mark.DONE and turn.step is not Step.QUESTIONS]
    timed = [turn.seconds > 0 for turn in turns if turn.who in peers]
    if 2 * sum(timed) < len(timed):
        return None
    return evenness([voice.seconds for voice in voices(state) if voice.name in peers])


def evenness(seconds: Sequence[float]) -> float | None:
    """1 where all are alike, 0 where one has everything; None if there is nothing to share, or nobody to share with.

    It is 1 less the Gini coefficient, as a share of what that comes to where one has everything.
    """
    whole = fsum(seconds)
    if len(seconds) < 2 or whole <= 0:  # noqa: PLR2004 - one alone shares nothing
        return None
    apart = fsum(abs(one - other) for one, other in combinations(seconds, 2))
    return max(0.0, 1 - apart / ((len(seconds) - 1) * whole))


def _answers(state: State) -> Answers:
    timed = [
        turn.seconds - turn.allowed
        for turn in state.turns
        if turn.step is Step.QUESTIONS and turn.mark is Mark.DONE and turn.seconds > 0
    ]
    over = [seconds for seconds in timed if seconds > 0]
    return Answers(len(timed), len(over), sum(round(1000 * seconds) for seconds in over))


def _challenges(state: State) -> Iterable[str]:
    """All that were written, and what became of those that were taken up."""
    for then in each(state):
        about = challenge(then)
        yield from (text for text in (about.before, about.after) if text)
    owners = {then.owner for then in each(state)}
    yield from (text for who, text in state.challenges.items() if who not in owners)
