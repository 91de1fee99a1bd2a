"""Who goes by which pseudonym in a session, and a text in which pseudonyms stand for names.

The same person has the same pseudonym throughout, under whatever name; two people have two. Names are found as
`spellings` says: a part of a name stands for the whole, and one that several of them have for all of those.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Final

from peerinquiry.inquiry.events import (
    ParticipantAdded,
    ParticipantRemoved,
    ParticipantRenamed,
    PresenceChanged,
    Record,
    Reordered,
)
from peerinquiry.inquiry.evolve import fold, live
from peerinquiry.inquiry.redaction.fields import names_of, strings
from peerinquiry.inquiry.redaction.spellings import Form, folded, is_word, literal, part, parts, plain, telling, whole
from peerinquiry.inquiry.redaction.spellings import with_initials as initialled

PEOPLE: Final = ("Participant", "Person", "Someone", "Colleague")
THINGS: Final = ("Name", "Term", "Something", "Item")
"""What pseudonyms begin with: the first that is part of no name here."""

_PSEUDONYM: Final = re.compile(rf"(?:{'|'.join((*PEOPLE, *THINGS))}) [A-Z]{{1,3}}")
_LISTED: Final = (ParticipantAdded, ParticipantRemoved, ParticipantRenamed, PresenceChanged, Reordered)
_OWN: Final = re.compile(r"s(?![^\W\d_])")


class Pseudonyms:
    """Pseudonyms for names and words, and the patterns by which both are found in texts."""

    def __init__(self, names: Mapping[str, str], words: Mapping[str, str], others: Sequence[str] = ()) -> None:
        """What stands for each name and each word; `others` keep theirs: those of several parts are left whole."""
        self.names, self.words, self.others = names, words, others
        self._known: dict[str, str] = {}
        self._finder = Finder(_forms(self, any_case=False))
        self._anywhere = Finder(_forms(self, any_case=True))

    def of(self, text: str) -> str:
        """`text` with pseudonyms for names: in a text that is a name and nothing else, and in any other."""
        if text in self.names:
            return self.names[text]
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._finder.replaced(text)
        return known

    def left_in(self, text: str) -> list[str]:
        """What in `text` may still tell who it was, as it stands there: each spelling once, in any case."""
        return list(dict.fromkeys(self._anywhere.found(text)))


class Finder:
    """Finds forms in texts, the longest first."""

    def __init__(self, forms: Iterable[tuple[Form, str | None]]) -> None:
        """Each form with what to put in its place; None leaves what was found."""
        ordered = sorted(dict.fromkeys(forms), key=lambda one: one[0].weight, reverse=True)
        self._targets = tuple(target for _, target in ordered)
        self._pattern = re.compile("|".join(f"({form.pattern})" for form, _ in ordered)) if ordered else None

    def replaced(self, text: str) -> str:
        """The text with the targets in place of what was found."""
        made: list[str] = []
        end = 0
        for begin, stop, target in self._spans(text):
            if target is not None:
                made += [text[end:begin], target]
                end = stop
                if _OWN.match(text, stop):
                    made.append("'")
        return "".join(made) + text[end:]

    def found(self, text: str) -> Iterator[str]:
        """What was found and is not to be left, as it stands in the text."""
        for begin, stop, target in self._spans(text):
            if target is not None:
                yield text[begin:stop]

    def _spans(self, text: str) -> Iterator[tuple[int, int, str | None]]:
        if self._pattern is None or not text:
            return
        letters, places = folded(text)
        for match in self._pattern.finditer(letters):
            begin, last = places[match.start()], match.end()
            stop = places[last] if last < len(places) else len(text)
            yield begin, stop, self._targets[(match.lastindex or 1) - 1]


def everyone(records: Sequence[Record]) -> tuple[str, ...]:
    """All names in a session that are no pseudonyms yet, in the order in which they came."""
    return tuple(name for name in dict.fromkeys(names_of(records)) if not _PSEUDONYM.fullmatch(name))


def spoken_of(records: Sequence[Record]) -> frozenset[str]:
    """The names in a session but those that got onto its list of people by mistake, and were taken off again."""
    counted = (record for record in live(records)[0] if not isinstance(record.event, _LISTED))
    return frozenset((*fold(records).names, *names_of(counted)))


def pseudonyms(
    records: Sequence[Record], who: Collection[str] | None = None, words: Sequence[str] = (), *, joined: bool = True
) -> Pseudonyms:
    """Pseudonyms for `who` (everyone, if that is None) and for `words`: a firm, say, or somebody who was spoken of.

    A person who was renamed goes by one pseudonym, unless `joined` is False: then each name has its own, which is
    needed where a name went from one person to another.
    """
    known = everyone(records)
    wanted = set(known if who is None else who)
    groups = _people(records, (*known, *(name for name in wanted if name not in known)), joined=joined)
    stay = spoken_of(records)  # these come first, so that the letters of those who stay have no gap
    chosen = sorted((group for group in groups if wanted & set(group)), key=stay.isdisjoint)
    hidden = [name for group in chosen for name in group]
    taken = {text for record in records for _, text in strings(record.event)}
    labels = _labels(PEOPLE, (*hidden, *words), taken)
    names = {name: label for group, label in zip(chosen, labels, strict=False) for name in group}
    things = _labels(THINGS, (*hidden, *words), taken)
    earlier = (found[0] for text in taken for found in _PSEUDONYM.finditer(text))
    others = tuple(dict.fromkeys(name for name in (*known, *earlier) if name not in names))
    meant = dict(zip(dict.fromkeys(word for word in words if plain(word)), things, strict=False))
    return Pseudonyms(names, meant, others=others)


def _people(records: Iterable[Record], names: Iterable[str], *, joined: bool) -> list[list[str]]:
    """The names, those together that one person had in turn."""
    groups = {name: [name] for name in names}
    for record in records:
        if joined and isinstance(record.event, ParticipantRenamed):
            one, other = groups.get(record.event.who), groups.get(record.event.to)
            if one is not None and other is not None and one is not other:
                one += other
                groups |= dict.fromkeys(other, one)
    return list({id(group): group for group in groups.values()}.values())


def _labels(nouns: Sequence[str], hidden: Iterable[str], taken: Collection[str]) -> Iterator[str]:
    """`Participant A`, `Participant B`, …: none that has a part of a name in it, or stands in the session already."""
    shunned = {one for name in hidden for one in (*parts(name), plain(name))}
    before = "\n".join(taken).casefold()
    noun = next((noun for noun in nouns if noun.casefold() not in shunned), nouns[0])
    for letters in map(_letters, count()):
        label = f"{noun} {letters}"
        if letters.casefold() not in shunned and not re.search(rf"{label.casefold()}\b", before):
            yield label


def _letters(number: int) -> str:
    """`A` to `Z`, then `AA` and so on."""
    letters = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _forms(known: Pseudonyms, *, any_case: bool) -> Iterator[tuple[Form, str | None]]:
    """Everything to look for, with what stands for it; `any_case`: in small letters even where it is a word as well."""
    for name, label in known.names.items():
        alone = parts(name)
        free = any_case or len(alone) != 1 or not is_word(alone[0])
        yield from ((form, label) for form in whole(name, any_case=free))
    for word, label in known.words.items():
        yield from ((form, label) for form in whole(word))
    owners = _owners(known.names)
    alone_already = {parts(name) for name in known.names}
    for one, labels in owners.items():
        if (one,) not in alone_already:
            yield part(one, any_case=any_case or not is_word(one)), "/".join(labels)
    for name, label in known.names.items():
        yield from ((form, label) for one in telling(name) for form in initialled(name, one) if len(parts(name)) > 1)
    for name in known.others:
        if len(parts(name)) > 1 and set(parts(name)) & set(owners):
            yield literal(name), None


def _owners(names: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Whose each part of a name is that tells something by itself."""
    owners: dict[str, list[str]] = {}
    for name, label in names.items():
        for one in telling(name):
            if label not in (known := owners.setdefault(one, [])):
                known.append(label)
    return owners
