"""What the close shows: the pulse, person by person and then all together, and the goodbye."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Action, Answer, Plan, State
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.averages import Average, averages
from peerinquiry.inquiry.view.challenge import Challenge, challenge
from peerinquiry.inquiry.view.frame import Chip, Sign
from peerinquiry.inquiry.view.plan import NO_DATE, ActionRow, plan_view
from peerinquiry.inquiry.view.words import counted, listed, weekday

STILL_GOING_ON: Final = "Still going on"
"""What stands over actions of last time that were changed: they are in no plan of this session, and open."""


@dataclass(frozen=True, slots=True)
class PulseView:
    """Whose five numbers are entered, and who is in; `averages` is empty until they may be seen."""

    who: str
    given: int
    """How many of the five are entered; never which."""
    words: str
    chips: tuple[Chip, ...]
    averages: tuple[Average, ...] = ()


def pulse(state: State, who: str, given: int, skipped: Collection[str], *, shown: bool) -> PulseView:
    """The pulse while `who` gives theirs, or all together once it may be `shown`."""
    here = [name for name in state.names if name in state.here or name in state.pulses]
    words = f"{len(state.pulses)} of {len(here)} are in"
    chips = tuple(_chip(state, name, "" if shown else who, skipped) for name in state.names)
    return PulseView(who, given, words, chips, averages(state) if shown else ())


def _chip(state: State, name: str, now: str, skipped: Collection[str]) -> Chip:
    if name == now:
        return Chip(name, Sign.NOW)
    if name in state.pulses:
        return Chip(name, Sign.DONE)
    person = state.participant(name)
    if person and not person.here:
        return Chip(name, Sign.AWAY, person.presence)
    return Chip(name, Sign.PASSED, "not this time") if name in skipped else Chip(name, Sign.WAITING)


@dataclass(frozen=True, slots=True)
class Takeaway:
    """What one inquiry came to: the challenge before and after, its actions, and when the group hears of them."""

    challenge: Challenge
    actions: tuple[ActionRow, ...]
    check_in: str

    @property
    def plan(self) -> str:
        """The plan in a line."""
        actions = counted(len(self.actions), "action") if self.actions else "no action yet"
        return f"{actions}, check-in {self.check_in}" if self.check_in else actions


def takeaways(state: State, today: date) -> tuple[Takeaway, ...]:
    """What the group leaves with, one inquiry after another."""
    return tuple(
        Takeaway(challenge(then), plan_view(then, today).actions, weekday(on) if (on := then.plan.check_in) else "")
        for then in carried(state)
    )


def check_ins(taken: tuple[Takeaway, ...]) -> str:
    """When the group hears how it went; of whom, where there were several."""
    told = [(each.challenge.owner, each.check_in) for each in taken if each.check_in]
    if len(taken) == 1 or not told:
        return taken[0].check_in or NO_DATE
    return " · ".join(f"{owner}: {on}" for owner, on in told)


def taken_along(taken: tuple[Takeaway, ...]) -> tuple[tuple[str, str], ...]:
    """The double loop and the plan, as labels and what they say; in fewer words, where there were several."""
    if len(taken) > 1:
        both = (((f"{each.challenge.owner} leaves with", each.challenge.now), _plan(each)) for each in taken)
        return tuple(fact for facts in both for fact in facts)
    (only,) = taken
    about = only.challenge
    loop = ((f"{about.owner} came with", about.before), ("and leaves with", about.reframed)) if about.owner else ()
    return (*loop, _plan(only))


def _plan(taken: Takeaway) -> tuple[str, str]:
    return "The plan", taken.plan


def still_going_on(state: State) -> tuple[Action, ...]:
    """Actions of earlier sessions that go on otherwise, in the words and with the day that the group gave them here."""
    return tuple(
        Action(brought.number, brought.what, brought.earlier.who, brought.by, brought.earlier.sign)
        for brought in state.brought
        if brought.said and brought.said.answer is Answer.CHANGED
    )


def goes_on(state: State) -> tuple[tuple[str, str], ...]:
    """How many of last time's actions go on, and whose they are, as a label and what it says; nothing where none do."""
    changed = still_going_on(state)
    if not changed:
        return ()
    whose = listed(tuple(dict.fromkeys(joined(action.who) for action in changed)))
    return ((STILL_GOING_ON, f"{counted(len(changed), 'action')} from last time: {whose}"),)


def has_dates(state: State) -> bool:
    """Whether anything in the plans has a date."""
    plans = [then.plan for then in carried(state)]
    return any(plan.check_in or any(action.by for action in plan.actions) for plan in plans)


def carried(state: State) -> tuple[State, ...]:
    """The session with each inquiry that came to something, the one that runs last."""
    broken_off = {past.number for past in state.inquiries if not past.finished}
    return tuple(then for then in each(state) if then.inquiry not in broken_off or then.plan != Plan())


GLOSSES = (
    "we all had a hand in it",
    "there is something to do next week",
    "together we saw more than each of us",
    "the question itself got better",
    "we felt what it is like for the owner",
)
"""The five keys in a few words, to be read aloud."""
