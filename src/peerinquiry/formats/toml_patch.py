"""Changes to a TOML text that people edit, one at a time: what is not changed stays as its writer left it.

Each function takes a text without mistakes. What it returns should be read again, and compared with what was meant:
a text may be laid out in ways that none of these knows how to change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from peerinquiry.formats.toml_places import Place, Steps, places
from peerinquiry.formats.toml_reading import decode

_REST: Final = re.compile(r"[ \t]*,?[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
"""What may follow an item that stands on lines of its own."""
_COMMA: Final = re.compile(r"[ \t]*,[ \t]*")
_TOP: Final = re.compile(r"(?:#:[^\n]*(?:\n|\Z))*")
"""What editors look for in the first line."""


def changed(source: bytes, change: Callable[[str], str]) -> bytes:
    """The bytes of a file after `change`, its lines ended as they were."""
    after = change(decode(source)[0])
    return (after.replace("\n", "\r\n") if b"\r\n" in source else after).encode()


def inline(fields: Mapping[str, str], alone: str) -> str:
    """A table on one line; nothing but the value of `alone` where there is no other key."""
    if len(fields) == 1 and alone in fields:
        return fields[alone]
    return f"{{ {', '.join(f'{key} = {value}' for key, value in fields.items())} }}"


def with_value(text: str, path: Steps, value: str, within: str = "") -> str:
    """`text` with `value` at `path`: in place of what is there, else on a line of its own.

    Where the table that it belongs to is a bare value, that becomes the table's `within`.
    """
    root = places(text)
    there = _at(root, path)
    if there and there.end:
        return _put(text, there.value, there.end, value)
    *above, last = path
    table = _at(root, tuple(above))
    pair = f"{last} = {value}"
    if not above:
        return _put_line(text, _furthest(text, root) or -1, pair)
    if table is None:
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[{above[-1]}]\n{pair}\n"
    if table.end:
        return _with_pair(text, table, pair, within)
    if _headed(text, table):
        return _put_line(text, max(table.value, _furthest(text, table)), pair)
    return _put_line(text, _furthest(text, table), f"{above[-1]}.{pair}")


def _with_pair(text: str, table: Place, pair: str, within: str) -> str:
    """One more pair in an inline table, or in what becomes one."""
    if text[table.value] != "{":
        return _put(text, table.value, table.end, f"{{ {within} = {text[table.value : table.end]}, {pair} }}")
    if ends := max((place.end for place in table.inside.values()), default=0):
        return _put(text, ends, ends, f", {pair}")
    return _put(text, table.value, table.end, f"{{ {pair} }}")


def with_item(text: str, path: Steps, fields: Mapping[str, str], alone: str) -> str:
    """`text` with one more at the end of the list at `path`: a table of `fields`, or what is `alone` by itself."""
    there, item = places(text).find(path), inline(fields, alone)
    if not there.inside:
        return _put(text, there.value, there.end, f"[{item}]")
    last = there.latest()
    if not there.end:
        pairs = "".join(f"\n{key} = {value}" for key, value in fields.items())
        return _put_line(text, max(last.value, _furthest(text, last)), f"\n[[{path[-1]}]]{pairs}")
    ends = _line_end(text, last.end)
    if there.end <= ends:
        return _put(text, last.end, last.end, f", {item}")
    margin = text[_line_begin(text, last.value) : last.value]
    text = _put(text, ends, ends, f"{margin if not margin.strip() else '  '}{item},\n")
    return text if _COMMA.match(text, last.end) else _put(text, last.end, last.end, ",")


def without_item(text: str, path: Steps, index: int) -> str:
    """`text` with one less in the list at `path`."""
    there = places(text).find(path)
    item = there.inside[index]
    begins = _line_begin(text, item.value)
    if not there.end:
        ends = _line_end(text, max(item.value, _furthest(text, item)))
        return _put(text, begins, ends + (text[ends : ends + 1] == "\n"), "")
    rest = _REST.match(text, item.end)
    if rest and not text[begins : item.value].strip():
        return _put(text, begins, rest.end(), "")
    if comma := _COMMA.match(text, item.end):
        return _put(text, item.value, comma.end(), "")
    before = there.inside.get(index - 1)
    return _put(text, before.end if before else item.value, item.end, "")


def _at(root: Place, path: Steps) -> Place | None:
    """The place at the very end of `path`."""
    place: Place | None = root
    for step in path:
        place = place.inside.get(step) if place else None
    return place


def _headed(text: str, place: Place) -> bool:
    """Whether a heading opened it."""
    return not place.end and text.startswith("[", place.value)


def _furthest(text: str, table: Place) -> int:
    """Where the last pair of a table ends, without those under headings of their own; 0 if it has none."""
    ends = (place.end or _furthest(text, place) for place in table.inside.values() if not _headed(text, place))
    return max(ends, default=0)


def _line_begin(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _put(text: str, begin: int, end: int, what: str) -> str:
    return text[:begin] + what + text[end:]


def _put_line(text: str, after: int, line: str) -> str:
    """`line` under the line that `after` is on; on top, where there is none, but for what editors want to see first."""
    top = _TOP.match(text)
    at = _line_end(text, after) if after >= 0 else top.end() if top else 0
    gap = "\n" if at and text[at - 1] != "\n" else ""
    return _put(text, at, at, f"{gap}{line}\n")
