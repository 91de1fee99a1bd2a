"""Names as they are typed or pasted: `Ann, Bea and Carl`, a column, an address line, a call's list of participants.

A name is never thrown away because it looks odd; only what a call's window adds to names is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from peerinquiry.inquiry.text import clean, one_line

LONGEST: Final = 100_000
"""Characters that are looked at: more than any list of people has."""

_ROLES: Final = re.compile(
    r"(?:co-?)?host|me|you|guest|external|organi[sz]er|presenter|attendee|participant|moderator|facilitator|owner"
    r"|unverified|(?:un)?muted|on (?:hold|mute)|speaking"
    r"|(?:co-)?gastgeber|ich|sie|gast|organisator|moi|vous|hôte|invitée?|yo|anfitri[óo]n|invitad[oa]|organizadora?",
    re.IGNORECASE,
)
"""What a call's window says of people, in brackets or on a line of its own."""

_HEADINGS: Final = re.compile(
    r"(?:participants|attendees|people|contributors|presenters|organi[sz]ers|panelists|hosts|names|teilnehmer"
    r"|(?:currently )?in (?:the|this) (?:meeting|call)|on the call|in diesem meeting|waiting room|who is here"
    r"|search|invite|mute all) ?:?(?: ?\(?[0-9]{1,4}\)?)?",
    re.IGNORECASE,
)
"""What stands above such a list, or at its edge."""

_PRONOUN: Final = r"(?:she|her|hers|he|him|his|they|them|theirs|it|its|xe|xem|ze|zir|hir|any|all|ask)"
_PRONOUNS: Final = re.compile(rf"{_PRONOUN}(?: ?/ ?{_PRONOUN}){{1,3}}|(?:any|all|ask me|my) pronouns?", re.IGNORECASE)
_TRAILING_PRONOUNS: Final = re.compile(rf" (?:[-–—|·•] )?{_PRONOUN}(?:/{_PRONOUN}){{1,3}}$", re.IGNORECASE)

_BRACKETS: Final = re.compile(r"\(([^()\n]{0,80})\)|\[([^\[\]\n]{0,80})\]")
_PIECE: Final = re.compile(r"(?:\([^()\n]*\)|\[[^\[\]\n]*\]|[^,;\n])+")
"""What stands between commas, those in brackets left alone."""
_ADDRESS: Final = re.compile(r"<[^<>\s]{1,200}>")
_EMAIL: Final = re.compile(r"([\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_BULLET: Final = re.compile(r"^(?:[-–—*•·▪◦‣>✓✔☑☐@#]\s*|\(?\d{1,3}[.):]\s+)+")
_CLOCK: Final = r"\[?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?\]?"
_TIME: Final = re.compile(_CLOCK, re.IGNORECASE)
_LEADING_TIME: Final = re.compile(rf"^{_CLOCK}\s*", re.IGNORECASE)
_TRAILING_TIME: Final = re.compile(rf"\s{_CLOCK}$", re.IGNORECASE)
_CHAT: Final = re.compile(r"(?:from|von|de)\s+(.{1,80}?)\s+(?:to|an|à|para)\s+[^:]{1,80}(?::|$)", re.IGNORECASE)
_AND: Final = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_EDGES: Final = ' \t,;:|/\\-–—·•"“”„*'


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text, each once, in the order they come.

    `Last, First; Last, First` is turned round, where every entry has that shape.
    """
    return tuple(dict.fromkeys(_names(text)))


def pronouns_in(text: str) -> dict[str, str]:
    """How people in a text say that they are spoken of, by name: `Ann (she/her)`; nobody has to."""
    told = {}
    for piece in _PIECE.findall(clean(text[:LONGEST])):
        match names_in(piece):
            case (name,) if said := _said(piece):
                told[name] = said
    return told


def _said(piece: str) -> str:
    """The pronouns behind a name, however they stand there."""
    if trailing := _TRAILING_PRONOUNS.search(piece.strip()):
        return trailing[0].strip(_EDGES)
    brackets = (match[1] or match[2] or "" for match in _BRACKETS.finditer(piece))
    parts = (part.strip() for inner in brackets for part in re.split(r"[,;]", inner))
    return next((part for part in parts if _PRONOUNS.fullmatch(part)), "")


def twice_in(text: str) -> tuple[str, ...]:
    """The names that stand in a text more than once: the same person twice, or two of one name."""
    return tuple(name for name, times in Counter(_names(text)).items() if times > 1)


def _names(text: str) -> list[str]:
    """The names as they come."""
    lines = [_bare(line) for line in clean(text[:LONGEST]).split("\n")]
    lines = [line for line, below in zip(lines, [*lines[1:], ""], strict=True) if not _pictured(line, below)]
    entries = [entry for line in lines for entry in line.split(";") if entry.strip()]
    turned = [_turned(entry) for entry in entries]
    if len(entries) > 1 and all(turned):
        parts = turned
    else:
        parts = [part for entry in entries for piece in entry.split(",") for part in _AND.split(piece)]
    return list(filter(None, map(_name, parts)))


def who_is(written: str, names: Sequence[str]) -> str | None:
    """The one of `names` that is meant: by the whole name, or by the first if only one has it; case does not matter."""
    if not names:
        return None
    plain = _bare(clean(written))
    for wanted in map(_folded, (written, plain, _name(plain), _turned(plain))):
        whole = [name for name in names if _folded(name) == wanted]
        if wanted and whole:
            return whole[0] if len(whole) == 1 else next((name for name in whole if name == one_line(written)), None)
    wanted = _folded(_turned(plain) or _name(plain))
    near = [name for name in names if wanted and (_first(name) == wanted or _folded(name) == _first(wanted))]
    return near[0] if len(near) == 1 else None


def _folded(name: str) -> str:
    return one_line(name).casefold()


def _first(name: str) -> str:
    return next(iter(_folded(name).split()), "")


def _bare(line: str) -> str:
    """A line without what a call's window adds to it, the commas in its brackets among it."""
    line = _ADDRESS.sub(" ", line.strip())
    if match := _CHAT.match(_LEADING_TIME.sub("", line)):
        line = match[1]
    return _BRACKETS.sub(_kept, line)


def _kept(match: re.Match[str]) -> str:
    """What is in brackets stays, unless a call's window put it there."""
    inner = match[1] if match[1] is not None else match[2]
    parts = [part.strip() for part in re.split(r"[,;]", inner)]
    if all(not part or _ROLES.fullmatch(part) or _PRONOUNS.fullmatch(part) for part in parts):
        return " "
    return match[0].replace(",", " ").replace(";", " ")


def _turned(entry: str) -> str:
    """`Example, Ann` as `Ann Example`; nothing for what has another shape."""
    match [part.strip() for part in entry.split(",")]:
        case [last, first] if last and first:
            return f"{first} {last}"
    return ""


def _pictured(line: str, below: str) -> bool:
    """Whether a line is the letters in the round picture beside the name below it."""
    words = one_line(below).split()
    letters = (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""
    return bool(letters) and one_line(line) == letters and one_line(below) != letters


def _name(part: str) -> str:
    """What is left of a name once its noise is gone; nothing where it was noise alone."""
    name, before = one_line(part), None
    while name != before:
        before, name = name, _peeled(name)
    return name


def _peeled(name: str) -> str:
    """A name with a layer of noise less."""
    if any(noise.fullmatch(name) for noise in (_TIME, _ROLES, _HEADINGS)):
        return ""
    name = _TRAILING_PRONOUNS.sub("", _TRAILING_TIME.sub("", _LEADING_TIME.sub("", name)))
    if match := _EMAIL.fullmatch(name):
        return " ".join(_words_of(match[1]))
    return one_line(_BULLET.sub("", name).strip(_EDGES))


def _words_of(address: str) -> Iterator[str]:
    """`ann.example` as `Ann`, `Example`."""
    for word in re.split(r"[._+-]+", address):
        if word and not word.isdecimal():
            yield word.capitalize()
