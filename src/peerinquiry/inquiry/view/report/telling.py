"""How a session's events become its page. Whose seconds were whose is asked of `heard`, as everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from peerinquiry.inquiry import heard
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.events.session import UNTITLED
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.goodbye import goodbye, last_word
from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Mark, State, Step
from peerinquiry.inquiry.report_part import Part
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.averages import averages, may_be_told, pulses_given
from peerinquiry.inquiry.view.bank_stats import asked_turns
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.heard import owner_words
from peerinquiry.inquiry.view.plan import plan_view
from peerinquiry.inquiry.view.recommend import told
from peerinquiry.inquiry.view.report.aims import aim_rows
from peerinquiry.inquiry.view.report.followed import followed_rows, since
from peerinquiry.inquiry.view.report.model import Person, Report, Told, VoiceRow, Voices
from peerinquiry.inquiry.view.report.time import time_told
from peerinquiry.inquiry.view.words import held_on, local


def report(records: Sequence[Record], without: Collection[Part] = ()) -> Report:
    """The page of a session, `without` some of its parts. Total: any records make one."""
    state, turns = asked_turns(records)
    ended = goodbye(live(records)[0])
    last = ended or last_word(records)
    when = last.at.replace(second=0, microsecond=0)  # as a clock shows it, and the page
    over = ended is not None or state.step is Step.FAREWELL
    pulse = averages(state) if Part.PULSE not in without and may_be_told(state) else ()
    return Report(
        joined(state.title) or UNTITLED,
        state.team,
        local(state, state.opened_at),
        local(state, when),
        over,
        joined(state.bank.title or state.bank.name),
        tuple(Person(one.name, "" if one.here else str(one.presence), one.pronouns) for one in state.participants),
        tuple(_inquiries(state, recommended=Part.RECOMMENDATIONS not in without)),
        None if Part.VOICES in without else _voices(state),
        () if Part.AIMS in without else aim_rows(state, turns),
        pulse,
        len(pulses_given(state)) if pulse else 0,
        None if Part.TIME in without else time_told(state, last.elapsed, when, closed=over),
        () if Part.FOLLOW_UP in without else followed_rows(state),
    )


def _inquiries(state: State, *, recommended: bool) -> Iterator[Told]:
    """Each of them as it stood; dates are near or far from the day of the session."""
    today = held_on(state)
    broken_off = {past.number for past in state.inquiries if not past.finished}
    for then in each(state):
        if then.choice is None:
            continue
        yield Told(
            then.inquiry,
            challenge(then),
            joined(then.choice.how),
            then.inquiry not in broken_off,
            then.plan,
            plan_view(then, today),
            told(then) if recommended else (),
            since(then),
        )


def _voices(state: State) -> Voices:
    people = heard.voices(state)
    shares = whole_percents([voice.as_peer for voice in people])
    longest = max((voice.as_peer for voice in people), default=0.0)
    counts = _Counts(state)
    rows = tuple(_row(voice, share, longest, counts) for voice, share in zip(people, shares, strict=True))
    silent = tuple(row.name for row in rows if row.silent)
    return Voices(
        rows,
        sum(voice.seconds for voice in people),
        tuple(owner_words(voice, people) for voice in people if voice.as_owner),
        tuple(name for name in silent if name in state.here),
        tuple(name for name in silent if name not in state.here),
        len(heard.untimed(state)),
    )


class _Counts:
    """What everyone had their turns for."""

    def __init__(self, state: State) -> None:
        done = [turn for turn in state.turns if turn.mark is Mark.DONE]
        self.asked = Counter(turn.who for turn in done if turn.step is Step.QUESTIONS)
        self.reflected = Counter(turn.who for turn in done if turn.step is Step.REFLECTING)
        earlier = (made for past in state.inquiries for made in past.recommendations)
        self.recommended = Counter(made.who for made in (*earlier, *state.recommendations))


def _row(voice: heard.Voice, share: int, longest: float, counts: _Counts) -> VoiceRow:
    name, seconds = voice.name, voice.as_peer
    return VoiceRow(
        name,
        seconds,
        share,
        seconds / longest if longest else 0.0,
        voice.as_owner,
        voice.turns,
        counts.asked[name],
        voice.answers,
        counts.recommended[name],
        counts.reflected[name],
        voice.passes,
    )


def whole_percents(values: Sequence[float]) -> tuple[int, ...]:
    """Each one's part of them all in whole percent, together 100: what rounding leaves goes to the largest rests."""
    whole = sum(values)
    if whole <= 0:
        return (0,) * len(values)
    exact = [100 * value / whole for value in values]
    floors = [int(value) for value in exact]
    rests = sorted(range(len(values)), key=lambda index: floors[index] - exact[index])
    for index in rests[: 100 - sum(floors)]:
        floors[index] += 1
    return tuple(floors)
