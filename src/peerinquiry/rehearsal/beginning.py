"""Gather, Challenges and Choose: who they are, what is on each mind, and whose it is today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from peerinquiry.inquiry.commands import (
    AddPeople,
    CastVote,
    GoTo,
    Note,
    RevealVotes,
    SetEnd,
    SetPresence,
    SetVoting,
    ToggleClock,
    WriteChallenges,
)
from peerinquiry.inquiry.model import Presence, State, Step
from peerinquiry.inquiry.voting import TieRule
from peerinquiry.rehearsal.beat import Beat, spoken

AT_HAND: Final = ("Ann", "Bea", "Carl", "Dev", "Eli", "Fay")
"""Operations, purchasing, the north plant, engineering, finance and people: here from the start."""
LATE: Final = "Gus"
"""Sales; his train is late."""

CHALLENGES: Final[Mapping[str, str]] = {
    "Ann": "We lose two suppliers a year, and nobody owns it",
    "Bea": "Every order waits for my signature, and I can't let go",
    "Carl": "Days and nights blame each other for the scrap",
    "Dev": "My best engineer is bored, and I have nothing new for her",
    "Eli": "Nobody trusts the forecast, and I am not sure I do",
    "Fay": "Two good people want one job, and one of them may leave",
    "Gus": "I promise delivery dates that I don't believe myself",
}

BALLOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Ann": ("Eli", "Gus"),
    "Bea": ("Ann", "Carl"),
    "Carl": ("Ann", "Gus"),
    "Dev": ("Ann", "Fay"),
    "Eli": ("Gus", "Ann"),
    "Fay": ("Bea", "Ann"),
    "Gus": ("Carl", "Eli"),
}
"""Two votes each: five are for Ann's, three for Gus's."""

AN_HOUR: Final = timedelta(minutes=60)
QUARTER: Final = 15


def gathering() -> Iterator[Beat]:
    """Hello, the end, the ground rules."""
    yield Beat(4, AddPeople(AT_HAND), "Six join the call, one after the other.")
    yield Beat(3, AddPeople((LATE,), Presence.LATE), f"{LATE} writes from the train: a little late.")
    yield Beat(3, _end)
    yield Beat(3, ToggleClock(), "The facilitator reads the ground rules aloud.")
    yield Beat(16, Note("Agreed: what is said here stays here; the page goes to the seven of us."))
    yield Beat(3, GoTo(Step.WRITING))


def _end(state: State) -> SetEnd:
    """A full quarter of an hour on the clock, an hour from now or a little more."""
    hour = state.opened_at.replace(second=0, microsecond=0) + AN_HOUR
    return SetEnd(hour + timedelta(minutes=-hour.minute % QUARTER))


def challenges() -> Iterator[Beat]:
    """Seven challenges, written in silence and then said."""
    yield Beat(3, ToggleClock(), f"All write in the call's chat, {LATE} too.")
    yield Beat(15, WriteChallenges(CHALLENGES), "The facilitator pastes the chat: seven at once.")
    yield Beat(5, GoTo(Step.SAYING))
    for seconds in (6, 4, 4, 5):
        yield from spoken("", seconds)
    yield Beat(1, SetPresence(LATE, Presence.HERE), f"{LATE} is in, and out of breath.")
    for seconds in (4, 5, 6):
        yield from spoken("", seconds)
    yield Beat(3, GoTo(Step.VOTING))


def choosing() -> Iterator[Beat]:
    """Two votes each, hidden until all are in."""
    yield Beat(3, SetVoting(2, TieRule.RUN_OFF))
    yield Beat(2, ToggleClock(), "Everyone sends two names to the facilitator alone.")
    for voter, choices in BALLOTS.items():
        yield Beat(2, CastVote(voter, choices))
    yield Beat(4, RevealVotes(seed=1))
    yield Beat(5, GoTo(Step.STORY), "Ann nods: yes, she would like that.")
