"""What many sessions tell together: each figure on sessions small enough to count by hand, and what holds for any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import BANK, PEOPLE, START, Run, at_questions, at_reflecting, at_voting, opened
from tests.inquiry.runs import runs

from peerinquiry.formats.event_fields import WORDS
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Answer, OpenAction, Presence, Step
from peerinquiry.inquiry.view.followups import Tally
from peerinquiry.inquiry.view.insights import KINDS_READ, Insights, InsightsTally, Wanted, said_in
from peerinquiry.inquiry.view.insights.follow_through import TeamFollowThrough
from peerinquiry.inquiry.view.insights.months import months_from
from peerinquiry.inquiry.view.insights.overtime import Answered, Ends
from peerinquiry.inquiry.view.insights.session import Told, evenness
from peerinquiry.inquiry.view.insights.themes import Themes, ThemeTally
from peerinquiry.inquiry.view.insights.vocabulary import forms_in, language_of

SCORES = (5, 4, 3, 2, 1)


def told_of(run: Run, name: str = "a-session") -> Told:
    return said_in(name, run.records).told


def over(sessions: Sequence[Run], wanted: Wanted | None = None) -> Insights:
    tally = InsightsTally(wanted or Wanted())
    for number, run in enumerate(sessions):
        tally.add(said_in(f"session-{number}", run.records))
    return tally.insights()


def closed(run: Run | None = None) -> Run:
    """A session that came to its end, everybody's reflection timed: 20 seconds each."""
    return (run or at_reflecting()).whole_round().all(c.GoTo(Step.FAREWELL), c.CloseSession())


@given(st.lists(runs(), max_size=3))
@settings(max_examples=60)
def test_the_events_that_are_read_say_all_there_is_to_say(sessions: list[Run]) -> None:
    read = InsightsTally(Wanted())
    for number, run in enumerate(sessions):
        records = [record for record in run.records if WORDS[type(record.event)] in KINDS_READ]
        read.add(said_in(f"session-{number}", records))
    assert read.insights() == over(sessions)


# How evenly peers spoke


@given(st.lists(st.floats(0.1, 1000), min_size=2, max_size=12), st.floats(0.1, 10))
def test_evenness_knows_neither_order_nor_unit(seconds: list[float], unit: float) -> None:
    figure = evenness(seconds)
    assert figure is not None
    assert 0 <= figure <= 1
    assert evenness(sorted(seconds)) == pytest.approx(figure, abs=1e-9)
    assert evenness([unit * each for each in seconds]) == pytest.approx(figure, abs=1e-9)


@given(st.integers(2, 12), st.floats(0.1, 1000))
def test_evenness_is_one_where_all_are_alike_and_nothing_where_one_alone_speaks(people: int, seconds: float) -> None:
    assert evenness([seconds] * people) == pytest.approx(1)
    assert evenness([seconds] + [0.0] * (people - 1)) == pytest.approx(0, abs=1e-9)


def test_evenness_is_told_of_those_alone_who_own_no_challenge() -> None:
    assert evenness([10.0, 30.0]) == pytest.approx(0.5)
    assert evenness([1.0]) is None
    assert evenness([0.0, 0.0]) is None
    run = at_reflecting()
    before = told_of(closed(run)).evenness
    longer = at_reflecting()
    longer.all(c.GiveTurn("Ann")).turn("", 500)
    assert told_of(closed(longer)).evenness == before, "Ann owns the challenge"


def test_voices_are_told_of_sessions_that_came_to_their_close_and_were_timed() -> None:
    left = told_of(at_questions())
    assert (left.evenness, left.unheard) == (None, None)
    run = at_voting().all(c.ChooseOwner("Ann"), c.GoTo(Step.REFLECTING))
    for _ in PEOPLE:
        run.all(c.EndTurn("Thank you."))
    assert told_of(run).evenness is None, "no clock ran"
    assert told_of(run).unheard == 0


def test_who_never_came_was_not_left_unheard_and_who_passed_was() -> None:
    run = at_reflecting()
    run.all(c.AddPeople(("Hal",), Presence.LATE), c.AddPeople(("Ida", "Jo")), c.Rename("Ida", "Ina"))
    while run.holder:
        if run.holder == "Ina":
            run.all(c.Pass())
        else:
            run.turn()
    assert told_of(closed(run)).unheard == 1
    run.all(c.ResumeSession(), c.SetPresence("Hal", Presence.HERE))
    assert told_of(run).unheard == 2
    assert told_of(run.all(c.AddPeople(("Kim",)))).unheard == 3
    assert told_of(run.undo()).unheard == 2, "what was undone never was"


# Overtime


def ended(minutes: float, run: Run | None = None) -> Run:
    run = run or at_voting().all(c.ChooseOwner("Ann"), c.GoTo(Step.FAREWELL))
    run.all(c.SetEnd(START + timedelta(hours=1)))
    return run.all(c.CloseSession(), after=3600 + 60 * minutes - run.now)


def test_the_end_is_the_goodbye_after_which_nobody_took_a_turn() -> None:
    run = ended(5)
    assert told_of(run).over == 300
    run.all(c.ResumeSession(), c.Note("Forgotten."), c.CloseSession(), after=7200)
    assert told_of(run).over == 300, "only a note was added"
    run.all(c.ResumeSession(), c.GoTo(Step.REFLECTING)).turn()
    assert told_of(run).over is None, "they went on, and nobody said goodbye"
    run.all(c.CloseSession())
    assert told_of(run).over == run.now - 3600


def test_without_an_end_agreed_on_no_session_is_late() -> None:
    run = ended(5)
    run.all(c.ResumeSession(), c.SetEnd(None), c.CloseSession())
    assert told_of(run).over is None


def test_overtime_is_counted_over_sessions_and_answers() -> None:
    answers = at_questions()
    for seconds in (20, 40, 50):
        answers.turn("", seconds)
    answers.all(c.EndTurn("not timed"), after=90)
    figures = over([ended(10), ended(-4), ended(0.5), answers]).overtime
    assert figures.ends == Ends(3, 1, 130.0)
    assert figures.answers == Answered(3, 2, 15.0)
    assert [month.month for month in figures.months] == ["2026-11"]


def test_months_are_told_without_gaps() -> None:
    assert months_from(["2027-02", "2026-11"]) == ("2026-11", "2026-12", "2027-01", "2027-02")
    assert months_from([]) == ()


# Pulse


def pulsed(people: int) -> Run:
    run = closed().all(c.ResumeSession(), c.GoTo(Step.PULSE))
    run.all(*(c.GivePulse(name, SCORES) for name in PEOPLE[:people]))
    return run.all(c.GoTo(Step.FAREWELL), c.CloseSession())


def test_the_pulse_counts_from_three_people_on() -> None:
    low = pulsed(4).all(c.GivePulse("Ann", (1, 1, 1, 1, 1)))
    figures = over([pulsed(2), low]).pulse
    assert (figures.sessions, figures.people) == (1, 4)
    assert figures.scores == (4.0, 3.25, 2.5, 1.75, 1.0)
    assert over([pulsed(2)]).pulse.scores == ()
    assert over([pulsed(3).undo(2)]).pulse.sessions == 0, "what was undone was never given"


# Follow-through


def test_what_became_of_an_action_counts_for_the_day_it_was_put_down() -> None:
    first = at_reflecting().all(c.NameTeam("pumps"), c.GoTo(Step.PLANNING))
    first.all(c.SetAction("Call", "Ann"), c.SetAction("Write", "Bea"))
    brought = (OpenAction("session-0", 1, "Call", "Ann", since=START.date()),)
    second = Run()
    second.now = 9 * 24 * 3600
    second.all(c.OpenSession("Next", BANK), c.BringActions(brought, "pumps"), c.AnswerAction(1, Answer.KEPT))
    figures = over([first, second]).follow_through
    assert figures.teams == (TeamFollowThrough("pumps", 2, Tally(kept=1, unsaid=1), 9.0),)
    later = Wanted(since=START.date() + timedelta(days=5))
    assert over([first, second], later).follow_through.all == TeamFollowThrough("", 0, Tally(), None)


# Themes


def a_told(number: int, *challenges: str, names: tuple[str, ...] = ()) -> Told:
    return replace(told_of(opened()), name=f"s{number}", challenges=challenges, names=names)


def themes(*sessions: Told, others: Sequence[Told] = ()) -> Themes:
    tally = ThemeTally()
    for one in sessions:
        tally.add(one)
    for one in others:
        tally.compare(one)
    return tally.themes(compared=bool(others))


def test_a_theme_counts_sessions_in_whatever_form_and_is_told_in_its_commonest() -> None:
    many = themes(
        a_told(1, "We lose suppliers", "Suppliers, suppliers!"),
        a_told(2, "The suppliers leave"),
        a_told(3, "Our supplier left"),
        a_told(4, "New suppliers; one supplier again"),
        a_told(5, "Nothing like it"),
    )
    (theme,) = many.often
    assert (theme.words, theme.sessions, theme.examples) == ("suppliers", 4, ("s2", "s3", "s4"))
    assert many.sessions == 5


def test_a_pair_stands_for_its_words() -> None:
    shift = ["The night shift is tired", "Who leads the night shift?", "Our night shifts"]
    told = themes(*(a_told(number, text) for number, text in enumerate([*shift, "Night work", "Day by day"])))
    assert [(theme.words, theme.sessions) for theme in told.often] == [("night shift", 3)]


def test_nobody_s_name_is_a_theme() -> None:
    sessions = [a_told(number, "Malik and the forecast", names=("Malik Berg",)) for number in range(5)]
    assert [theme.words for theme in themes(*sessions).often] == ["forecast"]


def test_few_sessions_have_no_themes() -> None:
    assert themes(*(a_told(number, "The forecast") for number in range(4))) == Themes(4, ())


def test_a_theme_is_a_team_s_own_from_twice_the_share_on() -> None:
    mine = [a_told(number, "The forecast. The beds.") for number in range(5)]
    others = [a_told(number, "Only beds") for number in range(3)] + [a_told(9, "Nobody answers")] * 3
    told = themes(*mine, others=others)
    assert [(theme.words, theme.elsewhere) for theme in told.own] == [("forecast", 0), ("beds", 3)]
    assert themes(*mine, others=others[:3]).elsewhere is None, "too few to compare with"
    more = [*others[:3], a_told(9, "Nobody answers"), a_told(9, "The bed is short")]
    assert [theme.words for theme in themes(*mine, others=more).own] == ["forecast"]


@pytest.mark.parametrize(
    ("text", "language", "keys"),
    [
        ("The suppliers are late, and nobody owns it", "english", {"supplier"}),
        ("Die Übergabe zwischen den Schichten", "german", {"ubergab", "schicht"}),
        ("Los proveedores no nos responden", "spanish", {"proveedor", "respond"}),
        ("L'équipe et les fournisseurs", "french", {"équip", "fournisseur"}),
        ("HR and the AI", "english", {"hr", "ai"}),
    ],
)
def test_small_words_of_each_language_are_no_theme(text: str, language: str, keys: set[str]) -> None:
    assert language_of([text]) == language
    assert {" ".join(key) for key in forms_in([text], language)} >= keys
    assert not {key for key in forms_in([text], language) if {"the", "die", "los", "les", "and", "nobody"} & set(key)}


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_has_words_of_its_own_alone(texts: list[str]) -> None:
    for key, form in forms_in(texts, language_of(texts)).items():
        assert 1 <= len(key) <= 2
        assert all(word.casefold() in " ".join(texts).casefold() for word in form.split())


# Any sessions


@given(st.lists(runs(most=25), min_size=1, max_size=3))
def test_whatever_was_played_comes_to_figures_that_fit_each_other(sessions: list[Run]) -> None:
    told = over(sessions)
    assert told.sessions == len(sessions)
    assert told.voices.timed <= told.voices.sessions <= told.sessions
    assert told.voices.silent <= told.voices.sessions
    assert sum(month.unheard for month in told.voices.months) == told.voices.unheard
    assert sum(month.answers.timed for month in told.overtime.months) == told.overtime.answers.timed
    assert told.overtime.answers.over <= told.overtime.answers.timed
    assert 3 * told.pulse.sessions <= told.pulse.people
    assert all(1 <= score <= 5 for score in told.pulse.scores)
    fates = told.follow_through.all
    assert fates.tally.kept + fates.tally.changed + fates.tally.dropped + fates.tally.unsaid == fates.actions
    assert over([*sessions, *sessions]).overtime.answers.timed == 2 * told.overtime.answers.timed


def test_only_what_is_wanted_counts() -> None:
    mine, other = closed(at_reflecting().all(c.NameTeam("pumps"))), closed()
    assert over([mine, other]).sessions == 2
    assert over([mine, other], Wanted("pumps")).sessions == 1
    assert over([mine, other], Wanted("no-such")).teams == ("pumps",)
    assert over([mine], Wanted(since=START.date())).sessions == 1
    assert over([mine], Wanted(until=START.date() - timedelta(days=1))).first is None
    assert over([mine], Wanted(until=date(2026, 11, 22))).last == START.date()
