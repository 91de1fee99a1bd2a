"""A chat or a paste that is sorted before it is kept: each line somebody's, nobody's yet, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from peerinquiry.inquiry.greetings import is_greeting
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.challenges import Row, Tone, missing
from peerinquiry.inquiry.view.claims import Claim, Claims
from peerinquiry.inquiry.view.frame import Sign
from peerinquiry.inquiry.view.words import counted

JOIN = " / "
_PARTS: Final = re.compile(r"(?<=[.?!…])\s+(?=\S)|\s*;\s+")
"""Where a line can be split, if it was not joined before: between sentences."""


_MARK: Final = re.compile(r"[?\uff1f\u061f\u037e]")
"""A question mark, in any script that has one of its own."""


class Kind(StrEnum):
    """What a line is, in the word that stands before one that is left out; a message needs none."""

    MESSAGE = ""
    REPLY = "a reply"
    GREETING = "a greeting"
    YOURS = "yours"
    STRANGE = "not understood"


@dataclass(frozen=True, slots=True)
class Line(Claim):
    """A line, and what it is."""

    kind: Kind = Kind.MESSAGE


@dataclass(frozen=True, slots=True)
class Pasting(Claims[Line]):
    """All of them, and the people they may belong to; `new` are those who will join the group by it.

    `besides` says what is not among the lines: reactions, direct messages, what was too much.
    """

    new: tuple[str, ...] = ()
    besides: str = ""

    def merged(self, index: int) -> Pasting:
        """Line `index` belongs to the one above it; what is joined is kept."""
        if index == 0:
            return self
        above, line = self.lines[index - 1], self.lines[index]
        who = above.who if above.who is not None else line.who
        one = replace(above, who=who, text=f"{above.text}{JOIN}{line.text}", out=above.out and line.out)
        return replace(self, lines=(*self.lines[: index - 1], one, *self.lines[index + 1 :]))

    def parts(self, index: int) -> tuple[str, ...]:
        """What line `index` can be split into: what was joined, else its sentences."""
        text = self.lines[index].text
        return tuple(filter(None, text.split(JOIN) if JOIN in text else _PARTS.split(text)))

    def split(self, index: int) -> Pasting:
        """Line `index` as several, each to be given to somebody."""
        made = [replace(self.lines[index], text=part) for part in self.parts(index)]
        return replace(self, lines=(*self.lines[:index], *made, *self.lines[index + 1 :])) if made else self

    def joining(self, index: int) -> str:
        """Who would join the group with line `index`: its name, if nobody here has it."""
        line = self.lines[index]
        return line.by if line.by and line.by not in self.names else ""

    def joined(self, index: int) -> Pasting:
        """Who wrote line `index` joins the group, and all that they wrote is theirs."""
        who = self.joining(index)
        if not who:
            return self
        lines = tuple(replace(line, who=who) if line.by == who else line for line in self.lines)
        return replace(self, lines=lines, names=(*self.names, who), new=(*self.new, who))

    def kept(self) -> tuple[tuple[str, str], ...]:
        """What would be kept, line by line."""
        return tuple((line.who, line.text) for line in self.lines if line.who is not None and not line.out)

    def challenges(self) -> dict[str, str]:
        """What would be kept, by who has it: two lines of one person are joined."""
        kept: dict[str, str] = {}
        for who, text in self.kept():
            kept[who] = f"{kept[who]}{JOIN}{text}" if who in kept else text
        return kept

    def joiners(self) -> tuple[str, ...]:
        """Who joins the group: of those who were taken in, who still has a line."""
        return tuple(who for who in self.new if any(one == who for one, _ in self.kept()))

    @property
    def unclaimed(self) -> int:
        """How many lines are nobody's."""
        return sum(line.who is None and not line.out for line in self.lines)


def _longest(lines: tuple[Line, ...], who: str) -> tuple[Line, ...]:
    """Of what one person wrote, the longest is the one to keep; the rest is left out, and stays at hand."""
    theirs = [place for place, line in enumerate(lines) if _author(line) == who]
    messages = [place for place in theirs if lines[place].kind is Kind.MESSAGE]
    messages = messages or [place for place in theirs if lines[place].kind is not Kind.GREETING]
    longest = max(messages, key=lambda place: len(lines[place].text), default=None)
    return tuple(replace(line, out=place != longest) if place in theirs else line for place, line in enumerate(lines))


def sorted_out(state: State, lines: Iterable[Line], besides: str = "", *, chatted: bool = True) -> Pasting:
    """Challenges in a chat: one for each, then what is left out, that of one person side by side.

    In a chat, greetings are left out, messages that follow one another are joined, and the longest of what somebody
    wrote is offered; who did nothing but answer, did so with a challenge. Lines without a name are offered to those who
    have none, in order.
    """
    if chatted:
        lines = _run_on(map(_hello, lines))
    found = [replace(line, out=line.out or line.kind is not Kind.MESSAGE) for line in lines]
    taken = {line.who for line in found if line.kind in {Kind.MESSAGE, Kind.REPLY}}
    free = iter([name for name in missing(state) if name not in taken])
    given = [replace(line, who=next(free, None)) if _nameless(line) else line for line in found]
    if not chatted:
        return Pasting(tuple(given), state.names, besides=besides)
    places = {who: place for place, who in enumerate(dict.fromkeys(filter(None, map(_author, given))))}
    grouped = tuple(sorted(given, key=lambda line: (line.kind is Kind.STRANGE, places.get(_author(line), len(places)))))
    for name in places:
        grouped = _longest(grouped, name)
    return Pasting(tuple(sorted(grouped, key=lambda line: line.out)), state.names, besides=besides)


def _hello(line: Line) -> Line:
    """A greeting known as one, so that what follows it is not joined to it."""
    return replace(line, kind=Kind.GREETING) if line.kind is Kind.MESSAGE and is_greeting(line.text) else line


def _author(line: Line) -> str:
    return line.who or line.by


def _nameless(line: Line) -> bool:
    return not _author(line) and line.kind is Kind.MESSAGE


def _run_on(lines: Iterable[Line]) -> list[Line]:
    """Messages of one person that follow one another, as one."""
    made: list[Line] = []
    for line in lines:
        before = made[-1] if made else None
        if before and _author(line) and (line.who, line.by, line.kind) == (before.who, before.by, before.kind):
            made[-1] = replace(before, text=f"{before.text}{JOIN}{line.text}")
        else:
            made.append(line)
    return made


def queued_up(state: State, lines: Iterable[Line], besides: str = "") -> Pasting:
    """Questions in a chat, in the order they came, however many each has.

    Where there are question marks, what has none is left out, and what the owner wrote: questions are for the others.
    """
    found = tuple(lines)
    marked = any(_MARK.search(line.text) for line in found)
    return Pasting(
        tuple(replace(line, out=_chatter(line, state, marked=marked)) for line in found), state.names, besides=besides
    )


def _chatter(line: Line, state: State, *, marked: bool) -> bool:
    strange = line.kind in {Kind.YOURS, Kind.STRANGE} or (state.owner is not None and line.who == state.owner)
    return line.out or strange or (marked and not _MARK.search(line.text))


def rows(pasting: Pasting, current: int) -> tuple[Row, ...]:
    """The lines as a table."""
    return tuple(_row(line, current=index == current) for index, line in enumerate(pasting.lines))


def _row(line: Line, *, current: bool) -> Row:
    name = line.who or (f"{line.by}?" if line.by else "whose?")
    if line.kind is Kind.YOURS and line.who is None:
        name = "you"
    tone = Tone.NOW if current else Tone.QUIET if line.out or line.who is None else Tone.PLAIN
    aside = " · ".join(filter(None, ("left out" if line.out else "", line.kind)))
    sign = Sign.NOW if current else Sign.AWAY if line.out else Sign.DONE if line.who else ""
    return Row(name, f"{aside}: {line.text}" if aside else line.text, sign, tone, written=not line.out)


def told(pasting: Pasting, state: State) -> str:
    """What Enter keeps, in one sentence."""
    kept = pasting.challenges()
    replaced = sum(who in state.challenges for who in kept)
    return _told(pasting, len(kept), f"{replaced} in place of an older one" if replaced else "")


def told_questions(pasting: Pasting) -> str:
    """What Enter keeps of questions, in one sentence."""
    return _told(pasting, len(pasting.kept()), "")


def _told(pasting: Pasting, count: int, replaced: str) -> str:
    words = [f"Enter keeps {count}" if count else "Nothing to keep yet"]
    if joiners := pasting.joiners():
        words.append(f"{counted(len(joiners), 'person joins', 'people join')}")
    if pasting.unclaimed:
        words.append(f"{pasting.unclaimed} nobody's, not kept")
    return " · ".join(filter(None, (*words, replaced, pasting.besides)))
