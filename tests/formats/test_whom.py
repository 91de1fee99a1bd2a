"""Names in a chat, and who of the group they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hostile import hostile

from peerinquiry.formats.whom import called, several, shown, somebody, whom, without_name

TYPED = ("Ann", "Anna", "Bea", "Bill and Ted", "Carl")
ROSTER = (
    "Ann Example",
    "Bea Smith",
    "Benjamin",
    "Carl",
    "Élodie Dupont",
    "Eli Cole",
    "Eli Bell",
    "Øystein Berg",
    "王小明",
)


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Bea (she/her)", "Bea Smith"),
        ("Bea", "Bea Smith"),
        ("bea.smith - ACME", "Bea Smith"),
        ("bea.smith", "Bea Smith"),
        ("BEA_SMITH", "Bea Smith"),
        ("Smith, Bea", "Bea Smith"),
        ("Smith, Bea (Guest)", "Bea Smith"),
        ("Smith Bea", "Bea Smith"),
        ("Bea S.", "Bea Smith"),
        ("B. Smith", "Bea Smith"),
        ("Dr. Bea Smith | Sales", "Bea Smith"),
        ("Bea Smith (Contoso) [she/her]", "Bea Smith"),
        ("bea.smith@example.com", "Bea Smith"),
        ("Bea's iPhone", "Bea Smith"),
        ("iPhone von Bea", None),
        ("Bea Jones", None),
        ("Carl Larsson", "Carl"),
        ("Carl Larsson (Guest)", "Carl"),
        ("Elodie Dupont", "Élodie Dupont"),
        ("elodie", "Élodie Dupont"),
        ("Oystein Berg", "Øystein Berg"),
        ("Ben", "Benjamin"),
        ("Ben Miller", "Benjamin"),
        ("Eli", None),
        ("Eli B", "Eli Bell"),
        ("E. Cole", "Eli Cole"),
        ("王小明 (Host)", "王小明"),
        ("Be", None),
        ("Zoe", None),
        ("", None),
        ("()", None),
    ],
)
def test_who_is_meant(written: str, who: str | None) -> None:
    assert whom(written, ROSTER) == who


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Zoe Doe (Contoso) [she/her]", "Zoe Doe"),
        ("Doe, Zoe", "Zoe Doe"),
        ("Zoe - ACME", "Zoe - ACME"),
        ("zoe.doe@example.com", "Zoe Doe"),
        ("A: B", "A: B"),
    ],
)
def test_a_name_as_it_is_taken_in(written: str, name: str) -> None:
    assert shown(written) == name


@given(hostile | st.text(max_size=60), st.lists(st.sampled_from(ROSTER), unique=True))
def test_anything_is_one_of_them_or_nobody(written: str, names: list[str]) -> None:
    assert whom(written, names) in {None, *names}


@given(st.sampled_from(ROSTER), st.permutations(ROSTER))
def test_a_whole_name_is_its_own(name: str, names: list[str]) -> None:
    assert whom(name, names) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ann", "Ann"), ("Anna", "Anna"), (" b ea", ""), ("be", "Bea"), ("c", "Carl"), ("bill", TYPED[3])],
)
def test_whom_a_beginning_names(typed: str, name: str) -> None:
    if name:
        assert somebody(typed, TYPED) == name
    else:
        with pytest.raises(ValueError, match="Nobody here is called that"):
            somebody(typed, TYPED)


def test_a_beginning_that_fits_two_is_asked_about() -> None:
    with pytest.raises(ValueError, match="Ann and Anna begin like that"):
        somebody("an", TYPED)


def test_several_names_in_one_line() -> None:
    assert several("bea, carl and ann; Bill and Ted", TYPED) == ("Bea", "Carl", "Ann", "Bill and Ted")
    assert several("bea, Bea,", TYPED) == ("Bea",)
    assert several("  ", TYPED) == ()


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("Bea", "Bea Brandt"),
        ("bea brandt", "Bea Brandt"),
        ("Brandt, Bea", "Bea Brandt"),
        ("Ben", "Benjamin"),
        ("Eli", None),
        ("Eli B", "Eli Bell"),
        ("Bea's phone", None),
        ("Bea - call them", None),
        ("Bea @ the shop", None),
    ],
)
def test_who_is_called_where_every_word_counts(typed: str, who: str | None) -> None:
    assert called(typed, ("Bea Brandt", "Benjamin", "Eli Bell", "Eli Cole")) == who


def test_whole_first_names_go_before_longer_ones() -> None:
    assert somebody("bea", ("Bea Brandt", "Beatrix Cole")) == "Bea Brandt"
    with pytest.raises(ValueError, match="Eli Bell and Eli Cole begin like that"):
        somebody("eli", ("Eli Bell", "Eli Cole"))
    assert several("bea and eli c", ("Bea Brandt", "Eli Bell", "Eli Cole")) == ("Bea Brandt", "Eli Cole")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bea: the order changes", "the order changes"),
        ("bea smith : the order: it changes", "the order: it changes"),
        ("Carl: the order changes", "Carl: the order changes"),
        ("The order: it changes", "The order: it changes"),
        ("Bea:", "Bea:"),
        ("Bea: ", "Bea: "),
    ],
)
def test_ones_own_name_is_taken_off_and_nobody_elses(text: str, left: str) -> None:
    assert without_name(text, "Bea Smith", ROSTER) == left
