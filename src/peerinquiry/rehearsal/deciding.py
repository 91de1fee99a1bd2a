"""Recommend, Plan and Close: what the others would do, what Ann will do, and what each takes home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from peerinquiry.inquiry.commands import (
    AddNotDoing,
    CloseSession,
    EndTurn,
    GivePulse,
    GoTo,
    OfferHelp,
    Recommend,
    SetAction,
    SetCheckIn,
    TakeUp,
    ToggleClock,
)
from peerinquiry.inquiry.model import Kind, State, Step
from peerinquiry.rehearsal.beat import BREATH, Beat, spoken
from peerinquiry.rehearsal.inquiring import PARKED

A_VISIT: Final = "Go to Brandt yourself, with no contract in your bag."
TWO_EACH: Final = "In my last firm each of us rang two suppliers a month. Ten minutes; none left."

REFLECTIONS: Final[Mapping[str, str]] = {
    "Ann": "I came for somebody to own it, and leave with a better question. It is lighter.",
    "Bea": "I learned more about our suppliers today than from my own reports.",
    "Carl": "Ann, I am sorry about March. Coffee on Monday, and it is on me.",
    "Dev": "Asking is harder than telling. I nearly told, four times.",
    "Eli": "I had no figure to offer, and for once that was all right.",
    "Fay": "I passed once, and nobody minded. That says something good about us.",
    "Gus": "My idea was a better one for having waited.",
}

PULSES: Final[Mapping[str, tuple[int, ...]]] = {
    "Ann": (5, 4, 5, 5, 5),
    "Bea": (4, 4, 5, 4, 5),
    "Carl": (4, 5, 4, 4, 5),
    "Dev": (3, 4, 5, 5, 4),
    "Eli": (4, 3, 4, 4, 5),
    "Fay": (5, 4, 4, 5, 4),
    "Gus": (4, 4, 5, 3, 4),
}

SATURDAY: Final = 5  # as date.weekday() counts

NOT_NOW: Final = (
    "Look for the next supplier before talking with the one we have",
    "Save the day at night, alone",
)


def recommending() -> Iterator[Beat]:
    """Experience first, advice second; the parked idea comes back to Gus, and Ann takes up two."""
    experience = "As a buyer I saw each of them once a year. It kept more of them than any price."
    yield Beat(BREATH, ToggleClock(), "Ann only listens now.")
    yield Beat(10, Recommend("Bea", experience, Kind.EXPERIENCE))
    yield Beat(5, EndTurn(A_VISIT))
    yield from spoken(
        "We fixed the paint shop's orders two weeks ahead. The shouting stopped.", 12, kind=Kind.EXPERIENCE
    )
    yield from spoken("Lend each key supplier an engineer for a day a month.", 9)
    yield from spoken("Show all of us what one lost supplier costs. I would help you count.", 10)
    yield from spoken(TWO_EACH, 13, kind=Kind.EXPERIENCE)
    yield Beat(BREATH, ToggleClock(), "Gus's parked idea is offered back to him.")
    yield Beat(8, _from_parked)
    yield Beat(2, EndTurn())
    yield Beat(5, lambda state: _taken_up(state, A_VISIT), "Ann says what she takes up.")
    yield Beat(3, lambda state: _taken_up(state, TWO_EACH))
    yield Beat(3, GoTo(Step.PLANNING))


def _from_parked(state: State) -> Recommend:
    """Gus's idea, in the words it has now."""
    number = next((idea.number for idea in state.parked if idea.text == PARKED), 0)
    return Recommend("Gus", "Pay in 30 days, not 60: small firms live by that.", parked=number)


def _taken_up(state: State, text: str) -> TakeUp:
    return TakeUp(next((made.number for made in state.recommendations if made.text == text), 0))


def planning(today: date) -> Iterator[Beat]:
    """Four actions, over this month, three months and six; who helps, what Ann will not do, when all hear of it."""
    yield Beat(BREATH, ToggleClock(), "Ann thinks aloud; the others offer help.")
    visit = SetAction(
        "Visit Brandt, and listen for an hour",
        "Ann",
        _workday(today, 10),
        "They say what would make them stay",
        ("Bea",),
    )
    two_each = SetAction(
        "Find a leader for each of our twelve suppliers", "Fay", _workday(today, 24), "A name beside each, on the wall"
    )
    fixed = SetAction(
        "Fix orders two weeks ahead at the north plant",
        "Carl",
        _workday(today, 80),
        "A month without an order changed on a Friday",
        ("Eli", "Gus"),
    )
    asked = SetAction(
        "Ask all twelve how it is to work with us",
        "Ann",
        _workday(today, 170),
        "Nine of them would do it again",
        ("Dev",),
    )
    for action in (visit, two_each, fixed, asked):
        yield Beat(6, action)
    yield Beat(4, OfferHelp("Carl", "Tells Ann on Mondays what the line really needs"))
    yield Beat(4, OfferHelp("Gus", "Asks Ann on Fridays what she left to others"))
    for text in NOT_NOW:
        yield Beat(4, AddNotDoing(text))
    yield Beat(4, SetCheckIn(_workday(today, 42)))
    yield Beat(5, EndTurn("I begin with Brandt, and with my ears open."))
    yield Beat(3, GoTo(Step.REFLECTING))


def _workday(today: date, days: int) -> date:
    """So many days from today; a weekend waits for Monday."""
    day = today + timedelta(days=days)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def closing() -> Iterator[Beat]:
    """A word from each, the pulse, goodbye."""
    for text in REFLECTIONS.values():
        yield from spoken(text, 5)
    yield Beat(3, GoTo(Step.PULSE))
    for who, scores in PULSES.items():
        yield Beat(2, GivePulse(who, scores))
    yield Beat(4, GoTo(Step.FAREWELL))
    yield Beat(4, CloseSession(), "They wave, and go.")
