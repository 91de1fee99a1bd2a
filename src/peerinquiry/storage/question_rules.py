"""Question rules on disk: those of the home, else the shipped ones, by language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from peerinquiry.formats.mistakes import Mistake
from peerinquiry.formats.rules_toml import RulesErrors, parse_rules
from peerinquiry.formats.toml_reading import LARGEST
from peerinquiry.inquiry.questions import Rules

FOLDER: Final = "question_rules"
SUFFIX: Final = ".toml"
ANY_LANGUAGE: Final = "any"
"""The rules for a language that has none of its own: what punctuation and length alone say."""


def load_rules(home: Path, language: str = "en") -> Rules:
    """The rules for questions in that language ("en", "pt-BR"); a file in the home wins over a shipped one.

    Raises RulesErrors where the file has mistakes or cannot be read.
    """
    name = _name(language)
    own = home / FOLDER / f"{name}{SUFFIX}"
    if name.isalpha() and own.is_file():
        return _read(own, name)
    return _came_with(name)


def usable_rules(home: Path, language: str, tell: Callable[[str], None]) -> Rules:
    """The same, but never none: the shipped ones where those of the home have mistakes, once that is told."""
    try:
        return load_rules(home, language)
    except RulesErrors as errors:
        tell(f"{errors.mistakes[0]}. The rules that came with the program are used.")
        return _came_with(_name(language))


@cache
def shipped_rules(language: str = "en") -> Rules:
    """The rules that came with the program, read once."""
    return _read(_shipped() / f"{language}{SUFFIX}", language)


def shipped_languages() -> tuple[str, ...]:
    """The languages that rules came for, in order, and `any`."""
    return tuple(sorted(path.stem for path in _shipped().glob(f"*{SUFFIX}")))


def _name(language: str) -> str:
    return language.partition("-")[0].lower()


def _came_with(name: str) -> Rules:
    return shipped_rules(name if name in shipped_languages() else ANY_LANGUAGE)


def _shipped() -> Path:
    return Path(__file__).parents[1] / FOLDER


def _read(path: Path, language: str) -> Rules:
    try:
        with path.open("rb") as file:
            source = file.read(LARGEST + 1)
    except OSError as error:
        wrong = f"the file cannot be read ({error.strerror or type(error).__name__})"
        raise RulesErrors(language, [Mistake(1, 1, wrong, "give yourself the right to", str(path))]) from error
    return parse_rules(source, language, str(path))
