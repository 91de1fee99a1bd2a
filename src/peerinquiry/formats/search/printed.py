"""What was found, as editors and users of grep know it: `file:line:text`; or as JSON, for scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from peerinquiry.formats.page_line import PageLine, read_line
from peerinquiry.formats.search.lines import Found, lines_of
from peerinquiry.formats.search.pattern import Pattern
from peerinquiry.inquiry.text import clean

BETWEEN: Final = b"--\n"
"""Between groups of lines that do not touch."""
_NAME, _NUMBER, _MARK, _HIT = "\x1b[35m", "\x1b[32m", "\x1b[36m", "\x1b[1;31m"
_PLAIN: Final = "\x1b[0m"


def on_one_line(found: bytes) -> str:
    """A line of a page, or the page's name: anybody may have put it there, and nothing in it moves the cursor."""
    return clean(found.decode(errors="replace")).strip("\n").replace("\n", " ")


class Form(Protocol):
    """How what was found in a page is written."""

    def opening(self, text: bytes) -> bytes:
        """The first text of all, without what stands between two."""
        ...

    def written(self, name: bytes, found: Found | None) -> bytes:
        """The lines for the page called `name`, each with its end; nothing where there is nothing to say."""
        ...


@dataclass(frozen=True, slots=True)
class Lines:
    """`file:line:text`; with `context` so many lines around it as `file-line-text`, and `BETWEEN` before each group."""

    context: int = 0

    def opening(self, text: bytes) -> bytes:
        """See `Form`."""
        return text[text.index(b"\n") + 1 :] if self.context else text

    def written(self, name: bytes, found: Found | None) -> bytes:
        """See `Form`."""
        if found is None:
            return b""
        if not self.context:
            return name + name.join([b":%d:%b\n" % (place + 1, text) for place, text in found.lines])
        return b"".join(
            BETWEEN
            + b"".join(
                (b"%b:%d:%b\n" if hit else b"%b-%d-%b\n") % (name, place + 1, text) for hit, place, text in group
            )
            for group in groups(found, self.context)
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """The same for a terminal: nothing in it can move the cursor, and in `colours` what matched is marked."""

    pattern: Pattern
    context: int = 0
    colours: bool = True

    def opening(self, text: bytes) -> bytes:
        """See `Form`."""
        return text[text.index(b"\n") + 1 :] if self.context else text

    def written(self, name: bytes, found: Found | None) -> bytes:
        """See `Form`."""
        if found is None:
            return b""
        shown = self._in(_NAME, on_one_line(name))
        written = ""
        for group in groups(found, self.context):
            written += f"{self._in(_MARK, '--')}\n" if self.context else ""
            for hit, place, text in group:
                mark = self._in(_MARK, ":" if hit else "-")
                line = on_one_line(text)
                told = self.pattern.expression.sub(self._marked, line) if hit else line
                written += f"{shown}{mark}{self._in(_NUMBER, str(place + 1))}{mark}{told}\n"
        return written.encode(errors="replace")

    def _in(self, colour: str, text: str) -> str:
        return f"{colour}{text}{_PLAIN}" if self.colours and text else text

    def _marked(self, match: re.Match[str]) -> str:
        return self._in(_HIT, match[0])


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the pages alone; on a `terminal` nothing in them can move the cursor."""

    terminal: bool = False

    def opening(self, text: bytes) -> bytes:
        """See `Form`."""
        return text

    def written(self, name: bytes, found: Found | None) -> bytes:
        """See `Form`."""
        return (on_one_line(name).encode() if self.terminal else name) + b"\n" if found else b""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines of each page match, of those that have none as well; on a `terminal` as `Names` does it."""

    terminal: bool = False

    def opening(self, text: bytes) -> bytes:
        """See `Form`."""
        return text

    def written(self, name: bytes, found: Found | None) -> bytes:
        """See `Form`."""
        return b"%b:%d\n" % (on_one_line(name).encode() if self.terminal else name, len(found.lines) if found else 0)


@dataclass(frozen=True, slots=True)
class Objects:
    """A JSON object for each, on a line of its own."""

    def opening(self, text: bytes) -> bytes:
        """See `Form`."""
        return text

    def written(self, name: bytes, found: Found | None) -> bytes:
        """See `Form`."""
        if found is None:
            return b""
        import json

        path = clean(name.decode(errors="replace"))
        said = [_object(path, place, text) for place, text in found.lines]
        return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in said).encode()


def _object(path: str, place: int, line: bytes) -> dict[str, object]:
    text = on_one_line(line)
    entry = read_line(text) or PageLine("", "", "", text)
    session = path.replace("\\", "/").rpartition("/")[2].removesuffix(".md")
    return {
        "session": session,
        "file": path,
        "line": place + 1,
        "time": entry.time or None,
        "tag": entry.tag or None,
        "who": entry.who or None,
        "text": entry.text,
        "keys": entry.keys,
    }


def groups(found: Found, context: int) -> Iterator[list[tuple[bool, int, bytes]]]:
    """The lines to show, whether each is a hit, and its place: those around each hit, together where they touch."""
    lines = lines_of(found.page) if context else ()
    hits, group = {place for place, _ in found.lines}, list[tuple[bool, int, bytes]]()
    for place, text in found.lines:
        first = max(0, place - context)
        if group and first > group[-1][1] + 1:
            yield group
            group = []
        begin = max(first, group[-1][1] + 1) if group else first
        around = range(begin, min(place + context + 1, len(lines)))
        group += [(near in hits, near, lines[near]) for near in around] if context else [(True, place, text)]
    if group:
        yield group
