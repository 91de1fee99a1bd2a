"""The table of challenges, whatever stands in it and however little room there is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from peerinquiry.inquiry.text import clean, one_line
from peerinquiry.inquiry.view.challenges import Row, Tone
from peerinquiry.widgets.challenge_table import lay_out

names = st.text(min_size=1, max_size=20).map(one_line) | st.sampled_from(["Ann", "Kim Østergaard-Villanueva", "王小明"])
texts = st.text(max_size=60).map(clean) | st.sampled_from(
    ["", "a few words", "word " * 30, "王" * 40, "[/x]", "👩‍👩‍👧‍👦" * 9]
)
marks = st.sampled_from(["", "✓", "▸", "1", "12"])
votes = st.none() | st.integers(0, 135)
rows = st.lists(st.builds(Row, names, texts, marks, st.sampled_from(Tone), st.booleans(), votes), max_size=15)


@settings(max_examples=50)
@given(rows, st.integers(0, 14) | st.none(), st.integers(30, 120), st.integers(1, 30))
def test_it_keeps_to_its_room_with_the_current_row_in_it(
    shown: list[Row], current: int | None, width: int, height: int
) -> None:
    current = current if current is not None and current < len(shown) else None
    lines, at = lay_out(shown, current, width, height)
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)
    assert current is None or current in at


@given(st.lists(st.sampled_from("abcdefghij"), min_size=1, unique=True), st.data())
def test_every_row_is_shown_or_counted(shown: list[str], data: st.DataObject) -> None:
    height = data.draw(st.integers(5, 12))
    current = data.draw(st.integers(0, len(shown) - 1))
    lines, at = lay_out([Row(name, "word " * 40) for name in shown], current, 44, height)
    counted = sum(int(str(line).split()[1]) for line in lines if str(line).endswith(" more"))
    assert counted + len({index for index in at if index is not None}) == len(shown)


def test_the_rows_do_not_move_when_another_one_becomes_the_current_one_and_there_is_room() -> None:
    shown = [Row(name, "a few words") for name in ("Ann", "Bea", "Carl")]
    first, second = (lay_out(shown, current, 44, 12)[1] for current in (0, 1))
    assert first == second
