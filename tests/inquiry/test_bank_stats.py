"""Which questions work: what is counted, against another way to count it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.inquiry.driver import (
    BANK,
    Run,
    at_planning,
    at_questions,
    at_recommending,
    at_reframe,
    at_second_questions,
    at_story,
    opened,
)
from tests.inquiry.runs import OTHER_BANK, runs

from peerinquiry.formats.event_fields import WORDS
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.events import Event, QuestionPut, TurnPassed, TurnTaken
from peerinquiry.inquiry.evolve import evolve, live
from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Mark, Origin, Question, State, Step
from peerinquiry.inquiry.view.bank_stats import (
    KINDS_READ,
    BankStats,
    Outcomes,
    QuestionStats,
    Standing,
    Tally,
    asked_in,
    question_key,
)

BANKS = {bank.name: bank for bank in (BANK, OTHER_BANK)}
INVOLVED = Question("Who is involved?", "framing", Origin.BANK)
NOT_WORKING = Question("What does not work?", "framing", Origin.BANK)
OWN = Question("What does Tom say?", "framing", Origin.OWN)


def counted(*sessions: Run, banks: dict[str, Bank] = BANKS) -> tuple[BankStats, ...]:
    tally = Tally(lambda ref: banks.get(ref.name, Bank.known(ref)))
    for run in sessions:
        tally.add(asked_in(run.records))
    return tally.stats()


def of(text: str, *sessions: Run, banks: dict[str, Bank] = BANKS) -> QuestionStats:
    """What is told of one question of the first bank; of the askers' own, if there is no text."""
    (bank, *_) = counted(*sessions, banks=banks)
    (found,) = [one for one in bank.questions if one.text == text and (text or one.aim == "framing")]
    return found


def asks(run: Run, question: Question, seconds: float = 20, table: Question | None = None) -> Run:
    return run.all(c.PutQuestion(question, table), c.ToggleClock()).all(c.EndTurn("Much."), after=seconds)


# Laws


def states_of(run: Run) -> tuple[list[tuple[State, Event, State]], State]:
    """Each event that counts, with what was before it and after it; and what it all comes to."""
    state, seen = State(), []
    for record in live(run.records)[0]:
        before, state = state, evolve(state, record)
        seen.append((before, record.event, state))
    return seen, state


def recounted(run: Run) -> tuple[Counter[str], Counter[str], dict[str, list[float]], dict[str, set[int]]]:
    """By key: asked, passed on, seconds, and the inquiries it was asked in; own ones are "own" and their aim.

    What was asked is read off the log of turns; what was passed on, backwards from the end of each turn.
    """
    seen, final = states_of(run)
    asked, passed = Counter[str](), Counter[str]()
    seconds: dict[str, list[float]] = {}
    where: dict[str, set[int]] = {}
    for turn in final.turns:
        if turn.step is Step.QUESTIONS and turn.mark is Mark.DONE and turn.question:
            key = name_of(turn.question)
            asked[key] += 1
            where.setdefault(key, set()).add(turn.inquiry)
            seconds.setdefault(key, []).extend([turn.seconds] if turn.seconds else [])
    for at, (before, event, _) in enumerate(seen):
        if before.step is Step.QUESTIONS and isinstance(event, TurnTaken | TurnPassed):
            lay: set[str | None] = {event.offered} if isinstance(event, TurnPassed) else set()
            back = at - 1
            while back >= 0 and seen[back][2].question is not None:
                earlier = seen[back][1]
                if isinstance(earlier, QuestionPut):
                    lay |= {earlier.offered} | ({earlier.text} if earlier.origin is Origin.BANK else set())
                back -= 1
            now = before.question.text if before.question and isinstance(event, TurnTaken) else ""
            keys = {question_key(text) for text in lay if text} - {question_key(now)}
            passed.update(keys - {""})
    return asked, passed, seconds, where


def name_of(question: Question) -> str:
    key = question_key(question.text)
    in_bank = any(key == question_key(one.ask) for aim in BANK.aims for one in aim.questions)
    return key if key and (in_bank or question.origin is Origin.BANK) else f"own {question.aim}"


def named(one: QuestionStats) -> str:
    return f"own {one.aim}" if one.standing is Standing.OWN else question_key(one.text)


@given(runs(starts=(at_questions, at_second_questions, at_story), without=(c.ChooseBank,)))
@settings(max_examples=150)
def test_counts_equal_a_recount(run: Run) -> None:
    asked, passed, seconds, where = recounted(run)
    told = [one for bank in counted(run) for one in bank.questions]
    assert {named(one): one.asked for one in told if one.asked} == dict(asked)
    assert {named(one): one.passed_on for one in told if one.passed_on} == dict(passed)
    assert {named(one): one.seconds for one in told if one.timed} == {
        key: round(median(some), 1) for key, some in seconds.items() if some
    }
    assert {named(one): one.timed for one in told if one.timed} == {
        key: len(some) for key, some in seconds.items() if some
    }
    _, final = states_of(run)
    owned = {then.inquiry: then for then in each(final) if then.owner}
    for one in told:
        inquiries = where.get(named(one), set())
        thens = [owned[number] for number in inquiries if number in owned]
        changed = [then for then in thens if (then.reframe or "").split() and not same(then)]
        assert one.outcomes == Outcomes(len(inquiries), len(changed), sum(bool(then.plan.actions) for then in thens))


def same(then: State) -> bool:
    return (then.reframe or "").casefold().strip() in {
        "unchanged",
        then.challenges.get(then.owner or "", "").casefold(),
    }


@given(st.lists(runs(most=30, starts=(at_questions, opened)), max_size=4))
@settings(max_examples=30)
def test_sessions_add_up_in_any_order(sessions: list[Run]) -> None:
    banks = counted(*sessions)
    assert numbers(counted(*reversed(sessions))) == numbers(banks)
    turns = Counter(turn.mark for run in sessions for turn in states_of(run)[1].turns if turn.step is Step.QUESTIONS)
    assert sum(one.asked for bank in banks for one in bank.questions) == turns[Mark.DONE]
    for bank in banks:
        assert bank.sessions <= len(sessions)
        assert {one.text for one in bank.questions} >= {
            one.ask for aim in BANKS[bank.bank.name].aims for one in aim.questions
        }
        for one in bank.questions:
            assert one.timed <= one.asked
            assert one.outcomes.inquiries <= min(one.asked, bank.outcomes.inquiries)
            assert max(one.outcomes.reframed, one.outcomes.with_actions) <= one.outcomes.inquiries


@given(runs())
@settings(max_examples=60)
def test_the_events_that_are_read_say_all_there_is_to_say(run: Run) -> None:
    read = Tally(lambda ref: BANKS.get(ref.name, Bank.known(ref)))
    read.add(asked_in(record for record in run.records if WORDS[type(record.event)] in KINDS_READ))
    assert read.stats() == counted(run)


def numbers(banks: tuple[BankStats, ...]) -> dict[tuple[str, str], tuple[object, ...]]:
    """All that is counted, by bank and question; in which words a former one is told depends on the order."""
    return {
        (bank.bank.name, named(one)): (one.asked, one.passed_on, one.seconds, one.timed, one.outcomes)
        for bank in banks
        for one in bank.questions
    }


@given(runs(starts=(at_questions,)))
@settings(max_examples=30)
def test_what_was_undone_never_was(run: Run) -> None:
    kept = Run()
    kept.records = live(run.records)[0]
    assert counted(run) == counted(kept)


# What counts


def test_asked_is_a_turn_that_was_taken_and_timed_is_one_whose_clock_ran() -> None:
    run = asks(asks(at_questions(), INVOLVED, 10), INVOLVED, 30)
    run.all(c.PutQuestion(INVOLVED)).all(c.EndTurn("Nobody started the clock."), after=60)
    one = of("Who is involved?", run)
    assert (one.asked, one.timed, one.seconds, one.passed_on) == (3, 2, 20.0, 0)
    assert one.standing is Standing.BANK
    never = of("Who can help?", run)
    assert (never.asked, never.seconds, never.outcomes) == (0, None, Outcomes())


def test_a_question_is_known_by_its_words() -> None:
    run = asks(at_questions(), replace(INVOLVED, text="who  is INVOLVED"))
    asks(run, replace(OWN, text="Who is involved ?"))
    assert of("Who is involved?", run).asked == 2, "typed by hand it is the bank's all the same"
    assert question_key("¿Quién?") == question_key("quién")
    assert not question_key(" ?! ")


def test_passed_on_is_what_lay_on_the_table_and_was_not_asked() -> None:
    run = at_questions().all(c.PutQuestion(NOT_WORKING, INVOLVED), c.ToggleClock(), c.EndTurn())
    assert (of("Who is involved?", run).passed_on, of("What does not work?", run).passed_on) == (1, 0)
    run.all(c.PutQuestion(OWN, INVOLVED), c.EndTurn())
    assert of("Who is involved?", run).passed_on == 2
    run.all(c.ToggleClock(INVOLVED), c.Pass(INVOLVED))
    assert of("Who is involved?", run).passed_on == 3, "half-way, too"
    run.all(c.Pass(INVOLVED))
    assert of("Who is involved?", run).passed_on == 4, "and before anybody put it"


def test_what_came_back_to_the_table_and_was_asked_is_not_passed_on() -> None:
    run = at_questions().all(c.PutQuestion(NOT_WORKING, INVOLVED), c.PutQuestion(INVOLVED, NOT_WORKING), c.EndTurn())
    assert (of("Who is involved?", run).passed_on, of("What does not work?", run).passed_on) == (0, 1)


def test_a_turn_that_waits_passes_nothing_on() -> None:
    run = at_questions().all(c.PutQuestion(INVOLVED), c.Postpone(), c.PutQuestion(NOT_WORKING), c.EndTurn())
    assert of("Who is involved?", run).passed_on == 0


def test_somebody_s_own_is_worded_anew_and_not_passed_on() -> None:
    run = at_questions().all(c.PutQuestion(OWN), c.PutQuestion(replace(OWN, text="What does Tim say?")), c.EndTurn())
    own = of("", run)
    assert (own.asked, own.passed_on, own.standing) == (1, 0, Standing.OWN)
    assert "T" not in own.text


def test_only_the_bank_s_is_recorded_as_offered_and_only_in_a_turn_of_questions() -> None:
    run = at_questions().all(c.PutQuestion(INVOLVED, OWN), c.PutQuestion(NOT_WORKING, INVOLVED), c.Pass(NOT_WORKING))
    assert [event.offered for event in run.events if isinstance(event, QuestionPut | TurnPassed)] == [None, None, None]
    run.all(c.PutQuestion(OWN, INVOLVED), c.EndTurn(), c.Pass(INVOLVED))
    assert [event.offered for event in run.events[-3:] if isinstance(event, QuestionPut | TurnPassed)][
        -1
    ] == INVOLVED.text
    late = at_recommending().all(c.Pass(INVOLVED))
    assert [event.offered for event in late.events if isinstance(event, TurnPassed)] == [None]


def test_what_is_no_longer_in_the_bank_is_told_under_its_aim() -> None:
    gone = Bank(BANK.name, BANK.title, (Aim("framing", "", (BankQuestion("Who is involved?"),)),))
    run = asks(asks(at_questions(), NOT_WORKING), Question("Old?", "courage", Origin.BANK))
    asks(run, OWN)
    (bank,) = counted(run, banks={BANK.name: gone})
    assert [(one.aim, one.text, one.standing, one.asked) for one in bank.questions] == [
        ("framing", "Who is involved?", Standing.BANK, 0),
        ("framing", "What does not work?", Standing.FORMER, 1),
        ("framing", "", Standing.OWN, 1),
        ("courage", "Old?", Standing.FORMER, 1),
    ]


def test_in_an_aim_the_most_asked_come_first() -> None:
    (bank,) = counted(asks(at_questions(), NOT_WORKING))
    assert [one.text for one in bank.questions][:2] == ["What does not work?", "Who is involved?"]


# What became of the inquiry


def after(run: Run, reframe: str) -> Run:
    run.whole_round().all(c.GoTo(Step.REFRAME))
    return run.turn(reframe)


def test_a_reframe_counts_if_it_differs() -> None:
    named = "we lose two suppliers a year and NOBODY owns it"
    for said, changed in (("Who owns it with me?", 1), ("unchanged", 0), ("Unchanged", 0), (named, 0), ("", 0)):
        run = after(asks(at_questions(), INVOLVED), said)
        assert of("Who is involved?", run).outcomes == Outcomes(1, changed, 0)
    assert of("Who can help?", run).outcomes == Outcomes(), "it was not asked"
    assert counted(run)[0].outcomes == Outcomes(1, 0, 0)


def test_an_inquiry_counts_once_however_often_it_was_asked() -> None:
    run = asks(asks(at_questions(), INVOLVED), INVOLVED)
    run.all(c.GoTo(Step.PLANNING), c.SetAction("Call", "Ann"), c.SetAction("Write", "Ann"))
    assert of("Who is involved?", run).outcomes == Outcomes(1, 0, 1)
    run.all(c.DropAction(1), c.DropAction(2))
    assert of("Who is involved?", run).outcomes == Outcomes(1, 0, 0)


def test_each_inquiry_of_a_session_is_one_of_its_own() -> None:
    first = asks(at_questions(), INVOLVED).whole_round()
    first.all(c.GoTo(Step.PLANNING), c.SetAction("Call", "Ann"), c.GoTo(Step.FAREWELL), c.AnotherChallenge())
    second = first.all(c.ChooseOwner("Bea"), c.GoTo(Step.QUESTIONS))
    after(asks(second, INVOLVED), "Who builds what?")
    one = of("Who is involved?", second)
    assert (one.asked, one.outcomes) == (2, Outcomes(2, 1, 1))
    (bank,) = counted(second)
    assert (bank.sessions, bank.outcomes) == (1, Outcomes(2, 1, 1))


# Which sessions


def test_a_session_counts_for_the_bank_that_was_used_when_it_was_asked() -> None:
    run = asks(at_questions(), INVOLVED).all(c.ChooseBank(OTHER_BANK))
    asks(run, Question("Which week?", "milestones", Origin.BANK))
    assert {bank.bank.name: bank.sessions for bank in counted(run)} == {"a-bank": 1, "other": 1}
    assert of("Who is involved?", run).asked == 1


def test_a_session_without_a_turn_of_questions_tells_nothing() -> None:
    assert counted(opened(), at_story()) == ()
    assert counted(at_questions().all(c.Pass()))[0].sessions == 1


def test_banks_of_most_sessions_come_first_and_some_are_told_of_anyway() -> None:
    tally = Tally(lambda ref: BANKS[ref.name])
    tally.include(OTHER_BANK)
    for run in (at_planning(), at_reframe()):
        tally.add(asked_in(run.records))
    assert [(bank.bank.name, bank.sessions) for bank in tally.stats()] == [("a-bank", 2), ("other", 0)]
    none = Tally(lambda _: None)
    none.add(asked_in(at_planning().records))
    assert none.stats() == ()
