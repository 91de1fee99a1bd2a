"""What each thing that happens says on the page, and what it says no more once it was changed or taken back."""

from __future__ import annotations

from datetime import date

import pytest
from tests.formats.small_session import turn
from tests.inquiry.driver import (
    CHALLENGES,
    PEOPLE,
    Run,
    at_planning,
    at_questions,
    at_recommending,
    at_reframe,
    at_say_back,
    at_voting,
    at_writing,
    seven,
)

from peerinquiry.formats.transcript_md import Tag, render
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import Event, OwnerChosen, TurnTaken, VoteCast, VotesRevealed
from peerinquiry.inquiry.model import PULSE_KEYS, Kind, Origin, Presence, Question, Step
from peerinquiry.inquiry.voting import Method, TieRule

ASKED = Question("Who is involved?", "framing", Origin.BANK)
ADVICE = "Have you tried a second supplier?"


def said(run: Run, *tags: Tag) -> list[str]:
    """The lines of these tags, or all, without their times."""
    found = [line[11:] for line in render(run.records).splitlines() if line.startswith("- ")]
    return [line for line in found if not tags or line.split(" ")[0] in tags]


def time_of(run: Run) -> str:
    """The moment of the last event, as a line says it."""
    return f"{run.records[-1].at:%H:%M:%S}"


def summary(run: Run) -> str:
    return render(run.records).partition("## Summary")[2].partition("\n## ")[0]


# Challenges and the choice


def test_a_challenge_stands_in_its_last_wording_at_the_time_it_was_first_written() -> None:
    run = at_writing().all(c.WriteChallenges({"Bea": "Two teams"}))
    first = time_of(run)
    run.all(c.WriteChallenges({"Bea": "Two teams,\n\none budget"}), after=60)
    assert f"- {first} CHALLENGE Bea: Two teams, / one budget (changed: {time_of(run)})\n" in render(run.records)
    assert said(run.all(c.WriteChallenges({"Bea": ""}))) == []


def test_votes_are_hidden_until_they_are_open() -> None:
    run = at_voting().all(c.CastVote("Bea", ("Ann",)), c.CastVote("Carl", ("Bea",)), c.CastVote("Dev", ("Ann",)))
    assert said(run, Tag.VOTE, Tag.CHOSEN) == []
    assert "Ann" not in summary(run)
    run.all(c.RevealVotes(1, anyway=True))
    assert said(run, Tag.VOTE) == ["VOTE Bea: Ann", "VOTE Carl: Bea", "VOTE Dev: Ann"]
    assert said(run, Tag.CHOSEN) == [
        f"CHOSEN Ann: {CHALLENGES['Ann']} (how: by 2 votes of 3; tie rule: run-off; votes: 2 for Ann, 1 for Bea)"
    ]
    assert said(run.undo(), Tag.VOTE, Tag.CHOSEN) == []


def test_a_ballot_stands_at_the_time_it_was_cast() -> None:
    run = at_voting().all(c.CastVote("Bea", ("Ann",)))
    cast = time_of(run)
    run.all(c.RevealVotes(1, anyway=True), after=90)
    assert f"- {cast} VOTE Bea: Ann\n" in render(run.records)


def test_several_votes_of_one_person_are_counted() -> None:
    run = at_voting().all(c.SetVoting(3, TieRule.CHANCE), c.CastVote("Bea", ("Ann", "Carl", "Ann")))
    run.all(c.CastVote("Carl", ("Bea", "Ann")), c.RevealVotes(1, anyway=True))
    assert said(run, Tag.VOTE) == ["VOTE Bea: 2 for Ann, 1 for Carl", "VOTE Carl: Bea, Ann"]


def test_a_tie_by_chance_says_so_and_how_to_draw_it_again() -> None:
    run = at_voting().all(c.SetVoting(1, TieRule.CHANCE), c.CastVote("Ann", ("Bea",)), c.CastVote("Bea", ("Ann",)))
    run.all(c.RevealVotes(42, anyway=True))
    line = said(run, Tag.CHOSEN)[0]
    assert "tie rule: chance; votes: 1 for Ann, 1 for Bea; seed: 42)" in line
    assert "drawn by chance" in line


def test_a_run_off_keeps_both_votes_apart() -> None:
    run = at_voting().all(c.CastVote("Ann", ("Bea",)), c.CastVote("Bea", ("Ann",)), c.RevealVotes(1, anyway=True))
    assert said(run, Tag.NOTE) == ["NOTE Everyone: voted again, between Ann and Bea (votes: 1 for Ann, 1 for Bea)"]
    run.all(c.CastVote("Carl", ("Bea",)))
    assert said(run, Tag.VOTE) == ["VOTE Ann: Bea", "VOTE Bea: Ann"]
    run.all(c.RevealVotes(1, anyway=True))
    assert said(run, Tag.VOTE) == ["VOTE Ann: Bea", "VOTE Bea: Ann", "VOTE Carl: Bea (vote: run-off)"]


def test_who_declines_and_who_is_chosen_then() -> None:
    run = at_voting().all(c.CastVote("Carl", ("Ann",)), c.CastVote("Dev", ("Ann",)), c.CastVote("Eli", ("Bea",)))
    run.all(c.RevealVotes(1, anyway=True), c.DeclineOwnership(1))
    first, second = said(run, Tag.CHOSEN)
    assert first.startswith("CHOSEN Ann: ")
    assert first.endswith(f"declined: {time_of(run)})")
    assert second.startswith("CHOSEN Bea: ")
    assert "declined" not in second
    assert "The challenge as Bea named it" in summary(run)


def test_another_choice_takes_the_place_of_the_first() -> None:
    run = at_voting().all(c.ChooseOwner("Ann"), c.ChooseOwner("Carl"))
    first, second = said(run, Tag.CHOSEN)
    assert first.endswith(f"(how: by talking it through; changed: {time_of(run)})")
    assert second == "CHOSEN Carl: My best engineer is bored (how: by talking it through)"


def test_a_chosen_challenge_that_is_worded_anew_is_so_everywhere() -> None:
    run = at_voting().all(c.ChooseOwner("Ann"), c.WriteChallenges({"Ann": "Suppliers leave"}))
    assert said(run, Tag.CHOSEN) == ["CHOSEN Ann: Suppliers leave (how: by talking it through)"]
    assert "| Suppliers leave | not said anew |" in summary(run)


def test_the_only_challenge_is_not_said_to_have_been_talked_through() -> None:
    run = Run().all(c.AddPeople(("Ann", "Bea", "Carl")), c.WriteChallenges({"Ann": "Suppliers leave"}))
    run.all(c.GoTo(Step.VOTING), c.ChooseOwner("Ann"))
    assert said(run, Tag.CHOSEN) == ["CHOSEN Ann: Suppliers leave (how: the only one; day: 2026-11-22)"]


def test_on_a_closed_page_nobody_is_still_to_say_it_back() -> None:
    run = at_questions()
    assert "Say-back: nobody yet" in summary(run)
    run.all(c.GoTo(Step.FAREWELL), c.CloseSession())
    assert "Say-back: nobody\n" in summary(run)


# Inquire


def test_a_question_and_its_answer() -> None:
    run = at_questions().all(c.PutQuestion(ASKED))
    assert said(run, Tag.ASK) == ["ASK Bea: Who is involved? (aim: framing; round: 1; from: bank)"]
    turn(run, "Purchasing", 26.6)
    assert said(run, Tag.ASK, Tag.ANSWER) == [
        "ASK Bea: Who is involved? (aim: framing; round: 1; from: bank)",
        "ANSWER Ann: Purchasing (to: Bea; took: 0:27; aim: framing; round: 1)",
    ]


def test_a_question_that_nobody_wrote_down_and_an_answer_without_a_note() -> None:
    run = at_questions()
    turn(run, seconds=31)
    assert said(run, Tag.ASK, Tag.ANSWER) == [
        "ASK Bea: a question of their own, not written down (aim: framing; round: 1; from: own)",
        "ANSWER Ann: no note taken (to: Bea; took: 0:31; aim: framing; round: 1)",
    ]


def test_an_answer_that_nobody_timed() -> None:
    run = at_questions().all(c.EndTurn("Yes"), after=41)
    assert said(run, Tag.ANSWER) == ["ANSWER Ann: Yes (to: Bea; untimed: 0:41; aim: framing; round: 1)"]
    assert "1 turn went by without the clock: 0:41 in all." in summary(run)


def test_only_what_was_asked_in_the_end_is_asked() -> None:
    run = at_questions().all(c.PutQuestion(ASKED), c.PutQuestion(Question("And you?", "framing", Origin.OWN)))
    assert said(run, Tag.ASK) == ["ASK Bea: And you? (aim: framing; round: 1; from: own)"]


@pytest.mark.parametrize(
    "instead", [c.Pass(), c.Postpone(), c.GiveTurn("Dev"), c.SetPresence("Bea", Presence.ABSENT)], ids=repr
)
def test_a_question_whose_turn_ends_in_another_way_was_not_asked(instead: c.Command) -> None:
    assert said(at_questions().all(c.PutQuestion(ASKED), instead), Tag.ASK) == []


def test_who_is_called_after_all_did_not_pass() -> None:
    run = at_questions().all(c.Pass())
    assert said(run, Tag.PASS) == ["PASS Bea: passes (step: questions; aim: framing; round: 1)"]
    assert "| Bea | 0:00 | 0:00 | 0 | 0 | 1 |" in summary(run)
    run.all(c.GiveTurn("Bea"))
    assert said(run, Tag.PASS) == []
    assert "| Bea | 0:00 | 0:00 | 0 | 0 | 0 |" in summary(run)


def test_seconds_go_to_whoever_spoke() -> None:
    run = at_questions()
    turn(run, seconds=30)
    assert "| Ann | 3:00 | 3:00 | 1 | 1 | 0 |" in summary(run), "150 seconds of story, and 30 of an answer"
    assert "| Bea | 0:00 | 0:00 | 1 | 0 | 0 |" in summary(run)


def test_the_owner_says_whether_the_say_back_was_it() -> None:
    run = at_say_back()
    turn(run, "You carry it alone", 40)
    assert said(run, Tag.HEARD) == ["HEARD Bea: You carry it alone (to: Ann; took: 0:40)"]
    run.all(c.JudgeSayBack(right=False))
    assert said(run, Tag.HEARD) == ["HEARD Bea: You carry it alone (to: Ann; took: 0:40; that was it: not yet)"]
    assert "Say-back: by Bea; Ann said that was not it yet\n" in summary(run)
    run.all(c.NewRound(), c.JudgeSayBack(right=True))
    turn(run, "You want company", 20)
    assert said(run, Tag.HEARD)[1] == "HEARD Bea: You want company (to: Ann; took: 0:20; that was it: yes)"
    assert "Say-back: by Bea; Ann said that was it\n" in summary(run)
    turn(run.all(c.NewRound()), "You want sleep", 20)
    assert said(run, Tag.HEARD)[2] == "HEARD Bea: You want sleep (to: Ann; took: 0:20)"


def test_unchanged_is_a_reframe_too() -> None:
    run = at_reframe()
    assert "| not said anew |" in summary(run)
    turn(run, seconds=12)
    assert said(run, Tag.REFRAME) == ["REFRAME Ann: unchanged (took: 0:12)"]
    assert "| We lose two suppliers a year and nobody owns it | unchanged |" in summary(run)


def test_a_reframe_belongs_to_the_challenge_it_was_said_of() -> None:
    run = at_reframe()
    turn(run, "I have not asked", 12)
    run.all(c.GoTo(Step.VOTING), c.ChooseOwner("Bea"))
    assert "| Two teams build the same thing | not said anew |" in summary(run)


# Recommend


def test_parked_ideas_come_back_or_not() -> None:
    run = at_questions().all(c.ParkIdea("Bea", ADVICE))
    parked = time_of(run)
    run.all(c.ParkIdea("Carl", "")).whole_round().all(c.GoTo(Step.RECOMMENDING))
    run.all(c.Recommend("Bea", "A second supplier", parked=1))
    assert said(run, Tag.PARKED) == [
        f"PARKED Bea: {ADVICE} (came back: {time_of(run)})",
        "PARKED Carl: an idea, not written down (came back: no)",
    ]
    assert said(run, Tag.RECOMMEND) == [f"RECOMMEND Bea: A second supplier (parked: {parked})"]
    assert said(run.undo(), Tag.PARKED)[0] == f"PARKED Bea: {ADVICE} (came back: no)"


def test_experience_and_advice_are_kept_apart() -> None:
    run = at_recommending()
    turn(run, "When we named an owner, calls halved", 45, Kind.EXPERIENCE)
    turn(run, "Ask finance", 30)
    turn(run, seconds=50)
    run.all(c.TakeUp(2), c.TakeUp(1), c.TakeUp(1, taken=False))
    assert said(run, Tag.EXPERIENCE, Tag.RECOMMEND) == [
        "EXPERIENCE Bea: When we named an owner, calls halved (took: 0:45)",
        "RECOMMEND Carl: Ask finance (took: 0:30; taken up: yes)",
        "RECOMMEND Dev: no note taken (took: 0:50)",
    ]


def test_several_recommendations_in_one_turn() -> None:
    run = at_recommending().all(c.Recommend("Bea", "One"))
    turn(run, "Two", 60)
    assert said(run, Tag.RECOMMEND) == ["RECOMMEND Bea: One", "RECOMMEND Bea: Two (took: 1:00)"]


# Plan and close


def test_an_action_in_its_last_wording_and_none_that_was_dropped() -> None:
    run = at_planning().all(c.SetAction("Ask Dana", "Ann"), c.SetAction("Write to all", "Bea"))
    run.all(c.SetAction("Ask Dana to own it", "Carl", date(2026, 12, 1), "Dana says yes", ("Bea", "Dev"), number=1))
    facts = f"by: 2026-12-01; sign: Dana says yes; helpers: Bea, Dev; changed: {time_of(run)}"
    assert said(run, Tag.ACTION) == [
        f"ACTION Carl: Ask Dana to own it ({facts})",
        "ACTION Bea: Write to all (by: no date yet)",
    ]
    run.all(c.DropAction(2), c.SetAction("Call them", "Ann"))
    assert said(run, Tag.ACTION)[1:] == ["ACTION Ann: Call them (by: no date yet)"]
    assert "Write to all" not in render(run.records)
    assert "| Ask Dana to own it | Carl | Tue 1 Dec 2026 | Dana says yes | Bea, Dev |" in summary(run)


def test_the_rest_of_the_plan() -> None:
    run = at_planning().all(c.OfferHelp("Bea", "Sits in"), c.OfferHelp("Carl", "Reads it"), c.OfferHelp("Carl", ""))
    run.all(c.AddNotDoing("A dashboard"), c.AddNotDoing("A survey"), c.DropNotDoing("A survey"))
    run.all(c.SetCheckIn(date(2026, 12, 15)))
    assert said(run, Tag.HELP, Tag.NOT_DOING, Tag.CHECK_IN) == [
        "HELP Bea: Sits in",
        "NOT-DOING Ann: A dashboard",
        "CHECK-IN Everyone: hears how it went, on Tue 15 Dec 2026 (on: 2026-12-15)",
    ]
    assert said(run.all(c.SetCheckIn(None)), Tag.CHECK_IN) == []
    assert "Check-in: no date yet" in summary(run)


def test_of_the_pulse_the_page_tells_what_all_gave_together() -> None:
    run = at_planning().all(c.GoTo(Step.PULSE))
    *others, last = run.state.here
    run.all(*(c.GivePulse(who, (1, 2, 3, 4, 5)) for who in others))
    assert said(run, Tag.PULSE) == []
    run.all(c.GivePulse(last, (5,) * 5), c.GivePulse(last, (1, 2, 3, 4, 5)))
    scores = "; ".join(f"{key} {score}.0" for key, score in zip(PULSE_KEYS, (1, 2, 3, 4, 5), strict=True))
    assert said(run, Tag.PULSE) == [f"PULSE Everyone: {scores} (of: {len(others) + 1})"]


@pytest.mark.parametrize(("given", "lines"), [(2, 0), (3, 1)])
def test_of_two_nothing_is_told_and_whoever_would_rather_not_holds_nobody_up(given: int, lines: int) -> None:
    run = at_planning().all(c.GoTo(Step.PULSE))
    run.all(*(c.GivePulse(who, (1, 2, 3, 4, 5)) for who in run.state.here[:given]), c.GoTo(Step.FAREWELL))
    assert len(said(run, Tag.PULSE)) == lines


# People and notes


def test_comings_and_goings() -> None:
    run = seven().all(c.AddPeople(("Hal",), Presence.LATE), c.GoTo(Step.WRITING), c.AddPeople(("Ida",)))
    run.all(c.SetPresence("Hal", Presence.HERE), c.SetPresence("Gus", Presence.ABSENT))
    run.all(c.SetPresence("Gus", Presence.HERE), c.SetPresence("Fay", Presence.GONE))
    assert said(run, Tag.NOTE) == [
        "NOTE Hal: is expected later (presence: late)",
        "NOTE Ida: joined (presence: here)",
        "NOTE Hal: arrived (presence: here)",
        "NOTE Gus: is away for now (presence: absent)",
        "NOTE Gus: is back (presence: here)",
        "NOTE Fay: has left (presence: gone)",
    ]


def test_who_was_never_part_of_it_leaves_no_trace() -> None:
    run = seven().all(c.AddPeople(("Hal",), Presence.LATE), c.WriteChallenges({"Hal": "x", "Ann": "y"}))
    assert said(run.all(c.Remove("Hal"))) == ["CHALLENGE Ann: y"]
    assert "Hal" not in render(run.records)


def test_people_go_by_the_name_they_have_at_the_end() -> None:
    run = at_questions()
    turn(run, "Yes", 20)
    run.all(c.Rename("Ann", "Anna"), c.Rename("Bea", "Ann"))
    assert said(run, Tag.ASK, Tag.ANSWER) == [
        "ASK Ann: a question of their own, not written down (aim: framing; round: 1; from: own)",
        "ANSWER Anna: Yes (to: Ann; took: 0:20; aim: framing; round: 1)",
    ]
    assert f"7 people: Anna, Ann, {', '.join(PEOPLE[2:-1])} and Gus." in render(run.records)
    assert "The challenge as Anna named it" in summary(run)


def test_notes_but_not_private_ones() -> None:
    run = at_questions().all(c.Note("Ann sounded relieved"), c.Note("They quarrel", private=True))
    assert said(run, Tag.NOTE) == ["NOTE Facilitator: Ann sounded relieved"]


def test_a_thing_stands_where_it_belongs() -> None:
    run = at_questions().all(c.SetAction("Ask Dana", "Ann"), c.Note("Here"))
    page = render(run.records)
    assert "ACTION Ann" in page.partition("## Plan")[2]
    assert "Facilitator: Here" in page.partition("## Inquire")[2].partition("## ")[0]


def test_a_journal_that_was_mended_by_hand_still_reads() -> None:
    run = seven()
    voted: list[Event] = [VoteCast("Dev", ("Ann",)), VotesRevealed(), VotesRevealed()]
    for event in [*voted, OwnerChosen("Ann", "by hand"), TurnTaken("Bea", "what?", 3)]:
        run.append(event)
    assert said(run) == [
        "NOTE Bea: what? (took: 0:03)",
        "VOTE Dev: Ann",
        "CHOSEN Ann: a challenge that nobody wrote down (how: by hand; tie rule: run-off)",
    ]


def test_fingers_and_who_handed_them_in_are_in_the_record() -> None:
    run = at_voting().all(c.SetVoting(1, TieRule.EARLIEST, Method.FIST))
    three = ("Ann", "Bea", "Carl")
    run.all(c.CastVote("Bea", three, (4, 0, 5)), c.CastVote("Carl", three, (5, 1, 0), by="Dev"))
    run.all(c.RevealVotes(1, anyway=True))
    how, counted = "by fist to five, 4.5 on average", "4.5 for Ann, 0.5 for Bea, 2.5 for Carl"
    decided = f"how: {how}; tie rule: earliest; votes: {counted}"
    assert said(run, Tag.VOTE, Tag.CHOSEN) == [
        "VOTE Bea: 4 for Ann, 0 for Bea, 5 for Carl",
        "VOTE Carl: 5 for Ann, 1 for Bea, 0 for Carl (handed in by: Dev)",
        f"CHOSEN Ann: {CHALLENGES['Ann']} ({decided})",
    ]


def test_votes_that_were_set_aside_are_in_the_record_without_a_word_of_what_they_were() -> None:
    run = at_voting().all(c.CastVote("Bea", ("Ann",)))
    run.all(c.SetVoting(3, TieRule.CHANCE, piling=False, anew=True))
    assert said(run, Tag.NOTE, Tag.VOTE) == [
        "NOTE Everyone: began to choose anew, with 1 vote set aside: 3 dots each, one on a challenge"
    ]
