"""Who was heard: no second on the clock is lost, and who was not heard is offered the next round first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.inquiry.driver import (
    PEOPLE,
    Run,
    at_questions,
    at_recommending,
    at_reflecting,
    at_say_back,
    at_story,
    at_voting,
)
from tests.inquiry.runs import runs
from tests.inquiry.test_turns import COMING_AND_GOING

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import (
    AddPeople,
    ChooseOwner,
    Command,
    EndTurn,
    GiveTurn,
    GoTo,
    InviteUnheard,
    NewRound,
    Pass,
    Postpone,
    Redo,
    Remove,
    Rename,
    SetPresence,
    ToggleClock,
    Undo,
)
from peerinquiry.inquiry.events import ClockCredited, RoundStarted, StepEntered, UnheardInvited
from peerinquiry.inquiry.evolve import evolve
from peerinquiry.inquiry.heard import Voice, first_next_round, invited, to_be_heard, unheard, voices
from peerinquiry.inquiry.model import Mark, Presence, State, Step
from peerinquiry.inquiry.view.frame import instruction, strip
from peerinquiry.inquiry.view.heard import heard_view


def voice(run: Run, name: str, *, running: bool = True) -> Voice:
    return next(each for each in voices(run.state, run.now if running else None) if each.name == name)


def on_the_clock(state: State, now: float) -> float:
    return sum(each.seconds for each in voices(state, now))


# Laws


@given(runs(without=(Undo, Redo, Remove)))
@settings(max_examples=60)
def test_no_second_on_the_clock_is_lost_however_a_turn_ends(run: Run) -> None:
    """At the moment of an event, what was said before it is what was said after it, but for what it credits."""
    before = State()
    for record in run.records:
        after, now = evolve(before, record), record.elapsed
        credit = record.event.seconds if isinstance(record.event, ClockCredited) and before.desk.round.holder else 0
        assert on_the_clock(after, now) == pytest.approx(on_the_clock(before, now) + credit, abs=0.002)
        before = after


@given(runs(moves=(*COMING_AND_GOING, lambda *_: NewRound(), lambda *_: NewRound(early=True))))
@settings(max_examples=60)
def test_whoever_begins_a_round_everyone_has_one_turn_in_it(run: Run) -> None:
    for state in run.states:
        waiting = turns.waiting(state)
        assert len(set(waiting)) == len(waiting)
        done = {name for name in state.desk.round.marks if name in state.names}
        speakers = {person.name for person in turns.speakers(state) if person.here}
        if state.step not in turns.SINGLE:
            assert set(waiting) == speakers - done
        assert {person.name for person in turns.speakers(state)} <= set(state.names)


@given(runs(moves=COMING_AND_GOING))
@settings(max_examples=60)
def test_the_unheard_begin_then_who_came_back_later_then_the_rest_as_they_sit(run: Run) -> None:
    marks, came_back = run.state.desk.round.marks, run.state.desk.round.came_back
    speakers = {person.name for person in turns.speakers(run.state)}
    run.do(NewRound(early=True))
    if run.refused or run.state.step in turns.SINGLE:
        return
    order = [person.name for person in turns.speakers(run.state) if person.presence is not Presence.GONE]
    assert set(order) <= speakers

    def place(name: str) -> int:
        return 0 if marks.get(name) is not Mark.DONE else 1 if name in came_back else 2

    assert [place(name) for name in order] == sorted(place(name) for name in order)
    rest = [name for name in order if place(name) == 2]
    assert rest == [name for name in run.state.names if name in rest]


# Seconds


def test_seconds_of_a_turn_cut_short_count() -> None:
    run = at_recommending().all(ToggleClock()).all(SetPresence("Bea", Presence.ABSENT), after=12)
    assert (run.holder, voice(run, "Bea").seconds) == ("Carl", 20 + 12), "she said back for 20 s before"
    cut = run.state.turns[-1]
    assert (cut.who, cut.mark, cut.seconds, cut.speaker) == ("Bea", Mark.CUT, 12, "Bea")
    run.all(SetPresence("Bea", Presence.HERE), GiveTurn("Bea")).turn("Go and see.", 20)
    assert voice(run, "Bea") == Voice("Bea", 52, 0, 3, 0, 0), "the turn that she takes in the end is one"


@pytest.mark.parametrize("instead", [Pass(), Postpone(), GiveTurn("Dev"), NewRound(early=True), ChooseOwner("Bea")])
def test_a_turn_may_break_off_in_other_ways(instead: Command) -> None:
    run = at_recommending().all(ToggleClock())
    run.do(instead, after=9)
    assert not run.refused
    assert voice(run, "Bea").seconds == 20 + 9
    assert voice(run.undo(), "Bea").seconds == 20 + 9 + 1, "as if it had never stopped"


def test_an_answer_cut_short_is_the_owners() -> None:
    run = at_questions().all(ToggleClock()).all(SetPresence("Bea", Presence.ABSENT), after=8)
    assert voice(run, "Ann").as_owner == 158
    assert voice(run, "Bea").seconds == 0
    assert "Bea" not in unheard(run.state), "she asked"


def test_a_turn_that_was_left_open_counts() -> None:
    run = at_recommending().all(ToggleClock()).all(GoTo(Step.PLANNING), after=30)
    assert voice(run, "Bea", running=False).seconds == 20 + 30


def test_seconds_stay_with_who_was_the_owner_then() -> None:
    run = at_questions("Ann").turn("", 30).all(ChooseOwner("Bea"))
    assert voice(run, "Ann") == Voice("Ann", 180, 180, 1, 1, 0)
    run.turn("", 40).all(GoTo(Step.QUESTIONS)).turn("", 10)
    assert voice(run, "Bea") == Voice("Bea", 50, 50, 2, 1, 0)
    run.all(Rename("Ann", "Anna"))
    assert voice(run, "Anna").as_owner == 180


def test_the_turn_that_runs_counts_to_this_moment() -> None:
    run = at_story().all(ToggleClock())
    run.now += 25
    assert voice(run, "Ann") == Voice("Ann", 25, 25, 0, 0, 0)


# Who was not heard


def test_who_said_nothing_yet_is_known() -> None:
    run = at_voting().all(GoTo(Step.SAYING))
    assert unheard(run.state) == PEOPLE
    run.turn().all(Pass(), ToggleClock())
    assert unheard(run.state) == ("Bea", "Dev", "Eli", "Fay", "Gus")
    assert to_be_heard(run.state) == ("Dev", "Eli", "Fay", "Gus")
    run.all(SetPresence("Gus", Presence.ABSENT), AddPeople(("Hal",)))
    assert unheard(run.state) == ("Bea", "Dev", "Eli", "Fay", "Hal")


def test_the_next_round_begins_with_the_unheard_then_who_came_back() -> None:
    run = at_questions().all(Postpone()).turn().all(Pass(), SetPresence("Fay", Presence.ABSENT))
    run.whole_round()
    assert first_next_round(run.state) == ("Dev", "Fay", "Bea")
    assert run.do(NewRound()) == (RoundStarted(2, ("Dev", "Fay", "Bea")),)
    assert turns.waiting(run.state) == ("Dev", "Bea", "Carl", "Eli", "Gus")
    run.all(SetPresence("Fay", Presence.HERE))
    assert turns.waiting(run.state) == ("Dev", "Fay", "Bea", "Carl", "Eli", "Gus")
    assert [chip.name for chip in strip(run.state)] == ["Dev", "Fay", "Bea", "Carl", "Eli", "Gus"]
    run.whole_round().all(NewRound())
    assert turns.waiting(run.state) == PEOPLE[1:], "everyone was heard: as they sit"


def test_who_had_the_fewest_turns_begins() -> None:
    run = at_questions().turn().all(*(Pass() for _ in PEOPLE[2:]), NewRound())
    assert turns.waiting(run.state) == ("Carl", "Dev", "Eli", "Fay", "Gus", "Bea")
    run.all(Pass()).turn().all(Pass(), Pass(), Pass(), Pass())
    assert first_next_round(run.state) == ("Carl", "Eli", "Fay", "Gus", "Bea")


def test_a_step_begins_with_who_said_nothing_in_the_session() -> None:
    run = at_voting().all(GoTo(Step.SAYING)).turn().turn().all(Pass()).turn().all(Pass(), Pass(), Pass())
    run.all(ChooseOwner("Ann"), GoTo(Step.STORY)).turn()
    assert run.do(GoTo(Step.QUESTIONS)) == (StepEntered(Step.QUESTIONS, ("Carl", "Eli", "Fay", "Gus")),)
    assert turns.waiting(run.state) == ("Carl", "Eli", "Fay", "Gus", "Bea", "Dev")
    run.all(EndTurn())
    assert run.do(GoTo(Step.STORY)) == (StepEntered(Step.STORY),)
    assert run.do(GoTo(Step.QUESTIONS)) == (StepEntered(Step.QUESTIONS),), "a step that was begun goes on"


def test_who_says_back_again_is_not_a_matter_of_order() -> None:
    run = at_say_back().turn()
    assert run.do(NewRound()) == (RoundStarted(2),)


def test_an_older_journal_keeps_the_order_it_had() -> None:
    run = at_questions().all(*(Pass() for _ in PEOPLE[1:]))
    run.append(RoundStarted(2))
    assert turns.waiting(run.state) == PEOPLE[1:]


# Asked to come in


def test_an_invitation_names_nobody_who_was_heard_or_passed() -> None:
    run = at_reflecting().all(AddPeople(("Hal",))).turn().all(Pass())
    assert invited(run.state) == ("Hal",), "who said nothing in the whole session comes first"
    run.all(InviteUnheard())
    assert instruction(run.state) == "Hal, would you like to come in?"
    run.all(GiveTurn("Hal")).turn()
    assert instruction(run.state) == "Dev, Eli, Fay and Gus, would you like to come in?"
    run.all(InviteUnheard(shown=False))
    assert instruction(run.state) == "A sentence or two: what do you take with you?"
    run.all(Pass(), Pass(), Pass(), Pass(), Pass())
    assert run.refusal(InviteUnheard()) == "Everyone who is here was heard in this round, or passed."


def test_an_invitation_ends_with_its_round() -> None:
    run = at_questions().all(InviteUnheard())
    assert run.do(InviteUnheard()) == ()
    assert isinstance(run.events[-1], UnheardInvited)
    run.whole_round().all(NewRound())
    assert "come in" not in instruction(run.state)
    assert at_voting().refusal(InviteUnheard()) == "It is nobody's turn now."


# What the facilitator sees


def test_names_and_figures_are_told_apart() -> None:
    run = at_questions().turn("", 30).all(Pass(), SetPresence("Gus", Presence.GONE))
    view = heard_view(run.state, run.now)
    assert dict(view.lines) == {
        "in this session not yet": "Carl, Dev, Eli and Fay",
        "in this round not yet": "Eli and Fay",
        "passed in this round": "Carl",
        "the next round begins with": "Carl",
    }
    assert not any(char.isdigit() for _, words in view.lines for char in words)
    assert view.owners == ("Ann as owner: 3 min, 100 % of all that was timed",)
    rows = {row.name: (row.words, row.aside) for row in view.rows}
    assert rows["Ann"] == ("", "1 turn")
    assert rows["Bea"] == ("", "1 turn")
    assert rows["Carl"] == ("nothing yet", "1 pass")
    assert rows["Gus"] == ("nothing yet", "gone")


def test_bars_are_for_peers_the_owners_share_stands_apart() -> None:
    run = at_recommending().turn("", 40).turn("", 20)
    rows = {row.name: row for row in heard_view(run.state, run.now).rows}
    assert (rows["Bea"].words, rows["Bea"].part) == ("1 min", 1.0)
    assert (rows["Carl"].words, round(rows["Carl"].part, 2)) == ("20 s", 0.33)
    assert rows["Ann"].part == 0.0
