"""Who was heard, for the facilitator: in words, and with the figures only where they are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry import heard, turns
from peerinquiry.inquiry.heard import Voice
from peerinquiry.inquiry.model import Mark, Presence, State
from peerinquiry.inquiry.view.words import counted, listed, spoken

NOT_YET = "nothing yet"


@dataclass(frozen=True, slots=True)
class HeardRow:
    """One person: `part` of the longest, 0 to 1, as a peer; `words` and `aside` say it."""

    name: str
    part: float
    words: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class HeardView:
    """`lines` name people and no figures; `rows` and `owners` are the figures, and nobody's business but one's."""

    lines: tuple[tuple[str, str], ...]
    rows: tuple[HeardRow, ...]
    owners: tuple[str, ...]
    invites: bool
    """Whether there is anybody to ask in before all."""
    inviting: bool
    """Whether everyone sees already who is asked to come in."""


def heard_view(state: State, now: float) -> HeardView:
    """The view at `now` seconds of the session."""
    voices = heard.voices(state, now)
    longest = max((voice.as_peer for voice in voices), default=0.0)
    return HeardView(
        lines=tuple((label, words) for label, words in _lines(state) if words),
        rows=tuple(_row(state, voice, longest) for voice in voices),
        owners=tuple(owner_words(voice, voices) for voice in voices if voice.as_owner),
        invites=bool(heard.invited(state)),
        inviting=state.desk.round.inviting,
    )


def _lines(state: State) -> tuple[tuple[str, str], ...]:
    first = heard.first_next_round(state, turns.waiting(state))
    passed = tuple(name for name, mark in state.desk.round.marks.items() if mark is Mark.PASSED)
    return (
        ("in this session not yet", listed(heard.unheard(state))),
        ("in this round not yet", listed(heard.to_be_heard(state))),
        ("passed in this round", listed(passed)),
        ("the next round begins with", listed(first) if _goes_round(state) else ""),
    )


def _goes_round(state: State) -> bool:
    """Whether there is another round of this step to come."""
    return turns.takes_turns(state.step) and state.step not in turns.SINGLE


def _row(state: State, voice: Voice, longest: float) -> HeardRow:
    seconds = voice.as_peer
    told = [counted(voice.turns, "turn")] if voice.turns else []
    told += [counted(voice.passes, "pass", "passes")] if voice.passes else []
    person = state.participant(voice.name)
    if person and person.presence is not Presence.HERE:
        told.append(str(person.presence))
    words = spoken(seconds) if seconds else "" if voice.turns else NOT_YET
    return HeardRow(voice.name, seconds / longest if longest else 0.0, words, " · ".join(told))


def owner_words(voice: Voice, voices: tuple[Voice, ...]) -> str:
    """`Ann as owner: 4 min 23 s, 55 % of all that was said on the clock`."""
    share = round(100 * voice.as_owner / sum(each.seconds for each in voices))
    return f"{voice.name} as owner: {spoken(voice.as_owner)}, {share} % of all that was timed"
