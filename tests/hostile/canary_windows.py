"""`python -m tests.hostile.canary_windows HOME REPORT`: stage and public console over a session full of canaries.

Both are drawn by the real driver; then something is typed and not kept; then all that can be taken along is. Afterwards
the report tells which programs were started with which arguments, and which files were opened under which names.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from tests.hostile.canaries import DRAFT, KNOWN, MARK, PRIVATE_NOTE, whole
from tests.screens.harness import A_WHILE, LOOKS, InMemory, Memory, Seeded, Time, rest
from textual.pilot import Pilot

from peerinquiry.app import PeerInquiryApp
from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.inquiry.commands import GoTo, Note
from peerinquiry.inquiry.events import QuestionPut, Record
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.plan_text import plan_as_text
from peerinquiry.session import Past, Session
from peerinquiry.stage import StageApp
from peerinquiry.storage.home import Home
from peerinquiry.widgets.note_line import NoteLine

T = TypeVar("T")
A = TypeVar("A", StageApp, PeerInquiryApp)

STARTED: Final[list[str]] = []
"""The arguments of every program that was started."""
OPENED: Final[set[str]] = set()
"""The name of every file that was opened, or given another."""
SOUGHT: Final = f"{MARK}sought"
"""What is searched for."""
TAKEN: Final = ("y", "g", "i", "R", "o")
"""The keys of goodbye: the plan and the grep line to the clipboard, calendar, report, the folder."""
BETWEEN: Final = "\x1b[0;0;0m"
"""What the terminal is told behind each window, so that their bytes can be told apart."""


def hear(event: str, arguments: tuple[Any, ...]) -> None:
    """Note which programs are started, and what files are called."""
    if event in {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}:
        STARTED.append(repr(arguments[:2]))
    elif event in {"open", "os.rename", "os.link", "os.symlink", "os.mkdir"}:
        OPENED.update(str(one) for one in arguments[:2] if isinstance(one, str | Path))


async def stage(app: StageApp, pilot: Pilot[Any], journal: Path) -> int:
    """The session as it goes on, event by event; how many looks that were."""
    records = whole()
    for end in range(1, len(records) + 1):
        journal.write_bytes(encode_journal(Header(records[0].at, "x"), records[:end]))  # noqa: ASYNC240 - a test may wait
        app.look()
        await rest(app, pilot)
    return len(records)


async def console(app: PeerInquiryApp, pilot: Pilot[Any]) -> int:
    """The public console at every seventh event, and at each question; how many looks that were."""
    records, looks = whole(), 0
    for end in range(2, len(records) + 1):
        if end % 7 and not isinstance(records[end - 1].event, QuestionPut):
            continue
        show(app, records[:end])
        await rest(app, pilot)
        await pilot.press("escape")
        await rest(app, pilot)
        looks += 1
        app.close_session()
    return looks


def show(app: PeerInquiryApp, records: list[Record]) -> None:
    """A session that is open in the console."""
    session = Session(Memory(), Time(), Past(tuple(records), records[-1].elapsed))
    app.show_session(Seeded(app, InMemory(session), app.library, app.post))


async def drafts(app: PeerInquiryApp, pilot: Pilot[Any]) -> str:
    """Begin a real session, type and do not keep it, and leave; what stood in the line."""
    app.begin("Tuesday")
    await pilot.pause()
    for letter in DRAFT:
        await pilot.press(letter)
    await pilot.press("escape")
    typed = app.screen.query_one(NoteLine).text
    app.close_session()
    await pilot.pause()
    return typed


async def privately(app: PeerInquiryApp, pilot: Pilot[Any]) -> None:
    """A question, where what is private was asked for."""
    records = whole()
    asked = next(number for number, one in enumerate(records, 1) if isinstance(one.event, QuestionPut))
    show(app, records[:asked])
    await rest(app, pilot)
    app.action_private()
    await rest(app, pilot)
    app.close_session()


async def taking(app: PeerInquiryApp, pilot: Pilot[Any]) -> str:
    """See what is private; take along what there is, edit the bank, and search: the plan as it was copied."""
    await privately(app, pilot)
    app.take_up(app.home.sessions / f"{KNOWN}.toml")
    await rest(app, pilot)
    app.act(Note(PRIVATE_NOTE, private=True))
    app.act(GoTo(Step.FAREWELL))
    for key in ("escape", *TAKEN):
        await pilot.press(key)
        await rest(app, pilot)
    app.action_edit_bank()
    await until(lambda: "true'" in "".join(STARTED) and not app.bank_desk._away, pilot)
    copied = plan_as_text(app.state, date.today())  # noqa: DTZ011 - as the console has it
    app.close_session()
    await pilot.press("slash", *SOUGHT[:-1])
    await rest(app, pilot)
    before = len(STARTED)
    await pilot.press(SOUGHT[-1])  # whatever was looked for before, from now on it is the whole word
    await until(lambda: len(STARTED) > before, pilot)
    return copied


async def until(holds: Callable[[], bool], pilot: Pilot[Any]) -> None:
    """Let it work until a program was started, or is done."""
    for _ in range(LOOKS):
        if holds():
            return
        await pilot.pause(A_WHILE)
    raise AssertionError(STARTED)


def programs(folder: Path) -> None:
    """What a desktop would open a folder with."""
    folder.mkdir()
    for name in ("open", "xdg-open"):
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o700)
    os.environ |= {"EDITOR": "true", "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def worked_in(app: A, work: Callable[[A, Pilot[Any]], Awaitable[T]]) -> T:
    """Open a window, work in it, and close it; then the terminal is told that another one comes."""
    done: list[T] = []

    async def working(pilot: Pilot[Any]) -> None:
        done.append(await work(app, pilot))
        app.exit()

    app.run(auto_pilot=working)
    sys.stderr.write(BETWEEN)
    sys.stderr.flush()
    return done[0]


def main(root: Path, report: Path) -> None:
    """Open the windows, one after another."""
    programs(report.parent / "programs")
    sys.addaudithook(hear)
    home = Home(root)
    journal = home.sessions / "2026-11-30-0900-followed.toml"
    looks = {
        "stage": worked_in(StageApp(home, journal), lambda app, pilot: stage(app, pilot, journal)),
        "console": worked_in(PeerInquiryApp(home), console),
    }
    typed = [worked_in(PeerInquiryApp(home), drafts), worked_in(PeerInquiryApp(home), taking)]
    told = {"looks": looks, "started": STARTED, "typed": typed, "opened": sorted(OPENED)}
    report.write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
