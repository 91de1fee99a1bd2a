"""The invented year: the same each time, and with everything in it that sessions come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.year.making import SESSIONS, make
from tests.year.material import TEAMS

from peerinquiry.inquiry.events import KINDS, PulseGiven, Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.model import State, Step
from peerinquiry.storage.all_sessions import each_session
from peerinquiry.storage.home import Home

MISSING = {"redacted"}
"""Words of journals that no session of the year has: what stands in a copy alone."""

Played = list[tuple[tuple[Record, ...], State]]


@pytest.fixture(scope="module")
def played(a_year: Path) -> Played:
    kept = [one.records for one in each_session(Home(a_year)) if one.as_written]
    return [(records, fold(records)) for records in kept if records]


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make(Home(tmp_path / name), sessions=6)
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_every_event_there_is_happens_in_it(played: Played) -> None:
    assert len(played) == SESSIONS
    happened = {type(record.event) for records, _ in played for record in records}
    assert {word for word, kind in KINDS.items() if kind not in happened} == MISSING


def test_sessions_come_to_all_kinds_of_ends(played: Played) -> None:
    states = [state for _, state in played]
    assert {state.title.removesuffix(", on site") for state in states} == {group.title for group in TEAMS}
    assert 5 <= min(len(state.names) for state in states) < max(len(state.names) for state in states) <= 12
    assert 10 < sum(not state.closed for state in states) < 60
    assert sum(bool(state.inquiries) for state in states) > 10
    assert sum(0 < len(state.pulses) < 3 for state in states) > 5
    assert sum(state.step is Step.FAREWELL and not state.plan.actions for state in states) > 10
    assert len({state.bank.name for state in states}) == len({name for group in TEAMS for name in group.banks})


def test_some_of_what_was_undone_would_change_what_is_counted(played: Played) -> None:
    given = [sum(isinstance(record.event, PulseGiven) for record in records) for records, _ in played]
    assert any(number > len(state.pulses) for number, (_, state) in zip(given, played, strict=True))
