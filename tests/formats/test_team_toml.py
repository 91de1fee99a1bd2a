"""Teams: what is written is what is read, what is wrong is told at its place, what a person wrote stays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.teams import LAID_OUT, people, teams

from peerinquiry.formats.mistakes import Level
from peerinquiry.formats.team_toml import TeamErrors, examine_team, parse_team, with_changes, written
from peerinquiry.inquiry.model import Timing
from peerinquiry.inquiry.team import Member, Team

FULL: Final = """\
title = "Leadership team"
bank = "hard-decision"
ends = "15:00"
time_zone = "Europe/Berlin"
people = [
  "Ann",
  { name = "Bea", pronouns = "she/her", email = "bea@example.org" },
  { name = "Carl" },
]
[timings]
answer = 20
"""


def mistakes(source: str | bytes) -> list[str]:
    with pytest.raises(TeamErrors) as caught:
        parse_team(source, "ours")
    return [str(mistake) for mistake in caught.value.mistakes]


def warnings(source: str) -> list[str]:
    examined = examine_team(source, "ours", "ours.toml", {"hard-decision"}, {"Europe/Berlin"})
    assert examined.value is not None
    assert all(one.level is Level.WARNING for one in examined.remarks)
    return [str(one) for one in examined.remarks]


def test_what_is_written_is_meant() -> None:
    people = (Member("Ann"), Member("Bea", "she/her", "bea@example.org"), Member("Carl"))
    wanted = Team("ours", "Leadership team", people, "hard-decision", {Timing.ANSWER: 20}, "15:00", "Europe/Berlin")
    assert parse_team(FULL, "ours") == wanted
    assert not warnings(FULL)


def test_names_are_enough_and_the_file_gives_the_title() -> None:
    assert parse_team('people = ["Ann", "Bea", "Carl"]', "our-team").title == "Our team"


def test_every_mistake_is_told_at_its_place_and_at_once() -> None:
    source = 'title = 3\npeple = ["Ann"]\nends = "noonish"\ntime_zone = "Europe Berlin"\n[timings]\nanswer = 0\n'
    assert mistakes(source) == [
        'ours.toml:1:9: `title` is a number, not text; write title = "…"',
        "ours.toml:2:1: there is no `peple` in a team; did you mean `people`?",
        'ours.toml:3:8: “noonish” is no time of day, and no length of time; write ends = "15:00", or ends = "75 min"',
        'ours.toml:4:13: “Europe Berlin” is no time zone; write time_zone = "Europe/Berlin"',
        "ours.toml:6:10: `answer` has to be more than 0; write seconds, such as answer = 30",
    ]


def test_mistakes_of_people() -> None:
    source = 'people = [\n "Ann", "ANN", "", 7,\n { name = "Bea", email = "x", phone = "1" },\n { pronouns = "a" } ]'
    assert mistakes(source) == [
        "ours.toml:2:9: this name, “ANN”, is there already, on line 2; add a surname, or take one of the two out",
        "ours.toml:2:16: this name is empty; write one",
        'ours.toml:2:20: this name is a number, not text; write "…"',
        'ours.toml:3:26: this is no e-mail address; write email = "ann@example.org"',
        "ours.toml:3:31: there is no `phone` in a person; use `name`, `pronouns`, `email`",
        'ours.toml:4:2: this person has no name; write name = "…"',
    ]


def test_one_name_twice_however_it_is_composed() -> None:
    assert "there already" in mistakes('people = ["D\u00e8v", "Bea", "De\u0300v"]')[0]
    assert "there already" in mistakes('people = ["Ann  Example", "Bea", "ann example"]')[0]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "there is nobody in this team"),
        ("people = []", "there is nobody in this team"),
        ("people = 'Ann'", "`people` is text, not a list"),
        ("[people]\nname = 'Ann'", "write [[people]], in two brackets"),
        (f"people = {[f'P{number}' for number in range(41)]}", "these are 41 people; keep it to 40"),
        (b"people = ['\xff']", "is not UTF-8"),
        ("people = ['Ann'", "this list is not closed"),
        (f"people = ['{'x' * 61}']", "this has 61 characters"),
    ],
)
def test_what_cannot_be_used(source: str | bytes, told: str) -> None:
    assert told in mistakes(source)[0]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('people = ["Ann", "Bea"]', "ours.toml:1:10: warning: this team has 2 people; add the others"),
        (
            f"people = {[f'P{number}' for number in range(16)]}",
            "ours.toml:1:10: warning: these are 16 people",
        ),
        ('people = ["A", "B", "C"]\nbank = "hard-decison"', "ours.toml:2:8: warning: there is no question bank “hard-"),
        ('people = ["A", "B", "C"]\ntime_zone = "Europe/Belin"', "did you mean “Europe/Berlin”?"),
        ('people = ["A", "B", "C"]\nbank = "zzz"', "name one that `peerinquiry banks list` shows"),
    ],
)
def test_what_is_worth_another_look(source: str, told: str) -> None:
    assert told in warnings(source)[0]


def test_where_no_zones_are_known_none_is_doubted() -> None:
    source = 'people = ["A", "B", "C"]\ntime_zone = "Europe/Belin"'
    assert not examine_team(source, "ours", "ours.toml", (), ()).remarks


def test_hostile_text_is_words_after_the_border() -> None:
    source = r'people = ["A\u001b]52;c;eA==\u0007nn", "B\u202eea", { name = "C\u001b[2J", pronouns = "\u001b[31mhe" }]'
    assert parse_team(source, "ours").people == (Member("Ann"), Member("Bea"), Member("C", "he"))


@given(teams())
def test_a_new_file_reads_back(team: Team) -> None:
    assert parse_team(written(team), "ours") == team


def wanted(before: Team, other: Team, kept: frozenset[int]) -> Team:
    """A change as the console makes it: whoever stays has their place, new ones come last, nothing said is unsaid."""
    known = {person.name: person for person in other.people}
    stay = [known.get(person.name, person) for index, person in enumerate(before.people) if index not in kept]
    stay = [
        Member(now.name, now.pronouns or old.pronouns, now.email or old.email)
        for now in stay
        for old in before.people
        if now.name == old.name
    ]
    new = [person for person in other.people if person.name not in before.names]
    return replace(
        before,
        title=other.title,
        people=(*stay, *new),
        bank=other.bank or before.bank,
        ends=other.ends or before.ends,
        time_zone=other.time_zone or before.time_zone,
        timings={**before.timings, **other.timings},
    )


FIRST: Final = written(Team("ours", "Ours", (Member("Ann Example"), Member("Bea"))))


@given(st.sampled_from([*LAID_OUT, FIRST]), teams())
def test_a_change_is_read_back_and_every_comment_stays(text: str, other: Team) -> None:
    before = parse_team(text, "ours")
    after = wanted(before, other, frozenset())
    changed = with_changes(text, before, after)
    assert parse_team(changed, "ours") == after
    assert comments(changed) == comments(text)
    assert with_changes(changed, after, after) == changed


@given(st.sampled_from(LAID_OUT), teams(), st.frozensets(st.integers(0, 2), max_size=1))
def test_whoever_is_taken_off_is_gone_and_nobody_else(text: str, other: Team, gone: frozenset[int]) -> None:
    before = parse_team(text, "ours")
    after = wanted(before, other, gone)
    assert parse_team(with_changes(text, before, after), "ours") == after


def test_what_does_not_change_is_not_touched() -> None:
    text = LAID_OUT[1]
    before = parse_team(text, "ours")
    after = replace(before, people=(*before.people, Member("Carl", "he/him")), bank="hard-decision")
    assert with_changes(text, before, after) == (
        "# top\n\npeople = [  # who\n\t'Ann Example', # the boss\n\t{ name = 'Bea' },   # asks well\n"
        '\t{ name = "Carl", pronouns = "he/him" },\n] # end\nbank = "hard-decision"\n\n[timings] # short\n'
    )


def comments(text: str) -> list[str]:
    """The comments of the samples: what begins with a sharp after a blank, or on a line of its own."""
    return sorted(re.findall(r"(?m)(?:^|[ \t])#(?!no)[^\n]*", text), key=str.strip)


@given(people())
def test_an_address_is_told_in_no_mistake(some: tuple[Member, ...]) -> None:
    text = written(Team("ours", "Ours", some)) + "nonsense = 1\n"
    with pytest.raises(TeamErrors) as caught:
        parse_team(text, "ours")
    assert "@" not in str(caught.value)
