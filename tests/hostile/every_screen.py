"""`python -m tests.hostile.every_screen HOME REPORT THEME`: console and stage, where everything is hostile.

It is drawn by the real driver on the terminal it was started in. Each key of each screen is hit once, as the screens
themselves say what keys they have; so a screen that is new is walked to, or is missing from the report.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tests.hostile.home import LOOSE
from tests.hostile.payloads import hostile
from tests.hostile.session import LITERAL, PEOPLE, hostile_records
from tests.screens.harness import A_WHILE, LOOKS, InMemory, Memory, Seeded, Time, rest
from tests.screens.looks import RGB, Kind, Run, runs
from textual import events
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import Screen

from peerinquiry.app import PeerInquiryApp
from peerinquiry.formats.journal_toml import Header, decode, encode_journal
from peerinquiry.inquiry.commands import AddPeople, Command, GoTo
from peerinquiry.inquiry.events import (
    ClockStarted,
    Event,
    OwnerChosen,
    QuestionPut,
    Record,
    SessionClosed,
    StepEntered,
    VotesRevealed,
)
from peerinquiry.inquiry.model import Step
from peerinquiry.screens.shelf import ShelfScreen
from peerinquiry.session import Past, Session
from peerinquiry.stage import StageApp
from peerinquiry.storage.home import Home

Pair = tuple[RGB | None, RGB | None, Kind | None]
"""The colour of letters, and of what is behind them; and what is asked of both."""

LINES: Final = "\n".join(f"{hostile(who, LITERAL)}: {hostile('pasted words?', LITERAL)}" for who in PEOPLE)
PASTED: Final = {
    Step.WRITING: LINES,
    Step.QUESTIONS: LINES,
    Step.VOTING: "\n".join(f"{hostile(who, LITERAL)}: 1, 2" for who in PEOPLE),
}
UNTIL: Final[dict[Step, type[Event]]] = {Step.VOTING: VotesRevealed, Step.QUESTIONS: QuestionPut}
"""Steps that are walked through as they were before this happened: there is more to be done in them then."""
MOVING: Final = frozenset(
    {"go_on", "undo", "redo", "phase(1)", "phase(-1)", "step(1)", "step(-1)", "another_challenge"}
)
"""What changes where the group is, maybe within the phase."""
COMES: Final = "Zoe"
"""Who is no part of the team yet that is to be saved."""
INSIDE: Final = ("down", "enter")
"""What is hit in a dialog, before it is left."""
UNTOUCHED: Final = frozenset({"ctrl+q", "ctrl+c", "f12", "full_stop", "ctrl+z"})
"""Keys that end it; and the private view has a walk of its own."""


def kept(until: type[Event] = SessionClosed) -> list[Record]:
    """The session as it is read from its file, from before the first such event."""
    records = hostile_records(LITERAL)
    end = next(number for number, one in enumerate(records) if isinstance(one.event, until))
    return list(decode(encode_journal(Header(records[0].at, "x"), records[:end])).records)


class Walk:
    """Through a window, with an eye on what stands in it."""

    def __init__(self, app: PeerInquiryApp, pilot: Pilot[None]) -> None:
        """Nothing was seen yet."""
        self.app, self.pilot = app, pilot
        self.pages: dict[str, list[str]] = defaultdict(list)
        self.hit: set[tuple[str, str]] = set()
        self.said: list[str] = []
        self.offered: set[str] = set()
        self.runs: dict[Pair, Run] = {}

    async def press(self, *keys: str) -> None:
        """Hit keys, and look after each."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await self.look()

    async def until(self, words: str) -> None:
        """Look until the screen shows them: what is searched is searched beside it."""
        for _ in range(LOOKS):
            await self.pilot.pause(A_WHILE)
            await self.look()
            if words in self.pages[type(self.app.screen).__name__][-1]:
                return
        raise AssertionError(f"{words!r} in:\n{self.pages[type(self.app.screen).__name__][-1]}")

    async def paste(self, text: str) -> None:
        """Paste, as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.look()

    async def look(self) -> None:
        """See what stands there now, once it has come to rest."""
        while self.app.bank_desk._away:  # the editor has the terminal
            await self.pilot.pause(A_WHILE)
        await rest(self.app, self.pilot)
        self.pages[type(self.app.screen).__name__].append(page_of(self.app.screen))
        self.runs |= pairs(self.app.screen)
        self.said += [one.message for one in self.app._notifications]
        for command in self.app.get_system_commands(self.app.screen):
            self.offered.update((command.title, command.help))

    async def back(self, to: Screen[Any]) -> None:
        """Leave whatever is in front of a screen."""
        for key in ("escape", "escape", "space", "space", "escape", "q"):
            if self.app.screen is to or to not in self.app.screen_stack:
                return
            await self.press(key)
        while self.app.screen is not to and to in self.app.screen_stack:
            self.app.pop_screen()
        await self.look()

    async def every_key(self, again: Sequence[Command] = ()) -> None:
        """Each key of this screen once, with a look into what it opens; `again` brings the session back."""
        screen = self.app.screen
        for key, active in sorted(screen.active_bindings.items()):
            spot = declared(type(active.node), active.binding.action), active.binding.action
            if key in UNTOUCHED or spot in self.hit or not active.enabled:
                continue
            self.hit.add(spot)
            await self.press(key)
            if self.app.screen is not screen and screen in self.app.screen_stack:
                await self.into()
            await self.back(screen)
            if screen not in self.app.screen_stack and not self.app.live:
                return
            if self.app.live and (screen not in self.app.screen_stack or spot[1] in MOVING):
                for command in again:
                    self.app.live.act(command)
                await self.look()
                screen = self.app.screen
            if self.app.focused:  # letters would be typed
                await self.press("escape")

    async def into(self) -> None:
        """A dialog, or a screen that was opened: its own keys, as far as it has not been left."""
        for key in INSIDE:
            opened = self.app.screen
            await self.press(key)
            if self.app.screen is not opened:
                break


def page_of(screen: Screen[Any]) -> str:
    """All that stands on a screen."""
    return "\n".join(strip.text for strip in screen._compositor.render_strips())


def pairs(screen: Screen[Any]) -> dict[Pair, Run]:
    """Each pair of colours on a screen, with something that is drawn in it."""
    drawn = runs(screen, type(screen).__name__)
    return {(run.colour, run.ground, run.kind): run for run in drawn}


def declared(node: type[DOMNode], action: str) -> str:
    """The class that has the key of this action: what many screens have in common is tried once."""
    for kind in node.__mro__:
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.action == action:
                return kind.__name__
    return node.__name__


async def console(walk: Walk) -> None:
    """Home and what it opens; then each step of a session, and each key."""
    home = walk.app.screen
    await walk.look()
    for key in ("b", "t", "m", "r", "n", "s", "e", "question_mark"):
        await walk.press(key)
        opened = walk.app.screen
        await walk.into()
        if isinstance(opened, ShelfScreen):
            await walk.back(opened)
            await walk.every_key()
        if walk.app.live:
            walk.app.close_session()
        await walk.back(home)
    await walk.press("slash", *LOOSE)
    await walk.until("1 line in 1 session")
    await walk.press("enter")
    await walk.until("10:00:00")
    await walk.back(home)
    for step in Step:
        await through(walk, step)
    open_session(walk.app, (GoTo(Step.RULES), AddPeople((hostile(COMES, LITERAL),))))
    await walk.press("escape", "S", "enter", "enter")
    await walk.back(walk.app.screen_stack[1])


async def through(walk: Walk, step: Step) -> None:
    """A step, each key of it, and what is pasted into it."""
    until = UNTIL.get(step, SessionClosed)
    open_session(walk.app, (GoTo(step),), until)
    await walk.look()
    await walk.press("escape")
    await walk.every_key((GoTo(step),))
    if step in PASTED:
        walk.app.close_session()
        open_session(walk.app, (GoTo(step),), until)
        await walk.press("t")
        await walk.paste(PASTED[step])
        await walk.back(walk.app.screen_stack[1])
    walk.app.close_session()
    await walk.look()


def open_session(app: PeerInquiryApp, commands: Sequence[Command], until: type[Event] = SessionClosed) -> None:
    """The hostile session, as it stood before such an event, and after these commands."""
    records = kept(until)
    session = Session(Memory(), Time(), Past(tuple(records), records[-1].elapsed))
    for command in commands:
        session.dispatch(command)
    app.show_session(Seeded(app, InMemory(session), app.library, app.post))


async def follow(
    app: StageApp, pilot: Pilot[None], path: Path, pages: dict[str, list[str]], seen: dict[Pair, Run]
) -> None:
    """What the stage shows as the session goes on, event by event."""
    records = hostile_records(LITERAL)
    for end in range(len(records) + 1):
        path.write_bytes(encode_journal(Header(records[0].at, "x"), records[:end]))  # noqa: ASYNC240 - a test may wait
        if not end or isinstance(records[end - 1].event, StepEntered | OwnerChosen | QuestionPut | ClockStarted):
            app.look()
            await rest(app, pilot)
            app.look()
            await rest(app, pilot)
            pages[type(app.screen).__name__].append(page_of(app.screen))
            seen |= pairs(app.screen)


def main(root: Path, report: Path, theme: str) -> None:
    """Walk, and write down what was seen."""
    os.environ |= {"EDITOR": "true", "PEERINQUIRY_HOME": str(root)}
    app, home = PeerInquiryApp(Home(root)), Home(root)
    walks: list[Walk] = []
    followed: dict[str, list[str]] = defaultdict(list)

    async def walking(pilot: Pilot[Any]) -> None:
        walks.append(Walk(app, pilot))
        app.theme = theme
        await console(walks[0])
        app.exit()

    app.run(auto_pilot=walking)
    journal = home.sessions / "2026-11-30-0900-followed.toml"
    stage = StageApp(home, journal)

    async def following(pilot: Pilot[Any]) -> None:
        stage.theme = theme
        await follow(stage, pilot, journal, followed, walks[0].runs)
        stage.exit()

    stage.run(auto_pilot=following)
    walk = walks[0]
    told = {
        "pages": walk.pages,
        "stage": followed,
        "said": sorted(set(walk.said)),
        "offered": sorted(walk.offered),
        "keys": len(walk.hit),
        "runs": [asdict(run) for run in walk.runs.values()],
    }
    report.write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
