"""One line an event, in the words of people."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from tests.inquiry.driver import Run, at_questions, at_recommending, at_reflecting, at_say_back, at_voting, at_writing
from tests.inquiry.driver import opened as just_opened
from tests.inquiry.test_follow_through import BRING
from tests.strategies import histories

from peerinquiry.inquiry.commands import (
    AddNotDoing,
    AddPeople,
    AnswerAction,
    CastVote,
    CloseSession,
    Command,
    CreditClock,
    DropAction,
    EndTurn,
    ExtendClock,
    FollowUp,
    GivePulse,
    GiveTurn,
    GoTo,
    JudgeSayBack,
    NameTeam,
    NewRound,
    Note,
    OfferHelp,
    OpenPulses,
    ParkIdea,
    Pass,
    Postpone,
    PutQuestion,
    Recommend,
    RevealVotes,
    SetAction,
    SetCheckIn,
    SetEnd,
    SetPresence,
    SetVoting,
    TakeUp,
    ToggleClock,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.events import KINDS, Event, Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import Answer, Kind, Origin, Presence, Question, Step
from peerinquiry.inquiry.voting import Method, TieRule
from peerinquiry.plain.lines import is_heading, line_of
from peerinquiry.plain.lines.tell import tell
from peerinquiry.session import Change

ASKED = PutQuestion(Question("What was said?", "framing", Origin.OWN))


def changes(records: list[Record], first: int = 0) -> list[Change]:
    """What a listener hears, from record `first` on."""
    return [Change(records[place], fold(records[: place + 1])) for place in range(first, len(records))]


def told(run: Run, *commands: Command) -> list[str]:
    """The lines of what the commands come to, a second apart."""
    before = len(run.records)
    run.all(*commands)
    return [line for change in changes(run.records, before) if (line := line_of(change))]


def test_every_kind_of_event_has_its_words() -> None:
    silent = tell.dispatch(Event)
    assert not [kind for kind in KINDS.values() if tell.dispatch(kind) is silent]


@given(histories())
def test_any_history_can_be_told(history: tuple[Record, ...]) -> None:
    for change in changes(list(history)):
        line = line_of(change)
        assert line is None or (line and "\n" not in line)


def test_the_opening_and_each_step_begin_something_new() -> None:
    run = just_opened().all(AddPeople(("Ann", "Bea", "Carl")), GoTo(Step.WRITING))
    headings = [line_of(change) for change in changes(run.records) if is_heading(change)]
    assert headings == [
        "Leadership team. Phase 1 of 7, Gather",
        "Phase 2 of 7, Challenges: write challenges",
    ]


def test_who_is_here_and_until_when() -> None:
    run = just_opened()
    assert told(run, AddPeople(("Ann",)), AddPeople(("Gus",), Presence.LATE)) == [
        "Ann is here.",
        "Gus is expected later.",
    ]
    assert told(run, SetPresence("Ann", Presence.ABSENT)) == ["Ann is away for now."]
    assert told(run, SetEnd(None)) == []


def test_notes_are_told_and_private_ones_are_not() -> None:
    assert told(just_opened(), Note("in two\nlines"), Note("for me alone", private=True)) == ["Note: in two / lines"]


def test_challenges_are_said() -> None:
    run = at_writing()
    assert told(run, WriteChallenges({"Ann": "Scrap"})) == ["Ann's challenge: Scrap"]
    run.all(GoTo(Step.SAYING))
    assert told(run, ToggleClock(), EndTurn()) == ["Ann says theirs, 1 s: Scrap"]
    assert told(run, EndTurn("More to it")) == ["Bea says theirs, about 1 s without the clock: More to it"]


def test_votes_stay_hidden_until_they_are_open() -> None:
    run = at_voting()
    assert told(run, SetVoting(1, TieRule.CHANCE)) == ["Each has 1 vote; a tie is drawn by chance."]
    for name in run.state.names[:-1]:
        run.all(CastVote(name, ("Carl",)))
    assert told(run, CastVote("Gus", ("Bea",))) == ["Gus has voted; all are in."]
    assert told(run, CastVote("Gus", ())) == ["Gus takes the votes back; 1 still to vote."]
    run.all(CastVote("Gus", ("Ann",)))
    assert told(run, RevealVotes(1)) == ["The votes: Carl 6, Ann 1, Bea 0.", "It is Carl's challenge, by 6 votes of 7."]


def test_every_way_to_choose_is_said() -> None:
    run = at_voting()
    assert told(run, SetVoting(3, TieRule.EARLIEST, piling=False)) == [
        "Each has 3 dots, one on a challenge; a tie goes to the one written first."
    ]
    assert told(run, SetVoting(1, TieRule.CHANCE, Method.TALK)) == ["We choose by talking it through."]
    assert told(run, SetVoting(1, TieRule.CHANCE, Method.FIST)) == [
        "Fist to five: everyone gives each challenge 0 to 5; a tie is drawn by chance."
    ]
    hand = CastVote("Bea", ("Ann", "Bea", "Carl"), (4, 0, 5), by="Ann")
    assert told(run, hand) == ["Ann votes for Bea; 6 still to vote."]
    assert told(run, RevealVotes(1, anyway=True)) == [
        "The votes: Carl 5.0, Ann 4.0, Bea 0.0.",
        "It is Carl's challenge, by fist to five, 5.0 on average.",
    ]


def test_a_question_and_its_answer() -> None:
    run = at_questions()
    assert told(run, ASKED) == ["Bea asks: What was said?"]
    assert told(run, ToggleClock(), ExtendClock(15)) == ["15 s more."]
    assert told(run, EndTurn("Nothing.")) == ["Ann answers, 2 s: Nothing."]
    assert told(run, ToggleClock()) == ["Carl asks: a question of their own"]
    assert told(run, EndTurn()) == ["Ann answers, 1 s."]


def test_a_clock_that_was_forgotten() -> None:
    run = at_questions().all(ASKED)
    run.now += 19
    assert told(run, CreditClock()) == ["6 s went by without the clock, and are counted."]


def test_turns_that_end_otherwise() -> None:
    run = at_questions()
    assert told(run, Pass()) == ["Bea passes."]
    assert told(run, Undo()) == ["Taken back. It is Bea's turn."]
    assert told(run, Postpone()) == ["Bea comes back later."]
    assert told(run, GiveTurn("Gus")) == ["It is Gus's turn."]
    assert told(run, NewRound(early=True, aim="support")) == ["The aim now: support.", "Round 2 begins."]


def test_a_clock_that_starts_is_told_where_one_speaks_at_length() -> None:
    run = at_questions().all(GoTo(Step.STORY), Undo(), GoTo(Step.SAY_BACK))
    assert told(run, ToggleClock()) == ["Bea says back: 1 min."]
    assert told(run, ToggleClock(), ToggleClock()) == ["The clock is paused."]


def test_what_was_heard() -> None:
    run = at_say_back().turn("You carry it alone.")
    assert told(run, JudgeSayBack(right=True)) == ["Ann: yes, that was it."]
    assert told(run, JudgeSayBack(right=False)) == ["Ann: not quite."]


def test_what_is_recommended() -> None:
    run = at_recommending()
    assert told(run, ParkIdea("Bea", "Ring them"), ParkIdea("Carl")) == [
        "Parked for Bea: Ring them",
        "Parked for Carl: an idea, not written down",
    ]
    assert told(run, Recommend("Bea", "Ring them up", parked=1)) == ["Bea recommends, parked before: Ring them up"]
    assert told(run, EndTurn("We rang", Kind.EXPERIENCE)) == [
        "Bea tells from experience: We rang",
        "Bea is done, about 4 s without the clock.",
    ]
    assert told(run, TakeUp(1), TakeUp(1, taken=False)) == [
        "Ann takes up what Bea said: Ring them up",
        "Ann lets go what Bea said: Ring them up",
    ]


def test_the_plan() -> None:
    run = at_reflecting()
    assert told(run, SetAction("Ring Brandt", "Ann"), DropAction(1)) == [
        "Action 1, Ann, no date yet: Ring Brandt",
        "Action 1 is off the plan.",
    ]
    whole = SetAction("Ring Brandt", "Ann", date(2026, 12, 1), "They stay", ("Bea", "Carl"))
    how = "we will know by this: They stay; with help from Bea and Carl"
    assert told(run, whole) == [f"Action 1, Ann, by Tue 1 Dec 2026: Ring Brandt; {how}"]
    assert told(run, OfferHelp("Bea", "Comes along"), OfferHelp("Bea", "")) == [
        "Bea helps: Comes along",
        "Bea takes the offer of help back.",
    ]
    assert told(run, AddNotDoing("Worry")) == ["What Ann will not do: Worry"]
    assert told(run, SetCheckIn(date(2027, 1, 4)), SetCheckIn(None)) == [
        "We hear how it went on Mon 4 Jan 2027.",
        "No check-in is set.",
    ]


def test_the_last_words() -> None:
    run = at_reflecting()
    assert told(run, EndTurn("A lot.")) == ["Ann reflects, about 1 s without the clock: A lot."]
    run.all(GoTo(Step.PULSE))
    *others, last = run.state.here
    lines = told(run, *(GivePulse(who, (4, 4, 5, 4, 5)) for who in others), GivePulse(others[0], ()))
    assert lines == [*(f"{who}'s pulse is in." for who in others), f"{others[0]}'s pulse is taken back."]
    averages = "shared leadership 4.0; usable solutions 4.0; collective intelligence 5.0; double-loop learning 4.0"
    assert told(run, *(GivePulse(who, (4, 4, 5, 4, 5)) for who in (others[0], last)))[-1] == (
        f"{last}'s pulse is in. How this was for us: {averages}; empathy 5.0"
    )
    assert told(run, OpenPulses()) == [f"How this was for us: {averages}; empathy 5.0"]
    assert told(run, CloseSession()) == ["The record is closed."]


def test_what_is_open_from_last_time_and_what_became_of_it() -> None:
    run = at_writing()
    assert told(run, BRING) == [
        "This is a session of the team leadership.",
        "Last time we said that we hear how it went on Fri 20 Nov 2026.",
        "From last time, 1, Ann, by Sun 1 Nov 2026: Call both suppliers",
        "From last time, 2, Carl, no date yet: Draw the map",
    ]
    assert told(run, AnswerAction(1, Answer.KEPT, "both said yes"), AnswerAction(2, Answer.DROPPED)) == [
        "Ann, Call both suppliers: kept; both said yes",
        "Carl, Draw the map: dropped",
    ]
    assert told(run, AnswerAction(2, Answer.CHANGED, "no time", "Draw half", date(2026, 12, 1))) == [
        "Carl, Draw the map: changed, now Draw half by Tue 1 Dec 2026; no time"
    ]
    assert told(run, AnswerAction(2, Answer.CHANGED)) == ["Carl, Draw the map: changed"]
    assert told(run, NameTeam("")) == ["This is no team's session."]
    run.all(SetAction("Call", "Ann"))
    assert told(run, FollowUp("2027-01", 1, Answer.KEPT), FollowUp("2027-01", 1, None)) == [
        "A later session, 2027-01, on action 1: kept",
        "A later session, 2027-01, on action 1: no longer answered",
    ]
