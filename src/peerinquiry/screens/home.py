"""Home: what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row
from textual.worker import get_current_worker

from peerinquiry.inquiry.view.words import counted
from peerinquiry.screens.lobby import Lobby, kept_at
from peerinquiry.storage.sessions import SessionList
from peerinquiry.widgets.rows import Rows
from peerinquiry.widgets.wordmark import Wordmark

SENTENCE = "A group helps one of its own to think, by asking before advising."
WELCOME = "Welcome. Rehearse first: seven invented people, and nothing can go wrong."
TOO_SMALL = "This window is small. It has more room at 80 by 24."
UNTITLED = "Collaborative inquiry"
LABEL = 20
"""Cells for the words of an entry; what is said beside it begins after them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: its key, its words, what is said beside them, and the action."""

    key: str
    words: str
    aside: str
    action: str

    def row(self) -> Row:
        """As it stands in the list."""
        words = Content.assemble((self.key, "bold $primary"), "  ", (self.words.ljust(LABEL), "bold"))
        return Row(Content.assemble(words, (self.aside, "$text-muted")), id=self.action)


NEW = Entry("n", "New session", "for your group, now", "new")
REHEARSE = Entry("e", "Rehearse", "a session that plays by itself, to practise on", "rehearse")
RESUME = Entry("r", "Resume", "", "resume")
BANKS = Entry("b", "Question banks", "what one may ask", "banks")
TRANSCRIPTS = Entry("t", "Transcripts", "", "transcripts")
HELP = Entry("?", "Help", "", "app.help")
QUIT = Entry("q", "Quit", "", "app.leave")


class HomeScreen(Screen[None]):
    """Begin, go on, practise, look things up."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "new session", id="home.new", show=False, tooltip="Begin a session"),
        Binding("r", "resume", "resume", id="home.resume", show=False, tooltip="Go on with a session that was left"),
        Binding("e", "rehearse", "rehearse", id="home.rehearse", show=False, tooltip="Watch or practise a session"),
        Binding("b", "banks", "question banks", id="home.banks", show=False, tooltip="The questions one may ask"),
        Binding("t", "transcripts", "transcripts", id="home.transcripts", show=False, tooltip="Earlier sessions"),
    ]

    @property
    def lobby(self) -> Lobby:
        """The console this screen stands in."""
        return cast("Lobby", self.app)

    def compose(self) -> ComposeResult:
        """The name, the way in, where files are kept."""
        first = not self.lobby.home.sessions.is_dir()
        with Vertical(id="page"):
            yield Wordmark()
            yield Static(Content(WELCOME if first else SENTENCE), id="welcome")
            yield Static(Content(TOO_SMALL), id="small")
            yield Rows(*_menu(first=first), id="menu", markup=False, compact=True)
            yield Static(Content(f"Kept in {kept_at(self.lobby.home.root)}"), id="where")

    def on_screen_resume(self) -> None:
        """Count, whenever one comes back here, once it is drawn."""
        self.call_after_refresh(self._count)

    @work(thread=True, exclusive=True, group="count")
    def _count(self) -> None:
        found = self.lobby.sessions()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._tell, found)

    def _tell(self, found: SessionList) -> None:
        """Say how many there are, and no names."""
        left = sum(not session.closed for session in found.sessions)
        menu = self.query_one(Rows)
        for entry, count, aside in (
            (RESUME, left, f"{counted(left, 'session')} left open"),
            (TRANSCRIPTS, len(found.sessions), f"{counted(len(found.sessions), 'session')} on record"),
        ):
            told = Entry(entry.key, entry.words, aside if count else "", entry.action)
            menu.replace_option_prompt(entry.action, told.row().prompt)
        self.query_one("#welcome", Static).update(Content(SENTENCE if found.sessions else WELCOME))

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            await self.run_action(event.option_id)

    @work
    async def action_new(self) -> None:
        """Begin a session."""
        from peerinquiry.screens.ask import AskDialog

        asked = AskDialog("What shall this session be called?", placeholder=f"{UNTITLED}, if you leave it empty")
        title = await self.app.push_screen_wait(asked)
        if title is not None:
            self.lobby.begin(title.strip() or UNTITLED)

    @work
    async def action_rehearse(self) -> None:
        """Play the invented session."""
        from peerinquiry.screens.speed import SpeedDialog

        speed = await self.app.push_screen_wait(SpeedDialog())
        if speed is not None:
            self.lobby.rehearse(fast=speed)

    def action_resume(self) -> None:
        """Go on with a session that was left."""
        self._look_for_open()

    @work(thread=True, exclusive=True, group="resume")
    def _look_for_open(self) -> None:
        left = self.lobby.sessions()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._offer, left)

    @work
    async def _offer(self, found: SessionList) -> None:
        from peerinquiry.screens.pick import Option, PickDialog
        from peerinquiry.screens.transcripts import aside

        left = [session for session in found.sessions if not session.closed]
        if not left:
            self.lobby.say("No session was left open. n begins one.")
            return
        options = [Option(session, session.title or session.name, aside(session)) for session in left]
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

        self.app.push_screen(TranscriptsScreen())


def _menu(*, first: bool) -> list[Row]:
    """The entries; rehearse comes first while nothing else is there."""
    begin = [REHEARSE, NEW, RESUME] if first else [NEW, RESUME, REHEARSE]
    groups = [begin, [BANKS, TRANSCRIPTS], [HELP, QUIT]]
    rows: list[Row] = []
    for group in groups:
        rows += [Row(" ", disabled=True)] if rows else []
        rows += [entry.row() for entry in group]
    return rows
