"""A copy of everything from new Teams: `first words… by Author`, the author, the time, the words, the signs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.chat.clock import LONGEST as LONGEST_STAMP
from peerinquiry.formats.chat.clock import Stamp, ends_in_time, stamp
from peerinquiry.formats.chat.draft import Draft, Entry, recurring
from peerinquiry.formats.chat.emoji import only_signs
from peerinquiry.formats.chat.likeness import may_be_name
from peerinquiry.formats.chat.model import Format
from peerinquiry.formats.chat.noise_words import TEAMS_SIGNS
from peerinquiry.formats.chat.teams_noise import is_noise

_BY: Final = re.compile(
    r"by|von|par|por|di|da|door|przez|a[fv]|o[dt]|від|de|tarafından|による|作者|作成者|发送者|寄件者|작성자"
)
"""What stands between the first words and their author."""
_ATTACHED: Final = re.compile(r",\s[^,]{3,60}\.$")
_REFERENCE: Final = re.compile(
    r"Begin Reference,?\s*(?P<said>.*?)(?:\sby\s(?P<who>[^,]{1,120}.{0,120}))?", re.IGNORECASE
)
_REFERENCE_BEGINS: Final = "begin reference"
_REFERENCE_ENDS: Final = "end reference"
_LONGEST_REFERENCE: Final = 60
_COUNTED: Final = re.compile(r"(?P<count>\d{1,4})\s(?P<name>\S.{0,60})")
_REACTIONS: Final = re.compile(r"(?P<count>\d{1,4}) (?P<name>\w+) reactions?\.?", re.IGNORECASE)
_COUNT: Final = re.compile(r"\d{1,3}")
_MOST: Final = 1_000
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class _Header:
    """Who, when, and the line on which the words begin."""

    who: str
    at: str | None
    end: int


def read(lines: Sequence[str]) -> Draft | None:
    """The draft of such a copy, if it is one."""
    rows = [line.strip() for line in lines]
    draft = _Reading(rows).run()
    if again := recurring(draft.entries):
        draft = _Reading(rows, again).run()
    return draft if draft.entries else None


class _Reading:
    def __init__(self, rows: Sequence[str], noise: Collection[str] = ()) -> None:
        self._rows, self._noise = rows, noise
        self._next = _next_words(rows)
        self._known: set[str] = set()
        self.draft = Draft(Format.TEAMS)

    def run(self) -> Draft:
        number = 0
        while number < len(self._rows):
            number = self._take(number)
        return self.draft

    def _row(self, number: int) -> str:
        return self._rows[number] if number < len(self._rows) else ""

    def _after(self, number: int) -> int:
        """The next line with words."""
        return self._next[number + 1] if number + 1 < len(self._rows) else len(self._rows)

    def _take(self, number: int) -> int:
        """Read what begins at a line; the number of the line after it."""
        row = self._rows[number]
        if not row:
            if self.draft.entries:
                self.draft.entries[-1].lines.append("")
            return number + 1
        for special in (self._reference, self._signs):
            if end := special(number):
                self._explain(number, end)
                self.draft.noise += self._rows[number:end]
                return end
        if header := self._header(number):
            self.draft.entries.append(Entry(row, header.who, header.at, quoted=_referred(row)))
            self._known.add(header.who)
            self._explain(number, header.end)
            return header.end
        if is_noise(row) or row in self._noise:
            self.draft.noise.append(row)
            self.draft.explained += 1
        elif self.draft.entries:
            self.draft.entries[-1].lines.append(row)
            self.draft.explained += 1
        else:
            self.draft.stray.append(row)
        return number + 1

    def _explain(self, start: int, end: int) -> None:
        self.draft.explained += sum(bool(row) for row in self._rows[start:end])

    # Headers

    def _header(self, number: int) -> _Header | None:
        row, after = self._rows[number], self._after(number)
        for line in dict.fromkeys((row, _ATTACHED.sub("", row[-400:]))) if " " in row else ():
            if header := self._previewed(line, after):
                return header
        if glued := _glued(row):
            who, told = glued
            return _Header(who, told.at, number + 1) if told.dated else None
        when = stamp(self._row(after)) if after - number <= 2 else None  # noqa: PLR2004 - a blank between
        if when and when.dated and may_be_name(row) and not stamp(row):
            return _Header(row, when.at, after + 1)
        return None

    def _previewed(self, line: str, after: int) -> _Header | None:
        """A line that ends in the name of its author, who follows below."""
        below = self._row(after)
        if when := stamp(below):  # one's own: the time stands before the name
            place = self._after(after)
            who = self._row(place)
            return None if _before(line, who) is None else _Header(who, when.at, place + 1)
        glued = _glued(below)
        who = glued[0] if glued else below
        preview = _before(line, who)
        if preview is None:
            return self._followed(line, after)
        place = self._after(after)
        later = None if glued else stamp(self._row(place))
        end = place + 1 if later else after + 1
        told = glued[1] if glued else later
        sure = _said_by(line, who) or (told is not None and self._begins(preview, end))
        return _Header(who, told.at if told else None, end) if sure else None

    def _followed(self, line: str, after: int) -> _Header | None:
        """A further message of one who wrote before: no name, no time, the words at once."""
        place = line.rfind(" by ")
        who = line[place + 4 :]
        if place > 0 and who in self._known and self._begins(line[:place], after):
            return _Header(who, None, after)
        return None

    def _begins(self, preview: str, place: int) -> bool:
        """Whether the words at a line, or the next after it, begin as was announced."""
        wanted = preview.rstrip(".… ")
        here = place if self._row(place) else self._after(place) if place < len(self._rows) else place
        return bool(wanted) and " ".join(self._row(here).split()).startswith(" ".join(wanted.split())[:60])

    # What is no message

    def _reference(self, number: int) -> int:
        """A quotation of the message that is answered; up to its end."""
        quoted = _referred(self._rows[number])
        if quoted is None:
            return 0
        end = number + 1
        for place in range(number + 1, min(number + _LONGEST_REFERENCE, len(self._rows))):
            row = self._rows[place].casefold()
            if row.startswith(_REFERENCE_ENDS):
                end = place + 1
                break
            if row.startswith(_REFERENCE_BEGINS):  # that one has the end: this line announces a message
                if self._header(number):
                    return 0
                break
        if self.draft.entries and quoted:
            self.draft.entries[-1].quoted = quoted
        return end

    def _signs(self, number: int) -> int:
        """A sign, `2 Like reactions.`, `2`: so many put it there; up to the last of the lines."""
        if not self.draft.entries:
            return 0
        row, place = self._rows[number], number
        sign = ""
        if only_signs(row):
            sign, place = row, self._after(number)
        told = self._row(place)
        known = _REACTIONS.fullmatch(told)
        match = known or (_COUNTED.fullmatch(told) if sign else None)
        if not match:
            return self._bare_count(sign, place)
        sign = sign or TEAMS_SIGNS.get(match["name"].casefold(), "")
        if not sign or (not known and self._row(self._after(place)) != match["count"]):
            return 0
        count = int(match["count"])
        self.draft.entries[-1].signs += [sign] * min(count, _MOST)
        last = self._after(place)
        return last + 1 if self._row(last) == match["count"] else place + 1

    def _bare_count(self, sign: str, place: int) -> int:
        """A sign below a message, and no more than a number."""
        entry = self.draft.entries[-1]
        told, below = self._row(place), self._row(place + 1)
        if not sign or not _COUNT.fullmatch(told) or not any(entry.lines) or (below and not only_signs(below)):
            return 0
        entry.signs += [sign] * int(told)
        return place + 1


def _referred(row: str) -> str | None:
    """The first words of the message that a line refers to; None if it does not."""
    match = _REFERENCE.fullmatch(row[:1_000])
    return match["said"].strip() if match else None


def _next_words(rows: Sequence[str]) -> list[int]:
    """For each line, the first at or after it that has words."""
    places, place = [0] * len(rows), len(rows)
    for number in range(len(rows) - 1, -1, -1):
        place = number if rows[number] else place
        places[number] = place
    return places


def _before(line: str, who: str) -> str | None:
    """What stands before `by Ann` at the end of a line; None if it does not end so."""
    if not who or len(who) > _LONGEST_NAME or not line.endswith(f" {who}"):
        return None
    words, _, _ = line[: -len(who)].rstrip().rpartition(" ")
    return words.rstrip(",: ")


def _said_by(line: str, who: str) -> bool:
    return bool(_BY.fullmatch(line[: -len(who)].rsplit(maxsplit=1)[-1].casefold()))


def _glued(text: str) -> tuple[str, Stamp] | None:
    """A name with the time close behind it: `Last, First8/31 10:28 AM`."""
    if len(text) > _LONGEST_NAME + LONGEST_STAMP or not ends_in_time(text):
        return None
    for place in range(max(2, len(text) - LONGEST_STAMP), len(text) - 3):
        who, rest = text[:place].rstrip(), text[place:].strip()
        apart = (
            text[place - 1].isspace() or text[place].isdigit() or (text[place].isupper() and text[place - 1].islower())
        )
        if apart and (when := stamp(rest)) and may_be_name(who) and not who[-1].isdigit():
            return who, when
    return None
