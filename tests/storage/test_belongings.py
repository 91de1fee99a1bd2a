"""What goes with a session is in one list, and all of it goes when the session does."""

from __future__ import annotations

import contextlib
import errno
from pathlib import Path

import pytest
from tests.cli.typed import typed
from tests.formats.small_session import small_session
from tests.inquiry.driver import Run, seven
from tests.storage.faults import FaultyDisk, always, nth
from tests.storage.journals import put

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Answer, OpenAction
from peerinquiry.storage.atomic import TEMPORARY
from peerinquiry.storage.audience import announce
from peerinquiry.storage.belongings import belongings, delete, mentions
from peerinquiry.storage.heartbeat import Heartbeat
from peerinquiry.storage.holding import JournalHeldError
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal
from peerinquiry.storage.sessions import journals, list_sessions

NAME = "2026-11-22-1500-canary"
NOBODY = 2**22 + 1
"""A process number that no system gives."""


def later(hours: int) -> Run:
    """A session that began so many hours after the others."""
    run = Run()
    run.now = hours * 3600
    return run.all(*seven().commands)


def do(home: Home, *arguments: str) -> None:
    result = typed(home, *arguments)
    assert result.exit_code == 0, (arguments, result.output)


def there(home: Home) -> set[str]:
    return {path.name for path in home.sessions.iterdir()}


def everything(home: Home) -> Path:
    """A session with every kind of file that goes with one, each with the word canary in it or in its name."""
    journal = put(home, NAME, small_session().all(c.SetTitle("canary")))
    do(home, "calendar", NAME)
    do(home, "report", NAME, "--html")
    journal.with_name(f"{NAME}-plan.txt").write_text("canary")
    journal.write_bytes(journal.read_bytes() + b"\n[[event]]\nseq = 99\ntext = 'canary")
    Journal.open(journal)[0].close()
    journal.write_bytes(journal.read_bytes().replace(b"nobody owns it", b"canary owns it"))
    for _ in range(2):
        journal.with_suffix(".md").write_text("canary")
        typed(home, "transcripts", "check", NAME, "--rebuild")
    Heartbeat(journal).beat(3.0)
    announce(journal)
    (home.sessions / f"{TEMPORARY}{NOBODY}-7.tmp").write_text("canary")
    return journal


def test_every_kind_of_file_is_in_the_list_and_goes(home: Home) -> None:
    journal = everything(home)
    listed = belongings(journal)
    assert {one.path.name for one in listed} == there(home)
    assert len(listed) == len({one.what for one in listed}) + 1 == 11, "and two older pages"
    assert listed[-1].path == journal
    assert delete(journal) == listed
    assert there(home) == set()
    left = [path for path in home.root.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]
    assert not left


def test_whatever_a_command_writes_beside_the_sessions_is_in_the_list(home: Home, tmp_path: Path) -> None:
    do(home, "rehearse", "--plain", "--fast")
    put(home, NAME, small_session())
    for command in (
        ("calendar", NAME),
        ("report", NAME, "--html"),
        ("redact", NAME, "--everyone"),
        ("transcripts", "amend", NAME, "1", "canary", "--yes"),
        ("transcripts", "check", "--rebuild"),
        ("transcripts", "list"),
        ("transcripts", "show", NAME),
        ("search", "suppliers"),
        ("insights", "--all"),
        ("followups",),
        ("plan", NAME),
        ("export", "--format", "ndjson", "--output", str(tmp_path / "events.ndjson")),
        ("banks", "stats"),
    ):
        do(home, *command)
    known = {one.path for journal in journals(home) for one in belongings(journal)}
    assert {path for path in home.root.rglob("*") if path.is_file()} == known
    for journal in journals(home):
        do(home, "transcripts", "delete", journal.stem, "--yes")
    assert [path for path in home.root.rglob("*") if path.is_file()] == []


def test_nothing_of_another_session_is_in_the_list(home: Home) -> None:
    journal = put(home, NAME, small_session())
    others = [put(home, f"{NAME}{more}", seven()) for more in ("-2", "-plan", "s", "-plan-2")]
    for other in others:
        Heartbeat(other).beat(1.0)
    before = there(home)
    delete(journal)
    assert there(home) == before - {f"{NAME}.toml", f"{NAME}.md"}
    assert all(other.exists() for other in others)


def test_a_half_written_file_of_a_program_that_runs_is_left(home: Home) -> None:
    import os

    journal = put(home, NAME, small_session())
    mine = home.sessions / f"{TEMPORARY}{os.getpid()}-9999.tmp"
    mine.write_text("x")
    delete(journal)
    assert there(home) == {mine.name}


def test_it_is_refused_while_a_console_has_it_open(home: Home) -> None:
    journal = put(home, NAME, small_session())
    before = there(home)
    held, _ = Journal.open(journal)
    with pytest.raises(JournalHeldError, match="open in another console"):
        delete(journal)
    held.close()
    assert there(home) == before
    delete(journal)
    assert there(home) == set()


@pytest.mark.parametrize("which", range(1, 26))
def test_wherever_it_stops_the_session_is_still_in_every_list_and_can_be_deleted_again(home: Home, which: int) -> None:
    journal = put(home, NAME, small_session())
    for ending in (".ics", ".html", "-plan.txt", ".toml.torn-7", ".md.old", ".md.old-2"):
        journal.with_name(NAME + ending).write_text("canary")
    disk = FaultyDisk(nth(which, errno.EIO, lasting=True), syncs=False)
    with contextlib.suppress(PeerInquiryError):
        delete(journal, disk)
    assert not disk.open_files
    assert journal.exists() or there(home) == set()
    if journal.exists():
        assert NAME in [session.name for session in list_sessions(home).sessions]
        delete(journal)
    assert there(home) == set()


def test_what_could_not_be_removed_is_said(home: Home) -> None:
    journal = put(home, NAME, small_session())
    with pytest.raises(PeerInquiryError, match="Nothing was removed: the disk reports an error"):
        delete(journal, FaultyDisk(always(errno.EIO, "unlink"), syncs=False))
    with pytest.raises(PeerInquiryError, match=rf"{NAME}.md is gone, and then it stopped"):
        delete(journal, FaultyDisk(always(errno.EIO, "sync_folder"), syncs=False))


def test_a_link_is_deleted_and_not_what_it_leads_to(home: Home, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.toml"
    real.write_bytes(put(home, NAME, small_session()).read_bytes())
    journal = home.sessions / f"{NAME}.toml"
    journal.unlink()
    journal.symlink_to(real)
    delete(journal)
    assert there(home) == set()
    assert real.exists()


def test_what_stays_is_said_other_sessions_that_name_it_and_copies_of_it(home: Home) -> None:
    journal = put(home, NAME, small_session())
    do(home, "redact", NAME, "--everyone")
    brought = OpenAction(NAME, 1, "Ask Dana", "Ann")
    put(home, "2026-12-15-1500-next", later(2).all(c.BringActions((brought,)), c.AnswerAction(1, Answer.KEPT)))
    put(home, "2026-12-16-1500-other", later(3))
    stay = mentions(home, journal)
    assert stay.linked == ("2026-12-15-1500-next",)
    assert stay.copies == ("2026-11-22-1500-leadership-team-redacted",)
    assert mentions(home, home.sessions / "2026-12-16-1500-other.toml").copies == ()
