"""An act put down in a journal that nobody has open: what is said where the disk does not take it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.inquiry.driver import START
from tests.storage.faults import FaultyDisk, always, oserror
from tests.storage.journals import begun, on_disk

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.commands import AddPeople, Command, Note
from peerinquiry.storage.adding import NOTHING, add
from peerinquiry.storage.journal import Journal

SAID = Note("We began late")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "session.toml"
    begun(path).close()
    return path


def refused(journal: Path, disk: FaultyDisk, command: Command = SAID) -> str:
    with pytest.raises(PeerInquiryError) as caught:
        add(journal, command, START, disk)
    return str(caught.value)


@pytest.mark.parametrize("name", ["write", "fsync"])
def test_what_was_taken_back_changed_nothing_and_that_is_said(journal: Path, name: str) -> None:
    before = journal.read_bytes()
    assert (
        refused(journal, FaultyDisk(always(errno.ENOSPC, name)))
        == f"{journal.name} could not be written: the disk is full. {NOTHING}"
    )
    assert journal.read_bytes() == before


def test_what_could_not_be_taken_back_may_be_there_and_that_is_said(journal: Path) -> None:
    before = on_disk(journal)
    told = refused(journal, FaultyDisk(always(errno.EIO, "fsync", "ftruncate")))
    assert "may be there all the same: `peerinquiry transcripts show session` tells" in told
    assert on_disk(journal)[: len(before)] == before
    assert len(on_disk(journal)) == len(before) + 1, "it is"


def test_the_first_of_two_events_that_was_kept_is_not_passed_over(journal: Path) -> None:
    before, writes = on_disk(journal), 0

    def second(name: str, _count: int) -> OSError | None:
        nonlocal writes
        writes += name == "write"
        return oserror(errno.ENOSPC) if writes > 1 and name in {"write", "open"} else None

    assert NOTHING not in refused(journal, FaultyDisk(second), AddPeople(("Xaver", "Yara")))
    assert len(on_disk(journal)) == len(before) + 1


def test_where_nothing_can_be_told_of_the_file_nothing_is_promised(journal: Path) -> None:
    disk = FaultyDisk()
    Journal.open(journal, disk)[0].close()
    looked = disk.counts["stat"]

    def once_it_is_open(name: str, _count: int) -> OSError | None:
        return oserror(errno.EIO) if name == "write" or (name == "stat" and disk.counts[name] > looked) else None

    disk = FaultyDisk(once_it_is_open)
    told = refused(journal, disk)
    assert "could not be written: the disk reports an error" in told
    assert NOTHING not in told
