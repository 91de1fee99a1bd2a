"""Charts made of characters: as long as they say, whole, and to be read without colour or lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.drawn import drawn

from peerinquiry.cli.charts import Bar, Row, Spark, SparkRow, Split, SplitRow, bars, shared, sparks, splits

PARTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=4)


@given(st.floats(-1, 2), st.integers(1, 40))
def test_a_bar_is_as_long_as_its_part(part: float, width: int) -> None:
    text = drawn(Bar(part, width)).rstrip("\n")
    halves = 2 * text.count("━") + text.count("╸")
    assert abs(halves / 2 - min(1, max(0, part)) * width) <= 0.5
    assert (halves > 0) is (part > 0)
    assert len(drawn(Bar(part, width), ascii_only=True).rstrip("\n")) in {halves // 2, -(-halves // 2)}


@given(PARTS, st.integers(4, 60))
def test_shares_use_every_column_and_no_part_is_lost(parts: list[float], columns: int) -> None:
    given_ = shared(parts, columns)
    assert sum(given_) == (columns if sum(parts) else 0)
    assert all(
        (share > 0) is (part / sum(parts) > 0 if sum(parts) else False)
        for share, part in zip(given_, parts, strict=True)
    )
    if all(part / sum(parts) * columns >= 1 or not part for part in parts if sum(parts)):
        assert all(
            abs(share - part / (sum(parts) or 1) * columns) <= 3 for share, part in zip(given_, parts, strict=True)
        )


def test_parts_differ_in_shape_and_are_named() -> None:
    text = drawn(
        splits([SplitRow("Spring", (2, 1, 1), "2 kept, 1 changed, 1 dropped")], ("kept", "changed", "dropped"), 8)
    )
    assert "━━ kept   ╍╍ changed   ┄┄ dropped" in text
    assert "Spring  ━━━━╍╍┄┄  2 kept, 1 changed, 1 dropped" in text
    plain = drawn(splits([SplitRow("Spring", (2, 1, 1), "so")], ("kept", "changed", "dropped"), 8), ascii_only=True)
    assert plain.isascii()
    assert "####==--" in plain


def test_more_parts_than_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="four"):
        Split((1, 1, 1, 1, 1))


def test_columns_go_from_low_to_high_with_gaps() -> None:
    assert drawn(Spark((1, 3, None, 5), 1, 5)).strip("\n") == "▁▅ █"
    assert drawn(Spark((1, 3, None, 5), 1, 5), ascii_only=True).strip("\n") == "15 8"
    assert drawn(Spark((2, 2), 2, 2)).strip("\n") == "▅▅", "nothing is higher than the other"
    assert drawn(Spark((-9, 99), 1, 5)).strip("\n") == "▁█"
    rows = drawn(sparks([SparkRow("empathy", (3.0, 4.5), "4.5, up from 3.0"), SparkRow("none", (), "not yet")], 1, 5))
    assert "empathy  ▅█  4.5, up from 3.0" in rows


def test_rows_keep_to_80_columns_and_take_text_as_it_is() -> None:
    rows = [Row("[bold]Ann[/x] with a very long name indeed", 1, "12 min", "40 %"), Row("Bea", 0.5, "6 min")]
    lines = drawn(bars(rows)).splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith("[bold]Ann[/x] with a ve…  " + "━" * 24 + "  12 min  40 %")
    assert lines[1].split() == ["Bea", "━" * 12, "6", "min"]
