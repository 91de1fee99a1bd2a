"""The Markdown page: a reading of the events, whole lines, nothing private, the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.hostile import MARKDOWN, hostile
from tests.formats.markdown import seen, viewers
from tests.formats.small_session import BANK, small_session, turn
from tests.inquiry.driver import Run, at_planning, opened, seven
from tests.inquiry.runs import runs
from tests.inquiry.wild import wild_events

from peerinquiry.formats.journal_toml import Header, decode, encode_journal
from peerinquiry.formats.transcript_md import LINE, entries_by_line, render
from peerinquiry.formats.transcript_md.line import length
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import Event, Mendable, Noted, Record
from peerinquiry.inquiry.heard import voices
from peerinquiry.inquiry.model import Kind, Mark, Origin, Presence, Question, Step
from peerinquiry.inquiry.text import clean, joined, one_line

GOLDEN = Path(__file__).parent / "golden" / "small-session.md"
PHASES = {"Gather", "Challenges", "Choose", "Inquire", "Recommend", "Plan", "Close"}
CANARY = "canary-7f3a"


def plain(markdown: str) -> str:
    """What Markdown shows of a line."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


# One session, read by people


def test_a_small_session_reads_as_it_should() -> None:
    assert render(small_session().records) == GOLDEN.read_text(encoding="utf-8")


def test_a_session_that_only_began_has_a_page() -> None:
    page = render(opened("Monday group").records)
    assert page.startswith("# Monday group\n\nSun 22 Nov 2026, 14:00, not closed yet (UTC+00:00).")
    assert "No challenge was chosen yet." in page
    assert render([]).endswith("\n")


def test_times_are_those_of_the_wall_clock_where_it_was_held() -> None:
    run = Run().all(c.OpenSession("West", BANK, -210), c.Note("hello"), after=0)
    assert "- 10:30:00 NOTE Facilitator: hello\n" in render(run.records)
    assert "Sun 22 Nov 2026, 10:30, not closed yet (UTC-03:30)." in render(run.records)


def test_another_day_is_named_on_the_line_itself() -> None:
    run = seven().all(c.Note("today")).all(c.Note("tomorrow"), after=11 * 3600)
    assert lines(render(run.records)) == [
        "- 14:00:03 NOTE Facilitator: today",
        "- 01:00:03 NOTE Facilitator: tomorrow (day: 2026-11-23)",
    ]


# Laws


@given(runs(most=60))
@settings(max_examples=40)
def test_the_page_of_a_session_is_the_page_of_its_journal(run: Run) -> None:
    page = render(run.records)
    journal = encode_journal(Header(datetime(2026, 11, 22, tzinfo=UTC), "test"), run.records)
    assert render(decode(journal).records) == page
    assert clean(page) == page
    check_lines(page)


@given(runs(most=60))
@settings(max_examples=20)
def test_who_spoke_how_long_adds_up(run: Run) -> None:
    """What the page says is what the voices are, and those are all that was said."""
    told, log = voices(run.state), run.state.turns
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in render(run.records).splitlines()]
    for voice in told:
        row = [voice.name, length(voice.seconds), length(voice.as_owner)]
        row += [str(voice.turns), str(voice.answers), str(voice.passes)]
        assert row in rows or not any((voice.seconds, voice.turns, voice.answers, voice.passes))
    assert sum(voice.turns for voice in told) == sum(turn.mark is Mark.DONE for turn in log)
    assert sum(voice.passes for voice in told) == sum(turn.mark is Mark.PASSED for turn in log)
    assert sum(voice.answers for voice in told) == sum(
        turn.mark is Mark.DONE and turn.step is Step.QUESTIONS for turn in log
    )


@given(st.lists(wild_events(), max_size=30))
def test_any_events_make_a_page(happened: list[Event]) -> None:
    run = opened()
    for event in happened:
        run.append(event)
    check_lines(render(run.records))


def check_lines(page: str) -> None:
    """Every line under a phase is one of the grammar, in the order of time; no other line looks like one."""
    top, *sections = re.split(r"^## ", page, flags=re.MULTILINE)
    assert not re.search(r"^- ", top + sections[0], re.MULTILINE)
    for section in sections[1:]:
        heading, blank, *lines = section.rstrip("\n").split("\n")
        assert heading.partition(": ")[0] in PHASES
        assert not blank
        assert lines
        assert all(LINE.fullmatch(line) for line in lines)


@given(runs(most=40))
@settings(max_examples=20)
def test_what_is_undone_leaves_no_trace(run: Run) -> None:
    page = render(run.records)
    before = len(run.records)
    run.do(c.Note(CANARY))
    run.do(c.AddPeople((CANARY,), Presence.LATE))
    while len(run.records) > before and run.state.done and run.state.done[-1] > before:
        run.undo()
    assert render(run.records) == page


@given(runs(most=40), st.lists(st.integers(0, 60), max_size=5))
@settings(max_examples=20)
def test_private_notes_leave_no_trace(run: Run, places: list[int]) -> None:
    noted = list(run.records)
    for place in places:
        at = min(place, len(noted) - 1)
        noted.insert(at + 1, replace(noted[at], seq=10_000 + at, act=10_000 + at, event=Noted(CANARY, private=True)))
    with_notes = render(noted)
    assert CANARY not in with_notes
    if not any(record.event.__class__.__name__ == "Redone" for record in run.records):
        assert with_notes == render(run.records)


# Whatever is typed


def filled(text: str, who: str) -> list[Record]:
    """A session in which everything that can be typed is `text`, and everybody is called `who` and a number."""
    ann, bea, carl = (f"{who} {number}" for number in "123")
    bank = replace(BANK, title=text)
    run = Run().all(c.OpenSession(text, bank), c.AddPeople((ann, bea, carl)))
    run.all(c.WriteChallenges({ann: text, bea: text}), c.GoTo(Step.VOTING))
    run.all(c.CastVote(bea, (ann,)), c.CastVote(carl, (ann,)), c.RevealVotes(1, anyway=True), c.GoTo(Step.STORY))
    turn(run, text)
    run.all(c.GoTo(Step.QUESTIONS), c.PutQuestion(Question(text, "framing", Origin.OWN)))
    turn(run, text)
    run.all(c.ParkIdea(carl, text), c.GoTo(Step.SAY_BACK))
    turn(run, text)
    run.all(c.GoTo(Step.REFRAME))
    turn(run, text)
    run.all(c.GoTo(Step.RECOMMENDING), c.Recommend(carl, text, Kind.EXPERIENCE, parked=1))
    run.all(c.GoTo(Step.PLANNING), c.SetAction(text, bea, date(2026, 12, 1), text, (carl, ann)))
    run.all(c.SetAction(text, ann), c.OfferHelp(bea, text), c.OfferHelp(carl, text), c.AddNotDoing(text))
    run.all(c.Note(text), c.GoTo(Step.REFLECTING))
    turn(run, text)
    run.all(*(c.GivePulse(name, (1, 2, 3, 4, 5)) for name in (ann, bea, carl)))
    run.all(c.GoTo(Step.FAREWELL))
    return run.records


@cache
def plain_page() -> str:
    return render(filled("Qwords", "Zname"))


def check_words(text: str, who: str) -> None:
    """A page of these words has the structure of a page of plain words, and shows just these words."""
    typed, name = joined(text), joined(who)[:50].strip()
    if not typed or not one_line(name):
        return
    page = render(filled(typed, name))
    check_lines(page)
    for viewer in viewers():
        blocks, inside, words = seen(plain_page(), viewer)
        shown = [re.sub("Qwords|Zname", lambda found: typed if found[0] == "Qwords" else name, part) for part in words]
        assert seen(page, viewer) == (blocks, inside, shown)
    for line, plain_line in zip(lines(page), lines(plain_page()), strict=True):
        found, expected = LINE.fullmatch(line), LINE.fullmatch(plain_line)
        assert found
        assert expected
        for group in ("time", "tag", "name", "text", "facts"):
            said = (expected[group] or "").replace("Qwords", "\0").replace("Zname", name).replace("\0", typed)
            assert plain(found[group] or "") == said


def lines(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("- ")]


@given(hostile, hostile)
@settings(max_examples=25)
def test_whatever_is_typed_a_page_keeps_its_structure(text: str, who: str) -> None:
    check_words(text, who)


@pytest.mark.parametrize("text", MARKDOWN)
def test_no_markdown_gets_through(text: str) -> None:
    check_words(text, text)


@given(runs())
def test_every_line_that_says_one_thing_is_known_by_its_number(run: Run) -> None:
    found = entries_by_line(run.records)
    lines = render(run.records).splitlines()
    assert {number for number, line in enumerate(lines, 1) if line.startswith("- ")} == set(found)
    for number, entry in found.items():
        assert lines[number - 1].startswith(f"- {entry.time} {entry.tag} ")


def test_a_line_that_was_mended_says_so_with_the_day() -> None:
    run = at_planning().all(c.SetAction("Cal them", "Ann", sign="a yess"))
    seq = run.records[-1].seq
    run.all(c.Amend(seq, Mendable.ACTION_WHAT, "Call them"), c.Amend(seq, Mendable.ACTION_SIGN, "a yes"))
    [line] = [line for line in render(run.records).splitlines() if " ACTION " in line]
    assert line.endswith("ACTION Ann: Call them (by: no date yet; sign: a yes; amended: 2026-11-22)")
    assert LINE.fullmatch(line)
    run.all(c.SetAction("Call all", "Ann", sign="a yes", number=1))
    [line] = [line for line in render(run.records).splitlines() if " ACTION " in line]
    assert "Call all" in line
    assert "amended" not in line
    assert "changed" in line
