"""The same acts, as keys on the screen and as lines, make the same record and the same page but for times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tests.plain.talking import Talk
from tests.screens.harness import started

from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.events import Event, Record, SessionOpened
from peerinquiry.storage.journal import read_journal

ACTS: tuple[tuple[str, str], ...] = (
    ("Ann, Bea, Carl, Dev\n", "add Ann, Bea, Carl, Dev"),
    ("<enter>", "next"),
    ("We lose two suppliers a year\n", "challenge Ann: We lose two suppliers a year"),
    ("My team is tired\n", "challenge Bea: My team is tired"),
    ("Two teams, one budget\n", "challenge Carl: Two teams, one budget"),
    ("Nobody decides\n", "challenge Dev: Nobody decides"),
    ("<enter>", "next"),
    ("<right_square_bracket>", "forward"),
    ("2", "vote Ann: 2"),
    ("1", "vote Bea: 1"),
    ("1", "vote Carl: 1"),
    ("1", "vote Dev: 1"),
    ("<enter>", "next"),
    ("<enter>", "next"),
    ("<space>", "start"),
    ("It began in March\n", "next It began in March"),
    ("<enter>", "next"),
    ("<space>", "start"),
    ("Purchasing, and nobody from finance\n", "next Purchasing, and nobody from finance"),
    ("a", ""),
    ("Call them\n", "park Carl: Call them"),
    ("p", "pass"),
    ("o", ""),
    ("What have you tried so far?\n", "ask What have you tried so far?"),
    ("<space>", "start"),
    ("<f2>", "more"),
    ("<enter>", "next"),
    ("u", "undo"),
    ("U", "redo"),
    ("<N>", ""),
    ("Ask Bea afterwards\n", "private Ask Bea afterwards"),
    ("w", ""),
    ("n", ""),
    ("Eli\n", "add Eli"),
    ("<escape>", ""),
    ("<greater_than_sign>", "go say-back"),
    ("<enter>", "next"),
    ("y", "right"),
    ("<enter>", "next"),
    ("<equals_sign>", "unchanged"),
    ("<right_square_bracket>", "forward"),
    ("<t>", ""),
    ("We shared a forecast\n", "next We shared a forecast"),
    ("l", "later"),
    ("o", ""),
    ("<enter>", "take 1"),
    ("<escape>", ""),
    ("<right_square_bracket>", "forward"),
    ("<t>", ""),
    ("Bea: call both by 2026-12-01\n", "action Bea: call both by 2026-12-01"),
    ("<escape>", ""),
    ("n", ""),
    ("More e-mails\n", "not-doing More e-mails"),
    ("d", ""),
    ("2026-12-20\n", "check-in 2026-12-20"),
    ("<right_square_bracket>", "forward"),
    ("<t>", ""),
    ("That I am not alone\n", "next That I am not alone"),
    ("p", "pass"),
    ("<enter>", "next"),
    ("<enter>", "next"),
    ("<enter>", "next"),
    ("<enter>", "next"),
    ("45345", "pulse Ann: 4 5 3 4 5"),
    ("33333", "pulse Bea: 3 3 3 3 3"),
    ("54321", "pulse Carl: 5 4 3 2 1"),
    ("<enter>", "next"),
    ("<enter>", "next"),
    ("<enter>", "next"),
)
"""What is done: on the keyboard of the console, and as a line. An empty line in the second place is no line."""


def untimed(event: Event) -> Event:
    """The event, wherever the session is held."""
    return replace(event, utc_offset=0) if isinstance(event, SessionOpened) else event


def page(records: Sequence[Record]) -> str:
    """The page of the record, without the times of day and of the year."""
    return re.sub(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}(:\d{2})?", "…", render(records))


async def test_the_same_acts_make_the_same_record_and_the_same_page(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    talk = Talk(tmp_path, *(line for _, line in ACTS if line))
    assert talk.code == 0, talk.text
    async with started() as desk:
        for keys, _ in ACTS:
            await (desk.press(keys[1:-1]) if keys.startswith("<") else desk.type(keys))
        drawn = desk.session.records
    told = read_journal(talk.journal).records
    assert [untimed(record.event) for record in told] == [untimed(record.event) for record in drawn]
    assert page(told) == page(drawn)
    assert talk.state.closed, "from hello to goodbye"
    kinds = {type(record.event) for record in told}
    record_property("measured", f"{len(told)} events of {len(kinds)} kinds are the same but for times")
