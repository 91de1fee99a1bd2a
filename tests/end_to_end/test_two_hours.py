"""Two hours of a call with everything that goes wrong in one, by real keys, the stage beside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.end_to_end.after_the_questions import a_second_challenge, close, its_plan, plan, recommend
from tests.end_to_end.before_the_questions import challenges, choose, gather
from tests.end_to_end.call import ANSWER, NOTE, SECRETS, Call
from tests.end_to_end.the_questions import (
    a_break,
    a_kill,
    a_sleeping_laptop,
    comings_and_goings,
    first_round,
    the_pace,
    to_the_reframe,
)

from peerinquiry.formats.journal_toml import Decoded
from peerinquiry.formats.transcript_md import LINE, render
from peerinquiry.inquiry.events import GapNoticed, Noted
from peerinquiry.inquiry.evolve import fold
from peerinquiry.storage.journal import read_journal

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)")
ACTS: tuple[Callable[[Call], None], ...] = (
    gather,
    challenges,
    choose,
    first_round,
    comings_and_goings,
    a_break,
    a_sleeping_laptop,
    the_pace,
    a_kill,
    to_the_reframe,
    recommend,
    plan,
    a_second_challenge,
    its_plan,
    close,
)


@pytest.fixture
def call(tmp_path: Path) -> Iterator[Call]:
    call = Call(tmp_path, "Leadership team")
    yield call
    call.hang_up()


def test_two_hours(call: Call) -> None:
    for act in ACTS:
        print(f"{call.time.passed / 60:6.1f} min  {act.__name__}")  # noqa: T201 - shown where it fails
        act(call)
    assert call.time.passed >= 2 * 60 * 60
    call.console.press("q")
    assert call.console.ended() == 0
    call.stage.press("q")
    assert call.stage.ended() == 0
    decoded = read_journal(call.journal)
    assert decoded.warnings == ()
    page = call.journal.with_suffix(".md").read_text(encoding="utf-8")
    assert page == render(decoded.records)
    assert_it_was_as_it_was_shown(decoded)
    assert_the_page_tells_it(page)
    assert_nothing_private_was_drawn(call.stage.raw)


TOLD = (
    "NOTE Fay: is expected later",
    "NOTE Fay: arrived",
    "NOTE Gus Olsen: is away for now",
    "NOTE Gus Olsen: is back",
    "NOTE Ines: joined",
    "NOTE Carl: has left",
    "CHALLENGE Bea: We promised a date that nobody believes in",
    "CHALLENGE Gus Olsen: Meetings eat the week",
    "CHALLENGE Hana: The new office splits the team",
    "VOTE Bea: Ann, Eli",
    "VOTE Gus Olsen: Ann, Hana (handed in by: Hana)",
    "CHOSEN Ann: We lose two suppliers a year / and nobody owns it (how: by a tie at 5 dots, the earliest written",
    "CHOSEN Eli: Two teams build the same thing (how: by talking it through",
    "STORY Ann: It began in March. (took: 3:20)",
    "ASK Bea: Who feels this most? (aim: framing; round: 1; from: bank)",
    "ASK Carl: What did they say when they left? (aim: framing; round: 1; from: own)",
    "ANSWER Ann: That nobody called. (to: Carl; took: 0:42",
    "PASS Dev: passes",
    "PARKED Carl: Have you tried paying them earlier? (came back:",
    "ANSWER Ann: Calmer mornings. (to: Dev; took: 0:16",
    "ASK Eli: Who would miss it? (aim: possibilities; round: 2; from: own)",
    "ANSWER Ann: The two buyers. (to: Eli; took: 0:16",
    "HEARD Hana: You carry it alone. (to: Ann; took: 0:50; that was it: yes)",
    "REFRAME Ann: How do we become worth staying with?",
    "REFRAME Eli: unchanged",
    "EXPERIENCE Bea: We lost three, then visited the rest.",
    "RECOMMEND Fay: Visit the two that are left (parked:",
    "RECOMMEND Dev: One owner for all suppliers. (took: 0:40; taken up: yes)",
    "ACTION Bea: visit Brandt (by: 2026-11-27)",
    "ACTION Ann: Call the two that left (by: 2026-12-07)",
    "ACTION Eli: One board for both teams (by: 2026-12-01)",
    "HELP Hana: reads the contracts",
    "CHECK-IN Everyone: hears how it went, on Mon 21 Dec 2026",
    "NOTE Everyone: finished with Ann's challenge",
    "REFLECT Ann: I was not alone.",
    "PULSE Everyone: shared leadership 4.0; usable solutions 3.0; collective intelligence 5.0;",
)
"""What one finds on the page with grep."""


def assert_the_page_tells_it(page: str) -> None:
    logged = [line for line in page.splitlines() if line.startswith("- ")]
    assert all(LINE.fullmatch(line) for line in logged)
    assert [told for told in TOLD if not any(told in line for line in logged)] == []
    assert sum(" CHOSEN " in line for line in logged) == 2
    assert "Hana Ito" not in page
    assert [secret for secret in SECRETS if secret in page] == [ANSWER]


def assert_it_was_as_it_was_shown(decoded: Decoded) -> None:
    state = fold(decoded.records)
    assert state.closed
    assert state.owner == "Eli"
    assert [inquiry.owner for inquiry in state.inquiries] == ["Ann"]
    assert state.names == ("Ann", "Bea", "Carl", "Dev", "Eli", "Gus Olsen", "Hana", "Fay", "Ines")
    assert len(state.pulses) == 8
    assert Noted(f"Mind the {NOTE}", private=True) in [record.event for record in decoded.records]
    assert [record.event for record in decoded.records if isinstance(record.event, GapNoticed)] == [GapNoticed(600)]


def assert_nothing_private_was_drawn(raw: bytes) -> None:
    """Nor was it ever on its way: the stage is told nothing that it would have to hide."""
    drawn = ESCAPES.sub("", raw.decode(errors="replace")).casefold()
    assert "leadership team" in drawn
    assert [secret for secret in SECRETS if secret in drawn] == []
