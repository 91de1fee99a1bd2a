"""The stage: the screens of the console, over what everyone may know; no hands, no keys, nothing private."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from tests.inquiry.driver import BANK, START, Run
from tests.inquiry.runs import runs
from tests.inquiry.test_follow_through import BRING, LAST
from tests.screens import stages
from tests.screens.harness import LARGE, SMALL, TINY, Desk, InMemory, Memory, Seeded, Time, do, started
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from peerinquiry.app import PeerInquiryApp
from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.bank import Bank, BankQuestion
from peerinquiry.inquiry.commands import AddPeople, Command, GoTo, OpenSession
from peerinquiry.inquiry.events import Event, Noted, QuestionHidden, Record, VoteCast
from peerinquiry.inquiry.model import Answer, Phase, Step
from peerinquiry.inquiry.view.curtain import MOMENT
from peerinquiry.inquiry.voting import Ballot, TieRule
from peerinquiry.rehearsal import SteppedClock, beats
from peerinquiry.screens.themes import THEMES
from peerinquiry.session import Past, Session
from peerinquiry.stage import WAITING, StageApp
from peerinquiry.storage import heartbeat
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.heartbeat import Cover, Heartbeat
from peerinquiry.storage.home import Home

MARK = "zx9private"
KEY_HINTS = re.compile(
    r"\bEnter\b|\bSpace\b|\bEsc\b|\bF\d\b|(?:^|[·?] )[a-z=\[\]<>] "
    r"(?:says|picks|goes|shows|draws|takes|counts|opens|yes|no)"
    r"|\? [a-z]\b|↑ ↓|type|paste|press",
    re.MULTILINE,
)


class Hall:
    """A stage, and the file that it follows."""

    def __init__(self, app: StageApp, pilot: Pilot[None], path: Path, time: Time) -> None:
        self.app, self.pilot, self.path, self.time = app, pilot, path, time
        self.heart = Heartbeat(path)

    async def show(self, records: Sequence[Record], *, alive: bool = True) -> str:
        """These have happened: what stands on the screen."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(encode_journal(Header(START, "0"), records))
        if alive:
            self.heart.beat(records[-1].elapsed)
        return await self.look()

    async def look(self) -> str:
        self.app.look()
        for _ in range(3):
            await self.pilot.pause()
        self.app.look()
        await self.pilot.pause()
        return self.page()

    def page(self) -> str:
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())


@asynccontextmanager
async def hall(folder: Path, size: tuple[int, int] = SMALL) -> AsyncIterator[Hall]:
    time, home = Time(), Home(folder / "home")
    path = home.sessions / "2026-11-22-1400-leaders.toml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heartbeat, "now", time.wall)
        app = StageApp(home, path, time)
        async with app.run_test(size=size) as pilot:
            yield Hall(app, pilot, path, time)


def records_of(*commands: Command) -> tuple[Record, ...]:
    session = Session(Memory(), Time())
    library = BankLibrary(Path("nowhere"), Path("nowhere"))
    do(session, OpenSession("Leadership team", library.load(DEFAULT_BANK), 60), *commands)
    return session.records


async def test_without_a_session_it_waits_and_then_shows_it(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        assert WAITING in await stage.look()
        page = await stage.show(records_of(*stages.REFRAMED, GoTo(Step.STORY)))
        assert "Ann tells the story" in page
        assert "Two suppliers a year" in page
        assert MOMENT not in page


@pytest.mark.parametrize("size", [SMALL, LARGE, TINY])
@pytest.mark.parametrize("step", Step)
async def test_every_step_shows_whose_turn_it_is_and_no_key(step: Step, size: tuple[int, int], tmp_path: Path) -> None:
    async with hall(tmp_path, size) as stage:
        page = await stage.show(records_of(*stages.PARKED_AND_PLANNED, GoTo(step)))
        assert not KEY_HINTS.findall(page)
        assert str(tmp_path) not in page
        assert stage.path.stem not in page
        assert WAITING not in page
        if size != TINY:
            assert step.phase.capitalize() in page


async def test_between_turns_everyone_reads_what_comes_next(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        page = await stage.show(records_of(*stages.CHOSEN, GoTo(Step.STORY), c.EndTurn("")))
        assert "next: questions" in page


async def test_where_the_clock_is_not_started_nobody_is_told_to_count(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        records = records_of(*stages.CHOSEN, GoTo(Step.STORY))
        await stage.show(records)
        stage.time.pass_(1)
        stage.heart.beat(records[-1].elapsed + 60)
        page = await stage.look()
        assert "not started" in page
        assert "without the clock" not in page


@pytest.mark.parametrize(
    "key", ["space", "enter", "u", "question_mark", "full_stop", "f12", "c", "f10", "ctrl+p", "w", "1", "tab", "escape"]
)
async def test_no_key_does_anything(key: str, tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        before = await stage.show(records_of(*stages.PLANNED, GoTo(Step.QUESTIONS)))
        files = {path: path.read_bytes() for path in stage.path.parent.iterdir()}
        await stage.pilot.press(key)
        stage.app.post_message(Paste("pasted"))
        await stage.pilot.click("#guide")
        assert await stage.look() == before
        assert len(stage.app.screen_stack) == 2
        assert {path: path.read_bytes() for path in stage.path.parent.iterdir() if path in files} == files


async def test_one_key_changes_the_theme_and_one_leaves(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        await stage.show(records_of(*stages.PLANNED))
        before = stage.app.theme
        await stage.pilot.press("t")
        assert stage.app.theme != before
        await stage.pilot.press(*"t" * (len(THEMES) - 1))
        assert stage.app.theme == before
        await stage.pilot.press("q")
        assert stage.app._exit


async def test_the_curtain_covers_it_with_its_break(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        records = records_of(*stages.PLANNED, GoTo(Step.QUESTIONS))
        await stage.show(records)
        stage.heart.cover = Cover(down=True)
        stage.heart.beat(records[-1].elapsed)
        page = await stage.look()
        assert page.split() == MOMENT.split()
        stage.heart.cover = Cover(down=True, back_at=stage.time.wall() + timedelta(minutes=5))
        stage.heart.beat(records[-1].elapsed)
        page = await stage.look()
        assert "A short break" in page
        assert "█" in page
        assert "Ann" not in page
        stage.heart.cover = Cover()
        stage.heart.beat(records[-1].elapsed)
        assert "Ann" in await stage.look()


async def test_while_the_console_is_away_it_says_so_calmly(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        records = records_of(*stages.CHOSEN, GoTo(Step.STORY), c.ToggleClock())
        page = await stage.show(records)
        assert MOMENT not in page
        stage.time.pass_(1)
        stage.heart.beat(records[-1].elapsed + 7)
        await stage.look()
        stage.time.pass_(60)
        page = await stage.look()
        assert MOMENT in page
        assert "paused" in page
        assert "2:53 left" in page
        stage.heart.beat(records[-1].elapsed + 1)
        assert MOMENT not in await stage.look()


async def test_a_file_that_is_no_session_is_said(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        stage.path.parent.mkdir(parents=True)
        stage.path.write_text("hello\n" * 20, encoding="utf-8")
        assert "is not a peerinquiry journal" in " ".join((await stage.look()).split())


async def test_it_shows_what_the_console_shows_in_its_places(tmp_path: Path) -> None:
    commands = (*stages.REFRAMED, GoTo(Step.QUESTIONS))
    async with started(*commands) as desk:
        console = {name: desk.text(name) for name in ("PhaseBar", "TurnStrip", "SpeakerCard", "#topic", "#guide")}
    async with hall(tmp_path) as stage:
        await stage.show(records_of(*commands))
        for name, text in console.items():
            widget = stage.app.screen.query_one(name)
            assert str(widget.visual if isinstance(widget, Static) else widget.render()) == text


async def test_a_whole_rehearsal_tells_no_key_at_any_moment(tmp_path: Path) -> None:
    library = BankLibrary(tmp_path, tmp_path)
    bank, clock = library.load(DEFAULT_BANK), SteppedClock(START)
    session = Session(Memory(), clock)
    do(session, OpenSession("Rehearsal", bank, 0))
    seen: set[str] = set()
    async with hall(tmp_path) as stage:
        for beat in beats(bank, START.date()):
            clock.advance(beat.after)
            session.dispatch(beat.ask(session.state))
            place = f"{session.state.step} {session.state.desk.round.holder is None} {session.state.owner is None}"
            if place not in seen:
                seen.add(place)
                page = await stage.show(session.records)
                assert not KEY_HINTS.findall(page), page
    assert len(seen) > len(Step)


# Nothing private, in any phase


def marked(records: Sequence[Record]) -> list[Record]:
    """The same session, with a mark in everything private that is words."""
    return [replace(record, event=_marked(record)) for record in records]


def _marked(record: Record) -> Event:
    match record.event:
        case Noted():
            return replace(record.event, text=MARK)
        case QuestionHidden():
            return replace(record.event, text=MARK)
        case VoteCast() if record.event.choices:
            return replace(record.event, choices=(MARK,) * len(record.event.choices))
    return record.event


def marked_bank(bank: Bank) -> Bank:
    aims = tuple(
        replace(aim, questions=tuple(BankQuestion(question.ask, MARK) for question in aim.questions))
        for aim in bank.aims
    )
    return replace(bank, aims=aims)


def throughout(run: Run) -> Iterator[list[Record]]:
    """What has happened, as the group goes through every phase."""
    for step in (Step.RULES, Step.SAYING, Step.VOTING, Step.QUESTIONS, Step.RECOMMENDING, Step.PLANNING, Step.PULSE):
        for command in (
            c.Note(MARK, private=True),
            c.GoTo(step),
            c.CastVote(next(iter(run.state.names), "Ann"), ("Ann",)),
        ):
            run.do(command)
        yield marked(run.records)


def put_marks(home: Home) -> None:
    """A bank whose hints are marked, and another session that goes by the mark."""
    home.prepare()
    aims = "".join(
        f'[[aims]]\nname = "{aim.name}"\nquestions = ['
        + ", ".join(f'{{ ask = "{question.ask}", listen_for = "{MARK}" }}' for question in aim.questions)
        + "]\n"
        for aim in BANK.aims
    )
    (home.question_banks / f"{BANK.name}.toml").write_text(f'title = "{BANK.title}"\n{aims}', encoding="utf-8")
    (home.sessions / f"{MARK}.toml").write_bytes(encode_journal(Header(START, "0"), records_of(c.SetTitle(MARK))))


@settings(max_examples=3, suppress_health_check=[HealthCheck.too_slow])
@given(runs(most=20))
def test_nothing_private_reaches_the_stage_in_any_phase(run: Run) -> None:
    async def look() -> None:
        with TemporaryDirectory() as folder:
            async with hall(Path(folder)) as stage:
                put_marks(stage.app.home)
                shown: set[Phase] = set()
                for records in throughout(run):
                    page = await stage.show(records)
                    assert MARK not in page
                    shown.add(stage.app.state.phase)
                    assert MARK not in repr(stage.app.bank)
                assert len(shown) > 1

    asyncio.run(look())


@settings(max_examples=2, suppress_health_check=[HealthCheck.too_slow])
@given(runs(most=20))
def test_nothing_private_reaches_the_public_console_in_any_phase(run: Run) -> None:
    async def look() -> None:
        with TemporaryDirectory() as folder:
            home = Home(Path(folder) / "home")
            put_marks(home)
            for records in throughout(run):
                app, time = PeerInquiryApp(home), Time()
                session = Session(Memory(), time, Past(tuple(records), records[-1].elapsed))
                async with app.run_test(size=SMALL) as pilot:
                    app.show_session(Seeded(app, InMemory(session), app.library, app.post))
                    await pilot.pause()
                    await pilot.pause()
                    assert not app.private
                    assert MARK not in Desk(app, pilot, session, time).page()

    asyncio.run(look())


async def test_the_clock_counts_up_where_the_consoles_does(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        records = records_of(*stages.CHOSEN, GoTo(Step.STORY), c.ToggleClock())
        await stage.show(records)
        assert not stage.app.counts_up
        stage.app.home.settings.write_text("[clock]\ncount_up = true\n", encoding="utf-8")
        await stage.look()
        assert stage.app.counts_up


async def test_it_has_the_colours_of_the_console_until_somebody_takes_others(tmp_path: Path) -> None:
    async with hall(tmp_path) as stage:
        await stage.show(records_of(*stages.CHOSEN))
        settings = stage.app.home.settings
        settings.write_text('[look]\ntheme = "paper"\n', encoding="utf-8")
        await stage.look()
        assert stage.app.theme == "paper"
        await stage.pilot.press("t")
        settings.write_text('[look]\ntheme = "paper"\nascii = true\n', encoding="utf-8")
        assert (await stage.look()).isascii()
        assert stage.app.theme == "high contrast"
        settings.write_text('[look]\ntheme = "ink"\n', encoding="utf-8")
        assert not (await stage.look()).isascii()
        assert stage.app.theme == "ink"


async def test_who_votes_is_what_a_stage_that_was_just_opened_says(tmp_path: Path) -> None:
    opened = (*stages.CHOSEN[:-1], c.SetVoting(2, TieRule.RUN_OFF))
    again = [c.CastVote("Ann", ("Bea", "Bea")), c.Undo(), c.CastVote("Ann", ("Bea", "Bea")), c.Undo(), c.Redo()]
    both = c.CastVotes({"Ann": Ballot(("Bea", "Ann")), "Bea": Ballot(("Ann", "Ann"))})
    votes = (*again, c.Undo(), both, c.Undo(), c.Redo())
    said = []
    async with hall(tmp_path / "from the start") as stage:
        for count in range(len(votes) + 1):
            records = records_of(*opened, *votes[:count])
            page = await stage.show(records)
            said.append(next(name for name in stages.PEOPLE if f"{name} votes" in page))
            if count in {3, 7, len(votes)}:
                async with hall(tmp_path / str(count)) as newcomer:
                    assert await newcomer.show(records) == page
    assert said == ["Ann", "Bea", "Ann", "Bea", "Ann", "Bea", "Ann", "Carl", "Ann", "Carl"]


async def test_averages_that_are_opened_early_show_until_more_numbers_come_in(tmp_path: Path) -> None:
    pulses = (*stages.PULSE, *[c.GivePulse(name, (2, 2, 2, 2, 2)) for name in stages.PEOPLE[:3]])
    async with hall(tmp_path) as stage:
        assert "Dev: five numbers" in await stage.show(records_of(*pulses))
        page = await stage.show(records_of(*pulses, c.OpenPulses()))
        assert "2.0" in page
        assert "five numbers" not in page
        page = await stage.show(records_of(*pulses, c.OpenPulses(), c.GivePulse("Dev", (5, 5, 5, 5, 5))))
        assert "Eli: five numbers" in page
        assert not re.search(r"\d\.\d", page)


async def test_in_half_a_window_the_question_still_shows(tmp_path: Path) -> None:
    async with hall(tmp_path, (40, 12)) as stage:
        records = records_of(*stages.CHOSEN, GoTo(Step.QUESTIONS))
        page = await stage.show(records)
        assert "Bea asks" in page
        assert "?" in page
        assert "Framing" not in page


async def test_last_times_actions_stand_there_until_they_are_answered_or_the_rules_begin(tmp_path: Path) -> None:
    begun = (AddPeople(("Ann", "Bea", "Carl")), BRING)
    async with hall(tmp_path) as stage:
        page = await stage.show(records_of(*begun, c.AnswerAction(2, Answer.KEPT, "all drew it")))
        assert "First: what became of last time's actions?" in page
        assert "Ann said:" in page
        assert "1 of 2 answered" in page
        assert "Everyone asks." not in page
        assert LAST not in page, "the name of a file"
        assert not KEY_HINTS.findall(page)
        page = await stage.show(records_of(*begun, c.ToggleClock()))
        assert "Everyone asks." in page
        page = await stage.show(records_of(*begun, c.AnswerAction(2, Answer.KEPT), c.AnswerAction(1, Answer.DROPPED)))
        assert "Everyone asks." in page
