"""An action typed on one line: `Bea: call both suppliers by fri`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peerinquiry.formats.dates import NOT_YET, date_in_words
from peerinquiry.inquiry.text import one_line

WORDS_BEFORE_A_DATE: Final = ("by", "on", "in")
"""After "on" and "in" people say much else; after "by" what has a figure in it is meant as a date."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What was understood; `doubt` is a sentence about a date that could not be read, and stays in `what`."""

    what: str
    who: str
    by: date | None = None
    doubt: str = ""


def read_action(text: str, names: Sequence[str], owner: str, today: date) -> ActionLine:
    """The action that `text` says: the owner's, unless it begins with a name and a colon; dated, if it ends so."""
    line = one_line(text)
    who, what = owner, line
    lead, colon, rest = line.partition(":")
    named = next((name for name in names if name.casefold() == lead.strip().casefold()), None)
    if colon and named and rest.strip():
        who, what = named, rest.strip()
    for word in WORDS_BEFORE_A_DATE:
        doing, found, when = what.rpartition(f" {word} ")
        if not found or not doing.strip():
            continue
        try:
            return ActionLine(doing.strip(), who, date_in_words(when if word != "in" else f"in {when}", today))
        except ValueError as error:
            if word == "by" and (str(error) != NOT_YET or any(map(str.isdigit, when))):
                return ActionLine(what, who, doubt=str(error))
    return ActionLine(what, who)
