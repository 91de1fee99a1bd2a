"""A session begins as a team, as one act; and a team is what its session was, once it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.teams import teams
from tests.inquiry.driver import BANK, START, opened, seven

from peerinquiry.inquiry.commands import AddPeople, ChooseBank, MeetAs, SetEnd, SetTiming, Undo
from peerinquiry.inquiry.model import CheckIn, OpenAction, Participant, Timing
from peerinquiry.inquiry.team import Member, Team
from peerinquiry.inquiry.team_changes import begins_with, differences, grown, missing, without
from peerinquiry.inquiry.view.acts import words_of

TEAM = Team("ours", "Ours", (Member("Ann", "she/her", "ann@example.org"), Member("Bea"), Member("Carl")))
OTHER = replace(BANK, name="other", title="Other", timings={Timing.ANSWER: 45.0})
CALL = OpenAction("2026-10-01-1400-ours", 1, "Call both suppliers", "Ann")
BEFORE = CheckIn("2026-10-01-1400-ours", date(2026, 12, 1))
MEET = MeetAs(
    "ours",
    ("Ann", "Bea", "Carl"),
    {"Ann": "she/her"},
    OTHER,
    {Timing.ANSWER: 20.0, Timing.STORY: 240.0},
    START + timedelta(hours=1),
    (CALL,),
    BEFORE,
)


def test_all_that_a_team_brings_is_one_act() -> None:
    run = opened()
    before = run.state
    state = run.all(MEET).state
    assert state.participants == (Participant("Ann", pronouns="she/her"), Participant("Bea"), Participant("Carl"))
    assert (state.team, state.bank.name, state.ends_at) == ("ours", "other", START + timedelta(hours=1))
    assert (state.timings[Timing.ANSWER], state.timings[Timing.STORY]) == (20.0, 240.0)
    assert [brought.earlier for brought in state.brought] == [CALL]
    assert state.check_in == BEFORE
    assert words_of(run.records[-1].event) == "the team"
    run.all(Undo())
    assert replace(run.state, undone=()) == before


def test_what_a_team_does_not_say_stays() -> None:
    run = opened()
    before = run.state
    state = run.all(MeetAs("ours", ("Ann", "Bea", "Carl"))).state
    assert (state.bank, state.timings, state.ends_at) == (before.bank, before.timings, None)


def test_a_part_that_is_refused_refuses_all() -> None:
    run = opened()
    before = run.state
    assert "keep it under 60" in run.refusal(replace(MEET, names=("x" * 61,)))
    assert "keep them under 40" in run.refusal(replace(MEET, pronouns={"Ann": "x" * 41}))
    assert "needs its words" in run.refusal(replace(MEET, actions=(replace(CALL, what=""),)))
    assert run.state == before


def test_pronouns_are_cleaned() -> None:
    run = opened()
    run.all(AddPeople(("Ann",), pronouns={"Ann": "she\x1b[2J\n/her"}))
    assert run.state.participants[0].pronouns == "she /her"


def test_a_team_grows_by_who_is_new_and_keeps_who_is_missing() -> None:
    run = opened()
    run.all(AddPeople(("Dev", "bea", "Ann"), pronouns={"Dev": "he/him", "bea": "they/them"}))
    assert missing(TEAM, run.state) == ("Carl",)
    after = grown(TEAM, run.state, "", {}, "a-bank")
    assert after.people == (TEAM.people[0], Member("Bea", "they/them"), Member("Carl"), Member("Dev", "he/him"))
    assert differences(TEAM, after) == ("Dev joins the team", "Bea: they/them")
    assert differences(TEAM, without(after, ("Carl",))) == ("Dev joins the team", "Carl is taken off", "Bea: they/them")


def test_a_team_keeps_what_the_session_went_by() -> None:
    run = seven()
    run.all(ChooseBank(OTHER), SetTiming(Timing.ANSWER, 50), SetTiming(Timing.STORY, 240), SetEnd(START))
    team = replace(TEAM, timings={Timing.STORY: 200.0})
    after = grown(team, run.state, "15:00", OTHER.timings)
    assert (after.bank, after.ends) == ("other", "15:00")
    assert after.timings == {Timing.STORY: 240.0, Timing.ANSWER: 50.0}
    assert differences(team, replace(after, people=team.people)) == (
        "question bank: other",
        "it ends: 15:00",
        "the owner's story: 4 min",
        "an answer: 50 s",
    )


def test_the_usual_bank_need_not_be_named() -> None:
    assert grown(TEAM, seven().state, "", {}, "a-bank").bank == ""
    assert grown(TEAM, seven().state, "", {}, "another").bank == "a-bank"
    assert grown(replace(TEAM, bank="x"), seven().state, "", {}, "a-bank").bank == "a-bank"


@given(teams())
def test_a_session_that_began_as_a_team_leaves_it_as_it_was(team: Team) -> None:
    run = opened()
    run.all(
        MeetAs(team.name, team.names, {person.name: person.pronouns for person in team.people}, timings=team.timings)
    )
    assert grown(team, run.state, team.ends, {}, "a-bank") == replace(team, bank="a-bank" if team.bank else "")


@given(teams(), st.integers(0, 30))
def test_everyone_begins_once_before_anybody_begins_again(team: Team, met: int) -> None:
    orders = [begins_with(team, met + time).names for time in range(len(team.people))]
    assert sorted(order[0] for order in orders) == sorted(team.names)
    assert all(sorted(order) == sorted(team.names) for order in orders)
    ring = [*team.names, *team.names]
    assert all(ring[ring.index(order[0]) :][: len(order)] == list(order) for order in orders)


@pytest.mark.parametrize("met", [0, 3])
def test_nobody_has_no_order(met: int) -> None:
    nobody = replace(TEAM, people=())
    assert begins_with(nobody, met) == nobody
