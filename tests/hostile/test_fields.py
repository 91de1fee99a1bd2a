"""Nothing that takes text from outside is forgotten."""

from __future__ import annotations

from tests.fuzz.parsers import is_words
from tests.hostile.payloads import CONTROLS, LITERALS, hostile, obeyed
from tests.hostile.session import every_kind, hostile_records, text_fields

from peerinquiry.formats.event_fields import WORDS
from peerinquiry.formats.journal_toml import Header, decode, encode_journal
from peerinquiry.inquiry.text import clean


def test_the_session_has_words_in_every_field_that_takes_them() -> None:
    filled = {
        (WORDS[type(record.event)], name)
        for record in every_kind().records
        for kind, name in text_fields()
        if kind == WORDS[type(record.event)] and any(getattr(record.event, name) or ())
    }
    assert filled == set(text_fields())


def test_a_journal_hands_on_words_alone() -> None:
    for literal in LITERALS:
        written = hostile_records(literal)
        read = decode(encode_journal(Header(written[0].at, "x"), written))
        assert len(read.records) == len(written)
        assert read.warnings == ()
        is_words(read.records)
        for before, after in zip(written, read.records, strict=True):
            assert repr(after.event).count(literal[:2]) == repr(before.event).count(literal[:2])


def test_what_is_put_in_would_be_found() -> None:
    for control in CONTROLS:
        assert obeyed(control.encode()), control
        assert obeyed(f"a{control}b".encode(), drawn=True), control
    assert clean(hostile("a")) == f"{LITERALS[0]}a"
    assert not obeyed("\x1b[1;31mred\x1b[0m\r\n\tplain é👩‍👩‍👧".encode())
