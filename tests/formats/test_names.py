"""Names as people type and paste them, with what a call's window adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hostile import hostile

from peerinquiry.formats.names import LONGEST, names_in, pronouns_in, who_is
from peerinquiry.inquiry.text import clean, one_line

NAMES = (
    "Ann",
    "Bea Kahn",
    "Carl Example",
    "Dev",
    "Élodie",
    "O'Neil",
    "Kim Østergaard-Villanueva",
    "王小明",
    "Fay von Berg",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann", ("Ann",)),
        ("Ann, Bea and Carl", ("Ann", "Bea", "Carl")),
        ("Ann; Bea;Carl", ("Ann", "Bea", "Carl")),
        ("Ann\nBea\r\n\r\nCarl\n", ("Ann", "Bea", "Carl")),
        ("Ann, Ann\nAnn", ("Ann",)),
        ("1. Ann\n2) Bea\n- Carl\n• Dev\n@Eli", ("Ann", "Bea", "Carl", "Dev", "Eli")),
        ("Ann Example (Host, me)\nBea (she/her)\nCarl [he/him]\nDev (Guest)", ("Ann Example", "Bea", "Carl", "Dev")),
        ("Ann she/her, Bea - they/them", ("Ann", "Bea")),
        ("Participants (3)\nAE\nAnn Example\nOrganizer\nB\nBea\nMuted\n", ("Ann Example", "Bea")),
        ("Müller, Anna <anna@example.com>; Kahn, Bea <bea@example.com>", ("Anna Müller", "Bea Kahn")),
        ("Example, Ann (Guest)\nBell, Bea", ("Ann Example", "Bea Bell")),
        ("ann.example@example.com, bea@example.com", ("Ann Example", "Bea")),
        ("[10:42] Ann\n10:43:01 Bea\nCarl 10:44 AM", ("Ann", "Bea", "Carl")),
        ("10:42:01 From Ann Example to Everyone : hello, all\nFrom Bea to Everyone: hi", ("Ann Example", "Bea")),
        ("Ann (Contoso)\nAnn (Fabrikam)", ("Ann (Contoso)", "Ann (Fabrikam)")),
        ("7", ("7",)),
        ("🦊", ("🦊",)),
        (" ,;\n\t- ", ()),
        ("me, you", ()),
    ],
)
def test_what_is_a_name(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@given(st.lists(st.sampled_from(NAMES), unique=True), st.sampled_from([", ", "\n", "; ", ",", "\n\n", " ; "]))
def test_names_survive_however_they_are_set_apart(names: list[str], between: str) -> None:
    assert names_in(between.join(names)) == tuple(names)


@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(["", " (Host)", " (me)", " (she/her)", " [they/them]"])),
        unique_by=lambda pair: pair[0],
    ),
    st.sampled_from(["", "- ", "1. ", "• "]),
)
def test_noise_changes_nothing(people: list[tuple[str, str]], bullet: str) -> None:
    text = "\n".join(f"{bullet}{name}{noise}" for name, noise in people)
    assert names_in(text) == tuple(name for name, _ in people)


@given(hostile | st.text(max_size=80))
def test_whatever_comes_in_is_safe_and_once(text: str) -> None:
    names = names_in(text)
    assert len(set(names)) == len(names)
    for name in names:
        assert name
        assert name == one_line(name) == clean(name)


def test_a_name_that_looks_like_markup_stays_as_it_is() -> None:
    assert names_in("[/x], [@click=app.quit]q[/]") == ("[/x]", "[@click=app.quit]q[/]")


@pytest.mark.parametrize(
    "text", ["(" * 10**6, ", " * 500_000, "- " * 500_000, "Ann\n" * 250_000, " " * 10**6, "a@" * 500_000]
)
def test_a_megabyte_is_read_up_to_a_point(text: str) -> None:
    assert sum(map(len, names_in(text))) <= LONGEST


ROSTER = ("Ann Example", "Bea Bell", "Bea Cole", "Carl")


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Ann Example", "Ann Example"),
        ("ANN EXAMPLE", "Ann Example"),
        ("ann", "Ann Example"),
        ("Ann (she/her)", "Ann Example"),
        ("Example, Ann", "Ann Example"),
        ("Carl Larsson (Guest)", "Carl"),
        ("bea bell", "Bea Bell"),
        ("Bea", None),
        ("Dev", None),
        ("", None),
        ("()", None),
    ],
)
def test_who_is_meant(written: str, who: str | None) -> None:
    assert who_is(written, ROSTER) == who


def test_two_of_one_name_that_differ_in_case_are_told_apart_by_it() -> None:
    assert who_is("ann", ("Ann", "ann")) == "ann"
    assert who_is("ANN", ("Ann", "ann")) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann (she/her), Bea, Carl [they/them]", {"Ann": "she/her", "Carl": "they/them"}),
        ("Dev Example (Host, he/him)\nEli - they/them\nFay (Sales)", {"Dev Example": "he/him", "Eli": "they/them"}),
        ("1. Gus (any pronouns) 10:02", {"Gus": "any pronouns"}),
        ("(she/her)\n, ,(((", {}),
    ],
)
def test_pronouns_are_known_by_name(text: str, told: dict[str, str]) -> None:
    assert pronouns_in(text) == told


@given(st.text("(),[]; she/hr-AB\n", max_size=60))
def test_pronouns_are_of_people_who_are_named(text: str) -> None:
    for name, pronouns in pronouns_in(text).items():
        assert names_in(name) == (name,)
        assert pronouns
