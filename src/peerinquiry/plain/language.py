"""The language of the plain console: a line is a word, and what it is about.

The rooms in `plain/words/` hang their words on it. A word makes commands, or says something; it does
nothing itself, but for those that write what people take along.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from peerinquiry.formats.whom import somebody
from peerinquiry.inquiry.agenda import WORDS as AGENDA
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.model import Question, State, Step
from peerinquiry.inquiry.pace.projection import STEPS
from peerinquiry.inquiry.view.questions import on_the_table
from peerinquiry.inquiry.view.words import local
from peerinquiry.live import Live
from peerinquiry.plain.preferences import Preferences
from peerinquiry.session import Moment
from peerinquiry.storage.banks import BankLibrary

_NUMBERS: Final = re.compile(r"(\D*[^\d\s,])[\s,]+(\d.*)")
"""A name, and what begins with a digit."""
LIKENESS: Final = 0.7
"""How like a word has to be to what was said, to be what was meant."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What to ask the session for, and what there is to say once it is done."""

    command: Command
    words: str


Outcome = Command | tuple[Command, ...] | Telling | Refused | str | float
"""What to ask the session for, one after another; or why not; or what to say; or how many seconds to let pass."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a word may look at."""

    live: Live
    library: BankLibrary
    home: Path
    """Where rules and teams of one's own are."""
    preferences: Preferences

    @property
    def state(self) -> State:
        """The session as it is."""
        return self.live.state

    @property
    def bank(self) -> Bank:
        """The question bank as it is."""
        return self.live.bank

    @property
    def moment(self) -> Moment:
        """Now."""
        return self.live.moment()

    @property
    def today(self) -> date:
        """The day it is where the session is held."""
        return local(self.state, self.moment.wall).date()

    @property
    def holder(self) -> str:
        """Who has the turn. Raises ValueError where nobody has."""
        if holder := self.state.desk.round.holder:
            return holder
        raise ValueError("Nobody has the turn.")

    @property
    def table(self) -> Question | None:
        """The question that is on the table, where questions are asked."""
        return on_the_table(self.state, self.bank) if self.state.step is Step.QUESTIONS else None

    def seed(self) -> int:
        """A number for what is left to chance."""
        return self.live.seed()

    def who(self, said: str) -> str:
        """Whom a name means. Raises ValueError where it is nobody, or could be several."""
        if not self.state.names:
            raise ValueError("Nobody is here yet: add Ann, Bea, Carl")
        return somebody(said, self.state.names)

    def named(self, said: str, otherwise: str = "") -> tuple[str, str]:
        """`Ann: what she said`, as who and what; without a name it is `otherwise`'s, or whoever's turn it is."""
        lead, colon, rest = said.partition(":")
        if colon:
            try:
                return self.who(lead), rest.strip()
            except ValueError:
                if not otherwise and not self.state.desk.round.holder:
                    raise
        elif not otherwise and not self.state.desk.round.holder:
            raise ValueError("Nobody has the turn: say whose it is, with a colon, as in Ann: and then the rest.")
        return otherwise or self.holder, said

    def numbered(self, said: str) -> tuple[str, str]:
        """`Ann: 4 5 3`, `Ann 4 5 3`, or no number at all, as who and what. Raises ValueError where it is nobody."""
        if ":" in said:
            return self.named(said)
        found = _NUMBERS.fullmatch(said)
        return (self.who(found[1]), found[2]) if found else (self.who(said), "")


Does = Callable[[Scene, str], Outcome]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the language. `usage` begins with it; `steps` are those it is for, all if there are none."""

    name: str
    usage: str
    tells: str
    room: str
    steps: frozenset[Step]
    does: Does

    def mind(self, step: Step) -> None:
        """Raises ValueError with a sentence where the group is in a step that the word is not for."""
        if self.steps and step not in self.steps:
            places = [place for place in STEPS if place in self.steps]
            named = " or ".join(AGENDA[place] for place in places)
            raise ValueError(f"{self.name} belongs to {named}: go {places[0]}")


WORDS: Final[dict[str, Word]] = {}
"""All of them, by name, in the order of the help."""


def word(usage: str, room: str, *steps: Step) -> Callable[[Does], Does]:
    """Hang a word on the language: its first line of documentation is its help."""

    def hang(does: Does) -> Does:
        name = usage.partition(" ")[0]
        tells = (does.__doc__ or "").strip().partition("\n")[0]
        WORDS[name] = Word(name, usage, tells, room, frozenset(steps), does)
        return does

    return hang


def understood(line: str) -> tuple[Word, str]:
    """The word that a line begins with, and what it is about; an empty line is `next`.

    Raises ValueError with a sentence where there is no such word.
    """
    first, _, rest = line.strip().partition(" ")
    name = first.casefold() or "next"
    found = WORDS.get(name)
    if found is None:
        if first.endswith(":"):
            raise ValueError(f"A line begins with a word, and whose it is comes second, as in: note {line.strip()}")
        near = get_close_matches(name, WORDS, n=1, cutoff=LIKENESS)
        raise ValueError(f"There is no word {first}; {f'did you mean {near[0]}? ' if near else ''}help tells them.")
    return found, rest.strip()


def number_in(said: str, what: str) -> int:
    """A number alone, such as that of an action. Raises ValueError with a sentence."""
    if not said.isdecimal():
        raise ValueError(f"Say the number of {what}, as in: 2")
    return int(said)


def picked(said: str, among: Sequence[object], what: str) -> int:
    """The index that a number from 1 means. Raises ValueError with a sentence."""
    number = number_in(said, what)
    if not 1 <= number <= len(among):
        raise ValueError(f"There is no {what} {number}; there are {len(among)}.")
    return number - 1


def needed(said: str, example: str) -> str:
    """What was said. Raises ValueError with an example where nothing was."""
    if not said:
        raise ValueError(f"Say it as in: {example}")
    return said
