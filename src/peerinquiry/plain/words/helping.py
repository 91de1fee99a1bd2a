"""What one may say."""

from __future__ import annotations

from itertools import groupby

from peerinquiry.inquiry.view.help import rules as about_phase
from peerinquiry.plain.language import WORDS, Outcome, Scene, Word, understood, word

ROOM = "Help"


@word("help [WORD]", ROOM)
def help_(scene: Scene, said: str) -> Outcome:
    """The words for this step; all of them after help all; one of them after its name."""
    if said == "all":
        return "\n".join(all_words())
    if said:
        one, _ = understood(said)
        return _line(one)
    step = scene.state.step
    here = [one for one in WORDS.values() if not one.steps or step in one.steps]
    first = [one for one in here if step in one.steps]
    names = ", ".join(one.name for one in here if one not in first)
    return "\n".join([about_phase(scene.state), *map(_line, first), f"And anywhere: {names}. help WORD tells of one."])


def all_words() -> list[str]:
    """The whole language, room by room, a word a line."""
    ordered = sorted(WORDS.values(), key=lambda one: [*dict.fromkeys(w.room for w in WORDS.values())].index(one.room))
    lines: list[str] = []
    for room, words in groupby(ordered, key=lambda one: one.room):
        lines += [f"{room}.", *map(_line, words)]
    return lines


def _line(one: Word) -> str:
    return f"{one.usage}: {one.tells}"
