"""Pages and patterns of all kinds, and the plainest way to search: line by line, each tried."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from unicodedata import normalize

from hypothesis import strategies as st

from peerinquiry.formats.page_line import HEAD, plain, read_line

LETTERS = "abkisS K.ßẞäÄéöſKİıxqz-:()\\σς日"
WORDS = st.text(LETTERS, max_size=6)
NAMES = ("Ann", "Ann (aim: framing)", "Anna", "Bea Brandt", "Émile", r"A\: b", "Ann: x")
TAGS = ("ASK", "ANSWER", "NOTE", "NONE", "NOT-DOING")
AIMS = ("framing", "Framing", "support", "fram", "kind", "\u212aIND", "\u017fupport", r"a\; b", "ä")

_facts = st.sampled_from(
    ["", *(f" (aim: {aim}; round: 1)" for aim in AIMS), " (took: 0:10) aim: framing", " (aim: support; aim: framing)"]
)
_entries = st.builds(
    "- {} {} {}: {}{}".format,
    st.sampled_from(["14:22:31", "9:00:00", "14:22:3x"]),
    st.sampled_from(TAGS),
    st.sampled_from(NAMES),
    WORDS,
    _facts,
)
_lines = st.one_of(
    st.builds(str.encode, _entries),
    st.builds(str.encode, WORDS),
    st.binary(max_size=6).filter(lambda line: b"\n" not in line),
)
pages = st.builds(
    lambda lines, end: b"\n".join(lines) + end, st.lists(_lines, max_size=12), st.sampled_from([b"", b"\n", b"\n\n"])
)

literals = st.text(LETTERS, min_size=1, max_size=5)
_atoms = st.one_of(
    st.builds(re.escape, literals),
    st.sampled_from([".", r"\d", r"\w", r"\b", "^", "$", "[ab]", "[^ks]", r"[\]x]", r"\.", "(?:)", "(?=a)", "(?!b)"]),
)
_times = st.sampled_from(["", "", "*", "+", "?", "{2}", "{0,1}", "*?", "{,2}"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{}|{}".format, inner, inner),
        st.builds("({}){}".format, inner, _times),
        st.builds("(?P<n>{})".format, inner),
        st.builds("(?:{}){}".format, inner, _times),
    )


_ascii = st.text("abkisS -", min_size=1, max_size=3)
_rest = st.one_of(
    st.builds(re.escape, _ascii),
    st.sampled_from([".*", ".*?", "[ab]", "[ -z]", "b*", "s{2}", "(?:a|k.*s)", "(ab|.*)?", "( |b)+"]),
)
in_bytes = st.builds(
    lambda words, rest: words + "".join(rest), st.text("abkisS", min_size=2), st.lists(_rest, max_size=3)
)
"""Expressions that are looked for in the bytes of a page, as they are."""
ascii_words = st.text("abkisS K.", min_size=1, max_size=5)


def _compiles(pattern: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(normalize("NFC", pattern))
        except re.error:
            return False
    return True


expressions = st.one_of(
    st.recursive(st.builds("{}{}".format, _atoms, _times), _grown, max_leaves=6),
    st.sampled_from(["(?i)a", "(?x) a b", r"\x61", r"(a)\1", "a{", "a{x}", "[]a]", "a||b", ""]),
).filter(_compiles)


def tried(
    page: bytes,
    expression: re.Pattern[str],
    tags: frozenset[str] = frozenset(),
    who: Callable[[str], bool] | None = None,
    aim: str = "",
) -> list[tuple[int, bytes]]:
    """The lines that match, with their places, each tried."""
    lines = page.split(b"\n")
    found = []
    for place, line in enumerate(lines[:-1] if lines[-1] == b"" else lines):
        text = line.decode(errors="surrogateescape")
        head, entry = HEAD.match(text), read_line(text)
        if (tags or who) and head is None:
            continue
        if head and ((tags and head["tag"] not in tags) or (who and not who(plain(head["name"])))):
            continue
        if aim and (entry is None or entry.keys.get("aim", "").lower() != aim):
            continue
        if expression.search(text):
            found.append((place, line))
    return found
