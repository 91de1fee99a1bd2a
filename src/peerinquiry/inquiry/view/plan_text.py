"""The plan as plain lines, for the call's chat or a mail: nothing in it depends on a font, a width or Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from peerinquiry.inquiry.model import Action, State
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.close import STILL_GOING_ON, carried, still_going_on
from peerinquiry.inquiry.view.plan import NO_DATE, helped_by, labelled, near_day
from peerinquiry.inquiry.view.words import held_on, weekday

_ENDS = (".", "!", "?", "…")


def plan_as_text(state: State, today: date) -> str:
    """The plan, a line an action; all plans, where there were several inquiries; and what goes on from last time.

    Dates are told as seen `today`.
    """
    lines = [f"{joined(state.title) or 'The plan'}, {weekday(held_on(state))}"]
    for then in carried(state):
        lines += ["", *_one_plan(then, today)]
    if changed := still_going_on(state):
        lines += ["", f"{STILL_GOING_ON}, from last time:", *(_told(action, today) for action in changed)]
    return "\n".join(lines) + "\n"


def _one_plan(state: State, today: date) -> Iterator[str]:
    about, plan = challenge(state), state.plan
    if about.owner:
        yield f"{joined(about.owner)}: {joined(about.now)}"
    yield from (f"{label}. {_told(action, today)}" for label, action in labelled(state))
    yield from (f"Help from {joined(who)}: {joined(text)}" for who, text in plan.help)
    yield from (f"Not doing: {joined(text)}" for text in plan.not_doing)
    yield f"Check-in: {near_day(plan.check_in, today) if plan.check_in else NO_DATE}"


def _told(action: Action, today: date) -> str:
    when = f"by {near_day(action.by, today)}" if action.by else NO_DATE
    what = joined(action.what).rstrip(".")
    parts = [f"{joined(action.who)}: {what}, {when}"]
    if action.sign:
        parts.append(f"We will know: {joined(action.sign)}")
    if action.helpers:
        parts.append(helped_by(action))
    return " ".join(part if part.endswith(_ENDS) else f"{part}." for part in parts)
