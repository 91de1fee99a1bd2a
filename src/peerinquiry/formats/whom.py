"""Who of the group a name means: in a chat, with what people put after their names, or typed, with what they leave out.

More lenient than `names.who_is`, and only for what stands where a name stands; nobody is meant where two could be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from peerinquiry.formats.name_words import words_of
from peerinquiry.formats.names import names_in, who_is
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import listed

_AFTER: Final = re.compile(r"\s+[-–—|•·/@]\s*.*|\s*[|•·@/].*")
"""What follows a name: `bea.smith - ACME`, `Bea | Sales`."""
_DEVICE: Final = re.compile(
    r"(?:['’`´]s?|\s+de|\s+von)?\s+(?:iphone|ipad|macbook|laptop|galaxy|pixel|phone|pc)\b.*", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_TITLE: Final = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|mx|herr|frau|m|mme|ing)\b\.?\s+)+", re.IGNORECASE)
_LIKE_A_NAME: Final = re.compile(r"[^\W\d_]+|[^\W\d_a-z][\w.'’-]*(?:(?:,? | and | & )[^\W\d_a-z][\w.'’-]*){1,3}")
_LONGEST: Final = 30
"""Characters of what may look like a name."""
_SHORTEST: Final = 3
"""Letters of a short name that may stand for a longer one: Ben for Benjamin."""


def whom(written: str, names: Sequence[str]) -> str | None:
    """The one of `names` that a chat's name means, or None."""
    return _meant(list(_forms(written)), names)


def called(typed: str, names: Sequence[str]) -> str | None:
    """The one of `names` that is typed, or None: as in a chat, but each of its words counts."""
    found = _meant([typed], names)
    return found if found and len(words_of(typed)) <= max(len(words_of(found)), 1) else None


def alike(typed: str, names: Sequence[str]) -> tuple[str, ...]:
    """Those of `names` that begin with what is typed, word for word."""
    words = words_of(typed)
    return tuple(name for name in names if words and words_of(name)[: len(words)] == words)


def somebody(typed: str, names: Sequence[str]) -> str:
    """Whom `typed` names: as `called` does, or by the beginning of a name.

    Raises ValueError with a sentence where it is nobody, or could be several.
    """
    if found := called(typed, names):
        return found
    wanted = one_line(typed).casefold()
    begun = alike(typed, names) or tuple(name for name in names if wanted and name.casefold().startswith(wanted))
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise ValueError(several_begin(begun))
    raise ValueError(f"Nobody here is called that; there is {listed(tuple(names))}.")


def without_name(text: str, who: str, names: Sequence[str]) -> str:
    """`text` without the name of `who`, one of `names`, and a colon in front."""
    lead, _, rest = text.partition(":")
    return rest.strip() if rest.strip() and called(lead, names) == who else text


def like_a_name(typed: str) -> bool:
    """Whether `typed` looks like a name, or several: one word, or a few that begin with a capital."""
    return len(typed) <= _LONGEST and bool(_LIKE_A_NAME.fullmatch(one_line(typed)))


def several_begin(names: Sequence[str]) -> str:
    """What is said where a name could be several people's."""
    return f"{listed(tuple(names))} begin like that; type a little more."


def several(typed: str, names: Sequence[str]) -> tuple[str, ...]:
    """Whom `typed` names, with commas or "and" between; raises ValueError as `somebody` does."""
    found: list[str] = []
    for part in filter(str.strip, typed.replace(";", ",").split(",")):
        if " and " in part and one_line(part) not in names:
            found += [somebody(name, names) for name in part.split(" and ") if name.strip()]
        else:
            found.append(somebody(part, names))
    return tuple(dict.fromkeys(found))


def _meant(written: Sequence[str], names: Sequence[str]) -> str | None:
    """The one of `names` that one of the forms of a name means, the nearest first."""
    for form in written:
        if found := who_is(form, names):
            return found
    forms = [words_of(form) for form in written]
    for means in (_same, _turned, _short):
        found_all = {name for form in forms if form for name in names if means(form, words_of(name))}
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
