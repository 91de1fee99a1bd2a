"""Votes in the chat: what each means, and that nobody gets more than there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.hostile import hostile

from peerinquiry.formats.chat.votes import chat_votes
from peerinquiry.inquiry.view.chat_votes import ChatVotes, Vote
from peerinquiry.inquiry.voting import Ballot

NAMES = ("Ann", "Bea Smith", "Carl", "Dev", "Eli", "Fay")
OPTIONS = {1: "Ann", 2: "Bea Smith", 3: "Carl", 4: "Dev"}
CHALLENGES = {
    "Ann": "We lose two suppliers a year / and nobody owns it",
    "Bea Smith": "Two teams build one thing",
    "Carl": "My best engineer is bored",
    "Dev": "A merger",
}
ONE = Vote(OPTIONS, 1)
TWO = Vote(OPTIONS, 2)
SINGLE = Vote(OPTIONS, 2, piling=False)
FIST = Vote(OPTIONS, 4, fist=True)


def read(text: str, vote: Vote = ONE) -> ChatVotes:
    return chat_votes(text, NAMES, vote, CHALLENGES)


def cast(text: str, vote: Vote = ONE) -> dict[str, tuple[str, ...]]:
    return {who: ballot.choices for who, ballot in read(text, vote).ballots().items()}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("2", 2),
        ("#2", 2),
        ("I vote 3", 3),
        ("my vote goes to number 3!", 3),
        ("2️⃣", 2),
        ("③", 3),
        ("٢", 2),
        ("２", 2),
        ("two", 2),
        ("Ich stimme für 2", 2),
        ("je vote pour le 3 👍", 3),
        ("Bea's", 2),
        ("for Bea", 2),
        ("I vote for Bea's challenge", 2),
        ("bea.smith", 2),
        ("Carl", 3),
        ("maybe", 0),
        ("5", 0),
        ("2 or 3", 0),
        ("1 and 2", 0),
        ("I have 2 kids", 0),
        ("10:02", 0),
        ("50%", 0),
        ("yes", 0),
    ],
)
def test_what_a_vote_means(said: str, number: int) -> None:
    votes = read(f"10:01:00 From Eli to Everyone:\n\t{said}\n10:02:00 From Fay to Everyone:\n\t1")
    expected = {"Eli": Ballot((OPTIONS[number],))} if number else {}
    assert votes.ballots() == {**expected, "Fay": Ballot(("Ann",))}
    assert votes.lines[0].text == said


@pytest.mark.parametrize(
    ("said", "vote", "choices"),
    [
        ("#2 and 4", TWO, ("Bea Smith", "Dev")),
        ("2, 4", TWO, ("Bea Smith", "Dev")),
        ("2 2", TWO, ("Bea Smith", "Bea Smith")),
        ("2 2", SINGLE, ()),
        ("1 2 3", TWO, ()),
        ("Bea and Carl", TWO, ("Bea Smith", "Carl")),
        ("3", TWO, ("Carl",)),
    ],
)
def test_dots_are_as_many_as_there_are(said: str, vote: Vote, choices: tuple[str, ...]) -> None:
    assert cast(f"Eli: {said}\nFay: 1", vote).get("Eli", ()) == choices


def test_the_last_word_counts() -> None:
    said = (("Eli", "2"), ("Fay", "1"), ("Eli", "no, 3"))
    chat = "\n".join(f"10:01:00 From {who} to Everyone:\n\t{text}" for who, text in said)
    assert cast(chat) == {"Eli": ("Carl",), "Fay": ("Ann",)}
    assert cast(chat, TWO)["Eli"] == ("Bea Smith", "Carl")


def test_mine_is_ones_own() -> None:
    assert cast("Ann: mine\nEli: mine") == {"Ann": ("Ann",)}


def test_a_sign_under_a_challenge_is_a_vote_and_under_anything_else_is_none() -> None:
    text = (
        "10:01:00 From Bea Smith to Everyone:\n\tTwo teams build one thing\n"
        "10:02:00 From Ann to Everyone:\n\tgood morning to you all\n"
        '10:03:00 From Eli to Everyone:\n\tReacted to "Two teams build o..." with 👍🏽\n'
        '10:03:00 From Fay to Everyone:\n\tReacted to "Two teams build o..." with 😂\n'
        '10:04:00 From Carl to Everyone:\n\tReacted to "good morning to y..." with 👍\n'
    )
    votes = read(text)
    assert {who: ballot.choices for who, ballot in votes.ballots().items()} == {"Eli": ("Bea Smith",)}
    assert votes.besides == "2 reactions aside"
    assert [line.text for line in votes.lines] == ["good morning to you all", "👍🏽 under Bea Smith's"]


def test_a_sign_under_what_two_have_said_is_shown_and_not_counted() -> None:
    votes = read('10:03:00 From Eli to Everyone:\n\tReacted to "e" with 👍\n')
    assert (votes.ballots(), votes.unclear) == ({}, 1)


def test_fingers_are_given_to_all() -> None:
    votes = read("Eli: 3 5 0 1\nFay: 3 5\nAnn: 6 1 1 1", FIST)
    assert votes.ballots() == {"Eli": Ballot(tuple(OPTIONS.values()), (3, 5, 0, 1))}
    assert votes.unclear == 2


def test_who_is_not_known_is_shown_and_not_counted() -> None:
    votes = read("10:01:00 From Zoe (Guest) to Everyone:\n\t2\n")
    assert votes.lines[0].by == "Zoe"
    assert not votes.ballots()
    assert votes.given(0, "Eli").ballots() == {"Eli": Ballot(("Bea Smith",))}


def test_direct_votes_stay_with_whom_they_were_sent_to() -> None:
    text = "10:01:00 From Eli to Ann(Direct Message):\n\t2\n10:02:00 From Fay to Everyone:\n\t1\n"
    assert cast(text) == {"Fay": ("Ann",)}
    assert "1 direct message dropped" in read(text).besides


says = st.sampled_from(["1", "2", "#2 and 4", "Bea", "hm", "3 4 1 2", "👍", "9"]) | hostile
chats = st.lists(st.tuples(st.sampled_from(["Ann", "Eli", "Zoe"]), says), max_size=8).map(
    lambda lines: "\n".join(f"{who}: {text}" for who, text in lines)
)


@given(chats, st.sampled_from([ONE, TWO, SINGLE, FIST]))
def test_no_ballot_is_more_than_the_vote_allows(text: str, vote: Vote) -> None:
    for who, ballot in read(text, vote).ballots().items():
        assert who in NAMES
        assert 0 < len(ballot.choices) <= vote.each
        assert set(ballot.choices) <= set(OPTIONS.values())
        assert vote.piling or len(set(ballot.choices)) == len(ballot.choices)
