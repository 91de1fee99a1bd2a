"""Documents as a description has them, right or wrong: what a reader and a schema have to agree on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import tomli_w
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.described import PLAIN, Key, Kind, Table

words = st.sampled_from(["a", "b c", "Who?", "en", "pt-BR", "x" * 41, "x" * 61, "x" * 121, "x" * 401, "", " "])
numbers = st.sampled_from([-1, 0, 1, 3, 10, 11, 30, 90_000, 0.5, 1.5, 86_400])
anything = words | numbers | st.booleans() | st.lists(words, max_size=2) | st.dictionaries(words, words, max_size=1)


def value_of(key: Key) -> st.SearchStrategy[Any]:
    match key.kind:
        case Kind.WORDS:
            return st.lists(words, max_size=2)
        case Kind.SECONDS | Kind.ROUNDS:
            return numbers
        case Kind.FLAG:
            return st.booleans()
        case _:
            return words


@st.composite
def table_of(draw: st.DrawFn, /, keys: tuple[Key, ...], **inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Some of the keys, mostly with a value of their kind; seldom another key."""
    told = {}
    for key in keys:
        if draw(st.integers(0, 3)) > 1 or (key.needed and draw(st.integers(0, 7))):
            fitting = inner.get(key.name, value_of(key) if key.kind in PLAIN else anything)
            told[key.name] = draw(fitting if draw(st.integers(0, 9)) else anything)
    if not draw(st.integers(0, 9)):
        told["colour"] = draw(anything)
    return told


@dataclass(frozen=True, slots=True)
class Judged:
    """A format, with both who judge a document: the schema, and the reader, who raises `mistakes`."""

    schema: dict[str, Any]
    read: Callable[[str], object]
    mistakes: type[PeerInquiryError]

    def fits(self, document: object) -> bool:
        """Whether an editor finds nothing wrong."""
        return not list(Draft7Validator(self.schema).iter_errors(document))

    def reads(self, document: dict[str, Any]) -> bool:
        """Whether we find nothing wrong."""
        try:
            self.read(tomli_w.dumps(document))
        except self.mistakes:
            return False
        return True

    def assert_agreed(self, document: dict[str, Any], *, for_the_reader_alone: bool) -> None:
        """Both find something wrong, or neither; but what a schema cannot know, it may let pass."""
        fits, reads = self.fits(document), self.reads(document)
        assert fits == reads or (for_the_reader_alone and fits), json.dumps(document)


def assert_says_what_for(*tables: Table) -> None:
    """Every key says in a sentence what it is for."""
    for table in tables:
        for key in table.keys:
            assert key.says[0].isupper() or key.says.startswith("true"), key
            assert key.says.endswith("."), key
