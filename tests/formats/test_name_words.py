"""The words of a name, and what a name begins with that is meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.name_words import fits, initials

NAMES = st.text("aAbBéÉßøK1 ,.'’(_-\u0301\u017f", max_size=5)


@given(NAMES, NAMES)
def test_a_name_that_is_meant_begins_with_one_of_its_letters(typed: str, name: str) -> None:
    if fits(typed, name) and name[0].isascii() and name[0].isalnum():
        assert name[0].lower() in initials(typed)


def test_what_a_name_begins_with_is_the_beginning_of_any_of_its_words() -> None:
    assert initials("Brandt, Béa") == {"b"}
    assert initials("Émile Ønske") == {"e", "o"}
    assert initials("?") == frozenset()
