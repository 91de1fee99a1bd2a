"""What is wrong where a text is no TOML, in words that help to mend it.

tomli's own words are exact and say little to somebody who wrote a question bank; here they become what is wrong and
what to write, and move back to where it began: a quote that never closes is seen where it opens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.mistakes import Level
from peerinquiry.formats.toml_places import Trouble, line_and_column

_CURLY: Final = "“”„‟‘’‚‛«»"
# How a statement looks where it is not yet known to be one.
HEADING: Final = re.compile(r"[ \t]*\[\[?[ \t]*[\w.\"'-]+[ \t]*\]")
PAIR: Final = re.compile(r"([ \t]*)[\w.\"'-]+[ \t]*=")

# By how tomli's message begins.
_WORDS: Final = {
    "Invalid statement": (
        "a line begins with what is neither a key nor a heading",
        'write key = "…", or put # before a remark',
    ),
    "Expected newline": ("something is left over after the value", "put it on a line of its own, or # before a remark"),
    "Expected '=' after": ("there is no = after the key", 'write key = "…"'),
    "Invalid initial character": (
        "a key is missing here, or begins with what no key can",
        "use letters, digits, - and _, or quotes",
    ),
    "Unclosed array": ("a comma is missing before this", "write a comma between two items, and ] after the last"),
    "Unclosed inline table": (
        "a comma is missing before this",
        "write a comma between two parts, and } after the last",
    ),
    "Expected ']' at": ("the heading is not closed", "write ] after its name"),
    "Expected ']]' at": ("the heading is not closed", "write ]] after its name"),
    "Invalid value": ("this is not a value", 'put text in quotes: "…"'),
    "Invalid date": ("this date or time does not exist", 'put text in quotes: "…"'),
}
_BACKSLASH: Final = ("Unescaped", "Invalid hex value", "Escaped character")
_REPEATED: Final = ("Cannot ", "Duplicate inline table key")
_OPEN_QUOTE: Final = ("Unterminated string", "Illegal character '\\n'", "Found invalid character '\\n'", 'Expected "')


@dataclass(frozen=True, slots=True)
class Slip:
    """Where TOML is not TOML, as an offset into the text; what is wrong, and what to write."""

    offset: int
    message: str
    instead: str
    level: Level = Level.MISTAKE


def explain(text: str, error: ValueError | RecursionError, at: int, around: Trouble) -> Slip:
    """The slip at `at`, where tomli stopped with `error` in the statement `around`."""
    if isinstance(error, RecursionError):
        return Slip(at, "this is nested too deeply", "keep it flat")
    message = getattr(error, "msg", "")
    if not message:
        return Slip(at, "this number is too long", "write a shorter one")
    if message.startswith(_REPEATED):
        return _repeated(text, around)
    if message.startswith(_BACKSLASH):
        return Slip(text.rfind("\\", 0, at), "a backslash stands alone in a text", r"write \\ for it")
    if message.startswith(_OPEN_QUOTE) and around.stopped is not None:
        return _open_quote(text, around.stopped)
    return (
        _not_closed(text, at, around)
        or _curly(text, at)
        or _no_value(text, at, message)
        or _quote_inside(text, at, message)
        or _control(text, at)
        or Slip(at, *_words(message))
    )


def _repeated(text: str, around: Trouble) -> Slip:
    """Something that may stand once stands twice."""
    if around.repeat:
        again, first = around.repeat
        line, _ = line_and_column(text, first)
        return Slip(again, f"this key stands on line {line} already", "keep one of the two")
    if text.startswith("[[", around.begins) or not text.startswith("[", around.begins):
        return Slip(around.begins, "this is already something else further up", "keep one of the two")
    wanted = "keep one, or write all in two brackets, [[…]], if there are several"
    return Slip(around.begins, "this heading is there already", wanted)


def _open_quote(text: str, begins: int) -> Slip:
    """Quotes that open and never close."""
    mark = text[begins]
    if text.startswith(mark * 3, begins):
        return Slip(begins, f"the {mark * 3} that opens here is never closed", f"write {mark * 3} where the text ends")
    line = text[begins:].partition("\n")[0].rstrip(" \t,")
    if line[-1] in _CURLY:
        return Slip(begins + len(line) - 1, "a curly quote ends a text that a straight one began", f"write {mark}")
    return Slip(begins, f"the {mark} that opens here is not closed on its line", f"write {mark} where the text ends")


def _not_closed(text: str, at: int, around: Trouble) -> Slip | None:
    """A list or braces that were to end before another statement began, or before the file ended."""
    line = text.rfind("\n", 0, at) + 1
    opened = around.opened
    if at < len(text):
        opened = tuple(offset for offset in opened if offset < line)
        # Within braces over several lines, a pair is at home.
        if not opened or not (HEADING.match(text, line) or (text[opened[-1]] == "[" and PAIR.match(text, line))):
            return None
    if not opened:
        return None
    what, close = ("this list is", "]") if text[opened[-1]] == "[" else ("these braces are", "}")
    before = f"before line {line_and_column(text, line)[0]}" if at < len(text) else "before the file ends"
    return Slip(opened[-1], f"{what} not closed {before}", f"write {close} where the last item ends")


def _curly(text: str, at: int) -> Slip | None:
    if text[at : at + 1] not in set(_CURLY):
        return None
    return Slip(at, "these are curly quotes", 'write straight ones: "…"')


def _no_value(text: str, at: int, message: str) -> Slip | None:
    """Nothing where a value was to stand."""
    char = text[at : at + 1]
    if not message.startswith("Invalid value") or char not in {"", "\n", "#", ",", "]", "}"}:
        return None
    if char == ",":
        return Slip(at, "this comma is one too many", "take it out")
    return Slip(at, "a value is missing here", 'write one, such as "…"')


def _quote_inside(text: str, at: int, message: str) -> Slip | None:
    """A text that was ended by a quote within it, so that its next word stands outside."""
    if not message.startswith(("Expected newline", "Unclosed")) or not text[at : at + 1].isalnum():
        return None
    match text[at - 1]:
        case '"':
            return Slip(at - 1, 'this " ends the text before it', r"write \" for a quote inside a text")
        case "'":
            return Slip(at - 1, "this ' ends the text before it", "write \" around a text that has ' inside")
    return None


def _control(text: str, at: int) -> Slip | None:
    char = text[at : at + 1]
    if not char or char == "\n" or (char >= " " and char != "\x7f"):
        return None
    return Slip(at, f"a control character, U+{ord(char):04X}, stands here", "take it out")


def _words(message: str) -> tuple[str, str]:
    for begin, words in _WORDS.items():
        if message.startswith(begin):
            return words
    return "this cannot be read", 'write key = "…", or put # before a remark'
