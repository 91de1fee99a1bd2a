"""Who of the group a name in a chat means: with what people put after their names, and what they leave out.

More lenient than `names.who_is`, and only for what stands where a name stands; nobody is meant where two could be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from unicodedata import category, normalize

from peerinquiry.formats.names import names_in, who_is
from peerinquiry.inquiry.text import one_line

_AFTER: Final = re.compile(r"\s+[-–—|•·/@]\s*.*|\s*[|•·@/].*")
"""What follows a name: `bea.smith - ACME`, `Bea | Sales`."""
_DEVICE: Final = re.compile(
    r"(?:['’`´]s?|\s+de|\s+von)?\s+(?:iphone|ipad|macbook|laptop|galaxy|pixel|phone|pc)\b.*", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_TITLE: Final = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|mx|herr|frau|m|mme|ing)\b\.?\s+)+", re.IGNORECASE)
_SHORTEST: Final = 3
"""Letters of a short name that may stand for a longer one: Ben for Benjamin."""
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


def whom(written: str, names: Sequence[str]) -> str | None:
    """The one of `names` that a chat's name means, or None."""
    for form in _forms(written):
        if found := who_is(form, names):
            return found
    forms = [_plain(form) for form in _forms(written)]
    for means in (_same, _turned, _short):
        found_all = {name for form in forms if form for name in names if means(form, _plain(name))}
        if found_all:
            return found_all.pop() if len(found_all) == 1 else None
    return None


def shown(written: str) -> str:
    """A name as a group may take it in: without what a call's window, a firm or a device put around it."""
    found = names_in(_BRACKETS.sub(" ", written))
    turned = re.fullmatch(r"([^,]+),\s*([^,]+)", one_line(_BRACKETS.sub(" ", written)))
    return f"{turned[2]} {turned[1]}" if turned else next(iter(found), one_line(written))


def _forms(written: str) -> Iterator[str]:
    """A name with less and less around it."""
    bare = one_line(_BRACKETS.sub(" ", written))
    yield written
    for peel in _PEELS:
        bare = one_line(peel(bare))
        if bare:
            yield bare
            if " " not in bare:
                yield " ".join(re.split(r"[._]+", bare)).strip()


_PEELS: Final[tuple[Callable[[str], str], ...]] = (
    lambda name: name,
    lambda name: _DEVICE.sub("", name),
    lambda name: _AFTER.sub("", name),
    lambda name: _TITLE.sub("", name),
)


def _plain(name: str) -> tuple[str, ...]:
    """The words of a name without marks, in small letters."""
    folded = normalize("NFD", name.casefold().translate(_LETTERS))
    bare = "".join(char for char in folded if category(char) != "Mn")
    return tuple(re.findall(r"\w+", bare.replace("'", "").replace("’", "")))


def _same(form: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return form == name


def _turned(form: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """The same words in another order, or one of the two is the first name alone."""
    if not form or not name:
        return False
    return sorted(form) == sorted(name) or (min(len(form), len(name)) == 1 and form[0] == name[0])


def _short(form: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """A short form of a first name, or an initial, where nothing else contradicts."""
    if not form or not name:
        return False
    first, last = _begins(form[0], name[0]), len(form) == 1 or len(name) == 1 or _initial(form[-1], name[-1])
    return (first or _initial(form[0], name[0])) and last and (first or len(form) > 1 < len(name))


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST and long.startswith(short))


def _initial(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[:1] == other[:1])
