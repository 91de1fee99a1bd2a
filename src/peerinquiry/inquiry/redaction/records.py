"""A session's records with pseudonyms for names, of the same shape: what happened, when, and how often."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count

from peerinquiry.inquiry.events import ParticipantAdded, Record, Redacted
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.redaction.fields import strings, with_strings
from peerinquiry.inquiry.redaction.pseudonyms import Pseudonyms, everyone, pseudonyms, spoken_of


@dataclass(frozen=True, slots=True)
class Redaction:
    """The records with pseudonyms, and what stands for whom."""

    records: tuple[Record, ...]
    pseudonyms: Pseudonyms


def redacted(records: Sequence[Record], who: Collection[str] | None = None, words: Sequence[str] = ()) -> Redaction:
    """The records with pseudonyms for `who` (everyone, if that is None) and `words`.

    Nothing but strings is changed, and what was undone is changed as well. Doing it twice changes nothing more.
    """
    made = _redacted(records, pseudonyms(records, who, words))
    if shape(fold(made.records)) != shape(fold(records)):  # one name, of two people in turn
        made = _redacted(records, pseudonyms(records, who, words, joined=False))
    return made


def marked(made: Redaction, before: Sequence[Record]) -> tuple[Record, ...]:
    """The records of a copy, known as one by what stands at its end; those of `before`, where nothing was replaced."""
    if made.records == tuple(before) or not before:
        return tuple(before)
    known, last = made.pseudonyms, before[-1]
    number = max(record.seq for record in before) + 1
    told = Redacted(people_told(made, before), len(known.words))
    return (*made.records, Record(number, number, last.at, last.elapsed, told))


def people_told(made: Redaction, before: Sequence[Record]) -> int:
    """For how many people there are pseudonyms, but those who were on the list by mistake alone."""
    gone = set(everyone(before)) - spoken_of(before)
    return len({label for name, label in made.pseudonyms.names.items() if name not in gone})


def _redacted(records: Sequence[Record], known: Pseudonyms) -> Redaction:
    told = _told(records, known)
    silent = (_without_pronouns(record, known) for record in records)
    return Redaction(tuple(with_strings(record, told.__getitem__) for record in silent), known)


def _without_pronouns(record: Record, known: Pseudonyms) -> Record:
    """In a small group they tell who it is."""
    event = record.event
    if isinstance(event, ParticipantAdded) and event.pronouns and event.who in known.names:
        return replace(record, event=replace(event, pronouns=""))
    return record


def _told(records: Sequence[Record], known: Pseudonyms) -> Mapping[str, str]:
    """Each string of the session in other words; two that differed differ still: some things go by their words."""
    every = dict.fromkeys(text for record in records for _, text in strings(record.event))
    every.setdefault("")
    told = {text: known.of(text) for text in every}
    taken = {text for text in every if told[text] == text} | set(known.names.values())
    for text in every:
        if text not in known.names and told[text] != text:
            told[text] = _unlike(told[text], taken)
            taken.add(told[text])
    return told


def _unlike(text: str, taken: Collection[str]) -> str:
    if text not in taken:
        return text
    return next(other for number in count(2) if (other := f"{text} ({number})") not in taken)


def shape(value: object) -> object:
    """All of a value but its strings: how much of what, in which order."""
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(shape(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, Mapping):
        return tuple((shape(key), shape(item)) for key, item in value.items())
    if isinstance(value, tuple | list):
        return tuple(map(shape, value))
    return "" if type(value) is str else value
