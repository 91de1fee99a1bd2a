"""A text as its sentences and their words, the way rules about questions look at it.

What people type is uneven: no capitals, no question mark, a curly apostrophe, three dots. All of that is levelled here,
so that a rule is written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from peerinquiry.inquiry.text import one_line

LOOK: Final = 1_000
"""Characters that are looked at: three minutes of speech. What comes after changes nothing about a question."""

QUOTED: Final = "quoted"
"""The word that stands for a quotation: what others said is not what is asked."""

_APOSTROPHES: Final = re.compile(r"[’ʼ‘`´]")
_QUOTATION: Final = re.compile(r"""["“”„«»][^"“”„«»]*+["“”„«»]|(?<!\w)'(?=\S)(?:[^']|'(?=\w))++'(?!\w)""")
_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:[.,:/]\d+)*%?)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W_]+(?:['_-][^\W_]+)*'?)"
    r"|(?P<pause>\.{2,}(?!\?)|…|[,;:()—–/¿¡]|(?<=\s)-+(?=\s))"
    r"|(?P<end>[.?!…]+)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    `said`: its words in small letters, each followed by a blank, a pause as a comma: `well , have you tried that `.
    `typed`: the same words as they were typed. `mark`: `?`, `.`, or nothing where the text just stops.
    """

    said: str
    typed: tuple[str, ...]
    mark: str

    @property
    def words(self) -> int:
        """How many words it has; a contraction is one."""
        return sum(word != "," and not word.startswith("'") for word in self.typed)


def sentences(text: str, slips: Mapping[str, str], abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """The sentences of `text`. `slips` are words as they are often typed, with what is meant."""
    line = _APOSTROPHES.sub("'", one_line(text[:LOOK]))
    if _QUOTATION.fullmatch(line):
        line = line[1:-1]
    line = _QUOTATION.sub(f" {QUOTED} ", line)
    return tuple(_sentences(line, slips, abbreviations))


def spoken(word: str) -> tuple[str, ...]:
    """A typed word as `said` has it: small, without the apostrophe of a “not”, a contraction as two words."""
    word = word.lower()
    if word.endswith("n't"):
        return (word.replace("'", ""),)
    head, apostrophe, tail = word.partition("'")
    return (head, apostrophe + tail) if head and apostrophe else (word,)


def _sentences(line: str, slips: Mapping[str, str], abbreviations: frozenset[str]) -> Iterator[Sentence]:
    said: list[str] = []
    typed: list[str] = []
    for token in _TOKEN.finditer(line):
        text = token[0]
        match token.lastgroup:
            case "pause":
                if said and said[-1] != ",":
                    said.append(",")
                    typed.append(",")
            case "end":
                if _goes_on(text, token.end(), line, said, abbreviations):
                    continue
                if any(word != "," for word in said):
                    yield _sentence(said, typed, "?" if "?" in text else ".")
                said, typed = [], []
            case _:
                words = spoken(slips.get(text.lower(), text))
                said += words
                typed += [text] if len(words) == 1 else words
    if any(word != "," for word in said):
        yield _sentence(said, typed, "")


def _goes_on(mark: str, end: int, line: str, said: list[str], abbreviations: frozenset[str]) -> bool:
    """Whether this dot ends no sentence: after an abbreviation, or within a name such as example.com."""
    if mark != ".":
        return False
    inside = end < len(line) and not line[end].isspace() and not line[end].isupper()
    return inside or bool(said and said[-1] in abbreviations)


def _sentence(said: list[str], typed: list[str], mark: str) -> Sentence:
    while said[-1] == ",":
        del said[-1], typed[-1]
    return Sentence("".join(f"{word} " for word in said), tuple(typed), mark)
