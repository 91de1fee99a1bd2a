"""What the owner will do, who helps, and what the group takes with it."""

from __future__ import annotations

from dataclasses import replace

from peerinquiry.formats.action_line import read_action
from peerinquiry.formats.dates import date_in_words
from peerinquiry.formats.whom import several
from peerinquiry.inquiry.commands import (
    AddNotDoing,
    DropAction,
    DropNotDoing,
    GivePulse,
    OfferHelp,
    SetAction,
    SetCheckIn,
)
from peerinquiry.inquiry.model import PULSE_KEYS, Action, Step
from peerinquiry.inquiry.view.plan import labelled
from peerinquiry.inquiry.view.plan_text import plan_as_text
from peerinquiry.plain.language import Outcome, Scene, needed, number_in, word

ROOM = "The plan, and goodbye"


@word("action [NAME:] TEXT [by DATE]", ROOM, Step.PLANNING)
def action(scene: Scene, said: str) -> Outcome:
    """What somebody will do: action Bea: call both suppliers by fri. Without a name it is the owner's."""
    state = scene.state
    read = read_action(needed(said, "action Bea: call both by fri"), state.names, state.owner or "", scene.today)
    if read.doubt:
        raise ValueError(read.doubt)
    return SetAction(read.what, read.who, read.by)


@word("change NUMBER [NAME:] TEXT [by DATE]", ROOM, Step.PLANNING)
def change(scene: Scene, said: str) -> Outcome:
    """Word an action anew; what is not said stays."""
    found, rest = _action(scene, needed(said, "change 1 call them all by fri"))
    read = read_action(needed(rest, f"change {found.number} call them all"), scene.state.names, found.who, scene.today)
    if read.doubt:
        raise ValueError(read.doubt)
    return _set(replace(found, what=read.what, who=read.who, by=read.by or found.by))


@word("by NUMBER DATE", ROOM, Step.PLANNING)
def by(scene: Scene, said: str) -> Outcome:
    """When an action is due: 2026-12-01, fri, +2w, in 3 months."""
    found, when = _action(scene, needed(said, "by 1 fri"))
    return _set(replace(found, by=date_in_words(when, scene.today) if when else None))


@word("sign NUMBER TEXT", ROOM, Step.PLANNING)
def sign(scene: Scene, said: str) -> Outcome:
    """How we will know that it happened."""
    found, text = _action(scene, needed(said, "sign 1 both have answered"))
    return _set(replace(found, sign=text))


@word("helpers NUMBER NAMES", ROOM, Step.PLANNING)
def helpers(scene: Scene, said: str) -> Outcome:
    """Who helps with an action."""
    found, names = _action(scene, needed(said, "helpers 1 Bea, Carl"))
    return _set(replace(found, helpers=several(names, scene.state.names)))


@word("drop NUMBER", ROOM, Step.PLANNING)
def drop(scene: Scene, said: str) -> Outcome:
    """Take an action off the plan."""
    return DropAction(_action(scene, said)[0].number)


@word("support NAME: TEXT", ROOM, Step.PLANNING)
def support(scene: Scene, said: str) -> Outcome:
    """What somebody will do to help; without words it is taken back."""
    return OfferHelp(*scene.named(needed(said, "support Bea: reads the letter first")))


@word("not-doing TEXT", ROOM, Step.PLANNING)
def not_doing(scene: Scene, said: str) -> Outcome:
    """What the owner will leave alone; said again, it is off that list."""
    text = needed(said, "not-doing another round of e-mails")
    return DropNotDoing(text) if text in scene.state.plan.not_doing else AddNotDoing(text)


@word("check-in [DATE]", ROOM, Step.PLANNING)
def check_in(scene: Scene, said: str) -> Outcome:
    """When the group hears how it went; without a date, it is lifted."""
    return SetCheckIn(date_in_words(said, scene.today) if said else None)


@word("plan", ROOM)
def plan(scene: Scene, _: str) -> Outcome:
    """The plan, as text for the call's chat."""
    return plan_as_text(scene.state, scene.today).rstrip("\n")


@word("pulse NAME: NUMBERS", ROOM, Step.PULSE)
def pulse(scene: Scene, said: str) -> Outcome:
    """Somebody's five numbers, 1 to 5, in the order of the five keys; none takes them back."""
    who, numbers = scene.numbered(needed(said, "pulse Bea: 4 5 3 4 5"))
    scores = tuple(int(digit) for digit in numbers if digit.isdecimal())
    if scores and (len(scores) != len(PULSE_KEYS) or not all(1 <= score <= len(PULSE_KEYS) for score in scores)):
        raise ValueError(f"Say five numbers from 1 to 5: {', '.join(PULSE_KEYS)}.")
    return GivePulse(who, scores)


def _action(scene: Scene, said: str) -> tuple[Action, str]:
    """The action that a number at the beginning means, and what comes after it."""
    number, _, rest = said.partition(" ")
    number_in(number, "the action")
    found = next((one for label, one in labelled(scene.state) if label == number), None)
    if found is None:
        raise ValueError(f"There is no action {number}; plan tells them.")
    return found, rest.strip()


def _set(changed: Action) -> SetAction:
    return SetAction(changed.what, changed.who, changed.by, changed.sign, changed.helpers, changed.number)
