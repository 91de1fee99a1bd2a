"""What a question bank means, given what TOML made of it: a `Bank`, and every fault on the way with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from peerinquiry.formats.bank_format import AIM, BANK, LANGUAGE, QUESTION
from peerinquiry.formats.described import longest_of
from peerinquiry.formats.described_reader import DescribedReader
from peerinquiry.formats.mistakes import short
from peerinquiry.formats.table_reader import kind_of
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.view.words import capital

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


class BankReader(DescribedReader):
    """Reads one bank, and collects its faults. With a fault, what it makes is good for nothing else.

    `asked` and `follow_ups` are the questions of the file itself, without those of the bank that it extends.
    """

    LONGEST: ClassVar[Mapping[str, int]] = longest_of(BANK, AIM, QUESTION)

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


def as_title(name: str) -> str:
    """A title for a bank that has none: `hard-decision` is “Hard decision”."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return capital(words)
