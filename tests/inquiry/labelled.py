"""The labelled questions as values: what each text is, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import tomli

SET = Path(__file__).with_name("labelled_questions.toml")


@dataclass(frozen=True, slots=True)
class Labelled:
    text: str
    aim: str
    setting: str
    kinds: frozenset[str]
    """What is wrong with it for sure; empty for a good question."""
    may: frozenset[str] = frozenset()
    """What may be said or left: a cue of these kinds counts neither way."""


def labelled() -> tuple[Labelled, ...]:
    """All of them, in the order of the file."""
    rows = tomli.loads(SET.read_text(encoding="utf-8"))["questions"]
    return tuple(
        Labelled(**row | {"kinds": frozenset(row["kinds"]), "may": frozenset(row.get("may", ()))}) for row in rows
    )


def bare(text: str) -> str:
    """`text` as two people would agree that it is the same: its words, in lower case, a space between."""
    return " ".join(re.findall(r"\w+", text.casefold()))
