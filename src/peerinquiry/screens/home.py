"""Home: what to do now.

It stands at once: whatever it does not need for that is loaded when it is asked for.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from peerinquiry.screens.lobby import TOO_SMALL, Lobby, kept_at, stands
from peerinquiry.widgets.menu import Entry, Menu
from peerinquiry.widgets.wordmark import Wordmark

if TYPE_CHECKING:
    from peerinquiry.storage.sessions import Known, SessionList

SENTENCE = "A group helps one of its own to think, by asking before advising."
WELCOME = "Welcome. Rehearse first: all is invented, nothing can go wrong."
FIRST_THINGS_FIRST = 0.2
"""Seconds before anything is counted, so that home is drawn and takes keys."""
NOT_COUNTED = -1
"""There are sessions, but nobody knows how many."""


NEW = Entry("new", "n", "New session", "for your group, now")
MEET = Entry("meet", "m", "Meet again", "a team that you saved")
RESUME = Entry("resume", "r", "Resume")
REHEARSE = Entry("rehearse", "e", "Rehearse", "a session that plays by itself")
BANKS = Entry("banks", "b", "Question banks", "what there is to ask")
TRANSCRIPTS = Entry("transcripts", "t", "Transcripts")
SEARCH = Entry("search", "/", "Search", "what was said in all of them")
SETTINGS = Entry("app.settings", "s", "Settings", "the clock, the look, and keys")
HELP = Entry("app.help", "?", "Help")
QUIT = Entry("app.leave", "q", "Quit")
"""The name of an entry is its action."""


def menu(*, sessions: int, left: int) -> tuple[tuple[Entry, ...], ...]:
    """The entries in groups; while nothing is on record, rehearse comes first. Counts, and no names."""
    resume = replace(RESUME, aside=f"{_sessions(left)} left open" if left else "")
    transcripts = replace(TRANSCRIPTS, aside=f"{_sessions(sessions)} on record" if sessions > 0 else "")
    begin = (NEW, MEET, resume, REHEARSE) if sessions else (REHEARSE, NEW, MEET, resume)
    return (begin, (BANKS, transcripts, SEARCH), (SETTINGS, HELP, QUIT))


class HomeScreen(Screen[None]):
    """Begin, go on, practise, look things up."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "Menu"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new session", id="home.new", show=False, tooltip="Begin a session"),
        Binding("m", "meet", "meet again", id="home.meet", show=False, tooltip="Begin a session with a team"),
        Binding("r", "resume", "resume", id="home.resume", show=False, tooltip="Go on with a session that was left"),
        Binding("e", "rehearse", "rehearse", id="home.rehearse", show=False, tooltip="Watch a session, and practise"),
        Binding("b", "banks", "question banks", id="home.banks", show=False, tooltip="What there is to ask"),
        Binding(
            "s", "app.settings", "settings", id="home.settings", show=False, tooltip="The clock, the look, and keys"
        ),
        Binding("t", "transcripts", "transcripts", id="home.transcripts", show=False, tooltip="Earlier sessions"),
        Binding("slash", "search", "search", id="home.search", show=False, tooltip="What was said in all sessions"),
    ]

    def __init__(self) -> None:
        """What was read of each session is kept for the next time."""
        super().__init__()
        self._known: Known = {}

    @property
    def lobby(self) -> Lobby:
        """The console this screen stands in."""
        return cast("Lobby", self.app)

    def compose(self) -> ComposeResult:
        """The name, the way in, where files are kept."""
        sessions = NOT_COUNTED if self.lobby.home.sessions.is_dir() else 0
        with Vertical(id="page"):
            yield Wordmark()
            yield Static(_greeting(sessions), id="welcome")
            yield Static(Content(TOO_SMALL), id="small")
            yield Menu(menu(sessions=sessions, left=0))
            yield Static(Content(f"Kept in {kept_at(self.lobby.home.root)}"), id="where")

    def on_mount(self) -> None:
        """Its name in blocks is none in ASCII."""
        self.watch(self.app, "in_ascii", self._spell)

    def on_screen_resume(self) -> None:
        """Count, whenever one comes back here, once it is drawn."""
        self.set_timer(FIRST_THINGS_FIRST, self._count)

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        """Say how many sessions there are, and no names."""
        found = await asyncio.to_thread(self._look)
        if not stands(self):
            return
        total, left = len(found.sessions), len(found.left)
        self.query_one(Menu).groups = menu(sessions=total, left=left)
        self.query_one("#welcome", Static).update(_greeting(total))

    def _spell(self, in_ascii: bool) -> None:  # noqa: FBT001 - as Textual calls it
        self.query_one(Wordmark).in_letters = in_ascii

    def _look(self) -> SessionList:
        from peerinquiry.storage.sessions import list_sessions

        return list_sessions(self.lobby.home, known=self._known)

    @on(Menu.Chosen)
    async def _chosen(self, event: Menu.Chosen) -> None:
        await self.run_action(event.name)

    @work
    async def action_new(self) -> None:
        """Begin a session."""
        from peerinquiry.inquiry.events.session import UNTITLED
        from peerinquiry.screens.ask import AskDialog

        asked = AskDialog("What shall this session be called?", placeholder=f"{UNTITLED}, if left empty")
        title = await self.app.push_screen_wait(asked)
        if title is not None:
            self.lobby.begin(title.strip())

    @work(exclusive=True, group="meet")
    async def action_meet(self) -> None:
        """Begin a session with a team; only now are names shown."""
        from peerinquiry.screens.team_choice import choose_team

        if meeting := await choose_team(self, self.lobby):
            self.lobby.begin("", meeting)

    @work
    async def action_rehearse(self) -> None:
        """Play the invented session."""
        from peerinquiry.screens.speed import SpeedDialog

        fast = await self.app.push_screen_wait(SpeedDialog())
        if fast is not None:
            self.lobby.rehearse(fast=fast)

    @work(exclusive=True, group="resume")
    async def action_resume(self) -> None:
        """Go on with a session that was left; only now are names shown."""
        from peerinquiry.screens.pick import Option, PickDialog
        from peerinquiry.screens.transcripts import about, name_of

        found = await asyncio.to_thread(self._look)
        if not found.left:
            self.lobby.say("No session was left open. n begins one.")
            return
        options = [Option(session, name_of(session), about(session)) for session in found.left]
        picked = await self.app.push_screen_wait(PickDialog("Which session shall go on?", options))
        if picked is not None:
            self.lobby.take_up(picked.path)

    def action_banks(self) -> None:
        """Look at the question banks."""
        from peerinquiry.screens.banks import BanksScreen

        self.app.push_screen(BanksScreen())

    def action_search(self) -> None:
        """Search what was said."""
        from peerinquiry.screens.search import SearchScreen

        self.app.push_screen(SearchScreen())

    def action_transcripts(self) -> None:
        """Look at earlier sessions."""
        from peerinquiry.screens.transcripts import TranscriptsScreen

        self.app.push_screen(TranscriptsScreen(self._known))


def _greeting(sessions: int) -> Content:
    return Content(SENTENCE if sessions else WELCOME)


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number:,} sessions"
