"""`peerinquiry redact`, as typed, on real files: a copy without names, and the truth about what is left of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.typed import typed
from tests.formats.small_session import small_session
from tests.inquiry.driver import BANK, Run, opened
from tests.storage.journals import put

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import decode
from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import OpenAction
from peerinquiry.storage.all_sessions import each_session
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import list_sessions
from peerinquiry.storage.transcripts import find_session

NAME = "2026-11-22-1500-leadership-team"
COPY = f"{NAME}-redacted"


def test_a_copy_is_written_and_the_session_stays_as_it_is(home: Home) -> None:
    journal = put(home, NAME, small_session())
    before = journal.read_bytes(), journal.with_suffix(".md").read_bytes()
    result = typed(home, "redact", NAME, "--everyone")
    assert result.exit_code == 0
    assert (journal.read_bytes(), journal.with_suffix(".md").read_bytes()) == before
    copy = home.sessions / f"{COPY}.toml"
    assert result.stdout.split() == [str(copy), str(copy.with_suffix(".md"))]
    assert "4 people" in result.stderr
    assert typed(home, "transcripts", "check").exit_code == 0
    decoded = decode(copy.read_bytes())
    assert not decoded.warnings
    assert render(decoded.records).encode() == copy.with_suffix(".md").read_bytes()
    for text in (copy.read_text(), copy.with_suffix(".md").read_text()):
        assert not re.search(r"\b(ann|bea|carl|gus)\b", text, re.IGNORECASE)


def test_it_is_known_as_a_copy_wherever_sessions_are_told(home: Home) -> None:
    put(home, NAME, small_session())
    typed(home, "redact", NAME, "--who", "ann")
    assert "Redacted: pseudonyms stand for names." in typed(home, "transcripts", "show", COPY).stdout
    listed = typed(home, "transcripts", "list").stdout
    assert re.search(rf"without names +4 people +{COPY}", listed)
    assert find_session(home, "latest").stem == NAME
    assert [kept.path.stem for kept in each_session(home)] == [NAME]
    assert [kept.path.stem for kept in each_session(home, kinds={"session_opened"})] == [NAME]
    assert {session.name: (session.redacted, session.closed) for session in list_sessions(home).sessions} == {
        NAME: (False, True),
        COPY: (True, True),
    }


def test_private_notes_and_what_was_taken_back_are_redacted_too(home: Home) -> None:
    secret = small_session().all(c.Note("Ann cried, ann did", private=True), c.Note("ANN's"), c.Undo())
    put(home, NAME, secret.all(c.SetTitle("Ann and Bea")))
    assert typed(home, "redact", NAME, "--who", "Ann").exit_code == 0
    copy = home.sessions / "2026-11-22-1500-participant-a-and-bea-redacted.toml"
    assert "Participant A cried, Participant A did" in copy.read_text()
    assert "Bea" in copy.read_text()
    assert not re.search(r"\bann\b", copy.read_text(), re.IGNORECASE)


def test_any_word_goes_and_so_does_somebody_who_was_spoken_of(home: Home) -> None:
    put(home, NAME, small_session().all(c.Note("Tom Miller of Blue River said so; Miller knows blue river")))
    result = typed(home, "redact", NAME, "--who", "Tom Miller", "--word", "Blue River", "-o", str(home.root / "x.md"))
    assert result.exit_code == 0
    assert "1 person and 1 word" in result.stderr
    assert "Participant A of Name A said so; Participant A knows Name A" in (home.root / "x.toml").read_text()
    assert (home.root / "x.md").exists()


def test_what_may_be_left_is_told_with_its_place_and_nothing_is_kept(home: Home) -> None:
    people = Run().all(c.OpenSession("Monday", BANK), c.AddPeople(("Will", "Bea", "Carl")))
    put(home, NAME, people.all(c.Note("We will see what Will will say")))
    result = typed(home, "redact", NAME, "--who", "Will")
    assert result.exit_code == 1
    assert not list(home.sessions.glob("*-redacted*"))
    assert "--keep" in result.stderr
    kept = typed(home, "redact", NAME, "--who", "Will", "--keep", "--output", str(home.root / "copy"))
    assert kept.exit_code == 1
    places = [line for line in kept.stdout.splitlines() if line.endswith(": will")]
    assert len(places) == 2
    for place in places:
        name, line, _ = place.split(":")
        assert "what Participant A will say" in (home.root / name).read_text().splitlines()[int(line) - 1]


@pytest.mark.parametrize("name", ["ACTION", "Plan", "who", "text", "[[event]]", "2026", "a.b(c", "🦊", "Help", "Note"])
def test_names_that_the_files_are_full_of_are_found_where_they_are_names_and_nowhere_else(
    home: Home, name: str
) -> None:
    people = Run().all(c.OpenSession("Monday", BANK), c.AddPeople((name, "Bea", "Carl")))
    put(home, NAME, people.all(c.Note(f"{name} said so"), c.SetAction("Call", name)))
    result = typed(home, "redact", NAME, "--who", name)
    assert (result.exit_code, result.stdout.count("redacted")) == (0, 2), result.output
    assert re.search("Participant [A-Z] said so", next(home.sessions.glob("*-redacted.md")).read_text())


def test_nothing_is_written_over_and_whoever_is_not_there_is_said(home: Home) -> None:
    put(home, NAME, small_session())
    typed(home, "redact", NAME, "--everyone", "-o", str(home.root / "one.toml"))
    with pytest.raises(PeerInquiryError, match="already"):
        typed(home, "redact", NAME, "--everyone", "-o", str(home.root / "one.toml"))
    with pytest.raises(PeerInquiryError, match="Nobody is called Zoe"):
        typed(home, "redact", NAME, "--who", "Zoe")
    with pytest.raises(PeerInquiryError, match="nothing to replace"):
        typed(home, "redact", NAME, "--word", "zebra")
    assert typed(home, "redact", NAME).exit_code == 2
    assert len(list(home.sessions.iterdir())) == 2


def test_a_second_copy_stands_beside_the_first_and_a_copy_of_a_copy_is_known_as_one(home: Home) -> None:
    put(home, NAME, small_session())
    typed(home, "redact", NAME, "--everyone")
    typed(home, "redact", NAME, "--who", "Bea")
    assert (home.sessions / f"{COPY}-2.toml").exists()
    typed(home, "redact", f"{COPY}-2", "--everyone")
    again = decode((home.sessions / f"{COPY}-3.toml").read_bytes()).records
    assert "4 people: Participant B, Participant A, Participant C and Participant D." in render(again)
    with pytest.raises(PeerInquiryError, match="nothing to replace"):
        typed(home, "redact", f"{COPY}-3", "--everyone")


def test_a_journal_that_was_changed_by_hand_makes_a_sound_copy(home: Home) -> None:
    journal = put(home, NAME, small_session())
    journal.write_bytes(journal.read_bytes().replace(b"nobody owns it", b"Carl owns it")[:-300])
    assert typed(home, "redact", NAME, "--everyone").exit_code == 0
    copy = decode((home.sessions / f"{COPY}.toml").read_bytes())
    assert (copy.warnings, copy.torn) == ((), b"")


def test_the_beginning_of_a_name_means_the_session_and_not_its_copies(home: Home) -> None:
    journal = put(home, NAME, small_session())
    typed(home, "redact", NAME, "--everyone")
    typed(home, "redact", NAME, "--who", "ann")
    assert find_session(home, NAME[:15]) == journal
    assert find_session(home, COPY).stem == COPY
    journal.unlink()
    with pytest.raises(PeerInquiryError, match="2 sessions begin with"):
        find_session(home, NAME[:15])


def test_the_doctor_counts_copies_as_what_they_are(home: Home) -> None:
    put(home, NAME, small_session())
    typed(home, "redact", NAME, "--everyone")
    found = typed(home, "doctor").stdout
    assert "1 journal and 1 copy without names, 0 not as written" in " ".join(found.split())


def test_whoever_was_added_by_mistake_does_not_count_and_leaves_no_hole(home: Home) -> None:
    run = opened().all(c.AddPeople(("Zoe",)), c.AddPeople(("Ann", "Bea")), c.Remove("Zoe"), c.NameTeam("pumps"))
    run.all(c.BringActions((OpenAction("2026-11-01-1400-pumps", 1, "Ask", "Ann"),)))
    put(home, NAME, run)
    told = typed(home, "redact", NAME, "--everyone")
    assert "Pseudonyms stand for 2 people." in told.stderr
    assert "are called stays: pumps, 2026-11-01-1400-pumps. --word takes it out." in told.stderr
    copy = Path(told.stdout.splitlines()[0])
    assert fold(decode(copy.read_bytes()).records).names == ("Participant A", "Participant B")
    assert "Zoe" not in copy.read_text()
    copy.unlink()
    copy.with_suffix(".md").unlink()
    without = typed(home, "redact", NAME, "--everyone", "--word", "pumps", "--word", "2026-11-01-1400-pumps")
    assert "pumps" not in copy.read_text() + copy.with_suffix(".md").read_text()
    assert without.exit_code == 0
    assert "stays" not in without.stderr, "what stands for the names of team and session is ours"
