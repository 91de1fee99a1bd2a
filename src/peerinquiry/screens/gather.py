"""Gather: who is here, when it ends, and the ground rules."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.names import names_in, pronouns_in, twice_in
from peerinquiry.inquiry.commands import ChooseBank, SetTitle, Shuffle
from peerinquiry.inquiry.model import Phase, State
from peerinquiry.inquiry.roster import another_of
from peerinquiry.inquiry.view.gather import GatherView, gather
from peerinquiry.inquiry.view.last_time import last_time, shows_last_time, unanswered
from peerinquiry.inquiry.view.words import capital, introduced, listed
from peerinquiry.screens.asking import ask
from peerinquiry.screens.end import ask_end
from peerinquiry.screens.people import arrive
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.screens.saving import SAVE
from peerinquiry.session import Moment
from peerinquiry.widgets.last_time import LastTime
from peerinquiry.widgets.note_line import NoteLine, TextLine
from peerinquiry.widgets.rule_list import RuleList
from peerinquiry.widgets.words import Words

MOST_PASTED = 60
"""Names that a paste may hold; more are no list of people."""

FIRST = "First: what became of last time's actions?"


class GatherScreen(PhaseScreen):
    """Are we all here, and what are the rules."""

    CSS_PATH = ["phase.tcss", "gather.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w,f7", "people", "who", id="who", tooltip="Who is here; the order of turns"),
        Binding("n", "write", "names", id="names", tooltip="Type or paste who is here"),
        Binding("e,f3", "end", "end", id="end", tooltip="When we must end"),
        Binding("b,f6", "bank", "bank", id="which-bank", tooltip="Choose the question bank"),
        Binding("m,f4", "timings", "minutes", id="timings", tooltip="How long each turn takes"),
        Binding("s", "shuffle", "shuffle", id="shuffle", tooltip="Draw the order of turns"),
        Binding("l,f5", "last_time", "last time", id="last-time", tooltip="What became of last time's actions"),
        Binding("S", "save_group", "save group", id="save-group", tooltip=SAVE),
        Binding("i", "title", "title", id="title", tooltip="What the session is called"),
    ]
    KEY_ORDER = ("submit", "go_on", "clock", "last_time", "write", "people", "end", "bank", "timings")
    phase = Phase.GATHER

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._shown: GatherView | None = None
        self._offered = False
        """Whether what was brought was offered."""

    def compose_thing(self) -> ComposeResult:
        """What is set up, then the rules."""
        yield Words(id="title")
        yield Words(id="facts")
        yield LastTime()
        yield RuleList()

    def on_mount(self) -> None:
        """Names first, while there are none."""
        note = self.query_one(NoteLine)
        note.line.takes_lines = True
        if not self.console.state.participants and not self.console.prompt:
            note.write()

    def show(self, state: State) -> None:
        """Show it."""
        self.say_what_to_type("names", "Ann, Bea, Carl, or paste a list")
        self._show(gather(state, self.console.moment().wall))
        self._show_last_time(state)

    def _show_last_time(self, state: State) -> None:
        """Offer what was brought; a window that nobody works shows it until it is answered, or the rules begin."""
        board = self.query_one(LastTime)
        board.display = not self.console.hands and shows_last_time(state)
        self.query_one(RuleList).display = not board.display
        if board.display:
            board.view = last_time(state, self.console.moment().wall)
            board.marked = board.view.after(None)
            self.query_one("#guide", Static).update(Content(FIRST))
        if self.console.hands and unanswered(state) and not self._offered:
            self.call_after_refresh(self.action_last_time)
        self._offered = bool(state.brought)

    def tick(self, moment: Moment) -> None:
        """The end comes nearer."""
        super().tick(moment)
        view = gather(self.console.state, moment.wall)
        if self._shown is not None and view != self._shown:
            self._show(view)

    def _show(self, view: GatherView) -> None:
        self._shown = view
        people = Content.styled(f"   {view.people}", "$text-muted") if view.people else Content("")
        self.query_one("#title", Static).update(Content.assemble((view.title, "bold $primary"), people))
        end = capital(view.end)
        facts = "\n".join(filter(None, (view.bank, end, view.last_time, view.promise)))
        self.query_one("#facts", Static).update(Content.styled(facts, "$text-muted"))
        self.query_one(RuleList).rules = view.rules
        if view.missing and self.console.hands:
            self.query_one("#guide", Static).update(Content.styled(view.missing, "$primary"))

    # What one can do

    def action_go_on(self) -> None:
        """Add the names that are typed, or go on."""
        note = self.query_one(NoteLine)
        if not note.text.strip():
            super().action_go_on()
            return
        names = names_in(note.text)
        if not names:
            self.console.say("No name in that; type them with commas: Ann, Bea, Carl.")
            return
        doubled = arrive(self.console, note.text)
        if doubled is None:
            return
        meant = names if len(names) == 1 else twice_in(note.text)
        note.text = ""
        if len(doubled) == 1 and len(meant) == 1:
            note.text = other = another_of(doubled[0], self.console.state.names)
            self.console.say(f"There is {doubled[0]} already. Enter adds another one as {other}; or type a surname.")
        elif doubled:
            self.console.say(f"On the list already: {listed(doubled)}.")

    @on(TextLine.Lines)
    def _pasted(self, event: TextLine.Lines) -> None:
        """Show the names of a list in the line, to be looked at before they are added."""
        event.stop()
        names = names_in(event.text)
        if not names or len(names) > MOST_PASTED:
            self.console.say("That is no list of people. Copy the names alone, and paste again.", warn=True)
            return
        note = self.query_one(NoteLine)
        told = {**pronouns_in(note.text), **pronouns_in(event.text)}
        people = dict.fromkeys((*names_in(note.text), *names))
        note.text = ", ".join([*(introduced(name, told.get(name, "")) for name in people), ""])  # ready for one more

    def action_shuffle(self) -> None:
        """Draw the order of turns."""
        self.act(Shuffle(self.console.seed()))

    @work
    async def action_title(self) -> None:
        """Name the session."""
        from peerinquiry.screens.ask import AskDialog

        asked = AskDialog("What shall this session be called?", self.console.state.title)
        title = await ask(self, asked)
        if title and title.strip():
            self.act(SetTitle(title))

    @work
    async def action_last_time(self) -> None:
        """What became of last time's actions."""
        from peerinquiry.screens.follow_through import FollowThroughDialog

        await ask(self, FollowThroughDialog())

    @work
    async def action_end(self) -> None:
        """Say when the group must end; an empty answer lifts it."""
        await ask_end(self)

    @work
    async def action_bank(self) -> None:
        """Choose the question bank."""
        from peerinquiry.screens.bank_choice import bank_dialog, offers, what_to_mend

        found = await asyncio.to_thread(offers, self.console.library)
        picked = await ask(self, bank_dialog(found, self.console.state.bank.name))
        if isinstance(picked, PeerInquiryError):
            self.console.say(what_to_mend(picked), warn=True)
        elif picked is not None:
            self.act(ChooseBank(picked))

    @work
    async def action_timings(self) -> None:
        """Change how long turns take."""
        from peerinquiry.screens.timings import TimingsDialog

        await ask(self, TimingsDialog())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Last time's actions are there where the group met before."""
        if action == "last_time":
            return bool(self.console.state.brought)
        return super().check_action(action, parameters)
