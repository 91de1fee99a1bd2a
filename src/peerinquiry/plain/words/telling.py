"""Where the group is, told when it is asked for: nothing of it changes anything."""

from __future__ import annotations

from typing import Final

from peerinquiry.formats.settings_toml import Option
from peerinquiry.inquiry.agenda import turn_open
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.turns import OWNER, takes_turns
from peerinquiry.inquiry.view import frame as frames
from peerinquiry.inquiry.view.card import card
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.earlier import earlier
from peerinquiry.inquiry.view.gather import gather
from peerinquiry.inquiry.view.heard import heard_view
from peerinquiry.inquiry.view.pace import ends
from peerinquiry.inquiry.view.words import capital
from peerinquiry.plain.at_hand import at_hand
from peerinquiry.plain.language import Outcome, Scene, word
from peerinquiry.plain.wording import by_word

ROOM = "Asking"
_STANDS: Final = {
    frames.Sign.DONE: "done",
    frames.Sign.NOW: "has the turn",
    frames.Sign.WAITING: "waiting",
    frames.Sign.LATER: "back later",
    frames.Sign.PASSED: "passed",
    frames.Sign.AWAY: "away",
}
"""How it stands with somebody in a round, where no other word says it."""


@word("where", ROOM)
def where(scene: Scene, _: str) -> Outcome:
    """The phase, whose turn it is, what is asked, and what comes next."""
    state = scene.state
    about, shown = challenge(state), card(state, scene.bank)
    between = takes_turns(state.step) and not turn_open(state)
    (step, *now), clock = at_hand(scene), time_words(scene)
    lines = [
        step,
        f"{about.owner}'s challenge: {about.now}" if about.owner else "",
        *([] if shown.heading and now[0].startswith(shown.heading) else [_sentences(shown.heading, shown.headline)]),
        "" if between else by_word(frames.instruction(state)),
        *(line for line in now if not clock.startswith(f"{line.removesuffix('.')}:")),
        _sentences(shown.aside),
        clock,
    ]
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _sentences(*parts: str) -> str:
    """Each of them a sentence, on one line."""
    said = (f"{capital(part)}{'' if part.endswith(('.', '?', '!')) else '.'}" for part in parts if part)
    return " ".join(said)


@word("time", ROOM)
def time(scene: Scene, _: str) -> Outcome:
    """How long is left in this turn, and when the session ends."""
    return time_words(scene)


@word("who", ROOM)
def who(scene: Scene, _: str) -> Outcome:
    """Everyone in the order of turns, and how it stands with them."""
    state = scene.state
    signs = {chip.name: chip.word or _STANDS[chip.sign] for chip in frames.strip(state)}
    lines = []
    for person in state.participants:
        owner = "the owner" if person.name == state.owner else ""
        stands = signs.get(person.name, "" if owner and person.here else str(person.presence))
        turn = (takes_turns(state.step) and state.step not in OWNER) or stands != _STANDS[frames.Sign.WAITING]
        lines.append(f"{person.name}: {', '.join(filter(None, (owner, stands if turn else 'here')))}")
    return "\n".join(lines) or "Nobody is here yet: add Ann, Bea, Carl"


@word("rules", ROOM)
def rules(scene: Scene, _: str) -> Outcome:
    """The title, the bank, and the ground rules, to be read aloud."""
    view = gather(scene.state, scene.moment.wall)
    facts = [view.title, view.people, view.bank, view.end, view.missing]
    return "\n".join([*filter(None, facts), *(f"{rule.say} {rule.why}" for rule in view.rules)])


@word("heard", ROOM)
def heard(scene: Scene, _: str) -> Outcome:
    """Who was heard and who was not, and how long everyone spoke: for you alone."""
    view = heard_view(scene.state, scene.moment.elapsed)
    lines = [f"{label} {words}" for label, words in view.lines]
    lines += [f"{row.name}: {', '.join(filter(None, (row.words, by_word(row.aside))))}" for row in view.rows]
    return "\n".join([*lines, *view.owners]) or "Nobody has spoken on the clock yet."


@word("listen-for", ROOM)
def listen_for(scene: Scene, _: str) -> Outcome:
    """What to listen for in the question on the table: for you alone."""
    return card(scene.state, scene.bank, private=True).listen_for or "The bank has nothing to listen for here."


@word("last-time", ROOM)
def last_time(scene: Scene, _: str) -> Outcome:
    """The actions of earlier sessions that lie on the table, by number, and what was said of them."""
    lines = []
    for one in scene.state.brought:
        said = f" ({one.said.answer}{f': {one.said.why}' if one.said.why else ''})" if one.said else ""
        lines.append(f"{one.number}. {one.earlier.who}: {joined(one.what)}{said}")
    return "\n".join(lines) or "No earlier action lies on the table."


@word("earlier", ROOM)
def earlier_(scene: Scene, _: str) -> Outcome:
    """The challenges before this one, and what came of them."""
    told = earlier(scene.state, scene.today)
    lines = [f"{line.words}{f' ({line.aside})' if line.aside else ''}" for line in told]
    return "\n".join(lines) or "This is the first challenge."


def time_words(scene: Scene) -> str:
    """The clock of the turn, and the end of the session, in words."""
    state, moment = scene.state, scene.moment
    view = frames.clock(state, moment.elapsed, up=scene.preferences.holds(Option.COUNT_UP))
    lines = []
    if view is not None:
        words = f"{view.face} {view.words}" if view.words.startswith("of ") else view.words  # 0:12 of 0:30
        said = ": ".join(filter(None, (view.speaker, words)))
        lines = [_sentences(by_word(said), by_word(view.hint))]
    if not state.closed:
        lines += [_sentences(f"The session is {by_word(ends(state, moment.elapsed, moment.wall)[0])}")]
    return "\n".join(lines) or "The record is closed."
