"""`transcripts delete` and `transcripts amend`, as typed, on real files."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.typed import typed
from tests.formats.small_session import small_session
from tests.inquiry.driver import at_planning, seven
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import decode
from peerinquiry.formats.page_line import LINE
from peerinquiry.formats.transcript_md import entries_by_line
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import ActionAnswered, ActionBrought, ActionSet, Amended, FollowedUp, Mendable
from peerinquiry.inquiry.model import Answer, OpenAction
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.transcripts import check_transcript

NAME = "2026-11-22-1500-leadership-team"
HOSTILE = "[bold]x[/bold] \x1b]0;title\x07 a | b `c` (by: tomorrow)"


@pytest.fixture
def journal(home: Home) -> Path:
    return put(home, NAME, small_session())


def run(home: Home, *arguments: str) -> Result:
    return typed(home, "transcripts", *arguments)


def line(journal: Path, words: str) -> int:
    """The number of the first line of the page that has these words and says one thing."""
    page = journal.with_suffix(".md").read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(page, 1) if words in text and text.startswith("- "))


def at(journal: Path, number: int) -> str:
    return journal.with_suffix(".md").read_text(encoding="utf-8").splitlines()[number - 1]


# Deleting


def test_it_says_what_goes_and_asks(home: Home, journal: Path) -> None:
    asked = run(home, "delete", NAME)
    assert asked.exit_code == 2
    assert "--yes" in asked.stderr
    assert f"{NAME}.toml  (the journal)" in asked.stdout
    assert journal.exists()
    gone = run(home, "delete", NAME, "--yes")
    assert (gone.exit_code, list(home.sessions.iterdir())) == (0, [])
    assert "Backups" in gone.stdout


def test_what_was_left_of_one_whose_journal_is_gone_goes_too_and_nothing_else(home: Home, journal: Path) -> None:
    journal.unlink()
    assert run(home, "delete", NAME, "-y").exit_code == 0
    assert list(home.sessions.iterdir()) == []
    for name in ("monday", "..", "", "../home", "*"):
        with pytest.raises(PeerInquiryError):
            run(home, "delete", name, "--yes")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize(("answer", "there"), [("n", True), ("", True), ("y", False)])
def test_on_a_terminal_it_asks_and_does_as_told(home: Home, journal: Path, answer: str, there: bool) -> None:
    import pexpect

    arguments = [
        "-c",
        "from peerinquiry.cli import main; main()",
        "--home",
        str(home.root),
        "transcripts",
        "delete",
        NAME,
    ]
    child = pexpect.spawn(sys.executable, arguments, timeout=30, encoding="utf-8")
    child.expect("Delete it for good")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    assert journal.exists() == there


# Mending


def test_a_line_is_mended_and_both_wordings_are_kept(home: Home, journal: Path) -> None:
    number = line(journal, "Two left this year")
    asked = run(home, "amend", NAME, str(number), "Two left, this year")
    assert asked.exit_code == 2
    assert "before: Two left this year; finance heard of it first" in asked.stdout
    assert "after:  Two left, this year" in asked.stdout
    assert run(home, "amend", NAME, str(number), "Two left, this year", "-y").exit_code == 0
    assert re.search(r"STORY Ann: Two left, this year \(took: 2:50; amended: \d{4}-\d\d-\d\d\)", at(journal, number))
    decoded = decode(journal.read_bytes())
    assert not decoded.warnings
    last = decoded.records[-1].event
    assert isinstance(last, Amended)
    assert (last.field, last.text) == (Mendable.TURN, "Two left, this year")
    assert "Two left this year; finance" in journal.read_text(encoding="utf-8")
    assert check_transcript(journal) == []


def test_a_place_as_search_prints_it_and_an_event_by_its_number(home: Home, journal: Path) -> None:
    number = line(journal, "REFLECT Ann")
    run(home, "amend", f"{NAME}.md:{number}", "I go home light", "--yes")
    run(home, "amend", f"{journal.with_suffix('.md')}:{number}:", "I go home lit", "--yes")
    assert "I go home lit (" in at(journal, number)
    event = decode(journal.read_bytes()).records[-1].event
    assert isinstance(event, Amended)
    run(home, "amend", NAME, str(event.record), "I go home", "--event", "--yes")
    assert "I go home (" in at(journal, number)
    assert "It says so already." in run(home, "amend", NAME, str(number), "I go home").stdout


def test_of_an_action_what_it_says_first_or_what_is_asked_for(home: Home, journal: Path) -> None:
    number = line(journal, "ACTION Ann")
    run(home, "amend", NAME, str(number), "Ask Dana to own them", "--yes")
    run(home, "amend", NAME, str(number), "Dana nods", "--field", "sign", "--yes")
    assert re.search(r"ACTION Ann: Ask Dana to own them \(.*sign: Dana nods; .*amended", at(journal, number))
    with pytest.raises(PeerInquiryError, match="no words of its own"):
        run(home, "amend", NAME, str(number), "x", "--field", "colour")


def test_the_title_is_the_first_line(home: Home, journal: Path) -> None:
    run(home, "amend", NAME, "1", "The leaders", "--yes")
    assert at(journal, 1) == "# The leaders"
    assert "The leaders" in run(home, "list").stdout


def test_every_line_of_the_page_is_mended_or_says_why_not(home: Home, journal: Path) -> None:
    mended = 0
    for number, text in enumerate(journal.with_suffix(".md").read_text(encoding="utf-8").splitlines(), 1):
        try:
            result = run(home, "amend", NAME, str(number), f"mended {number}", "--yes")
        except PeerInquiryError as error:
            assert str(error).startswith(f"Line {number} ")  # noqa: PT017 - each line is one or the other
            continue
        assert result.exit_code == 0
        mended += 1
        assert f"mended {number}" in at(journal, number), text
        found = LINE.fullmatch(at(journal, number))
        assert number == 1 or (found and "amended: " in (found["facts"] or ""))
    assert mended > 15
    assert check_transcript(journal) == []


def test_hostile_words_are_words(home: Home, journal: Path) -> None:
    number = line(journal, "REFLECT Carl")
    run(home, "amend", NAME, str(number), HOSTILE, "--yes")
    found = LINE.fullmatch(at(journal, number))
    assert found
    assert "\x1b" not in at(journal, number)
    with pytest.raises(PeerInquiryError, match="other words"):
        run(home, "amend", NAME, str(number), "\x1b[2J", "--yes")


@pytest.mark.usefixtures("journal")
def test_nobody_is_renamed_so_and_what_does_not_count_is_not_mended(home: Home) -> None:
    with pytest.raises(PeerInquiryError, match="renaming them"):
        run(home, "amend", NAME, "3", "Anna", "--event", "--yes")
    with pytest.raises(PeerInquiryError, match="no event 9999"):
        run(home, "amend", NAME, "9999", "x", "--event", "--yes")
    taken = put(home, NAME, small_session().all(c.Note("back"), c.Undo()))
    number = decode(taken.read_bytes()).records[-2].seq
    with pytest.raises(PeerInquiryError, match="taken back"):
        run(home, "amend", NAME, str(number), "x", "--event", "--yes")
    assert run(home, "amend", NAME, "first", "x", "--yes").exit_code == 2
    assert run(home, "amend", NAME, "1").exit_code == 2


def test_a_private_note_is_mended_by_its_number_and_stays_off_the_page(home: Home) -> None:
    journal = put(home, NAME, small_session().all(c.Note("a secet", private=True)))
    before = journal.with_suffix(".md").read_bytes()
    seq = decode(journal.read_bytes()).records[-1].seq
    run(home, "amend", NAME, str(seq), "a secret", "--event", "--yes")
    assert journal.with_suffix(".md").read_bytes() == before
    assert "a secret" in journal.read_text(encoding="utf-8")


def test_it_is_refused_while_it_is_open_and_where_the_page_is_another(home: Home, journal: Path) -> None:
    held, _ = Journal.open(journal)
    before = journal.read_bytes()
    with pytest.raises(PeerInquiryError, match="open in another console"):
        run(home, "amend", NAME, "1", "x", "--yes")
    held.close()
    journal.with_suffix(".md").write_text("mine", encoding="utf-8")
    with pytest.raises(PeerInquiryError, match="cannot be counted on"):
        run(home, "amend", NAME, "1", "x", "--yes")
    assert journal.read_bytes() == before


def test_what_was_made_of_the_journal_is_made_anew_but_for_the_report(home: Home, journal: Path) -> None:
    typed(home, "calendar", NAME)
    typed(home, "report", NAME, "--html")
    journal.with_name(f"{NAME}-plan.txt").write_text("old")
    report = journal.with_suffix(".html").read_bytes()
    result = run(home, "amend", NAME, str(line(journal, "ACTION Ann")), "Ask zebras", "--yes")
    said = {path.suffix: "Ask zebras" in path.read_text(encoding="utf-8") for path in home.sessions.iterdir()}
    assert said == {".toml": True, ".md": True, ".ics": True, ".txt": True, ".html": False}
    assert journal.with_suffix(".html").read_bytes() == report, "it may have been made without some of its parts"
    assert f"peerinquiry report {NAME} --html" in result.stderr


def test_what_was_mended_is_redacted_too(home: Home, journal: Path) -> None:
    run(home, "amend", NAME, str(line(journal, "REFLECT Ann")), "Ann goes home, zebras too", "--yes")
    result = typed(home, "redact", NAME, "--who", "Ann", "--word", "zebras")
    assert result.exit_code == 0
    copy = (home.sessions / f"{NAME}-redacted.toml").read_text(encoding="utf-8")
    assert "Participant A goes home, Name A too" in copy
    assert "zebra" not in copy


def test_a_line_that_the_page_has_not_is_told_with_how_many_it_has(home: Home, journal: Path) -> None:
    lines = len(journal.with_suffix(".md").read_text("utf-8").splitlines())
    for number in (lines + 1, 9999):
        with pytest.raises(PeerInquiryError, match=f"There is no line {number}: the page has {lines}."):
            run(home, "amend", NAME, str(number), "x")
    with pytest.raises(PeerInquiryError, match=f"^Line {lines} "):
        run(home, "amend", NAME, str(lines), "x")


def test_words_of_another_session_are_mended_there(home: Home) -> None:
    earlier = "2026-11-01-1400-ours"
    brought = c.BringActions((OpenAction(earlier, 1, "Call both suppliers", "Ann"),))
    answered = (c.AnswerAction(1, Answer.KEPT), c.FollowUp("2026-11-29-1400-ours", 1, Answer.KEPT, "all said yes"))
    held = at_planning().all(brought, answered[0], c.SetAction("Map it", "Bea"), answered[1])
    put(home, NAME, held)
    entries = entries_by_line(held.records)
    told = {}
    for kind in (ActionBrought, ActionAnswered, FollowedUp):
        seqs = {record.seq for record in held.records if isinstance(record.event, kind)}
        for number in (number for number, entry in entries.items() if entry.record in seqs):
            with pytest.raises(PeerInquiryError) as error:
                run(home, "amend", NAME, str(number), "x")
            told[kind] = error.value.message
    assert set(told) == {ActionAnswered, FollowedUp}, "what was brought has no line until it is answered"
    assert f"they are from {earlier}, and are mended there" in told[ActionAnswered]
    assert "they are from 2026-11-29-1400-ours, and are mended there" in told[FollowedUp]


def test_of_an_answer_the_reason_is_its_own_and_the_rest_is_mended_where_it_is_from(home: Home) -> None:
    earlier = "2026-11-01-1400-ours"
    brought = c.BringActions((OpenAction(earlier, 1, "Call both suppliers", "Ann"),))
    journal = put(home, NAME, seven().all(brought, c.AnswerAction(1, Answer.KEPT, "they said yess")))
    number = line(journal, "Call both suppliers")
    with pytest.raises(PeerInquiryError, match=f"mend the line that they are from, in {earlier}"):
        run(home, "amend", NAME, str(number), "x", "--field", "what")
    run(home, "amend", NAME, str(number), "they said yes", "--yes")
    assert "Call both suppliers (answer: kept; why: they said yes;" in at(journal, number)


def test_where_the_old_words_stay_is_said(home: Home, journal: Path) -> None:
    records = read_journal(journal).records
    seq, said = next((one.seq, one.event) for one in records if isinstance(one.event, ActionSet))
    brought = OpenAction(NAME, 1, said.what, said.who)
    put(home, "2026-12-15-1500-next", seven().all(c.BringActions((brought,))))
    others = (replace(brought, what="Ask nobody"), replace(brought, session="2026-01-01-1500-other"))
    put(home, "2026-12-16-1500-after", seven().all(c.BringActions(others)))
    told = run(home, "amend", NAME, str(seq), "Ask everybody", "--event", "--field", "what", "--yes")
    assert told.exit_code == 0
    still = "2026-12-15-1500-next has the old words still, as they were when it was brought there."
    assert still in told.stderr
    assert "2026-12-16-1500-after" not in told.stderr, "it has other words, and those of another session"
    gone = run(home, "delete", NAME, "--yes")
    assert "that stays: 2026-12-15-1500-next" in gone.stdout
