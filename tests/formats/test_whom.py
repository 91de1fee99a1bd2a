"""Names in a chat, and who of the group they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hostile import hostile

from peerinquiry.formats.whom import shown, whom

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
