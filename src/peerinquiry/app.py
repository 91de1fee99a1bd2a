"""The console: which screen shows, the one door for commands, and the beat of the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.reactive import var
from textual.screen import Screen

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.events import SessionClosed, StepEntered
from peerinquiry.inquiry.model import Phase, State, Step
from peerinquiry.recording import Keeping, Recording, utc_offset_of
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.screens.themes import THEMES
from peerinquiry.session import Change, Clock, Moment, SystemClock
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.outcome import SaveState, SaveStatus

if TYPE_CHECKING:
    from peerinquiry.screens.understudy import Understudy

SCREENS_OF = {
    Phase.GATHER: "gather:GatherScreen",
    Phase.CHALLENGES: "challenges:ChallengesScreen",
    Phase.CHOOSE: "choose:ChooseScreen",
    Phase.INQUIRE: "inquire:InquireScreen",
    Phase.RECOMMEND: "recommend:RecommendScreen",
    Phase.PLAN: "plan:PlanScreen",
    Phase.CLOSE: "close:CloseScreen",
}
"""Where each phase's screen lives; it is loaded when the group gets there."""

LOOK = 0.2
"""Seconds between looks at the clock: a face that changes once a second is late by no more than this."""
BEAT = 1.0
"""Seconds between heartbeats: what a crash can cost the clock."""
DEFAULT_BANK = "collaborative-inquiry"
PAGE_TURNS = (StepEntered, SessionClosed)
"""Events after which the page is written anew."""

Start = Callable[["PeerInquiryApp"], None]
"""What the console does once it stands."""


class PeerInquiryApp(App[None]):
    """One facilitator's console. Screens read `state`, and hand commands to `act`."""

    TITLE = "peerinquiry"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-medium"), (36, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "help", id="help", tooltip="The keys of this screen, then all"),
        Binding("c,f10", "curtain", "curtain", id="curtain", show=False, tooltip="Cover everything"),
        Binding("q", "leave", "leave", id="leave", show=False, tooltip="Leave; asks first, nothing is lost"),
    ]

    state: var[State] = var(State())
    saving: var[SaveStatus] = var(SaveStatus(SaveState.SAVED))
    """How it stands with the journal."""
    prompt: var[str] = var("")
    """What stands in the line where one types, while nothing is typed."""

    def __init__(self, home: Home, start: Start | None = None) -> None:
        """Keep sessions under `home`; `start` is called once the home screen stands."""
        super().__init__()
        self.home = home
        self.library = BankLibrary(home.question_banks, Path.cwd())
        self.drafts: dict[Step, str] = {}
        self.recording: Recording | None = None
        self._start = start
        self._bank: Bank | None = None
        self._chance = SystemRandom()
        self._understudy: Understudy | None = None
        self._home_loop: asyncio.AbstractEventLoop | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def on_mount(self) -> None:
        """Home first."""
        from peerinquiry.screens.home import HomeScreen

        self._home_loop = asyncio.get_running_loop()
        self.push_screen(HomeScreen())
        self.set_interval(LOOK, self._look)
        self.set_interval(BEAT, self._beat)
        if self._start:
            self.call_after_refresh(self._start, self)

    # What screens read

    @property
    def bank(self) -> Bank:
        """The bank of this session, or the default one."""
        name = self.state.bank.name or DEFAULT_BANK
        if self._bank is None or self._bank.name != name:
            self._bank = self.library.load(name)
        return self._bank

    def moment(self) -> Moment:
        """Now."""
        return self.recording.session.moment() if self.recording else Moment(0.0, SystemClock().wall())

    def seed(self) -> int:
        """A number for what is left to chance."""
        return self._chance.getrandbits(32)

    # What screens ask for

    def act(self, command: Command) -> bool:
        """Do it; False where it was refused, once the reason is on screen."""
        if self.recording is None:
            return False
        refused = self.recording.session.dispatch(command)
        if isinstance(refused, Refused):
            self.say(refused.reason)
            return False
        return True

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        self.notify(sentence, severity="warning" if warn else "information", markup=False, timeout=6)

    def keeping(self, clock: Clock) -> Keeping:
        """How this console keeps sessions."""
        return Keeping(self.home, clock, on_status=self._hear_status, post=self._post)

    def begin(self, title: str) -> None:
        """Open a new session."""
        self._open(lambda: self.keeping(clock := SystemClock()).begin(title, self.bank, utc_offset_of(clock.wall())))

    def rehearse(self, *, fast: bool = False) -> None:
        """Play the invented session, until a key is pressed."""
        from peerinquiry.rehearsal import FAST, HUMAN, TITLE, RehearsalClock, beats
        from peerinquiry.screens.understudy import Understudy

        clock = RehearsalClock(FAST if fast else HUMAN)
        opened, offset = clock.wall(), utc_offset_of(clock.wall())
        self._open(lambda: self.keeping(clock).begin(TITLE, self.bank, offset))
        if self.recording:
            today = (opened + timedelta(minutes=offset)).date()
            self._understudy = Understudy(self, beats(self.bank, today), clock)
            self._understudy.begin()

    def take_up(self, journal: Path) -> None:
        """Go on with a session that was left."""
        self._open(lambda: self.keeping(SystemClock()).reopen(journal))

    def show_recording(self, recording: Recording) -> None:
        """Show a session that is open."""
        self.recording = recording
        self.drafts.clear()
        recording.session.listen(self._hear)
        for warning in recording.warnings:
            self.say(warning, warn=True)
        self.state = recording.session.state

    def close_recording(self) -> None:
        """Leave the session, everything written, and go home."""
        if self._understudy and self._understudy.playing:
            self._understudy.hand_over()
        recording, self.recording = self.recording, None
        if recording:
            recording.close()
        self.saving = SaveStatus(SaveState.SAVED)
        self.state = State()
        while len(self.screen_stack) > HOME_DEPTH:
            self.pop_screen()

    def _open(self, opening: Callable[[], Recording]) -> None:
        try:
            self.show_recording(opening())
        except PeerInquiryError as error:
            self.say(str(error), warn=True)

    # What happens by itself

    async def on_event(self, event: Event) -> None:
        """While a rehearsal plays, any key hands it over, and does nothing else."""
        if isinstance(event, Key) and self._understudy and self._understudy.playing:
            self._understudy.hand_over()
            return
        await super().on_event(event)

    def watch_state(self, before: State, state: State) -> None:
        """Show the phase the group is in."""
        if self.recording is None:
            return
        shown = next((screen for screen in self.screen_stack if isinstance(screen, PhaseScreen)), None)
        if shown is None:
            self.push_screen(self._screen_of(state.phase))
        elif before.phase is not state.phase:
            while self.screen is not shown:
                self.pop_screen()
            self.switch_screen(self._screen_of(state.phase))

    def _screen_of(self, phase: Phase) -> PhaseScreen:
        module, name = SCREENS_OF[phase].split(":")
        kind = getattr(import_module(f"peerinquiry.screens.{module}"), name)
        return cast("PhaseScreen", kind())

    def _look(self) -> None:
        if self.recording and isinstance(self.screen, PhaseScreen):
            self.screen.tick(self.moment())

    def _beat(self) -> None:
        if self.recording:
            self.recording.beat()

    def _post(self, callback: Callable[[], None]) -> None:
        """Bring what the writer says into this thread."""
        if self._home_loop and not self._home_loop.is_closed():
            self._home_loop.call_soon_threadsafe(callback)

    def _hear(self, change: Change) -> None:
        self.state = change.state
        if isinstance(change.record.event, PAGE_TURNS):
            self._write_page()

    @work(thread=True, exclusive=True, group="page")
    def _write_page(self) -> None:
        recording = self.recording
        if recording and (trouble := recording.write_page()):
            self.call_from_thread(self.say, trouble, warn=True)

    def _hear_status(self, status: SaveStatus) -> None:
        self._post(lambda: self._show_status(status))

    def _show_status(self, status: SaveStatus) -> None:
        self.saving = status
        if status.notice:
            self.say(status.notice, warn=True)

    # Keys that hold everywhere

    def get_key_display(self, binding: Binding) -> str:
        """A key's name as it stands on the key."""
        key = binding.key
        return KEY_NAMES.get(key) or (key if len(key) == 1 else super().get_key_display(binding).capitalize())

    def action_help(self) -> None:
        """The keys of this screen, then all."""
        from peerinquiry.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_curtain(self) -> None:
        """Cover everything."""
        from peerinquiry.screens.curtain import CurtainScreen

        self.push_screen(CurtainScreen())

    @work
    async def action_leave(self) -> None:
        """Leave the session, or the console; asks first."""
        from peerinquiry.screens.ask import ConfirmDialog

        if self.recording is None:
            self.exit()
            return
        asked = "Leave this session? Everything is saved; it can be taken up again at this very second."
        if await self.push_screen_wait(ConfirmDialog(asked, yes="leave")):
            self.close_recording()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: help, the curtain, the themes, and what the screen adds. No screenshots."""
        yield SystemCommand("Help", "The keys of this screen, then all", self.action_help)
        yield SystemCommand("Curtain", "Cover everything", self.action_curtain)
        yield SystemCommand("Theme", "Ink, or paper", self.action_change_theme)
        if isinstance(screen, PhaseScreen):
            yield from screen.palette()
        yield SystemCommand("Leave", "Leave the session, or the console", self.action_leave)


KEY_NAMES = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "equals_sign": "=",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
}
"""Keys that Textual shows by other names."""

HOME_DEPTH = 2
"""Screens that always stand: Textual's own, and home."""
