"""The inquiries before the one that runs, told again: to be looked at, and not changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peerinquiry.inquiry.inquiries import looking_back
from peerinquiry.inquiry.model import Inquiry, State
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.plan import Part, plan_view


@dataclass(frozen=True, slots=True)
class Told:
    """One line of it; `aside` is what belongs to it."""

    words: str
    aside: str = ""


def earlier(state: State, today: date) -> tuple[Told, ...]:
    """Every one of them: the challenge before and after, what was recommended, the plan."""
    return tuple(line for past in state.inquiries for line in _inquiry(state, past, today))


def _inquiry(state: State, past: Inquiry, today: date) -> Iterator[Told]:
    then = looking_back(state, past)
    about, plan = challenge(then), plan_view(then, today)
    yield Told(f"{about.owner} came with: {about.before}", "" if past.finished else "set aside")
    if about.after:
        yield Told(f"{about.owner} said at last: {about.after}")
    for made in past.recommendations:
        yield Told(f"{made.who}: {joined(made.text)}", f"{made.kind}{', taken up' if made.taken_up else ''}")
    for row in plan.actions:
        aside = " · ".join(filter(None, (f"{row.who}, {row.by}", row.sign, row.helped)))
        yield Told(f"{row.label}  {row.what}", aside)
    for line in plan.lines:
        match line.entry.part:
            case Part.HELP:
                yield Told(f"{line.who} helps: {line.text}")
            case Part.NOT_DOING:
                yield Told(f"Not doing: {line.text}")
            case _:
                yield Told(f"Check-in: {line.text}")
