"""The report: every figure of it counted again, from the records as they lie in the journal and without its code."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import (
    BANK,
    PEOPLE,
    START,
    Run,
    at_planning,
    at_questions,
    at_reflecting,
    at_second_questions,
    seven,
)
from tests.inquiry.runs import TEXTS, Maker, back_or_forth, onwards, pulse, question, runs, somebody
from tests.inquiry.wild import wild_events
from tests.rehearsal.playing import played

from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry import events as e
from peerinquiry.inquiry.events import Event, Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import (
    PULSE_KEYS,
    Answer,
    Kind,
    Mark,
    OpenAction,
    Origin,
    Phase,
    Presence,
    Question,
    State,
    Step,
)
from peerinquiry.inquiry.report_part import Part
from peerinquiry.inquiry.view.report import Report, report
from peerinquiry.inquiry.view.report.telling import whole_percents
from peerinquiry.inquiry.view.report.words import dates_words, people_words, silence_words, when_words
from peerinquiry.storage.all_sessions import each_session
from peerinquiry.storage.home import Home

PEERS_STEPS = frozenset({Step.SAYING, Step.SAY_BACK, Step.RECOMMENDING, Step.REFLECTING})


# The same figures, counted by other means


def counted_records(records: Sequence[Record]) -> list[Record]:
    """Those that no undo took back: an act that was undone once more often than it was redone is gone."""
    balance: Counter[int] = Counter()
    for record in records:
        if isinstance(record.event, e.Undone):
            balance[record.event.act] += 1
        elif isinstance(record.event, e.Redone):
            balance[record.event.act] -= 1
    return [
        record for record in records if not balance[record.act] and not isinstance(record.event, e.Undone | e.Redone)
    ]


@dataclass
class Count:
    """What is counted of a session without folding it into a state; people by who they were first, then renamed."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    as_owner: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    asked: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    reflected: Counter[str] = field(default_factory=Counter)
    recommended: Counter[str] = field(default_factory=Counter)
    turns: Counter[str] = field(default_factory=Counter)
    aims: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)
    pulses: dict[str, tuple[int, ...]] = field(default_factory=dict)
    over: list[float] = field(default_factory=list)
    timed: int = 0
    phases: dict[Phase, float] = field(default_factory=lambda: defaultdict(float))
    ends_at: datetime | None = None
    actions: dict[int, str] = field(default_factory=dict)

    def rename(self, who: str, to: str) -> None:
        for counter in (self.seconds, self.as_owner):
            counter[to] += counter.pop(who, 0.0)
        for counts in (self.asked, self.answers, self.reflected, self.recommended, self.turns):
            counts[to] += counts.pop(who, 0)
        self.pulses = {to if name == who else name: given for name, given in self.pulses.items()}


class Walk:
    """A plain walk over the records: whose step it is, whose challenge, and what each turn says of itself."""

    def __init__(self) -> None:
        self.count = Count()
        self.step, self.owner, self.aim = Step.RULES, "", ""
        self.question: e.QuestionPut | None = None
        self.roster: list[str] = []
        self.elapsed, self.closed = 0.0, False

    def over(self, records: Sequence[Record]) -> Count:
        counted = counted_records(records)
        for record in counted:
            self.clock(record)
            self.people(record.event)
            self.place(record.event)
            self.count_in(record.event)
            self.plan(record.event)
        return self.count

    def clock(self, record: Record) -> None:
        """The time since the record before was spent in the phase that the group was in; after the goodbye, in none."""
        if not self.closed and record.seq > 1:
            self.count.phases[self.step.phase] += record.elapsed - self.elapsed
        self.elapsed = record.elapsed
        self.closed = self.closed or isinstance(record.event, e.SessionClosed | e.FollowedUp)

    def plan(self, event: Event) -> None:
        match event:
            case e.ActionSet():
                self.count.actions[event.number] = event.what
            case e.ActionDropped(number):
                self.count.actions.pop(number, None)
            case e.EndSet(at):
                self.count.ends_at = at

    def people(self, event: Event) -> None:
        match event:
            case e.ParticipantAdded(who) if who not in self.roster:
                self.roster.append(who)
            case e.ParticipantRenamed(who, to) if who in self.roster and to not in self.roster:
                self.roster[self.roster.index(who)] = to
                self.owner = to if self.owner == who else self.owner
                self.count.rename(who, to)

    def place(self, event: Event) -> None:
        match event:
            case e.StepEntered(entered):
                self.step = entered
            case e.InquirySetAside(step=entered):
                self.step, self.owner, self.question = entered, "", None
            case e.OwnerChosen(who):
                self.owner = who
            case e.AimTurned(turned):
                self.aim = turned
            case e.BankChosen(aims=aims):
                self.aim = aims[0] if aims else ""
            case e.QuestionPut() as put:
                self.question = put
            case e.TurnPassed() | e.RoundStarted() if self.step is Step.QUESTIONS:
                self.question = None

    def count_in(self, event: Event) -> None:
        match event:
            case e.Recommended(who=who):
                self.count.recommended[who] += 1
            case e.PulseGiven(who, scores):
                self.count.pulses[who] = scores
            case e.TurnTaken() as turn:
                self.turn(turn)

    def turn(self, turn: e.TurnTaken) -> None:
        count, asking = self.count, self.step is Step.QUESTIONS
        speaker = self.owner if asking else turn.who
        count.seconds[speaker] += turn.seconds
        count.turns[turn.who] += 1
        count.timed += turn.seconds > 0
        if turn.seconds > turn.allowed:
            count.over.append(turn.seconds - turn.allowed)
        if self.step not in PEERS_STEPS:
            count.as_owner[speaker] += turn.seconds
        count.reflected[turn.who] += self.step is Step.REFLECTING
        if asking:
            question, self.question = self.question, None
            count.asked[turn.who] += 1
            count.answers[self.owner] += 1
            count.aims[question.aim if question else self.aim] += 1
            count.own[question.aim if question else self.aim] += not question or question.origin is Origin.OWN


def agrees(told: Report, records: Sequence[Record]) -> None:
    """Every figure of who was heard, what was asked, and the pulse."""
    count = Walk().over(records)
    assert told.voices
    for row in told.voices.rows:
        name = row.name
        assert row.as_owner == pytest.approx(count.as_owner[name]), name
        assert row.seconds == pytest.approx(count.seconds[name] - count.as_owner[name]), name
        assert (row.asked, row.answers, row.reflected) == (
            count.asked[name],
            count.answers[name],
            count.reflected[name],
        ), name
        assert (row.recommended, row.turns) == (count.recommended[name], count.turns[name]), name
    assert told.voices.total == pytest.approx(sum(count.seconds.values()))
    assert {row.aim: row.asked for row in told.aims if row.asked} == {aim: n for aim, n in count.aims.items() if n}
    assert {row.aim: row.own for row in told.aims if row.own} == {aim: n for aim, n in count.own.items() if n}
    assert told.time
    assert (told.time.turns, told.time.turns_over) == (count.timed, len(count.over))
    assert told.time.seconds_over == pytest.approx(sum(count.over))
    assert [row.what for inquiry in told.inquiries for row in inquiry.shown.actions] == list(count.actions.values())
    if not any(isinstance(record.event, e.Undone | e.SessionResumed) for record in records):
        assert {row.phase: row.used for row in told.time.phases} == pytest.approx(
            {phase: count.phases[phase] for phase in Phase}
        )
    whole = [given for given in count.pulses.values() if len(given) == len(PULSE_KEYS)]
    if told.pulse:
        assert told.pulses == len(whole) >= 3
        assert [one.score for one in told.pulse] == pytest.approx(
            [sum(given[place] for given in whole) / len(whole) for place in range(len(PULSE_KEYS))]
        )


def seconds_beside_turns(run_state: State) -> float:
    """Seconds on clocks of turns that broke off, or are not over: the one thing that no `TurnTaken` tells."""
    cut = sum(turn.seconds for turn in run_state.turns if turn.mark is Mark.CUT)
    open_ = (desk.clock.used for desk in run_state.desks.values() if desk.clock and desk.round.holder)
    return cut + sum(open_)


# Laws


MOVES: tuple[Maker, ...] = (
    *[lambda draw, _: c.EndTurn(draw(TEXTS), draw(st.sampled_from(Kind)))] * 6,
    *[lambda *_: c.ToggleClock()] * 5,
    *[lambda draw, state: c.PutQuestion(question(draw, state))] * 4,
    *[lambda _, state: c.GoTo(onwards(state))] * 4,
    lambda *_: c.Pass(),
    lambda *_: c.NewRound(),
    lambda draw, _: c.Rename(draw(st.sampled_from(PEOPLE)), draw(st.sampled_from([*PEOPLE, "Zoe", "Yan"]))),
    lambda draw, state: c.Recommend(somebody(draw, state), draw(TEXTS), Kind.ADVICE),
    lambda draw, state: c.GivePulse(somebody(draw, state), pulse(draw)),
    lambda *_: c.Note("only for me", private=True),
    lambda *_: c.AnotherChallenge(),
    *[back_or_forth] * 2,
)


@given(runs(most=80, starts=(at_questions, seven, at_planning, at_reflecting, at_second_questions), moves=MOVES))
@settings(max_examples=80)
def test_every_figure_is_what_a_plain_walk_over_the_records_counts(run: Run) -> None:
    told = report(run.records)
    assert told.voices
    beside = seconds_beside_turns(run.state)
    taken = sum(r.event.seconds for r in counted_records(run.records) if isinstance(r.event, e.TurnTaken))
    assert told.voices.total == pytest.approx(taken + beside)
    if not beside:
        agrees(told, run.records)


def agrees_about_the_end(told: Report, records: Sequence[Record]) -> None:
    """Whole minutes between the end agreed on and the goodbye, each as a clock shows it."""
    ends_at = Walk().over(records).ends_at
    closed = [record.at for record in records if isinstance(record.event, e.SessionClosed)]
    assert told.time
    if len(closed) == 1 and ends_at and records[-1].at == closed[0]:
        whole = [moment.replace(second=0, microsecond=0) for moment in (closed[0], ends_at)]
        late = (whole[0] - whole[1]).total_seconds() / 60
        assert told.time.margin == -late
        assert told.ended.minute == closed[0].minute
    assert (told.time.margin is None) is (ends_at is None)


def test_every_figure_of_a_year_is_counted_again(a_year: Path) -> None:
    exact = 0
    for kept in each_session(Home(a_year)):
        assert kept.records
        state = fold(kept.records)
        told = report(kept.records)
        assert told.voices
        assert sum(row.share for row in told.voices.rows) in {0, 100}
        if not seconds_beside_turns(state):
            agrees(told, kept.records)
            agrees_about_the_end(told, kept.records)
            exact += 1
    assert exact > 100, "most sessions have no turn that broke off"


@given(st.lists(st.floats(0, 1e9), max_size=15))
def test_shares_are_whole_and_come_to_a_hundred(values: list[float]) -> None:
    shares = whole_percents(values)
    assert sum(shares) == (100 if sum(values) else 0)
    for value, share in zip(values, shares, strict=True):
        assert abs(share - 100 * value / (sum(values) or 1)) < 1 or not sum(values)


@given(st.lists(wild_events(), max_size=25))
@settings(max_examples=60)
def test_any_journal_has_a_report(events: list[Event]) -> None:
    run = Run()
    for event in (e.SessionOpened("A title"), *events):
        run.records.append(Record(len(run.records) + 1, len(run.records) + 1, START, float(len(run.records)), event))
    told = report(run.records)
    for words in (when_words(told), people_words(told)):
        assert words


# What it tells


def test_the_challenge_before_and_after() -> None:
    run = at_questions().all(c.GoTo(Step.REFRAME)).turn("How do we own it together?")
    (told,) = report(run.records).inquiries
    assert (told.challenge.owner, told.challenge.before) == ("Ann", "We lose two suppliers a year and nobody owns it")
    assert told.challenge.reframed == "How do we own it together?"


@pytest.mark.parametrize("words", ["", "unchanged", "Unchanged", "we lose two suppliers a year and nobody owns it"])
def test_unchanged_is_an_answer_too(words: str) -> None:
    (told,) = report(at_questions().all(c.GoTo(Step.REFRAME)).turn(words).records).inquiries
    assert (told.challenge.restated, told.challenge.reframed) == (True, "unchanged")


def test_what_was_not_restated_is_not_called_unchanged() -> None:
    (told,) = report(at_questions().records).inquiries
    assert (told.challenge.restated, told.challenge.reframed) == (False, "not said anew")


def test_each_inquiry_is_told_with_its_own_plan_and_one_that_broke_off_is_said_to() -> None:
    run = at_planning().all(c.SetAction("Call both", "Ann"), c.GoTo(Step.REFLECTING)).whole_round()
    run.all(c.AnotherChallenge(), c.ChooseOwner("Bea"), c.GoTo(Step.STORY)).turn("Since the merger.", 60)
    run.all(c.ChooseOwner("Carl"), c.GoTo(Step.PLANNING), c.SetAction("Talk", "Carl"))
    first, second, third = report(run.records).inquiries
    assert [told.challenge.owner for told in (first, second, third)] == ["Ann", "Bea", "Carl"]
    assert [told.finished for told in (first, second, third)] == [True, False, True]
    assert [row.label for told in (first, second, third) for row in told.shown.actions] == ["1", "2"]


def test_who_was_never_heard_is_named_and_who_was_away_apart() -> None:
    run = at_questions().all(c.SetPresence("Gus", Presence.ABSENT)).turn("Tom.", 20)
    voices = report(run.records).voices
    assert voices
    assert voices.unheard == ("Carl", "Dev", "Eli", "Fay")
    assert voices.missing == ("Gus",)
    said = list(silence_words(voices))
    assert said == ["Not heard: Carl, Dev, Eli and Fay.", "Not there, and not heard: Gus."]
    assert voices.owners == ("Ann as owner: 2 min 50 s, 100 % of all that was timed",)
    ann, bea, carl, *_ = voices.rows
    assert (ann.words, ann.aside) == ("as the owner", "1 answer")
    assert (bea.words, bea.aside) == ("off the clock", "1 question")
    assert carl.words == "not heard"


def test_aims_are_told_skipped_shared_and_not_reached() -> None:
    run = at_questions().all(c.SetPace({}, ("support",), ("milestones",)))
    run.all(c.PutQuestion(Question("And Tom?", "framing", Origin.OWN))).turn("Yes.")
    framing, possibilities, milestones, support = report(run.records).aims
    assert (framing.words, framing.aside) == ("1 asked", "1 of their own")
    assert possibilities.words == "not reached"
    assert (milestones.words, milestones.aside) == ("not reached", "shared a round")
    assert support.words == "skipped"


def test_of_two_people_no_average_is_told_and_nobodys_numbers_ever_are() -> None:
    run = at_reflecting().all(c.GoTo(Step.PULSE), c.GivePulse("Ann", (5, 4, 3, 2, 1)), c.GivePulse("Bea", (5,) * 5))
    run.all(c.GoTo(Step.FAREWELL))
    assert (report(run.records).pulse, report(run.records).pulses) == ((), 0)
    run.all(c.GoTo(Step.PULSE), c.GivePulse("Dev", (5,) * 5), c.GoTo(Step.FAREWELL))
    told = report(run.records)
    assert (told.pulses, [round(one.score, 2) for one in told.pulse]) == (3, [5, 4.67, 4.33, 4, 3.67])


def test_while_the_pulse_is_still_taken_nothing_of_it_is_told() -> None:
    run = at_reflecting().all(c.GoTo(Step.PULSE), *[c.GivePulse(name, (3,) * 5) for name in PEOPLE[:4]])
    assert report(run.records).pulse == ()


def test_time_against_the_plan() -> None:
    run = seven().all(c.SetEnd(START + timedelta(minutes=70)))
    run.all(c.ToggleClock()).all(c.GoTo(Step.WRITING), after=300)
    run.all(c.GoTo(Step.FAREWELL)).all(c.CloseSession(), after=4000)
    time = report(run.records).time
    assert time
    gather = time.phases[0]
    assert (gather.phase, gather.planned, round(gather.used), gather.aside) == (Phase.GATHER, 180, 303, "2 min over")
    assert time.end_words == "Ended 15:11, 1 min over 15:10, the end that was agreed."
    assert time.phases[2].words == "left out, 2 min given"
    run.all(c.ResumeSession())
    again = report(run.records).time
    assert again
    assert again.closed, "they said goodbye already"


def test_a_session_that_is_not_over_says_so() -> None:
    told = report(at_questions().records)
    assert when_words(told).endswith("14:00, not closed yet")
    assert told.time
    assert told.time.end_words.startswith("Not closed yet; the last thing happened at 14:02")
    assert "no end was agreed" in told.time.end_words


def test_a_part_that_is_left_out_is_nowhere() -> None:
    run = played(BANK)
    whole, bare = report(run.records), report(run.records, tuple(Part))
    assert whole.voices
    assert whole.aims
    assert whole.pulse
    assert whole.time
    assert (bare.voices, bare.aims, bare.pulse, bare.pulses, bare.time, bare.followed) == (None, (), (), 0, None, ())
    assert not bare.inquiries[0].recommended
    assert bare.inquiries[0].plan == whole.inquiries[0].plan


def test_what_is_private_never_gets_there() -> None:
    run = at_planning().all(c.Note("Ann looked tired", private=True), c.Note("a public note"))
    run.all(c.SetAction("Call both", "Ann"))
    assert "tired" not in repr(report(run.records))


def test_undone_is_gone_and_a_new_name_is_everywhere() -> None:
    run = at_planning().all(c.SetAction("Call both", "Ann", helpers=("Bea",)), c.SetAction("Other", "Bea"), c.Undo())
    run.all(c.Rename("Ann", "Anna"), c.Rename("Bea", "Beata"))
    told = report(run.records)
    text = repr(told)
    assert "Other" not in text
    assert "'Ann'" not in text
    assert "'Bea'" not in text
    assert told.inquiries[0].shown.actions[0].helped == "Beata helps"


def test_last_times_actions_and_what_later_sessions_heard() -> None:
    earlier = OpenAction("2026-10-25-team", 2, "Call both suppliers", "Ann", date(2026, 11, 1), "", date(2026, 10, 25))
    run = seven()
    run.append(e.ActionBrought(1, earlier.session, 2, earlier.what, "Ann", earlier.by, "", earlier.since))
    run.append(e.ActionBrought(2, earlier.session, 3, "Name an owner", "Bea"))
    run.append(e.ActionAnswered(1, Answer.CHANGED, "one was away", "Call the other", date(2026, 12, 1)))
    first, second = report(run.records).followed
    assert (first.answer, first.words) == ("changed", "changed: Call the other, by Tue 1 Dec 2026. one was away")
    assert (second.answer, second.words, second.by) == ("", "not said", "no date yet")
    later = at_planning().all(c.SetAction("Call both", "Ann"))
    later.append(e.FollowedUp("2026-12-20-team", 1, Answer.KEPT, "they answered at once"))
    (told,) = report(later.records).inquiries
    assert told.since == {"1": "Since then kept (they answered at once)"}


def test_what_a_later_session_writes_into_the_record_does_not_make_it_longer() -> None:
    run = at_planning().all(c.SetAction("Call both", "Ann"))
    before = report(run.records)
    run.now += 900_000
    run.append(e.SessionResumed())
    run.append(e.FollowedUp("2026-12-20-team", 1, Answer.KEPT, "they answered at once"))
    after = report(run.records)
    assert (after.ended, after.time) == (before.ended, before.time)


def test_the_line_of_time_is_told_in_words() -> None:
    run = at_planning().all(
        c.SetAction("Call both", "Ann", date(2026, 11, 27)),
        c.SetAction("Later", "Bea"),
        c.SetCheckIn(date(2026, 12, 18)),
    )
    (told,) = report(run.records).inquiries
    assert dates_words(told) == (
        "This month: action 1, Call both, Ann, Fri 27 Nov. Within 3 months: the check-in on Fri 18 Dec 2026. "
        "No date yet: action 2, Later, Bea"
    )


def test_the_page_and_the_report_say_the_same_end_also_after_a_word_that_was_forgotten() -> None:
    run = at_reflecting().whole_round().all(c.GoTo(Step.FAREWELL))
    run.all(c.CloseSession(), after=75)
    closed = run.records[-1].at
    assert closed.second >= 30, "to the nearest minute it would be another one"
    run.all(c.NameTeam("ours"), after=90)
    run.all(c.ResumeSession(), c.Note("and thanks"), c.CloseSession(), after=300)
    for when in (when_words(report(run.records)), render(run.records).splitlines()[2]):
        assert f" to {closed:%H:%M}" in when
