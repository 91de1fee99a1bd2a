"""What people take along of a session in which everything is hostile: it has the shape of one of plain words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Final

import pytest
from tests.end_to_end.chromium import Browser, found
from tests.formats.hostile import MARKDOWN
from tests.formats.markdown import seen, viewers
from tests.hostile.payloads import LITERALS, hostile, naughty_strings, obeyed
from tests.hostile.session import every_kind, turned

from peerinquiry.formats.calendar_ics import calendar_file
from peerinquiry.formats.export.csv_table import header, line
from peerinquiry.formats.export.rows import SessionRows, Wanted
from peerinquiry.formats.journal_toml import Header, decode, encode_journal
from peerinquiry.formats.report_html import render as report_html
from peerinquiry.formats.transcript_md import LINE, render
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.calendar import calendar_entries
from peerinquiry.inquiry.view.plan_text import plan_as_text
from peerinquiry.inquiry.view.report import report

HOST: Final = "example.invalid"
RUN: Final = "document.title='RAN'"
SCRIPTS: Final = (
    f"<script>{RUN}</script>",
    f'"><img src="http://{HOST}/x" onerror="{RUN}">',
    f"' onmouseover='{RUN}' style='background:url(http://{HOST}/y)",
    f"</title></style></script><svg onload={RUN}>",
    f"<iframe src=//{HOST}/z></iframe>",
    f"javascript:{RUN}",
    f"</td></table><link rel=stylesheet href=http://{HOST}/c><base href=http://{HOST}/>",
    f"<meta http-equiv=refresh content='0;url=http://{HOST}/m'>",
)
TODAY: Final = date(2026, 11, 22)
FORMULA: Final = re.compile(r"[ \u00a0\u3000'\"]*[=+@＝＋－＠\t\r\n-]")
FIELD: Final = re.compile(r"[A-Z-]+")


def kept(*texts: str) -> tuple[Record, ...]:
    """The session as it is read from its file; behind each of its texts stands one of these, in turn."""
    spelled: dict[str, str] = {}

    def spell(text: str) -> str:
        if text and text not in spelled:
            spelled[text] = f"{texts[len(spelled) % len(texts)]} {text}"
        return spelled.get(text, "")

    records = every_kind().records
    hostile_ones = [Record(r.seq, r.act, r.at, r.elapsed, turned(r.event, spell)) for r in records]
    return decode(encode_journal(Header(records[0].at, "x"), hostile_ones)).records


@cache
def model() -> tuple[Record, ...]:
    """The same with words that are nothing but words."""
    return kept("plain")


OURS: Final = (
    *LITERALS,
    *MARKDOWN,
    *SCRIPTS,
    hostile("x"),
    "\r\nEND:VEVENT\r\nBEGIN:VALARM",
    "a\nATTENDEE:x",
    "\tx",
    "＝x",
)
PIECE: Final = 24
"""Texts that one session takes: fewer than it has fields."""


def pieces(texts: list[str]) -> Iterator[tuple[str, ...]]:
    left = iter(one for one in texts if one_line(one))
    while piece := tuple(islice(left, PIECE)):
        yield piece


def all_of(texts: list[str]) -> Iterator[tuple[Record, ...]]:
    """Sessions that have all of the texts in them."""
    for piece in pieces(texts):
        for half in (piece, piece[PIECE // 2 :] + piece[: PIECE // 2]):  # each stands in another field, too
            yield kept(*half)


class Shape(HTMLParser):
    """Which tags a page has, with which attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = tuple(name for name, _ in attributes if name != "class")  # a long text has one for its looks
        self.tags.append((tag, told))


def html_shape(records: tuple[Record, ...]) -> list[tuple[str, tuple[str, ...]]]:
    shape = Shape()
    shape.feed(report_html(report(records)))
    return shape.tags


def calendar_shape(records: tuple[Record, ...]) -> list[str]:
    data = calendar_file("2026-11-22-1400-team", calendar_entries(records)).decode()
    lines = data.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    return [name[0] if (name := FIELD.match(one)) else one for one in lines]


def check_markdown(records: tuple[Record, ...]) -> None:
    page, plain = render(records), render(model())
    assert [one for one in page.splitlines() if one.startswith("- ") and not LINE.fullmatch(one)] == []
    for viewer in viewers():
        assert seen(page, viewer)[:2] == seen(plain, viewer)[:2], viewer


def as_csv(records: tuple[Record, ...]) -> str:
    return header() + "".join(line(row) for row in SessionRows("team", records, Wanted(private=True)))


def check_csv(records: tuple[Record, ...]) -> None:
    written = as_csv(records)
    rows = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    numbers = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    assert not [
        cell for row in rows for cell in row if FORMULA.match(cell) and cell[0] != "'" and not numbers.fullmatch(cell)
    ]


def check_bytes(records: tuple[Record, ...]) -> None:
    assert not obeyed(render(records).encode())
    assert not obeyed(as_csv(records).encode())
    assert not obeyed(report_html(report(records)).encode())
    assert not obeyed(calendar_file("2026-11-22-1400-team", calendar_entries(records)))
    assert not obeyed(plan_as_text(fold(records), TODAY).encode())


def check(records: tuple[Record, ...]) -> None:
    assert len(records) == len(model())
    check_bytes(records)
    check_markdown(records)
    check_csv(records)
    assert html_shape(records) == html_shape(model())
    assert calendar_shape(records) == calendar_shape(model())
    assert len(plan_as_text(fold(records), TODAY).splitlines()) == len(plan_as_text(fold(model()), TODAY).splitlines())


def test_our_own_keep_every_shape() -> None:
    for records in all_of(list(OURS)):
        check(records)


def test_the_naughty_ones_keep_every_shape() -> None:
    for records in all_of(naughty_strings()):
        check(records)


@pytest.mark.xdist_group("chromium")
def test_a_browser_runs_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    browser = Browser(found(), tmp_path)
    for number, records in enumerate((kept(*SCRIPTS, *LITERALS), kept(*SCRIPTS[::-1]))):
        page = tmp_path / f"{number}.html"
        page.write_text(report_html(report(records)), encoding="utf-8")
        drawn = browser.run(page, "--dump-dom")
        assert "RAN</title>" not in drawn
        assert not re.search(r"<(script|img|iframe|link|base|object|embed)\b|<meta[^>]+refresh", drawn)
        shape = Shape()
        shape.feed(drawn)
        assert not [name for _, names in shape.tags for name in names if name.startswith("on")]
        assert not browser.asked_for(page, HOST)
