"""The page on disk: written whole, compared with its journal, and found by what people call a session."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.formats.small_session import small_session
from tests.inquiry.driver import Run, opened
from tests.storage.journals import put

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.transcript_md import render
from peerinquiry.storage.home import Home
from peerinquiry.storage.transcripts import (
    check_transcript,
    find_session,
    rebuild_transcript,
    write_transcript,
)

NAME = "2026-11-22-1500-leadership-team"


def said(journal: Path) -> list[str]:
    return [str(finding) for finding in check_transcript(journal)]


def test_the_page_lies_beside_the_journal_for_its_owner_alone(home: Home) -> None:
    run = small_session()
    page = put(home, NAME, run).with_suffix(".md")
    assert page.read_bytes() == render(run.records).encode()
    assert os.name == "nt" or page.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in home.sessions.iterdir()) == [f"{NAME}.md", f"{NAME}.toml"]


def test_a_page_that_is_as_it_should_be(home: Home) -> None:
    assert said(put(home, NAME, small_session())) == []


def test_a_page_that_is_missing_is_made_anew(home: Home) -> None:
    journal = put(home, NAME, small_session(), page=False)
    assert said(journal) == [f"{NAME}.md is missing."]
    assert rebuild_transcript(journal) == ""
    assert said(journal) == []


def test_a_page_that_was_changed_is_made_anew(home: Home) -> None:
    journal = put(home, NAME, small_session())
    page = journal.with_suffix(".md")
    lines = page.read_text(encoding="utf-8").split("\n")
    lines[4] = "## My summary"
    page.write_text("\n".join(lines), encoding="utf-8")
    assert said(journal) == [f"{NAME}.md is not what its journal says, from line 5 on."]
    assert rebuild_transcript(journal) == ""
    assert said(journal) == []


def test_a_page_is_made_anew_byte_for_byte(home: Home) -> None:
    journal = put(home, NAME, small_session())
    page = journal.with_suffix(".md")
    before = page.read_bytes()
    page.unlink()
    rebuild_transcript(journal)
    assert page.read_bytes() == before


def test_a_journal_changed_by_hand_is_said_to_be(home: Home) -> None:
    journal = put(home, NAME, small_session())
    journal.write_bytes(journal.read_bytes().replace(b"nobody owns it", b"Carl owns it"))
    changed, page = check_transcript(journal)
    assert "changed by hand" in str(changed)
    assert not changed.mendable
    assert page.mendable


def test_a_page_that_may_hold_more_than_its_journal_is_kept(home: Home) -> None:
    journal = put(home, NAME, small_session())
    page = journal.with_suffix(".md")
    before = page.read_bytes()
    journal.write_bytes(journal.read_bytes()[:-500])
    assert "ends in the middle of a write" in said(journal)[0]
    assert f"{NAME}.md.old" in rebuild_transcript(journal)
    assert (home.sessions / f"{NAME}.md.old").read_bytes() == before
    page.write_bytes(before)
    assert f"{NAME}.md.old-2" in rebuild_transcript(journal)


def test_what_is_no_journal_is_a_finding(home: Home) -> None:
    journal = home.sessions / "shopping.toml"
    journal.write_text("milk = 2\n", encoding="utf-8")
    (finding,) = check_transcript(journal)
    assert "shopping.toml" in str(finding)
    assert not finding.mendable
    assert len(check_transcript(home.sessions / "gone.toml")) == 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_place_of_a_page_is_not_followed(home: Home, tmp_path: Path) -> None:
    journal = put(home, NAME, small_session())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("precious", encoding="utf-8")
    page = journal.with_suffix(".md")
    page.unlink()
    page.symlink_to(elsewhere)
    assert len(said(journal)) == 1
    write_transcript(journal, small_session().records)
    assert elsewhere.read_text(encoding="utf-8") == "precious"
    assert said(journal) == []


def test_a_session_is_found_by_what_people_call_it(home: Home, tmp_path: Path) -> None:
    journal = put(home, NAME, small_session())
    other = put(home, f"{NAME}-2", opened())
    for name in (NAME, f"{NAME}.toml", f"{NAME}.md", str(journal), str(journal.with_suffix(".md"))):
        assert find_session(home, name) == journal
    assert find_session(home, f"{NAME}-") == other
    elsewhere = tmp_path / "copy.toml"
    elsewhere.write_bytes(journal.read_bytes())
    assert find_session(home, str(elsewhere)) == elsewhere


def test_an_empty_name_is_no_sessions_not_even_where_there_is_but_one(home: Home) -> None:
    put(home, NAME, small_session())
    for name in ("", " ", ".toml", ".md"):
        with pytest.raises(PeerInquiryError, match="No session is called"):
            find_session(home, name)


def test_latest_is_the_one_that_was_opened_last(home: Home) -> None:
    with pytest.raises(PeerInquiryError, match="no session yet"):
        find_session(home, "latest")
    put(home, "a", opened())
    later = Run()
    later.now = 3600
    put(home, "z", opened())
    newest = put(home, "b", later.all(*opened().commands))
    assert find_session(home, "latest") == newest


def test_a_name_that_means_nothing_or_too_much_is_answered(home: Home) -> None:
    put(home, NAME, small_session())
    put(home, f"{NAME}-2", opened())
    with pytest.raises(PeerInquiryError, match=r"No session is called monday. .*transcripts list"):
        find_session(home, "monday")
    with pytest.raises(PeerInquiryError, match=f"2 sessions begin with 2026: {NAME}, {NAME}-2. Type more"):
        find_session(home, "2026")
    with pytest.raises(PeerInquiryError, match="No session is called that"):
        find_session(home, "\x1b[31m")
