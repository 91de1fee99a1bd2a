"""A long thing is read once, and again when it is another."""

from __future__ import annotations

from peerinquiry.inquiry.view.remembered import remembered


def test_the_same_value_is_read_once_and_an_equal_one_anew() -> None:
    read: list[tuple[int, ...]] = []

    @remembered
    def total(what: tuple[int, ...]) -> int:
        read.append(what)
        return sum(what)

    first, equal = tuple(range(1, 4)), tuple(range(1, 4))
    assert [total(first), total(first), total(equal), total((4,)), total(first)] == [6, 6, 6, 4, 6]
    assert len(read) == 4
