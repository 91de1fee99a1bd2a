"""The queries of `docs/queries`, as they stand there, on a year in each format: what they say, counted another way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias

import pytest
from tests.inquiry.driver import PEOPLE, Run, at_planning, opened
from tests.year.material import TEAMS

from peerinquiry.formats.export import Engine, Format
from peerinquiry.formats.export.as_table import as_table
from peerinquiry.formats.export.rows import SessionRows, Wanted
from peerinquiry.formats.export.writing import writer
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.events import Record, SessionOpened, TurnTaken
from peerinquiry.inquiry.evolve import evolve, live
from peerinquiry.inquiry.model import Answer, OpenAction, State, Step
from peerinquiry.inquiry.view.followups import Told, promises
from peerinquiry.storage.all_sessions import each_session
from peerinquiry.storage.home import Home

duckdb = pytest.importorskip("duckdb", reason="the extra `export` is not installed")
pytest.importorskip("pyarrow", reason="the extra `export` is not installed")

Sessions = dict[str, tuple[Record, ...]]
Base: TypeAlias = Any
"""A connection of duckdb, which may not be installed where types are checked."""

NORTH = "north"
MONDAY = date(2026, 12, 7)


def chain() -> Sessions:
    """Three meetings of a team: what was planned in the first comes up in the second, and some of it in the third."""

    def brought(number: int, what: str, by: date | None = None) -> OpenAction:
        return OpenAction("2026-11-22-1400-first", number, what, "Ann", by, "", date(2026, 11, 22))

    first = at_planning().all(c.NameTeam(NORTH), *(c.SetAction(f"Action {number}", "Ann") for number in range(1, 7)))
    first.all(c.DropAction(6))
    second = opened().all(
        c.AddPeople(PEOPLE), c.BringActions(tuple(brought(n, f"Action {n}") for n in range(1, 5)), NORTH)
    )
    second.all(c.AnswerAction(1, Answer.KEPT), c.AnswerAction(2, Answer.DROPPED), c.AnswerAction(2, Answer.KEPT))
    second.all(
        c.AnswerAction(3, Answer.CHANGED, "time", "Action 3, smaller", MONDAY), c.AnswerAction(4, Answer.DROPPED)
    )
    second.undo()
    third = opened().all(c.AddPeople(PEOPLE))
    third.all(
        c.BringActions((brought(3, "Action 3, smaller", MONDAY), brought(4, "Action 4"), brought(5, "Action 5")), NORTH)
    )
    third.all(c.AnswerAction(2, Answer.CHANGED, "later", by=MONDAY), c.AnswerAction(3, Answer.DROPPED, "no"))
    runs = {"2026-11-22-1400-first": first, "2026-11-29-1400-second": second, "2026-12-06-1400-third": third}
    return {name: tuple(later(run, weeks)) for weeks, (name, run) in enumerate(runs.items())}


def later(run: Run, weeks: int) -> Iterator[Record]:
    return (replace(record, at=record.at + timedelta(weeks=weeks)) for record in run.records)


@dataclass(frozen=True)
class Spoken:
    """A turn that was taken, as the core has it: who spoke, and whether they owned the challenge."""

    step: Step
    speaker: str
    as_owner: bool
    seconds: float
    aim: str


@dataclass(frozen=True)
class Played:
    """What a session comes to."""

    state: State
    turns: tuple[Spoken, ...]


def played(records: Sequence[Record]) -> Played:
    """Read once more, without what was undone, which is another way than the export's."""
    state = State()
    spoken = []
    for record in live(records)[0]:
        event = record.event
        if isinstance(event, TurnTaken):
            speaker = turns.speaker(state, state.step, event.who)
            aim = state.question.aim if state.question else state.aim
            spoken.append(Spoken(state.step, speaker, speaker == state.owner, event.seconds, aim))
        state = evolve(state, record)
    return Played(state, tuple(spoken))


@pytest.fixture(scope="module")
def sessions(a_year: Path) -> Sessions:
    """A year of one group, and the chain."""
    opening = SessionOpened(TEAMS[0].title, TEAMS[0].offset)
    every = {one.path.stem: one.records for one in each_session(Home(a_year)) if one.records}
    return {name: records for name, records in every.items() if records[0].event == opening} | chain()


@pytest.fixture(scope="module")
def year(sessions: Sessions) -> dict[str, Played]:
    return {name: played(records) for name, records in sessions.items()}


@pytest.fixture(scope="module")
def exports(sessions: Sessions, tmp_path_factory: pytest.TempPathFactory) -> dict[Format, Path]:
    """The rows are made once, and written in each format."""
    folder = tmp_path_factory.mktemp("exports")
    paths = {format_: folder / f"events.{format_}" for format_ in Format}
    files = {format_: path.open("wb") for format_, path in paths.items()}
    writers = [writer(format_, file) for format_, file in files.items()]
    for name, records in sessions.items():
        for row in SessionRows(name, records, Wanted()):
            for one in writers:
                one.add(row)
    for one, file in zip(writers, files.values(), strict=True):
        one.close()
        file.close()
    return paths


@pytest.fixture(params=Format)
def base(request: pytest.FixtureRequest, exports: dict[Format, Path]) -> Iterator[Base]:
    with duckdb.connect() as connection:
        connection.execute(as_table(Engine.DUCKDB, request.param, str(exports[request.param])))
        yield connection


def ask(base: Base, checkout: Path, query: str) -> list[tuple[Any, ...]]:
    answer: list[tuple[Any, ...]] = base.execute(
        (checkout / "docs" / "queries" / f"{query}.sql").read_text(encoding="utf-8")
    ).fetchall()
    return answer


def test_which_actions_are_open(base: Base, checkout: Path, year: dict[str, Played]) -> None:
    told = ask(base, checkout, "open_actions")
    expected = [
        (
            one.team,
            one.action.since,
            one.action.who,
            one.action.what,
            one.action.by,
            one.action.session,
            one.action.action,
        )
        for one in promises(Told(name, session.state) for name, session in year.items())
        if one.is_open
    ]
    assert len(expected) > 5
    assert sorted(told, key=str) == sorted(expected, key=str)
    assert told == sorted(told, key=lambda row: (row[0], row[1], row[5], row[6]))


def test_of_the_chain_two_actions_are_open(base: Base, checkout: Path) -> None:
    since, first = date(2026, 11, 22), "2026-11-22-1400-first"
    assert [row for row in ask(base, checkout, "open_actions") if row[0] == NORTH] == [
        (NORTH, since, "Ann", "Action 3, smaller", MONDAY, first, 3),
        (NORTH, since, "Ann", "Action 4", MONDAY, first, 4),
    ]


def test_how_many_answers_ran_over(base: Base, checkout: Path, year: dict[str, Played]) -> None:
    answers: dict[str, list[float]] = defaultdict(list)
    for session in year.values():
        for turn in session.turns:
            if turn.step is Step.QUESTIONS:
                answers[turn.aim].append(turn.seconds)
    told = {aim: tuple(figures) for aim, *figures in ask(base, checkout, "answers_by_aim")}
    assert told == {
        aim: (
            len(answered),
            sum(seconds > 0 for seconds in answered),
            sum(seconds > 30 for seconds in answered),
            pytest.approx(fmean(filter(None, answered)), abs=0.051),
        )
        for aim, answered in answers.items()
    }
    assert sum(figures[2] for figures in told.values()) > 50
    assert list(told) == sorted(told, key=lambda aim: (-told[aim][0], aim))


def test_how_evenly_voices_were_shared(base: Base, checkout: Path, year: dict[str, Played]) -> None:
    months: dict[tuple[date, str], list[tuple[float, float, float]]] = defaultdict(list)
    for session in year.values():
        if figures := _voices(session.turns):
            day = session.state.opened_at + timedelta(minutes=session.state.utc_offset)
            months[day.date().replace(day=1), session.state.team].append(figures)
    told = {(month, team): figures for month, team, *figures in ask(base, checkout, "voices_by_month")}
    assert told == {
        key: [len(some), *map(_about, map(fmean, zip(*some, strict=True)), (0.051, 0.00051, 0.00051))]
        for key, some in months.items()
    }
    assert len(told) > 10
    assert list(told) == sorted(told)


def _about(figure: float, rounding: float) -> object:
    return pytest.approx(figure, abs=rounding)


def _voices(spoken: Sequence[Spoken]) -> tuple[float, float, float] | None:
    """How many peers spoke, the share of the loudest, and how even it was; nothing, where fewer than two did."""
    seconds: dict[str, float] = defaultdict(float)
    for turn in spoken:
        if turn.seconds > 0 and not turn.as_owner:
            seconds[turn.speaker] += turn.seconds
    if len(seconds) < 2:
        return None
    shares = [one / sum(seconds.values()) for one in seconds.values()]
    return len(shares), max(shares), -sum(share * log(share) for share in shares) / log(len(shares))
