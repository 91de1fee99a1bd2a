"""What Challenges shows: what is asked for, and a row for everyone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.agenda import turn_open, whats_ahead, whats_next
from peerinquiry.inquiry.model import Mark, Participant, Presence, State
from peerinquiry.inquiry.view.frame import Sign
from peerinquiry.inquiry.view.words import listed


class Tone(StrEnum):
    """How much a row matters just now."""

    NOW = "now"
    PLAIN = "plain"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Row:
    """A challenge in a table. `mark` stands before the name: a sign, or a number; `votes` once they are open.

    A bar is as long as `votes`, and `tally` stands beside it.
    """

    name: str
    text: str
    mark: str = ""
    tone: Tone = Tone.PLAIN
    written: bool = True
    votes: int | None = None
    tally: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a table: `points` one a line; `short` in place of them, where there is no room."""

    title: str
    words: str = ""
    points: tuple[str, ...] = ()
    short: str = ""
    aside: str = ""
    keys: str = ""
    """For whoever works the window."""
    ahead: str = ""
    """For a window that nobody works: what comes next."""


@dataclass(frozen=True, slots=True)
class ChallengesView:
    """The heading and the table; `current` is the index of the row to look at."""

    heading: Heading
    rows: tuple[Row, ...]
    current: int | None


NAMED: Final = 3
"""People who are named one by one."""
PROMPT: Final = Heading(
    "One challenge of yours at work",
    points=("It is complex: there is no easy answer.", "It affects others, too.", "It takes up your mental energy."),
    short="complex · affects others · takes up energy",
)


def missing(state: State) -> tuple[str, ...]:
    """Who is here and has no challenge written down."""
    return tuple(name for name in state.here if name not in state.challenges)


def missing_words(state: State) -> str:
    """Who is here and has none, as a sentence; how many, where they are many."""
    names = missing(state)
    if len(names) > NAMED:
        return f"{len(names)} of {len(state.here)} have no challenge yet."
    return f"{listed(names)} {'has' if len(names) == 1 else 'have'} no challenge yet."


def next_missing(state: State, after: str) -> str | None:
    """Who has none yet, the first one after `after` in the order of turns, round and round."""
    names = state.names
    start = names.index(after) + 1 if after in names else 0
    without = missing(state)
    return next((name for name in (*names[start:], *names[:start]) if name in without), None)


def beside(state: State, name: str, by: int) -> str:
    """Who comes `by` rows after `name`; the ends hold."""
    names = state.names
    if name not in names:
        return next(iter(names), "")
    return names[min(max(0, names.index(name) + by), len(names) - 1)]


def writing(state: State, whose: str) -> ChallengesView:
    """The table while everyone writes; `whose` is the one whose challenge is typed now."""
    rows = tuple(_written(state, person, current=person.name == whose) for person in state.participants)
    return ChallengesView(PROMPT, rows, _index(state, whose))


def _written(state: State, person: Participant, *, current: bool) -> Row:
    text = state.challenges.get(person.name, "")
    sign = Sign.NOW if current else Sign.DONE if text else ""
    tone = Tone.NOW if current else Tone.PLAIN if text else Tone.QUIET
    waits = "writing…" if person.presence is Presence.HERE else str(person.presence)
    return Row(person.name, text or waits, sign, tone, written=bool(text))


def saying(state: State, looked_at: str = "") -> ChallengesView:
    """The table while each says theirs; `looked_at` is the row to look at, if not the speaker's."""
    rows = tuple(_said(state, person, looked_at) for person in state.participants)
    holder = state.desk.round.holder or ""
    return ChallengesView(_saying_now(state), rows, _index(state, looked_at or holder))


def _said(state: State, person: Participant, looked_at: str) -> Row:
    current, text = state.desk.round, state.challenges.get(person.name, "")
    sign, word = _standing(state, person)
    others = Tone.QUIET if current.holder or not text else Tone.PLAIN
    tone = Tone.NOW if person.name == (looked_at or current.holder) else others
    words = " · ".join(filter(None, (word, text))) or "not written down"
    return Row(person.name, words, sign, tone, written=bool(text))


def _standing(state: State, person: Participant) -> tuple[str, str]:
    """Where somebody stands in the round: a sign, and the word for it where the sign needs one."""
    current = state.desk.round
    mark = current.marks.get(person.name)
    if person.name == current.holder:
        return Sign.NOW, ""
    if mark is Mark.DONE:
        return Sign.DONE, ""
    if not person.here:
        return Sign.AWAY, str(person.presence)
    if mark is Mark.PASSED:
        return Sign.PASSED, "passed"
    return (Sign.LATER, "back later") if person.name in current.later else ("", "")


def _saying_now(state: State) -> Heading:
    holder = state.desk.round.holder
    if holder is None or not turn_open(state):
        return Heading("We have heard them all", keys=f"Enter: {whats_next(state, 0).words}", ahead=whats_ahead(state))
    following = turns.next_up(state)
    return Heading(f"{holder} says theirs", aside=f"then {following}" if following else "the last one")


def _index(state: State, name: str) -> int | None:
    return state.names.index(name) if name in state.names else None
