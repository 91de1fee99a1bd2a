"""File names made from titles: safe anywhere, and still to be recognised."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.storage.names import LONGEST_SLUG, slug, unused


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Leadership team", "leadership-team"),
        ("  Q4 — what now?! ", "q4-what-now"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", ""),
        ("", ""),
        ("🙂", ""),
        ("a\\b:c*d|e\x00f\ng", "a-b-c-d-e-f-g"),
        ("CON", "con"),  # a date stands before it, so that it is no device
        ("Führungskreis Süd", "führungskreis-süd"),
        ("u\u0308ber", "über"),
        ("経営会議", "経営会議"),
        ("فريق القيادة", "فريق-القيادة"),
        ("हिन्दी समूह", "हिन्दी-समूह"),
        ("abc\u202etxt.exe", "abctxt-exe"),
        ("\ud800", ""),
        ("--x--", "x"),
    ],
)
def test_a_title_becomes_a_name(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text(max_size=300))
def test_whatever_the_title_the_name_is_safe(title: str) -> None:
    name = slug(title)
    assert len(name.encode()) <= LONGEST_SLUG
    assert not set(name) & set('/\\:*?"<>|.\0\n\u202e ')
    assert not name.startswith("-")
    assert not name.endswith("-")
    assert slug(name) == name


def test_a_long_title_is_cut_between_words_and_never_within_a_letter() -> None:
    assert slug("word " * 100) == "-".join(["word"] * 24)
    assert slug("経" * 300) == "経" * 40
    assert slug("e\u0300\u0323" * 100).encode().decode() == slug("e\u0300\u0323" * 100)
    assert slug("x" * 119 + "e\u0327\u0330") == "x" * 119


def test_where_the_system_knows_one_alphabet_the_name_is_in_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsencode", lambda name: name.encode("latin-1"))
    assert slug("équipe 経営 2") == "quipe-2"
    assert slug("équipe") == "équipe"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    assert unused(path, ".md") == path
    path.touch()
    (tmp_path / "a-2.md").touch()
    (tmp_path / "a-3.toml").symlink_to("nowhere")
    assert unused(path, ".md") == tmp_path / "a-4.toml"
