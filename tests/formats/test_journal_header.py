"""The top of a journal: whose it is, of which version, and what becomes of a session whose top is damaged."""

from __future__ import annotations

import pytest
from tests.formats.sample_journal import HEADER, JOURNAL, RECORDS

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.journal_toml import Header, decode


def edited(old: str, new: str) -> bytes:
    """The sample, changed by hand."""
    assert old.encode() in JOURNAL
    return JOURNAL.replace(old.encode(), new.encode(), 1)


@pytest.mark.parametrize(
    "data",
    [
        b"hello\n",
        b'title = "A bank"\n[[aims]]\nname = "x"\n',
        b'format = "other"\nversion = 1\n',
        b"\xff\xfe\0\0",
        b"\x7fELF",
        b"[[event]]\nseq = 1\n",
    ],
)
def test_what_is_not_ours_is_refused(data: bytes) -> None:
    with pytest.raises(PeerInquiryError, match=r"^notes\.toml is not a peerinquiry journal\.") as refused:
        decode(data, "notes.toml")
    assert refused.value.hint


@pytest.mark.parametrize("data", [b"", b"\0" * 300, JOURNAL[:50], JOURNAL[:200]], ids=len)
def test_a_file_that_was_cut_off_as_it_was_begun_is_said_to_be_that(data: bytes) -> None:
    with pytest.raises(PeerInquiryError, match="holds no session: it was cut off as it was begun"):
        decode(data)


def test_a_newer_version_is_refused() -> None:
    with pytest.raises(PeerInquiryError, match=r"newer peerinquiry \(journal version 2; this one reads 1\)") as refused:
        decode(edited("version = 1", "version = 2"))
    assert "Update" in refused.value.hint


def test_a_header_changed_by_hand_is_read_and_said() -> None:
    decoded = decode(edited('program = "0.1.0"', 'program = "mine"'))
    assert decoded.header == Header(HEADER.created, "mine")
    assert decoded.warnings == ("The top of the file was changed by hand, or damaged; it is read as it stands.",)


@pytest.mark.parametrize("new", ["program = 0.1.0", "program = 3", "created = 5", ""])
def test_a_header_damaged_beyond_reading_does_not_cost_the_session(new: str) -> None:
    decoded = decode(edited('program = "0.1.0"', new))
    assert decoded.records == RECORDS
    assert decoded.header == Header(RECORDS[0].at, "")
    assert decoded.warnings == ("The top of the file cannot be read; the events below it can.",)


def test_without_any_header_sound_events_are_still_ours() -> None:
    assert decode(JOURNAL[JOURNAL.index(b"[[event]]") :]).records == RECORDS
