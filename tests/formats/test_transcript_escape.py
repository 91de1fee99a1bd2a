"""Whatever people type stays words in Markdown, and plain words stay as they were typed."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from tests.formats.hostile import MARKDOWN, PLAIN, hostile
from tests.formats.markdown import Seen, seen, viewers
from tests.hostile.payloads import naughty_strings

from peerinquiry.formats.transcript_md.escape import cell, heading, inline
from peerinquiry.inquiry.text import joined

WORD = "Qword"


def small_page(text: str) -> str:
    return (
        f"# {heading(text)}\n\n"
        f"Help: {inline(text)}\n\n"
        f"| a {cell(text)} b | b |\n| --- | --- |\n| {cell(text)} | {cell(text)} |\n\n"
        f"- 14:22:31 NOTE {inline(f'{text}: {text} (to: {text}; from: {text})')}\n"
        f"- 14:22:32 NOTE {inline(f'Ann: {text}')}\n"
    )


@cache
def model(viewer: MarkdownIt) -> Seen:
    return seen(small_page(WORD), viewer)


def check(text: str) -> None:
    """A page of this text has the structure of one of plain words, and shows the text."""
    typed = joined(text)
    if not typed:
        return
    for viewer in viewers():
        blocks, inside, words = model(viewer)
        expected = blocks, inside, [part.replace(WORD, typed) for part in words]
        assert seen(small_page(typed), viewer) == expected, (typed, small_page(typed))


@given(hostile)
def test_whatever_is_typed_is_words(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_is_words(text: str) -> None:
    check(text)


def test_naughty_strings_are_words() -> None:
    for text in naughty_strings():
        check(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert inline(text) == text
    check(text)
