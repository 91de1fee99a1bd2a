"""What a TOML file of ours means, read key by key: its values, and every fault on the way with its path."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from difflib import get_close_matches
from typing import Any, ClassVar, Final

from peerinquiry.formats.mistakes import Level, short
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.text import one_line

MOST_FAULTS: Final = 100
"""More have one cause, and are not told one by one."""

LONGEST_TEXT: Final = 1_000
"""Characters of any text whose reader sets no other limit."""

_LONGEST_KEY: Final = 100


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
    level: Level = Level.MISTAKE


class TableReader:
    """Collects the faults of one file. With a fault, what is read is good for nothing else."""

    LONGEST: ClassVar[Mapping[str, int]] = {}
    """Characters that fit, by key."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self._meant: set[Steps] = set()

    def warn(self, fault: Fault) -> None:
        """Note what somebody else found in what was read."""
        self._note(fault)

    def _text(self, table: Mapping[str, Any], key: str, path: Steps) -> str:
        """The text of `key`, on one line; empty if there is none."""
        value = table.get(key, "")
        if not isinstance(value, str):
            self._fault((*path, key), f"`{key}` is {kind_of(value)}, not text", f'write {key} = "…"')
            return ""
        return self._kept(value, key, (*path, key))

    def _list(self, table: Mapping[str, Any], key: str, path: Steps) -> tuple[str, ...]:
        """The texts of `key`, each on one line; none if there is no such list."""
        found = table.get(key, [])
        if not isinstance(found, list):
            self._fault((*path, key), f"`{key}` is {kind_of(found)}, not a list", f'write {key} = ["…"]')
            return ()
        texts = []
        for index, text in enumerate(found):
            if isinstance(text, str) and text.strip():
                texts.append(self._kept(text, key, (*path, key, index)))
            else:
                what = "empty" if isinstance(text, str) else f"{kind_of(text)}, not text"
                self._fault((*path, key, index), f"this is {what}", 'write "…"')
        return tuple(texts)

    def _flag(self, table: Mapping[str, Any], key: str, path: Steps) -> bool:
        """Whether `key` is true."""
        found = table.get(key, False)
        if not isinstance(found, bool):
            self._fault((*path, key), f"`{key}` is {kind_of(found)}", f"write {key} = true, or leave it out")
        return found is True

    def _number(self, table: Mapping[str, Any], key: str, path: Steps) -> int:
        """The whole number of `key`, from 1 on; 0 if there is none."""
        found = table.get(key, 0)
        if key in table and (isinstance(found, bool) or not isinstance(found, int) or found < 1):
            self._fault((*path, key), f"`{key}` has to be a whole number from 1 on", f"write {key} = 5, say")
            return 0
        return found if isinstance(found, int) else 0

    def _kept(self, text: str, key: str, path: Steps) -> str:
        text = one_line(text)
        most = self.LONGEST.get(key, LONGEST_TEXT)
        if len(text) > most:
            self._fault(path, f"this has {len(text):,} characters", f"keep it to {most:,}")
        return text

    def _once(
        self,
        text: str,
        seen: dict[str, Steps],
        path: Steps,
        what: str,
        instead: str = "word it anew, or take one of the two out",
    ) -> None:
        """That `text` has words, and is not there already."""
        if not text:
            self._fault(path, f"this {what} is empty", "write one")
            return
        earlier = seen.setdefault(text.casefold(), path)
        if earlier != path:
            message = f"this {what}, “{short(text)}”, is there already"
            self._note(Fault(path, message, instead, earlier=earlier))

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


def kind_of(value: object) -> str:
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
