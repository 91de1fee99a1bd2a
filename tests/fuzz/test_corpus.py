"""What fuzzing begins with, and what it found, is given to every parser again; and some of its like."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.fuzz.__main__ import CORPUS, mutated, seeds
from tests.fuzz.parsers import PARSERS, one_try

TRIES = 40


def test_every_parser_has_something_to_begin_with() -> None:
    assert sorted(PARSERS) == sorted(path.name for path in CORPUS.iterdir())
    assert all(seeds(parser) for parser in PARSERS)


@pytest.mark.parametrize("parser", PARSERS)
def test_the_corpus_is_read(parser: str, record_property: Callable[[str, object], None]) -> None:
    for data in seeds(parser):
        one_try(parser, data)
    record_property("measured", f"{parser}: {len(seeds(parser))} files of the corpus")


@pytest.mark.parametrize("parser", PARSERS)
def test_something_like_the_corpus_is_read(parser: str) -> None:
    chance, known = random.Random(7), seeds(parser)
    for _ in range(TRIES):
        one_try(parser, mutated(chance.choice(known), chance.choice(known), chance))


@given(st.sampled_from(sorted(PARSERS)), st.binary(max_size=200))
@example("journal", b"")
@example("chat", b"\xff\xfe")
@example("paste", b"\xed\xa0\x80")
def test_any_bytes_are_read(parser: str, data: bytes) -> None:
    one_try(parser, data)
