"""What one may say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.help import rules as about_phase
from peerinquiry.plain.language import WORDS, Outcome, Scene, Word, understood, word
from peerinquiry.plain.wording import by_word

ROOM = "Help"

USEFUL: Final = {
    Step.RULES: "add rules title ends bank answer goes-on next",
    Step.WRITING: "challenge challenges chat next",
    Step.SAYING: "start next pass later challenge",
    Step.VOTING: "vote open method tie piling challenges chat owner decline next",
    Step.STORY: "start next queue chat",
    Step.QUESTIONS: "start next ask other questions follow-up park pass later more aim round queue hide chat",
    Step.SAY_BACK: "start next draw turn right not-quite round",
    Step.REFRAME: "start next unchanged",
    Step.RECOMMENDING: "start next experience advice parked pass later more take",
    Step.PLANNING: "action change by sign helpers drop support not-doing check-in plan next",
    Step.REFLECTING: "start next pass later round another",
    Step.PULSE: "pulse next another",
    Step.FAREWELL: "close files calendar plan-file report save-group another",
}
"""What is wanted in a step, before all else."""
OF_LAST_TIME: Final = frozenset({"answer", "goes-on"})
"""What is of use only where something lies on the table from last time."""


@word("help [WORD]", ROOM)
def help_(scene: Scene, said: str) -> Outcome:
    """The words for this step; all of them after help all; one of them after its name."""
    if said.casefold() == "all":
        return "\n".join(all_words())
    if said:
        one, _ = understood(said)
        return _line(one)
    step = scene.state.step
    first = [WORDS[name] for name in USEFUL[step].split() if name not in OF_LAST_TIME or scene.state.brought]
    others = [one for one in WORDS.values() if one not in first and (not one.steps or step in one.steps)]
    return "\n".join(
        [
            by_word(about_phase(scene.state)),
            *map(_line, first),
            "And here, too:",
            *(f"{room}: {', '.join(one.name for one in words)}." for room, words in _rooms(others)),
            "help WORD tells of one, help all of all.",
        ]
    )


def all_words() -> list[str]:
    """The whole language, room by room, a word a line."""
    lines: list[str] = []
    for room, words in _rooms(WORDS.values()):
        lines += [f"{room}.", *map(_line, words)]
    return lines


def _rooms(words: Iterable[Word]) -> Iterator[tuple[str, Iterator[Word]]]:
    """Words by the room they are in, in the order of the rooms."""
    rooms = list(dict.fromkeys(one.room for one in WORDS.values()))
    return groupby(sorted(words, key=lambda one: rooms.index(one.room)), key=lambda one: one.room)


def _line(one: Word) -> str:
    return f"{one.usage}: {one.tells}"
