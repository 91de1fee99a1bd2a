"""What a question bank means, given what TOML made of it: a `Bank`, and every fault on the way with its path."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from difflib import get_close_matches
from typing import Any, Final

from peerinquiry.formats.mistakes import short
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing
from peerinquiry.inquiry.text import one_line

MOST_FAULTS: Final = 100
"""More have one cause, and are not told one by one."""

LONGEST: Final = {"title": 120, "language": 40, "name": 60, "ask": 400}
"""Characters that fit where they are shown."""
LONGEST_TEXT: Final = 1_000
"""The same, of any other text."""

LONGEST_TIME: Final = 24 * 60 * 60.0
"""Seconds of the longest turn: a day."""

_LONGEST_KEY: Final = 100
_BANK_KEYS: Final = ("title", "language", "source", "timings", "aims")
_AIM_KEYS: Final = ("name", "purpose", "questions")
_QUESTION_KEYS: Final = ("ask", "listen_for")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at `path`, at its key or its value, and what to write instead.

    `earlier` is where the same stood before; `lack` says that it is about something that is not there.
    """

    path: Steps
    message: str
    instead: str
    at_key: bool = False
    earlier: Steps | None = None
    lack: bool = False


class BankReader:
    """Reads one bank, and collects its faults. With a fault, what it makes is good for nothing else."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self._meant: set[Steps] = set()
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
            self._fault(("aims",), f"`aims` is {_kind(aims)}", "write [[aims]] before each aim, and no aims = …")
        elif not aims:
            wanted = 'write [[aims]], and under it name = "…" and questions = ["…?"]'
            self._lack(("aims",), "this bank has no aims", wanted)
        else:
            for index, aim in enumerate(aims):
                if isinstance(aim, dict):
                    yield aim, ("aims", index)
                else:
                    self._fault(("aims", index), f"this aim is {_kind(aim)}", "write [[aims]] before each aim")

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
            self._fault(here, f"`questions` is {_kind(questions)}, not a list", 'write questions = ["…?"]')
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
            self._fault(path, f"this question is {_kind(ask)}, not text", 'write "…?"')
            return BankQuestion("", hint)
        words = self._kept(ask, "ask", path)
        self._once(words, self._asked, path, "question")
        return BankQuestion(words, hint)

    def _timings(self, table: Mapping[str, Any]) -> dict[Timing, float]:
        timings = table.get("timings", {})
        if not isinstance(timings, dict):
            wanted = "write [timings] on a line of its own, and answer = 30 under it"
            self._fault(("timings",), f"`timings` is {_kind(timings)}", wanted)
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
            self._fault(path, f"`{timing.value}` is {_kind(value)}, not a number", wanted)
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

    def _text(self, table: Mapping[str, Any], key: str, path: Steps) -> str:
        """The text of `key`, on one line; empty if there is none."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self._fault((*path, key), f"`{key}` is {_kind(value)}, not text", f'write {key} = "…"')
            return ""
        return self._kept(value, key, (*path, key))

    def _kept(self, text: str, key: str, path: Steps) -> str:
        text = one_line(text)
        most = LONGEST.get(key, LONGEST_TEXT)
        if len(text) > most:
            self._fault(path, f"this has {len(text):,} characters", f"keep it to {most:,}")
        return text

    def _once(self, text: str, seen: dict[str, Steps], path: Steps, what: str) -> None:
        """That `text` has words, and is not there already."""
        if not text:
            self._fault(path, f"this {what} is empty", "write one")
            return
        earlier = seen.setdefault(text.casefold(), path)
        if earlier != path:
            message = f"this {what}, “{short(text)}”, is there already"
            self._note(Fault(path, message, "word it anew, or take one of the two out", earlier=earlier))

    def _know(self, table: Mapping[str, Any], known: Collection[str], path: Steps, what: str) -> None:
        """That every key of `table` is one of the `known`."""
        for key in table:
            if key in known or self._enough:
                continue
            near = get_close_matches(key[:_LONGEST_KEY], known, n=1)
            self._meant.update((*path, name) for name in near)
            wanted = f"did you mean `{near[0]}`?" if near else "use " + ", ".join(f"`{name}`" for name in known)
            self._note(Fault((*path, key), f"there is no `{short(key)}` in {what}", wanted, at_key=True))

    def _fault(self, path: Steps, message: str, instead: str) -> None:
        self._note(Fault(path, message, instead))

    def _lack(self, path: Steps, message: str, instead: str) -> None:
        """That nothing is at `path`, unless its key is only misspelt."""
        if path not in self._meant:
            self._note(Fault(path, message, instead, lack=True))

    def _note(self, fault: Fault) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        elif not self._enough:
            self.faults.append(replace(fault, message="there are more mistakes than these", instead="mend these first"))

    @property
    def _enough(self) -> bool:
        return len(self.faults) > MOST_FAULTS


def _as_title(name: str) -> str:
    """A title for a bank that has none: `hard-decision` is “Hard decision”."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _kind(value: object) -> str:
    """What a value is, as a person would say it."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case dict():
            return "a table"
        case date() | time():
            return "a date or a time"
        case _:
            return "something else"
