"""An action typed on one line: `Bea: call both suppliers by fri`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peerinquiry.formats.dates import NOT_YET, date_in_words
from peerinquiry.formats.whom import alike, called, like_a_name, several_begin
from peerinquiry.inquiry.text import one_line

WORDS_BEFORE_A_DATE: Final = ("by", "on", "in")
"""After "on" and "in" people say much else; after "by" what has a figure in it is meant as a date."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What was understood; `doubt` is a sentence about a date or a name that could not be read, and stays in `what`.

    `nobody` is what stands before the colon like a name that nobody here has; it stays in `what`, too.
    """

    what: str
    who: str
    by: date | None = None
    doubt: str = ""
    nobody: str = ""


def read_action(text: str, names: Sequence[str], owner: str, today: date) -> ActionLine:
    """The action that `text` says: the owner's, unless it begins with a name and a colon; dated, if it ends so.

    A first name alone will do, as long as it is one person's.
    """
    line = one_line(text)
    who, what, unsure, nobody = owner, line, "", ""
    lead, colon, rest = line.partition(":")
    if colon and rest.strip():
        if named := called(lead, names):
            who, what = named, rest.strip()
        elif begun := alike(lead, names):
            unsure = several_begin(begun)
        elif like_a_name(lead):
            nobody = lead.strip()
    for word in WORDS_BEFORE_A_DATE:
        doing, found, when = what.rpartition(f" {word} ")
        if not found or not doing.strip():
            continue
        try:
            by = date_in_words(when if word != "in" else f"in {when}", today)
            return ActionLine(doing.strip(), who, by, unsure, nobody)
        except ValueError as error:
            if word == "by" and (str(error) != NOT_YET or any(map(str.isdigit, when))):
                return ActionLine(what, who, doubt=unsure or str(error), nobody=nobody)
    return ActionLine(what, who, doubt=unsure, nobody=nobody)
