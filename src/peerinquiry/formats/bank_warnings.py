"""What is worth another look in a question bank that can be used: doubles, and questions that are not open ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from peerinquiry.formats.bank_reader import Wording
from peerinquiry.formats.mistakes import Level, short
from peerinquiry.formats.table_reader import Fault
from peerinquiry.inquiry.questions import Rules, check

NEAR: Final = 0.86
"""How much alike the words of two questions may be, from 0 to 1. Of those that ship, no two come beyond 0.78."""
MOST_COMPARED: Final = 250
"""Questions that are compared with each other: each with each, so that twice as many take four times as long."""

_WORDS: Final = re.compile(r"\w+")


def warnings(asked: Sequence[Wording], follow_ups: Sequence[Wording], rules: Rules) -> Iterator[Fault]:
    """A fault for each, all of them warnings; what is empty was told already."""
    yield from _doubles([wording for wording in asked if wording.text][:MOST_COMPARED])
    for wording in (*asked, *follow_ups):
        for cue in check(wording.text, rules) if wording.text else ():
            yield _warning(wording, f"{cue.kind}: {cue.why.rstrip('.')}", f"try: {cue.try_}")


def _doubles(asked: Sequence[Wording]) -> Iterator[Fault]:
    """Questions that are nearly one before them; the same words are a mistake, and not told here."""
    matcher = SequenceMatcher(autojunk=False)
    folded = [" ".join(_WORDS.findall(wording.text.casefold())) for wording in asked]
    for index, words in enumerate(folded):
        matcher.set_seq2(words)
        for earlier in range(index):
            if asked[earlier].text.casefold() == asked[index].text.casefold():
                break
            matcher.set_seq1(folded[earlier])
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) > NEAR and matcher.ratio() > NEAR:
                yield _double(asked[earlier], asked[index])
                break


def _double(earlier: Wording, again: Wording) -> Fault:
    message = f"this asks nearly the same as “{short(earlier.text)}”"
    wanted = "keep the better one, or make the difference heard"
    return Fault(again.path, message, wanted, earlier=earlier.path, level=Level.WARNING)


def _warning(wording: Wording, message: str, instead: str) -> Fault:
    return Fault(wording.path, message, instead, level=Level.WARNING)
