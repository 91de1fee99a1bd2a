"""Where the group is, told when it is asked for: nothing of it changes anything."""

from __future__ import annotations

from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view import frame as frames
from peerinquiry.inquiry.view.card import card
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.earlier import earlier
from peerinquiry.inquiry.view.gather import gather
from peerinquiry.inquiry.view.heard import heard_view
from peerinquiry.inquiry.view.pace import ends
from peerinquiry.plain.language import Outcome, Scene, word
from peerinquiry.plain.lines.tell import heading

ROOM = "Asking"


@word("where", ROOM)
def where(scene: Scene, _: str) -> Outcome:
    """The phase, whose turn it is, what is asked, and what comes next."""
    state = scene.state
    about, shown = challenge(state), card(state, scene.bank)
    lines = [
        f"{heading(state)}.",
        f"{about.owner}'s challenge: {about.now}" if about.owner else "",
        ". ".join(filter(None, (shown.heading, shown.headline, shown.aside))),
        frames.instruction(state),
        time_words(scene),
    ]
    return "\n".join(filter(None, lines))


@word("time", ROOM)
def time(scene: Scene, _: str) -> Outcome:
    """How long is left in this turn, and when the session ends."""
    return time_words(scene)


@word("who", ROOM)
def who(scene: Scene, _: str) -> Outcome:
    """Everyone in the order of turns, and how it stands with them."""
    state = scene.state
    chips = [f"{chip.name}: {chip.word or chip.sign.name.casefold()}" for chip in frames.strip(state)]
    return "\n".join(chips) or "Nobody is here yet: add Ann, Bea, Carl"


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
    lines += [" ".join(filter(None, (f"{row.name}:", row.words, row.aside))) for row in view.rows]
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
    moment = scene.moment
    view = frames.clock(scene.state, moment.elapsed)
    course = ends(scene.state, moment.elapsed, moment.wall)
    running = "" if view is None else " · ".join(filter(None, (view.speaker, view.words, view.hint)))
    return "\n".join(filter(None, (running, course[0] if course else "")))
