"""What reads bytes or text from outside, and the laws that each holds to, whatever it is given.

A parser here takes bytes and returns; whatever it raises is a fault. What a person can mend is a `PeerInquiryError`, or
where a sentence is typed a `ValueError`, and is no fault, as long as it is words.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from itertools import product
from typing import Any, Final, cast

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.action_line import read_action
from peerinquiry.formats.bank_toml import parse_bank
from peerinquiry.formats.chat import NotText, read_chat
from peerinquiry.formats.chat import decode as chat_text
from peerinquiry.formats.chat.lines import chat_lines
from peerinquiry.formats.dates import date_in_words
from peerinquiry.formats.event_fields import WORDS
from peerinquiry.formats.journal_toml import decode, decode_more, encode_journal
from peerinquiry.formats.names import names_in, pronouns_in, twice_in
from peerinquiry.formats.page_line import read_line
from peerinquiry.formats.past_days import past_days
from peerinquiry.formats.rules_toml import parse_rules
from peerinquiry.formats.search.lines import lines_of
from peerinquiry.formats.search.pattern import read_pattern
from peerinquiry.formats.search.query import Query
from peerinquiry.formats.settings_toml import parse_settings
from peerinquiry.formats.team_toml import parse_team
from peerinquiry.formats.times import end_in, seconds_in, time_of_day_in
from peerinquiry.formats.transcript_md import render
from peerinquiry.formats.whom import somebody
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.questions import check
from peerinquiry.inquiry.text import clean, joined, one_line
from peerinquiry.storage.question_rules import shipped_rules

NAMES: Final = ("Ann Example", "Bea", "Carl")
TODAY: Final = date(2026, 11, 22)
NOW: Final = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
LONGEST: Final = 20_000
"""Bytes: more is told by the tests of time, and would only make each try slow."""
MOST_OF_A_PATTERN, MOST_OF_A_LINE = 24, 24
"""An expression may be one that is never done: in so little, each is."""
BYTES: Final = ("utf-8", "surrogateescape")
"""How a page is read, whatever is written in it."""


def is_words(value: object) -> None:
    """Hold that every text in a value passed the border."""
    if isinstance(value, str):
        assert clean(value) == value, ascii(value)
    elif isinstance(value, Mapping):
        is_words(list(value.items()))
    elif isinstance(value, list | tuple | set | frozenset):
        for item in cast("list[object]", value):
            is_words(item)
    elif is_dataclass(value) and not isinstance(value, type):
        is_words(asdict(cast("Any", value)))


def journal(data: bytes) -> None:
    """A session's file: it is read, or it is none; what is read is written and read alike, and makes a session."""
    try:
        read = decode(data)
    except PeerInquiryError as error:
        is_words(str(error))
        return
    is_words((read.records, read.warnings))
    assert data[read.good_end :] == read.torn or not read.torn
    again = decode(encode_journal(read.header, read.records)) if read.records else read
    assert again.records == read.records
    fold(read.records)
    is_words(render(read.records).replace("\t", ""))
    for kinds in ({"session_opened"}, {"session_opened", "action_set"}):
        some = tuple(record for record in read.records if WORDS[type(record.event)] in kinds)
        assert decode(data, kinds=kinds).records == some
    more, end = decode_more(data)
    assert end <= len(data)
    is_words(more)


def _file(read: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def parser(data: bytes) -> None:
        try:
            is_words(read(data))
        except PeerInquiryError as error:
            is_words(str(error))

    return parser


def chat(data: bytes) -> None:
    """What a call's chat was saved to, or copied from."""
    try:
        text = chat_text(data)
    except NotText:
        return
    is_words(read_chat(text))
    is_words(read_chat(text, names=NAMES, me="Bea").public())
    is_words(chat_lines(text, NAMES))


def paste(data: bytes) -> None:
    """What is typed or pasted into a line: names, an action, a day, a time."""
    text = data.decode("utf-8", "surrogateescape")
    for told in (clean(text), one_line(text), joined(text), *names_in(text), *twice_in(text), pronouns_in(text)):
        is_words(told)
    line = one_line(text)
    is_words(read_line(line))
    sentences: tuple[Callable[[], object], ...] = (
        lambda: read_action(line, NAMES, "Bea", TODAY),
        lambda: date_in_words(line, TODAY),
        lambda: past_days(line, TODAY),
        lambda: seconds_in(line),
        lambda: end_in(line, NOW),
        lambda: time_of_day_in(line),
        lambda: somebody(line, NAMES),
    )
    for sentence in sentences:
        with contextlib.suppress(ValueError, PeerInquiryError):
            is_words(sentence())


def question(data: bytes) -> None:
    """What is typed to be asked: what speaks against it, by the rules that came with the program."""
    text = clean(data.decode("utf-8", "surrogateescape"))
    for language in ("en", "any"):
        is_words(check(text, shipped_rules(language)))


def search(data: bytes) -> None:
    """A pattern, and in the lines after it a page: what is found is what the expression by itself finds."""
    typed, _, page = data.partition(b"\n")
    text = typed.decode(*BYTES)[:MOST_OF_A_PATTERN]
    lines = [line[:MOST_OF_A_LINE] for line in lines_of(page)]
    for literal, any_case in product((False, True), repeat=2):
        try:
            pattern = read_pattern(text, literal=literal, any_case=any_case)
        except ValueError as error:
            if not str(error).endswith("."):  # a sentence of ours
                raise
            continue
        wanted = [at for at, line in enumerate(lines) if pattern.matches(line.decode(*BYTES))]
        found = Query(pattern).search(b"".join(line + b"\n" for line in lines))
        if clean(text) == text:  # else half a letter may be asked for, and is found in whole ones
            assert wanted == ([at for at, _ in found.lines] if found else [])


PARSERS: Final[dict[str, Callable[[bytes], None]]] = {
    "journal": journal,
    "bank": _file(lambda data: parse_bank(data, "x")),
    "team": _file(lambda data: parse_team(data, "x")),
    "rules": _file(lambda data: parse_rules(data, "en")),
    "settings": _file(lambda data: parse_settings(data, "settings.toml", lambda _: ())),
    "chat": chat,
    "paste": paste,
    "question": question,
    "search": search,
}


def one_try(parser: str, data: bytes) -> None:
    """Give it these bytes; nothing may be printed meanwhile."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        PARSERS[parser](data[:LONGEST])
    assert not out.getvalue()
