"""Home: what to do now.

It stands at once: whatever it does not need for that is loaded when it is asked for.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.screens.lobby import Lobby, kept_at
from peerinquiry.widgets.rows import Rows
from peerinquiry.widgets.wordmark import Wordmark

if TYPE_CHECKING:
    from peerinquiry.storage.sessions import Known, SessionList

SENTENCE = "A group helps one of its own to think, by asking before advising."
WELCOME = "Welcome. Rehearse first: the people are invented, nothing can go wrong."
TOO_SMALL = "This window is small. Enlarge it to 80 by 24."
UNTITLED = "Collaborative inquiry"
LABEL = 18
"""Cells for the words of an entry; what is said beside it begins after them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: its key, its words, what is said beside them, and the action."""

    key: str
    words: str
    aside: str
    action: str

    @property
    def line(self) -> Content:
        """As it stands in the list."""
        words = Content.assemble((self.key, "bold $primary"), "   ", (self.words.ljust(LABEL), "bold"))
        return Content.assemble(words, (self.aside, "$text-muted"))


NEW = Entry("n", "New session", "for your group, now", "new")
RESUME = Entry("r", "Resume", "", "resume")
REHEARSE = Entry("e", "Rehearse", "a session that plays by itself", "rehearse")
BANKS = Entry("b", "Question banks", "what there is to ask", "banks")
TRANSCRIPTS = Entry("t", "Transcripts", "", "transcripts")
HELP = Entry("?", "Help", "", "app.help")
QUIT = Entry("q", "Quit", "", "app.leave")


def menu(*, first: bool) -> tuple[tuple[Entry, ...], ...]:
    """The entries in groups; while nothing is kept yet, rehearse comes first."""
    begin = (REHEARSE, NEW, RESUME) if first else (NEW, RESUME, REHEARSE)
    return (begin, (BANKS, TRANSCRIPTS), (HELP, QUIT))


class HomeScreen(Screen[None]):
    """Begin, go on, practise, look things up."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new session", id="home.new", show=False, tooltip="Begin a session"),
        Binding("r", "resume", "resume", id="home.resume", show=False, tooltip="Go on with a session that was left"),
        Binding("e", "rehearse", "rehearse", id="home.rehearse", show=False, tooltip="Watch a session, and practise"),
        Binding("b", "banks", "question banks", id="home.banks", show=False, tooltip="What there is to ask"),
        Binding("t", "transcripts", "transcripts", id="home.transcripts", show=False, tooltip="Earlier sessions"),
    ]

    def __init__(self) -> None:
        """What was read of each session is kept for the next time."""
        super().__init__()
        self._known: Known = {}
        self._first = True

    @property
    def lobby(self) -> Lobby:
        """The console this screen stands in."""
        return cast("Lobby", self.app)

    def compose(self) -> ComposeResult:
        """The name, the way in, where files are kept."""
        with Vertical(id="page"):
            yield Wordmark()
            yield Static(id="welcome")
            yield Static(Content(TOO_SMALL), id="small")
            yield Rows(id="menu", markup=False)
            yield Static(Content(f"Kept in {kept_at(self.lobby.home.root)}"), id="where")

    def on_mount(self) -> None:
        """Say what there is without a look at any file."""
        self._greet(first=not self.lobby.home.sessions.is_dir())

    def on_screen_resume(self) -> None:
        """Count, whenever one comes back here, once it is drawn."""
        self.call_after_refresh(self._count)

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        """Say how many sessions there are, and no names."""
        found = await asyncio.to_thread(self._look)
        total, left = len(found.sessions), sum(not session.closed for session in found.sessions)
        if self._first is not (total == 0):
            self._greet(first=total == 0)
        self._say_beside(RESUME, f"{_sessions(left)} left open" if left else "")
        self._say_beside(TRANSCRIPTS, f"{_sessions(total)} on record" if total else "")

    def _look(self) -> SessionList:
        from peerinquiry.storage.sessions import list_sessions

        return list_sessions(self.lobby.home, known=self._known)

    def _greet(self, *, first: bool) -> None:
        self._first = first
        self.query_one("#welcome", Static).update(Content(WELCOME if first else SENTENCE))
        rows = self.query_one(Rows)
        rows.clear_options()
        for group in menu(first=first):
            if rows.option_count:
                rows.add_option(Row("", disabled=True))
            rows.add_options([Row(entry.line, id=entry.action) for entry in group])
        rows.highlighted = 0

    def _say_beside(self, entry: Entry, aside: str) -> None:
        self.query_one(Rows).replace_option_prompt(entry.action, replace(entry, aside=aside).line)

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            await self.run_action(event.option_id)

    @work
    async def action_new(self) -> None:
        """Begin a session."""
        from peerinquiry.screens.ask import AskDialog

        asked = AskDialog("What shall this session be called?", placeholder=f"{UNTITLED}, if left empty")
        title = await self.app.push_screen_wait(asked)
        if title is not None:
            self.lobby.begin(title.strip() or UNTITLED)

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
        left = [session for session in found.sessions if not session.closed]
        if not left:
            self.lobby.say("No session was left open. n begins one.")
            return
        options = [Option(session, name_of(session), about(session)) for session in left]
        picked = await self.app.push_screen_wait(PickDialog("Which session shall go on?", options))
        if picked is not None:
            self.lobby.take_up(picked.path)

    def action_banks(self) -> None:
        """Look at the question banks."""
        from peerinquiry.screens.banks import BanksScreen

        self.app.push_screen(BanksScreen())

    def action_transcripts(self) -> None:
        """Look at earlier sessions."""
        from peerinquiry.screens.transcripts import TranscriptsScreen

        self.app.push_screen(TranscriptsScreen(self._known))


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number:,} sessions"
