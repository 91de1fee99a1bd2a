"""Words that fit, whatever the room: nothing wider or longer than asked for, and what is marked in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.plan import Entry, Mark, Part, placed
from peerinquiry.widgets.fitting import cut, lines_of, roomiest, shared, widest, window

texts = st.text(max_size=200).map(one_line)
widths = st.integers(2, 100)


@given(texts, widths, st.integers(1, 5))
def test_lines_are_no_wider_and_no_more_than_asked(text: str, width: int, most: int) -> None:
    lines = lines_of(Content(text), width, most)
    assert 1 <= len(lines) <= most
    assert all(line.cell_length <= width for line in lines)


def test_what_is_cut_says_so() -> None:
    assert [line.plain for line in lines_of(Content("one two three four"), 9, 2)] == ["one two", "three…"]
    assert [line.plain for line in lines_of(Content("one two three"), 9, 2)] == ["one two", "three"]
    assert cut("abcdef", 4).plain == "abc…"
    assert cut("ab", 4).plain == "ab  "
    assert widest(["Ann", "Bartholomew"], 8) == 8
    assert widest([], 8) == 0


@given(st.lists(texts, min_size=1, max_size=6), widths)
def test_pieces_share_a_line(pieces: list[str], width: int) -> None:
    line = shared([Content(piece) for piece in pieces], Content(" · "), width)
    assert line.cell_length <= width
    if sum(Content(piece).cell_length for piece in pieces) + 3 * (len(pieces) - 1) <= width:
        assert line.plain == " · ".join(pieces)


def test_one_piece_stays_whole_while_it_can() -> None:
    pieces = [Content("a long offer of help"), Content("another long offer")]
    assert shared(pieces, Content(" · "), 31, 1).plain == "a long of… · another long offer"


@given(st.lists(st.integers(1, 4), min_size=1, max_size=20), st.integers(1, 30), st.integers(0, 25))
def test_the_window_holds_the_marked_one(sizes: list[int], height: int, marked: int) -> None:
    blocks = [[Content("x")] * size for size in sizes]
    first, last = window(blocks, height, marked)
    assert first <= min(marked, len(blocks) - 1) < last
    assert sum(sizes[first:last]) <= height or last - first == 1


def test_the_roomiest_that_fits() -> None:
    def build(lines: int) -> list[list[Content]]:
        return [[Content("x")] * lines] * 3

    assert len(roomiest(build, 9, 4)[0]) == 3
    assert len(roomiest(build, 2, 4)[0]) == 1


@given(st.lists(st.tuples(st.integers(1, 99), st.floats(0, 1)), max_size=12), st.integers(3, 60))
def test_marks_on_the_timeline_never_touch(marks: list[tuple[int, float]], room: int) -> None:
    found = placed(
        tuple(Mark(str(label), at, Entry(Part.ACTION, str(label))) for label, at in sorted(marks, key=lambda m: m[1])),
        room,
    )
    if found is None:
        assert sum(len(str(label)) + 1 for label, _ in marks) - 1 > room
        return
    ends = [start + len(mark.label) for start, mark in found]
    assert all(start >= 0 for start, _ in found)
    assert all(end <= room for end in ends)
    assert all(end < start for end, (start, _) in zip(ends, found[1:], strict=False))
