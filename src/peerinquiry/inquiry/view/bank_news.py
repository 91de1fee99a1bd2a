"""What a saved question bank changes: which lengths of time follow the file, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing
from peerinquiry.inquiry.view.words import counted, listed, spoken

Timings = Mapping[Timing, float]


def new_timings(now: Timings, before: Bank, after: Bank) -> dict[Timing, float]:
    """The lengths of time that follow the file: those it changed and nobody set by hand. `now` holds in the session."""
    return {
        timing: seconds
        for timing, seconds in _all(after).items()
        if seconds != _all(before)[timing] and now[timing] == _all(before)[timing]
    }


def _kept_timings(now: Timings, before: Bank, after: Bank) -> tuple[Timing, ...]:
    """Those that the file changed, and that stay as somebody set them."""
    was, will = _all(before), _all(after)
    return tuple(timing for timing in will if will[timing] != was[timing] != now[timing] != will[timing])


def bank_news(now: Timings, before: Bank, after: Bank) -> str:
    """What is new once `after` takes the place of `before`; nothing where nobody could tell."""
    new, gone = _questions(after) - _questions(before), _questions(before) - _questions(after)
    timed = new_timings(now, before, after)
    told = [
        f"{counted(len(new), 'new question')}" if new else "",
        f"{counted(len(gone), 'question')} gone" if gone else "",
        *(f"{_said(timing)} {spoken(seconds)}" for timing, seconds in timed.items()),
    ]
    kept = listed(tuple(map(_said, _kept_timings(now, before, after))))
    stays = f" As you set it stays: {kept}." if kept else ""
    otherwise = replace(before, timings=after.timings) != after
    changed = ", ".join(filter(None, told)) or ("read anew" if otherwise else "")
    return f"Question bank saved: {changed}.{stays}" if changed else stays.strip()


def _all(bank: Bank) -> dict[Timing, float]:
    return {**DEFAULT_TIMINGS, **bank.timings}


def _questions(bank: Bank) -> set[tuple[str, str]]:
    return {(aim.name, question.ask) for aim in bank.aims for question in aim.questions}


def _said(timing: Timing) -> str:
    return timing.replace("_", " ")
