"""What a question bank means, given what TOML made of it: a `Bank`, and every fault on the way with its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from peerinquiry.formats.mistakes import short
from peerinquiry.formats.table_reader import TableReader, kind_of
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing

LONGEST_TIME: Final = 24 * 60 * 60.0
"""Seconds of the longest turn: a day."""

_BANK_KEYS: Final = ("title", "language", "source", "timings", "aims")
_AIM_KEYS: Final = ("name", "purpose", "questions")
_QUESTION_KEYS: Final = ("ask", "listen_for")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class BankReader(TableReader):
    """Reads one bank, and collects its faults. With a fault, what it makes is good for nothing else."""

    LONGEST: ClassVar[Mapping[str, int]] = {"title": 120, "language": 40, "name": 60, "ask": 400}

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._aims: dict[str, Steps] = {}
        self._asked: dict[str, Steps] = {}

    def bank(self, table: Mapping[str, Any]) -> Bank:
        """The bank that `table` is."""
        self._know(table, _BANK_KEYS, (), "a bank")
        return Bank(
            name=self.name,
            title=self._text(table, "title", ()) or _as_title(self.name),
            aims=tuple(self._aim(aim, path) for aim, path in self._listed_aims(table)),
            language=self._language(table),
            source=self._text(table, "source", ()),
            timings=self._timings(table),
        )

    def _listed_aims(self, table: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Steps]]:
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

    def _aim(self, table: Mapping[str, Any], path: Steps) -> Aim:
        self._know(table, _AIM_KEYS, path, "an aim")
        name = self._text(table, "name", path)
        if "name" not in table:
            self._lack((*path, "name"), "this aim has no name", 'write name = "…" under [[aims]]')
        elif isinstance(table["name"], str):
            self._once(name, self._aims, (*path, "name"), "name")
        return Aim(name, self._text(table, "purpose", path), tuple(self._questions(table, path)))

    def _questions(self, table: Mapping[str, Any], path: Steps) -> Iterator[BankQuestion]:
        questions = table.get("questions")
        here = (*path, "questions")
        if questions is None:
            self._lack(here, "this aim has no questions", 'write questions = ["…?"] under its name')
        elif not isinstance(questions, list):
            self._fault(here, f"`questions` is {kind_of(questions)}, not a list", 'write questions = ["…?"]')
        elif not questions:
            self._fault(here, "there is no question in this aim", 'write questions = ["…?"]')
        else:
            for index, question in enumerate(questions):
                yield self._question(question, (*here, index))

    def _question(self, question: object, path: Steps) -> BankQuestion:
        hint = ""
        if isinstance(question, dict):
            self._know(question, _QUESTION_KEYS, path, "a question")
            hint = self._text(question, "listen_for", path)
            if "ask" not in question:
                self._fault(path, "this question has no words", 'write { ask = "…?", listen_for = "…" }')
                return BankQuestion("", hint)
            ask, path = question["ask"], (*path, "ask")
        else:
            ask = question
        if not isinstance(ask, str):
            self._fault(path, f"this question is {kind_of(ask)}, not text", 'write "…?"')
            return BankQuestion("", hint)
        words = self._kept(ask, "ask", path)
        self._once(words, self._asked, path, "question")
        return BankQuestion(words, hint)

    def _timings(self, table: Mapping[str, Any]) -> dict[Timing, float]:
        timings = table.get("timings", {})
        if not isinstance(timings, dict):
            wanted = "write [timings] on a line of its own, and answer = 30 under it"
            self._fault(("timings",), f"`timings` is {kind_of(timings)}", wanted)
            return {}
        known = tuple(timing.value for timing in Timing)
        self._know(timings, known, ("timings",), "[timings]")
        return {
            Timing(key): float(value)
            for key, value in timings.items()
            if key in known and self._is_time(value, Timing(key))
        }

    def _is_time(self, value: object, timing: Timing) -> bool:
        path = ("timings", timing.value)
        wanted = f"write seconds, such as {timing.value} = {DEFAULT_TIMINGS[timing]:g}"
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._fault(path, f"`{timing.value}` is {kind_of(value)}, not a number", wanted)
        elif not value > 0:
            self._fault(path, f"`{timing.value}` has to be more than 0", wanted)
        elif value > LONGEST_TIME:
            self._fault(path, f"`{timing.value}` is longer than a day", wanted)
        else:
            return True
        return False

    def _language(self, table: Mapping[str, Any]) -> str:
        language = self._text(table, "language", ())
        if language and not _LANGUAGE.fullmatch(language):
            wanted = 'write language = "en", "de", "pt-BR" or the like'
            self._fault(("language",), f"`{short(language)}` is no code of a language", wanted)
        return language or "en"


def _as_title(name: str) -> str:
    """A title for a bank that has none: `hard-decision` is “Hard decision”."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
