"""Numbers, lists and answers as they are said."""

from __future__ import annotations

from datetime import date

import pytest

from peerinquiry.inquiry.model import Answer, Answered
from peerinquiry.inquiry.view.last_time import answer_words
from peerinquiry.inquiry.view.words import first_of, zone_words


@pytest.mark.parametrize(
    ("names", "told"),
    [("", ""), ("Ann", "Ann"), ("Ann Bea", "Ann, Bea"), ("Ann Bea Carl", "Ann, Bea, …")],
)
def test_of_a_long_list_the_first_are_told(names: str, told: str) -> None:
    assert first_of(names.split(), 2) == told


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "UTC+00:00"), (120, "UTC+02:00"), (-90, "UTC-01:30"), (345, "UTC+05:45")]
)
def test_a_zone_is_told_by_how_far_it_is_ahead(minutes: int, told: str) -> None:
    assert zone_words(minutes) == told


def test_what_became_of_an_action_is_one_line() -> None:
    changed = Answered(Answer.CHANGED, "no time", "call one\nof them", date(2026, 12, 1))
    assert answer_words(changed) == "changed: call one / of them, by Tue 1 Dec 2026"
    assert answer_words(Answered(Answer.KEPT, "done")) == "kept"
