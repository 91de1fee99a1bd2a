"""Who is here, and what the session goes by."""

from __future__ import annotations

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.goes_on import goes_on as how_it_goes_on
from peerinquiry.formats.names import names_in
from peerinquiry.formats.times import end_to_set, seconds_in
from peerinquiry.inquiry.commands import (
    AddPeople,
    AnswerAction,
    ChooseBank,
    Command,
    Remove,
    Rename,
    Reorder,
    SetPresence,
    SetTiming,
    SetTitle,
    Shuffle,
)
from peerinquiry.inquiry.model import Answer, Phase, Presence, Step, Timing
from peerinquiry.inquiry.pace.budgets import resized
from peerinquiry.inquiry.roster import arrivals
from peerinquiry.inquiry.view.gather import TIMING_WORDS
from peerinquiry.inquiry.view.pace import pace as paced
from peerinquiry.inquiry.view.words import listed, spoken
from peerinquiry.plain.language import Outcome, Scene, needed, number_in, picked, word
from peerinquiry.plain.wording import by_word

ROOM = "The group"
SETTING = "The session"


@word("add NAMES", ROOM)
def add(scene: Scene, said: str) -> Outcome:
    """Who is here, with commas: add Ann, Bea, Carl. Who was away is back."""
    names = names_in(needed(said, "add Ann, Bea, Carl"))
    if not names:
        raise ValueError("No name in that; say them with commas: add Ann, Bea, Carl")
    told = arrivals(scene.state, names)
    commands: list[Command] = [AddPeople(told.new)] if told.new else []
    commands += [SetPresence(name, Presence.HERE) for name in told.back]
    return tuple(commands) or f"On the list already: {listed(told.here)}."


@word("late NAME", ROOM)
def late(scene: Scene, said: str) -> Outcome:
    """They are expected later."""
    return _presence(scene, said, Presence.LATE)


@word("absent NAME", ROOM)
def absent(scene: Scene, said: str) -> Outcome:
    """They dropped off the call, and may come back."""
    return _presence(scene, said, Presence.ABSENT)


@word("gone NAME", ROOM)
def gone(scene: Scene, said: str) -> Outcome:
    """They have left for good."""
    return _presence(scene, said, Presence.GONE)


@word("here NAME", ROOM)
def here(scene: Scene, said: str) -> Outcome:
    """They are here."""
    return _presence(scene, said, Presence.HERE)


@word("rename NAME: NEW NAME", ROOM)
def rename(scene: Scene, said: str) -> Outcome:
    """Put a name right; everything of theirs goes with it."""
    who, to = scene.named(needed(said, "rename Bee: Bea"))
    return Rename(who, needed(to, "rename Bee: Bea"))


@word("remove NAME", ROOM)
def remove(scene: Scene, said: str) -> Outcome:
    """They were never part of it."""
    return Remove(scene.who(needed(said, "remove Bea")))


@word("order NAMES", ROOM)
def order(scene: Scene, said: str) -> Outcome:
    """The order of turns; who is not named comes after those who are."""
    first = [scene.who(name) for name in needed(said, "order Bea, Ann").split(",")]
    rest = [name for name in scene.state.names if name not in first]
    return Reorder(tuple(dict.fromkeys((*first, *rest))))


@word("shuffle", ROOM)
def shuffle(scene: Scene, _: str) -> Outcome:
    """Draw the order of turns."""
    return Shuffle(scene.seed())


@word("title TEXT", SETTING)
def title(_scene: Scene, said: str) -> Outcome:
    """What the session is called."""
    return SetTitle(needed(said, "title Leadership team"))


@word("ends [TIME]", SETTING)
def ends(scene: Scene, said: str) -> Outcome:
    """When the group must end: 15:30, or in 75 min; without a time, nothing is agreed any more."""
    return end_to_set(said, scene.state, scene.moment.wall)


@word("bank NAME", SETTING)
def bank(scene: Scene, said: str) -> Outcome:
    """Choose the question bank."""
    try:
        return ChooseBank(scene.library.load(needed(said, "bank collaborative-inquiry")))
    except PeerInquiryError as error:
        raise ValueError(str(error)) from error


@word("banks", SETTING)
def banks(scene: Scene, _: str) -> Outcome:
    """Which question banks there are."""
    now = scene.state.bank.name
    return "\n".join(f"{name}{' (in use)' if name == now else ''}" for name in scene.library.names())


@word("length [WHAT: LENGTH]", SETTING)
def length(scene: Scene, said: str) -> Outcome:
    """How long something takes, as in length answer: 20 s; without more, all lengths are told."""
    state = scene.state
    if not said:
        told = (f"{timing}: {spoken(state.timings[timing])}, {words}" for timing, words in TIMING_WORDS.items())
        return "\n".join(told)
    what, _, long = said.partition(":")
    known = next((timing for timing in Timing if timing == what.strip().casefold()), None)
    if known is None:
        raise ValueError(f"There is no length of {what.strip()}; there are {', '.join(Timing)}.")
    return SetTiming(known, seconds_in(needed(long.strip(), f"length {known}: 30 s")))


@word("pace [NUMBER]", SETTING)
def pace(scene: Scene, said: str) -> Outcome:
    """When the session ends, where the time goes, and what would end it on time; a number does that."""
    moment = scene.moment
    view = paced(scene.state, moment.elapsed, moment.wall)
    if said:
        return view.offers[picked(said, view.offers, "choice")].choice.command
    lines = [by_word(line) for line in (view.course, view.agreed) if line]
    lines += [f"{row.name}: planned {row.planned}, used {row.used}, to come {row.left}" for row in view.rows]
    lines += [view.asked] if view.asked else []
    lines += [f"{number}. {offer.words}: {offer.leads_to}" for number, offer in enumerate(view.offers, start=1)]
    return "\n".join(lines)


@word("budget PHASE: LENGTH", SETTING)
def budget(scene: Scene, said: str) -> Outcome:
    """How long a phase takes in all, as near as whole turns get: budget inquire: 25 min."""
    name, _, long = needed(said, "budget inquire: 25 min").partition(":")
    phase = next((phase for phase in Phase if phase == name.strip().casefold()), None)
    if phase is None:
        raise ValueError(f"There is no phase {name.strip()}; there are {', '.join(Phase)}.")
    return resized(scene.state, phase, seconds_in(long, "m"), scene.moment.elapsed)


@word("answer NUMBER kept|changed|dropped [WHY]", ROOM, Step.RULES)
def answer(_scene: Scene, said: str) -> Outcome:
    """What became of one of last time's actions, and why: answer 2 kept it was easier than we thought."""
    number, _, rest = needed(said, "answer 2 kept").partition(" ")
    how, _, why = rest.strip().partition(" ")
    known = next((one for one in Answer if one == how.casefold()), None)
    if known is None:
        raise ValueError(f"Say kept, changed or dropped, as in: answer {number} kept")
    return AnswerAction(number_in(number, "the action"), known, why.strip())


@word("goes-on NUMBER [TEXT] [by DATE]", ROOM, Step.RULES)
def goes_on(scene: Scene, said: str) -> Outcome:
    """How one of last time's actions that changed goes on: goes-on 2 call Brandt alone by fri."""
    number, _, rest = needed(said, "goes-on 2 call Brandt alone by fri").partition(" ")
    known = number_in(number, "the action")
    what, by = how_it_goes_on(needed(rest.strip(), f"goes-on {number} call Brandt alone by fri"), scene.today)
    said_of_it = next((one.said for one in scene.state.brought if one.number == known), None)
    return AnswerAction(known, Answer.CHANGED, said_of_it.why if said_of_it else "", what, by)


def _presence(scene: Scene, said: str, presence: Presence) -> Outcome:
    return SetPresence(scene.who(needed(said, f"{presence} Bea")), presence)
