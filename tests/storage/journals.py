"""Journals to begin a test with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import tomli_w
from tests.formats.sample_journal import HEADER, RECORDS
from tests.inquiry.driver import BANK, START, Run

from peerinquiry.formats.bank_toml import parse_bank
from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.events import Record
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import Journal, read_journal
from peerinquiry.storage.outcome import Saved
from peerinquiry.storage.transcripts import write_transcript


def begun(path: Path, disk: Disk = DISK) -> Journal:
    """A journal that holds the sample's records, all saved."""
    journal = Journal.create(path, HEADER, disk)
    for one in RECORDS:
        assert journal.append(one) == Saved(one.seq)
    return journal


def put(home: Home, name: str, run: Run, *, page: bool = True) -> Path:
    """A session on disk, with its page or without: the path of its journal."""
    return put_records(home, name, run.records, page=page)


def put_records(home: Home, name: str, records: Sequence[Record], *, page: bool = True) -> Path:
    """The same of records that no run has led to."""
    home.prepare()
    path = home.sessions / f"{name}.toml"
    path.write_bytes(encode_journal(Header(records[0].at if records else START, "test"), records))
    if page:
        write_transcript(path, records)
    return path


def put_bank(home: Home, bank: Bank = BANK) -> None:
    """The bank of the runs as a file: where it is gone, a console says so, in place of what it said before."""
    home.prepare()
    aims = [
        {
            "name": aim.name,
            "purpose": aim.purpose,
            "questions": [
                {"ask": one.ask, "listen_for": one.listen_for} if one.listen_for else one.ask for one in aim.questions
            ],
        }
        for aim in bank.aims
    ]
    path = home.question_banks / f"{bank.name}.toml"
    path.write_text(tomli_w.dumps({"title": bank.title, "aims": aims}), encoding="utf-8")
    assert parse_bank(path.read_bytes(), bank.name) == bank


def on_disk(path: Path) -> tuple[Record, ...]:
    """What anybody can read there now."""
    return read_journal(path).records
