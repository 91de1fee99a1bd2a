"""What the page says in words, be it on a terminal or in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from peerinquiry.inquiry.view.plan import CHECK_IN_MARK
from peerinquiry.inquiry.view.report.model import Report, Told, Voices
from peerinquiry.inquiry.view.words import counted, introduced, listed, shortened, weekday

LONG: Final = 140
"""Characters from which a challenge is drawn smaller, and a title is cut."""
LONGEST: Final = 480
"""Characters of any one text on the page; the transcript has the whole of it."""


def when_words(report: Report) -> str:
    """`Sun 22 Nov 2026, 14:00 to 15:04`."""
    opened, ended = report.opened, report.ended
    when = f"{weekday(opened.date())}, {opened:%H:%M}"
    if not report.over:
        return f"{when}, not closed yet"
    day = "" if ended.date() == opened.date() else f"{weekday(ended.date())}, "
    return f"{when} to {day}{ended:%H:%M}"


def people_words(report: Report) -> str:
    """`7 people: Ann (she/her), Bea (absent) and Carl`."""
    names = tuple(introduced(one.name, ", ".join(filter(None, (one.pronouns, one.away)))) for one in report.people)
    return f"{counted(len(names), 'person', 'people')}: {listed(names)}"


def plan_heading(told: Told, *, several: bool) -> str:
    """`The plan`, and whose it is where there are several."""
    return f"{told.challenge.owner}'s plan" if several else "The plan"


def dates_words(told: Told) -> str:
    """What stands on the line of time, stretch by stretch; empty where there is nothing."""
    stretches = (stretch for stretch in told.shown.timeline if stretch.marks)
    return ". ".join(
        f"{stretch.name.capitalize()}: {listed(tuple(_marked(told, mark.label) for mark in stretch.marks))}"
        for stretch in stretches
    )


def _marked(told: Told, label: str) -> str:
    if label == CHECK_IN_MARK and told.plan.check_in:
        return f"the check-in on {weekday(told.plan.check_in)}"
    row = next(row for row in told.shown.actions if row.label == label)
    return f"action {label}, {shortened(row.what, LONG)}, {row.who}{f', {row.by}' if row.dated else ''}"


def silence_words(voices: Voices) -> Iterator[str]:
    """Who was not heard, and what the clock did not hear."""
    if voices.unheard:
        yield f"Not heard: {listed(voices.unheard)}."
    elif voices.rows:
        yield "Everyone who was there was heard." if voices.total or any(row.turns for row in voices.rows) else ""
    if voices.missing:
        yield f"Not there, and not heard: {listed(voices.missing)}."
    if voices.untimed:
        yield f"{counted(voices.untimed, 'turn')} went by without the clock."
