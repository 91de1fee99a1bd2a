"""What Gather, Challenges and Choose show."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry.driver import CHALLENGES, PEOPLE, START, Run, at_voting, at_writing, opened, seven

from peerinquiry.inquiry.commands import (
    AddPeople,
    CastVote,
    ChooseOwner,
    DeclineOwnership,
    GoTo,
    Pass,
    Postpone,
    RevealVotes,
    SetEnd,
    SetPresence,
    SetTiming,
    SetVoting,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.greetings import is_greeting
from peerinquiry.inquiry.model import Presence, Step, Timing
from peerinquiry.inquiry.view.challenges import Tone, beside, missing, next_missing, saying, writing
from peerinquiry.inquiry.view.choose import choose, next_voter, numbers, voting_open
from peerinquiry.inquiry.view.frame import Sign
from peerinquiry.inquiry.view.gather import TIMING_WORDS, aloud, gather, rules
from peerinquiry.inquiry.view.pasting import JOIN, Kind, Line, Pasting, sorted_out, told
from peerinquiry.inquiry.voting import TieRule

# Gather


def test_too_few_are_told_what_is_missing() -> None:
    assert gather(opened().state, START).missing == "Who is here? Type the names below, or paste a list."
    one = opened().all(AddPeople(("Ann",)))
    assert gather(one.state, START).missing == "Ann is here. Three or more are needed to begin."
    two = one.all(AddPeople(("Bea",)))
    assert gather(two.state, START).missing == "Ann and Bea are here. Three or more are needed to begin."
    assert not gather(seven().state, START).missing


def test_who_is_here_is_counted() -> None:
    run = seven()
    assert gather(run.state, START).people == "7 here"
    assert gather(run.all(SetPresence("Gus", Presence.LATE)).state, START).people == "6 of 7 here"


def test_the_end_is_said_with_how_far_it_is() -> None:
    run = opened()
    assert not gather(run.state, START).end
    run.all(SetEnd(START + timedelta(minutes=90)))
    assert gather(run.state, START + timedelta(minutes=16, seconds=10)).end == "we end at 15:30, in 74 min"
    assert gather(run.state, START + timedelta(minutes=93)).end == "we end at 15:30, 3 min ago"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (30, "30 seconds"),
        (1, "1 second"),
        (60, "a minute"),
        (90, "90 seconds"),
        (120, "2 minutes"),
        (150, "2 min 30 s"),
    ],
)
def test_how_long_an_answer_is_read_aloud(seconds: float, words: str) -> None:
    assert aloud(seconds) == words
    assert any(words in rule.say for rule in rules(opened().all(SetTiming(Timing.ANSWER, seconds)).state))


def test_every_timing_has_words() -> None:
    assert set(TIMING_WORDS) == set(Timing)


# Challenges


def test_the_next_one_without_a_challenge_is_asked() -> None:
    state = at_writing().all(WriteChallenges(CHALLENGES), SetPresence("Dev", Presence.ABSENT)).state
    assert missing(state) == ("Eli", "Fay", "Gus")
    assert next_missing(state, "Fay") == "Gus"
    assert next_missing(state, "Gus") == "Eli"
    assert next_missing(state, "nobody") == "Eli"
    assert next_missing(at_writing().all(WriteChallenges(dict.fromkeys(PEOPLE, "x"))).state, "Ann") is None


def test_rows_are_walked_and_the_ends_hold() -> None:
    state = seven().state
    assert beside(state, "Ann", 1) == "Bea"
    assert beside(state, "Ann", -1) == "Ann"
    assert beside(state, "Gus", 1) == "Gus"
    assert not beside(opened().state, "", 1)


def test_everyone_has_a_row_while_they_write() -> None:
    view = writing(at_writing().all(WriteChallenges(CHALLENGES), SetPresence("Gus", Presence.LATE)).state, "Dev")
    assert [row.name for row in view.rows] == list(PEOPLE)
    assert [row.text for row in view.rows[3:]] == ["writing…", "writing…", "writing…", "late"]
    assert [row.mark for row in view.rows[:4]] == [Sign.DONE, Sign.DONE, Sign.DONE, Sign.NOW]
    assert view.current == 3


def test_every_row_says_where_its_person_stands_in_the_round() -> None:
    run = at_writing().all(WriteChallenges(CHALLENGES), GoTo(Step.SAYING)).turn()
    run.all(Pass(), Postpone(), SetPresence("Dev", Presence.ABSENT))
    view = saying(run.state)
    assert [row.mark for row in view.rows] == [Sign.DONE, Sign.PASSED, Sign.LATER, Sign.AWAY, Sign.NOW, "", ""]
    assert [row.text for row in view.rows[1:5]] == [
        f"passed · {CHALLENGES['Bea']}",
        f"back later · {CHALLENGES['Carl']}",
        "absent",
        "not written down",
    ]
    assert (view.current, view.heading.title, view.heading.aside) == (4, "Eli says theirs", "then Fay")
    assert saying(run.state, "Ann").rows[0].tone is Tone.NOW


def test_once_all_have_said_theirs_it_says_what_comes_next() -> None:
    run = at_writing().all(WriteChallenges(CHALLENGES), GoTo(Step.SAYING)).whole_round()
    assert saying(run.state).heading.keys == "Enter: choose one"
    assert saying(run.state).current is None


# A paste

names = st.sampled_from([None, *PEOPLE])
lines = st.lists(st.builds(Line, names, st.text("abc ", min_size=1), st.booleans()), max_size=8)
moves = st.lists(st.tuples(st.sampled_from(["turn", "back", "out", "split", "merge"]), st.integers(0, 7)), max_size=12)


@given(lines, moves)
def test_sorting_loses_no_line(found: list[Line], changes: list[tuple[str, int]]) -> None:
    pasting = Pasting(tuple(found), PEOPLE)
    for change, index in changes:
        if index >= len(pasting.lines):
            continue
        match change:
            case "turn":
                pasting = pasting.turned(index, 1)
            case "back":
                pasting = pasting.turned(index, -1)
            case "out":
                pasting = pasting.left_out(index)
            case "split":
                pasting = pasting.split(index)
            case _:
                pasting = pasting.merged(index)
    assert "".join(line.text for line in pasting.lines).replace(JOIN, "") == "".join(line.text for line in found)
    kept = pasting.challenges()
    shown = [line for line in pasting.lines if line.who and not line.out]
    assert kept == {who: JOIN.join(line.text for line in shown if line.who == who) for who in kept}
    assert {line.who for line in shown} == set(kept)


@given(lines)
def test_a_full_turn_comes_back(found: list[Line]) -> None:
    pasting = Pasting(tuple(replace(line, out=False) for line in found), PEOPLE)
    for index in range(len(found)):
        assert pasting.turned(index, 1).turned(index, -1) == pasting
        assert pasting.turned(index, len(PEOPLE) + 1) == pasting
        assert pasting.left_out(index).left_out(index) == pasting
        assert pasting.left_out(index).given(index, "Ann") == pasting.given(index, "Ann"), "what is given is kept"


def test_lines_of_nobody_are_offered_to_those_who_have_none_in_order() -> None:
    state = at_writing().all(WriteChallenges({"Ann": "one"})).state
    found = [Line(None, "a"), Line("Carl", "b"), Line(None, "c"), *[Line(None, str(n)) for n in range(9)]]
    pasting = sorted_out(state, found, "1,200 more lines were not read")
    assert [line.who for line in pasting.lines[:4]] == ["Bea", "Carl", "Dev", "Eli"]
    assert pasting.unclaimed == 6
    assert told(pasting, state) == "Enter keeps 6 · 6 nobody's, not kept · 1,200 more lines were not read"
    assert told(pasting.given(0, "Ann"), state).startswith(
        "Enter keeps 6 · 6 nobody's, not kept · 1 in place of an older"
    )


CHATTED = (
    Line(None, "please write yours", kind=Kind.YOURS),
    Line("Ann", "We lose two"),
    Line("Ann", "suppliers a year"),
    Line("Bea", "hello"),
    Line("Ann", "bye"),
    Line("Bea", "so do we", kind=Kind.REPLY),
    Line("Bea", "Two teams build one thing"),
    Line("Carl", "A merger", kind=Kind.REPLY),
    Line(None, "my own", by="Zoe"),
    Line(None, "no idea whose"),
    Line(None, "10:01 ???", kind=Kind.STRANGE),
)


def test_of_a_chat_the_longest_of_each_is_offered_and_the_rest_stays_at_hand() -> None:
    state = at_writing().all(WriteChallenges({"Dev": "one"})).state
    pasting = sorted_out(state, CHATTED)
    assert pasting.challenges() == {
        "Ann": "We lose two / suppliers a year",
        "Bea": "Two teams build one thing",
        "Carl": "A merger",
        "Eli": "no idea whose",
    }
    assert sorted(line.text for line in pasting.lines if line.out) == [
        "10:01 ???", "bye", "hello", "please write yours", "so do we",
    ]  # fmt: skip
    assert [line.who or line.by for line in pasting.lines if not line.out] == ["Ann", "Bea", "Carl", "Zoe", "Eli"]
    assert [line.who for line in pasting.lines if line.out] == ["Ann", "Bea", "Bea", None, None]


def test_a_greeting_is_left_out_though_the_challenge_follows_at_once() -> None:
    found = [Line("Bea", "hi all"), Line("Bea", "Purchasing changes the order"), Line("Bea", "every week")]
    pasting = sorted_out(at_writing().state, [*found, Line("Carl", "Hello everyone 👋")])
    assert pasting.challenges() == {"Bea": "Purchasing changes the order / every week"}
    assert {line.text: line.kind for line in pasting.lines if line.out} == {
        "hi all": Kind.GREETING,
        "Hello everyone 👋": Kind.GREETING,
    }


@pytest.mark.parametrize(
    ("text", "greets"),
    [
        *((text, True) for text in ("Hi", "hi all!", "Hello, Ann", "Guten Morgen zusammen :)", "bonjour à tous 👋")),
        *((text, True) for text in ("Grüß Gott", "Hello everyone again", "¡Hola!", " 👋 hi all", "MOIN MOIN")),
        *((text, False) for text in ("", "Hiring is stuck", "Hi all, purchasing changes the order", "hey, why?", "👋")),
        *((text, False) for text in ("Hello is all I hear from them", "Purchasing", "team", "Good morning is no plan")),
    ],
)
def test_a_greeting_is_a_hello_and_nothing_more(text: str, greets: bool) -> None:
    assert is_greeting(text) is greets


def test_who_is_not_known_joins_the_group_with_theirs() -> None:
    state = at_writing().state
    pasting = sorted_out(state, CHATTED)
    index = next(place for place, line in enumerate(pasting.lines) if line.by == "Zoe")
    assert (pasting.joining(index), pasting.joiners()) == ("Zoe", ())
    taken = pasting.joined(index)
    assert (taken.joining(index), taken.joiners()) == ("", ("Zoe",))
    assert told(taken, state).startswith("Enter keeps 5 · 1 person joins")
    assert taken.left_out(index).joiners() == ()
    run = at_writing().all(WriteChallenges(taken.challenges(), taken.joiners()))
    assert run.state.challenges["Zoe"] == "my own"
    assert run.all(Undo()).state.participant("Zoe") is None


def test_a_line_is_split_where_it_was_joined_else_by_sentences() -> None:
    pasting = Pasting(
        (Line("Ann", "one / two"), Line("Bea", "It is hard. Why? Nobody knows"), Line("Carl", "v1.2")), PEOPLE
    )
    assert pasting.parts(0) == ("one", "two")
    assert pasting.parts(1) == ("It is hard.", "Why?", "Nobody knows")
    assert pasting.parts(2) == ("v1.2",)
    assert [line.text for line in pasting.split(0).lines[:2]] == ["one", "two"]
    assert pasting.split(0).merged(1) == pasting


# Choose


def test_a_number_keeps_its_challenge() -> None:
    run = at_voting()
    assert numbers(run.state) == {1: "Ann", 2: "Bea", 3: "Carl"}
    run.all(ChooseOwner("Ann"), DeclineOwnership(0))
    assert numbers(run.state) == {2: "Bea", 3: "Carl"}
    assert choose(run.state, "Ann").rows[0].text.startswith("declined · ")


def test_voters_come_one_after_another() -> None:
    run = at_voting()
    assert next_voter(run.state) == "Ann"
    assert next_voter(run.state, "Gus") == "Ann"
    run.all(CastVote("Ann", ("Bea",)), CastVote("Carl", ("Bea",)))
    assert next_voter(run.state, "Ann") == "Bea"
    assert next_voter(run.state, "Bea") == "Dev"


ballots = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(tuple(CHALLENGES)), min_size=2, max_size=2) for name in PEOPLE[:5]}
)


@given(ballots, ballots)
def test_what_is_shown_says_nothing_of_votes_before_they_are_open(
    some: dict[str, list[str]], others: dict[str, list[str]]
) -> None:
    def shown(votes: dict[str, list[str]]) -> dict[str, object]:
        run = at_voting().all(SetVoting(2, TieRule.CHANCE))
        run.all(*[CastVote(voter, tuple(choices)) for voter, choices in votes.items()])
        return asdict(choose(run.state, "Fay", 1))

    assert shown(some) == shown(others)


def voted(run: Run, *choices: str) -> Run:
    return run.all(*[CastVote(voter, (choice,)) for voter, choice in zip(PEOPLE, choices, strict=True)])


def test_how_many_are_in_is_counted_without_those_who_are_away() -> None:
    run = at_voting().all(CastVote("Ann", ("Bea",)), SetPresence("Gus", Presence.ABSENT))
    assert choose(run.state, "Bea").heading.words == "1 of 6 in"


def test_the_count_is_shown_once_it_is_open() -> None:
    run = voted(at_voting(), "Bea", "Ann", "Ann", "Ann", "Bea", "Carl", "Ann").all(RevealVotes(1))
    view = choose(run.state, None)
    assert [row.votes for row in view.rows] == [4, 2, 1]
    assert view.heading.title == "Ann's challenge it is, by 4 votes of 7"
    assert view.asked == "Ann, is it all right to take up yours?"
    assert "a tie goes to a run-off" in view.heading.aside


def test_a_run_off_says_between_whom_and_offers_no_others() -> None:
    run = voted(at_voting(), "Bea", "Ann", "Ann", "Ann", "Bea", "Carl", "Bea").all(RevealVotes(1))
    view = choose(run.state, "Ann")
    assert view.heading.words == "Once more, between Ann and Bea. 0 of 7 in"
    assert "a tie is drawn by chance" in view.heading.aside
    assert [row.name for row in view.rows] == ["Ann", "Bea"]


def test_without_a_choice_there_is_no_vote() -> None:
    none = seven().all(GoTo(Step.VOTING))
    assert choose(none.state, None).heading.title == "No challenge yet"
    one = none.all(WriteChallenges({"Bea": "two teams"}))
    assert choose(one.state, None).heading.title == "One challenge: Bea's"
    assert not voting_open(one.state)
    nobody = one.all(ChooseOwner("Bea"), DeclineOwnership(0))
    assert choose(nobody.state, None).heading.title == "Nobody would like theirs today"
