"""What a question bank means, given what TOML made of it: a `Bank`, and every fault on the way with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from peerinquiry.formats.bank_format import (
    AIM,
    BANK,
    LANGUAGE,
    LONGEST,
    LONGEST_TIME,
    PLAIN,
    QUESTION,
    TIMINGS,
    Key,
    Kind,
    Table,
)
from peerinquiry.formats.mistakes import short
from peerinquiry.formats.table_reader import Fault, TableReader, kind_of
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.bank_ref import MOST_ROUNDS
from peerinquiry.inquiry.model import Timing

_LANGUAGE: Final = re.compile(LANGUAGE)


class NoBaseError(Exception):
    """A bank cannot be extended: what is wrong, and what to write instead."""

    def __init__(self, message: str, instead: str) -> None:
        super().__init__(message)
        self.message, self.instead = message, instead


Bases = Callable[[str], Bank]
"""Finds the bank that another one extends, by name. Raises NoBaseError."""


def no_bases(name: str) -> Bank:
    """Where there are no other banks."""
    raise NoBaseError(f"there is no bank “{short(name)}” here", "name one that `peerinquiry banks list` shows")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it stands in a file: its words, and where."""

    text: str
    path: Steps


class BankReader(TableReader):
    """Reads one bank, and collects its faults. With a fault, what it makes is good for nothing else.

    `asked` and `follow_ups` are the questions of the file itself, without those of the bank that it extends.
    """

    LONGEST: ClassVar[Mapping[str, int]] = LONGEST

    def __init__(self, name: str, bases: Bases = no_bases) -> None:
        super().__init__(name)
        self.asked: list[Wording] = []
        self.follow_ups: list[Wording] = []
        self._bases = bases
        self._base = Bank(name, "", ())
        self._lost = False
        """Whether the bank that it extends cannot be had: then what it may have is not called missing."""
        self._aims: dict[str, Steps] = {}
        self._seen: dict[str, Steps] = {}

    def bank(self, table: Mapping[str, Any]) -> Bank:
        """The bank that `table` is, with what it takes from the one that it extends."""
        told = self._plain(table, BANK, ())
        base = self._base = self._extended(table, told["extends"])
        replaced: set[str] = set()
        own = [self._aim(aim, path, replaced) for aim, path in self._listed_aims(table)]
        self._once_in_all(replaced)
        named = {aim.name: aim for aim in own}
        kept = tuple(named.pop(aim.name, aim) for aim in base.aims)
        return Bank(
            name=self.name,
            title=told["title"] or as_title(self.name),
            aims=(*kept, *named.values()),
            language=self._language(table, told["language"]) or base.language,
            source=told["source"] or base.source,
            timings={**base.timings, **self._timings(table)},
            extends=told["extends"],
        )

    # The tables

    def _listed_aims(self, table: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Steps]]:
        if "aims" not in table and table.get("extends"):
            return
        aims = table.get("aims", [])
        if isinstance(aims, dict):
            self._fault(("aims",), "this is one aim alone", "write [[aims]], in two brackets, before each aim")
            yield aims, ("aims",)
        elif not isinstance(aims, list):
            self._fault(("aims",), f"`aims` is {kind_of(aims)}", "write [[aims]] before each aim, and no aims = …")
        elif not aims:
            wanted = 'write [[aims]], and under it name = "…" and questions = ["…?"]'
            self._lack(("aims",), "this bank has no aims", wanted)
        else:
            for index, aim in enumerate(aims):
                if isinstance(aim, dict):
                    yield aim, ("aims", index)
                else:
                    self._fault(("aims", index), f"this aim is {kind_of(aim)}", "write [[aims]] before each aim")

    def _aim(self, table: Mapping[str, Any], path: Steps, replaced: set[str]) -> Aim:
        told = self._plain(table, AIM, path)
        name = told["name"]
        if "name" not in table:
            self._lack((*path, "name"), "this aim has no name", 'write name = "…" under [[aims]]')
        elif isinstance(table["name"], str):
            self._once(name, self._aims, (*path, "name"), "name")
        before = next((aim for aim in self._base.aims if aim.name.casefold() == name.casefold()), None)
        if told["replace"]:
            replaced.add(name.casefold())
            if before is None and not self._lost:
                self._fault((*path, "replace"), *self._nothing_to_replace(name))
        questions = tuple(self._questions(table, path, needed=told["replace"] or not (before or self._lost)))
        if before is None:
            return Aim(name, told["purpose"], questions, told["rounds"] or 1, told["answer"])
        return replace(
            before,
            purpose=told["purpose"] or before.purpose,
            questions=questions if told["replace"] else (*before.questions, *questions),
            rounds=told["rounds"] or before.rounds,
            answer=told["answer"] or before.answer,
        )

    def _nothing_to_replace(self, name: str) -> tuple[str, str]:
        if not self._base.aims:
            return "there is nothing to replace", 'write extends = "…" at the top, or take this out'
        known = ", ".join(f"“{short(aim.name)}”" for aim in self._base.aims)
        return f"“{self._base.name}” has no aim “{short(name)}” to replace", f"name one of {known}, or take this out"

    def _questions(self, table: Mapping[str, Any], path: Steps, *, needed: bool) -> Iterator[BankQuestion]:
        questions = table.get("questions")
        here = (*path, "questions")
        if questions is None:
            if needed:
                self._lack(here, "this aim has no questions", 'write questions = ["…?"] under its name')
        elif not isinstance(questions, list):
            self._fault(here, f"`questions` is {kind_of(questions)}, not a list", 'write questions = ["…?"]')
        elif not questions:
            self._fault(here, "there is no question in this aim", 'write questions = ["…?"]')
        else:
            for index, question in enumerate(questions):
                yield self._question(question, (*here, index))

    def _question(self, question: object, path: Steps) -> BankQuestion:
        told: Mapping[str, Any] = {}
        if isinstance(question, dict):
            told = self._plain(question, QUESTION, path, without="ask")
            if "ask" not in question:
                self._fault(path, "this question has no words", 'write { ask = "…?", listen_for = "…" }')
                return BankQuestion("")
            if told["follow_up"]:
                self.follow_ups.append(Wording(told["follow_up"], (*path, "follow_up")))
            question, path = question["ask"], (*path, "ask")
        if not isinstance(question, str):
            self._fault(path, f"this question is {kind_of(question)}, not text", 'write "…?"')
            return BankQuestion("")
        words = self._kept(question, "ask", path)
        self._once(words, self._seen, path, "question")
        self.asked.append(Wording(words, path))
        return BankQuestion(words, told.get("listen_for", ""), told.get("tags", ()), told.get("follow_up", ""))

    def _once_in_all(self, replaced: set[str]) -> None:
        """That no question stands in the bank that this one extends, too, but where its aim is replaced."""
        kept = [aim for aim in self._base.aims if aim.name.casefold() not in replaced]
        before = {question.ask.casefold() for aim in kept for question in aim.questions}
        for wording in self.asked:
            if wording.text.casefold() in before:
                message = f"this question, “{short(wording.text)}”, is in “{self._base.name}” already"
                self._fault(wording.path, message, "word it anew, or take it out")

    def _timings(self, table: Mapping[str, Any]) -> dict[Timing, float]:
        timings = table.get("timings", {})
        if not isinstance(timings, dict):
            wanted = "write [timings] on a line of its own, and answer = 30 under it"
            self._fault(("timings",), f"`timings` is {kind_of(timings)}", wanted)
            return {}
        told = self._plain(timings, TIMINGS, ("timings",))
        return {timing: told[timing] for timing in Timing if told[timing]}

    def _extended(self, table: Mapping[str, Any], name: str) -> Bank:
        """The bank that this one extends; an empty one where it extends none, or where that cannot be had."""
        if name:
            try:
                return self._bases(name)
            except NoBaseError as error:
                self._lost = True
                self._fault(("extends",), error.message, error.instead)
        elif isinstance(table.get("extends"), str):
            self._fault(("extends",), "this names no bank", 'write extends = "…", with the name of one')
        return Bank(self.name, "", ())

    def _language(self, table: Mapping[str, Any], language: str) -> str:
        if isinstance(table.get("language"), str) and not _LANGUAGE.fullmatch(language):
            wanted = 'write language = "en", "de", "pt-BR" or the like'
            self._fault(("language",), f"`{short(language)}` is no code of a language", wanted)
        return language

    # Single values

    def _plain(self, table: Mapping[str, Any], known: Table, path: Steps, without: str = "") -> dict[str, Any]:
        """The value of each key that holds no table, after what is no key was told; empty where there is none."""
        self._know(table, known.names, path, known.called)
        keys = (key for key in known.keys if key.kind in PLAIN and key.name != without)
        return {key.name: self._value(table, key, path) for key in keys}

    def _value(self, table: Mapping[str, Any], key: Key, path: Steps) -> str | Sequence[str] | float:
        match key.kind:
            case Kind.WORDS:
                return self._list(table, key.name, path)
            case Kind.SECONDS:
                return self._seconds(table, key, path)
            case Kind.ROUNDS:
                return self._rounds(table, key, path)
            case Kind.FLAG:
                return self._flag(table, key.name, path)
            case _:
                return self._text(table, key.name, path)

    def _seconds(self, table: Mapping[str, Any], key: Key, path: Steps) -> float:
        """A length of time; 0 if there is none."""
        value, path = table.get(key.name), (*path, key.name)
        wanted = f"write seconds, such as {key.name} = {key.usual or 60:g}"
        if value is None:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._fault(path, f"`{key.name}` is {kind_of(value)}, not a number", wanted)
        elif not value > 0:
            self._fault(path, f"`{key.name}` has to be more than 0", wanted)
        elif value > LONGEST_TIME:
            self._fault(path, f"`{key.name}` is longer than a day", wanted)
        else:
            return float(value)
        return 0.0

    def _rounds(self, table: Mapping[str, Any], key: Key, path: Steps) -> int:
        """How many; 0 if nothing is said."""
        rounds = self._number(table, key.name, path)
        if rounds > MOST_ROUNDS:
            wanted = f"write {key.name} = {MOST_ROUNDS}, or less"
            self._note(Fault((*path, key.name), f"`{key.name}` is more than a group has time for", wanted))
        return rounds


def as_title(name: str) -> str:
    """A title for a bank that has none: `hard-decision` is “Hard decision”."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
