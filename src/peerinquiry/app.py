"""The console: which screen shows, and the keys that hold everywhere.

What a session needs is loaded when one is opened, so that the home screen stands at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.screen import Screen

from peerinquiry.errors import PeerInquiryError
from peerinquiry.screens.bank_desk import BankDesk
from peerinquiry.screens.in_turn import Acted, InTurn, Typed, dialog_to_come
from peerinquiry.screens.preferences import Preferences
from peerinquiry.screens.window import BANK_LOOK, Window
from peerinquiry.storage.home import Home
from peerinquiry.storage.outcome import SaveStatus

if TYPE_CHECKING:
    from peerinquiry.inquiry.bank import Bank
    from peerinquiry.inquiry.commands import Command
    from peerinquiry.inquiry.model import State
    from peerinquiry.inquiry.turns import TurnKey
    from peerinquiry.keepsakes import Keepsakes
    from peerinquiry.live import Live, Opener, Understudy
    from peerinquiry.session import Clock, Moment
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.team_in_use import Meeting

LOOK = 0.2
"""Seconds between looks at the clock: a face that changes once a second is late by no more than this."""
BEAT = 1.0
"""Seconds between heartbeats: what a crash can cost the clock."""
HELP = "The keys of this screen, then all; F1 in dialogs, too"
COVER = "Cover everything; F10 in dialogs, too"
MISTAKES = "What is wrong in the question bank as it was saved"
PALETTE = "Everything one can do, by name"
PRIVATE = "Show what is private in this window, or hide it again; F12 in dialogs, too"
PRIVATE_ON = "Private view: keep this window to yourself. It is public again with the key “.”"
PRIVATE_OFF = "Public view: everyone may see this window."
STAGE_FOLLOWS = "A stage follows. Share that window, and . makes this one private."
STAGE_GONE = "No stage follows any more; this window is still private. . makes it public."
PLAYING = "A rehearsal plays by itself. Press any key, and it is yours."
YOURS = "It is yours from here: Space starts the clock, Enter goes on, ? helps."
OVER = "That was the rehearsal. Look around; q leaves."
HOME_DEPTH = 1
"""Screens that always stand: home."""

Start = Callable[["PeerInquiryApp"], None]
"""What the console does once it stands."""


class PeerInquiryApp(Window):
    """One facilitator's console. Screens read `state`, and hand commands to `act`."""

    CSS = """
    ToastRack { dock: top; align: right top; margin: 1 0 0 0; }
    Toast { width: auto; max-width: 100%; margin: 0; padding: 0 2; }
    SearchIcon { color: $foreground; }
    CommandPalette > .command-palette--help-text { text-style: not dim not bold; }
    """  # over the line that tells what to do: clear of the clock, of names, and of where one types
    CSS_PATH = "screens/home.tcss"  # read with the app's own, not after it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "help", id="help", tooltip=HELP),
        Binding("f1", "help", "help", id="help.anywhere", show=False, priority=True, tooltip=HELP),
        Binding("c", "curtain", "curtain", id="curtain", show=False, tooltip=COVER),
        Binding("f10", "curtain", "curtain", id="curtain.anywhere", show=False, priority=True, tooltip=COVER),
        Binding("full_stop", "private", "private", id="private", show=False, tooltip=PRIVATE),
        Binding("f12", "private", "private", id="private.anywhere", show=False, priority=True, tooltip=PRIVATE),
        Binding("ctrl+p", "command_palette", "palette", id="palette", show=False, priority=True, tooltip=PALETTE),
        Binding("exclamation_mark", "bank_mistakes", "mistakes", id="bank.mistakes", show=False, tooltip=MISTAKES),
        Binding("q", "leave", "leave", id="leave", show=False, tooltip="Leave; asks first, nothing is lost"),
    ]

    hands = True

    def __init__(self, home: Home, start: Start | None = None, clock: Clock | None = None) -> None:
        """Keep sessions under `home`, by `clock`, or the machine's; `start` is called once the home screen stands."""
        super().__init__()
        self.home = home
        self.live: Live | None = None
        self._start, self._clock = start, clock
        self._followed = False
        self._understudy: Understudy | None = None
        self._in_turn = InTurn(self, self._may_go, super().on_event)
        self.preferences = Preferences(self, PeerInquiryApp)
        self.bank_desk = BankDesk(self)

    def get_default_screen(self) -> Screen[None]:
        """Home, on which all other screens stand."""
        from peerinquiry.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Home stands; go on from there."""
        self.set_interval(LOOK, self._look)
        self.set_interval(LOOK, self._in_turn.look)
        self.set_interval(BEAT, self._beat)
        self.set_interval(BANK_LOOK, self.bank_desk.look)
        self.preferences.load()
        if self._start:
            self.call_after_refresh(self._start, self)

    # What screens read

    @cached_property
    def library(self) -> BankLibrary:
        """The question banks."""
        from peerinquiry.storage.banks import BankLibrary

        return BankLibrary(self.home.root, Path.cwd())

    @property
    def bank(self) -> Bank:
        """The bank of this session."""
        return self._open_session.bank

    @property
    def drafts(self) -> dict[TurnKey, str]:
        """What was typed, by the turn it was typed in."""
        return self._open_session.drafts

    @property
    def forms(self) -> dict[str, tuple[str, ...]]:
        """What was filled in and not kept yet, by form."""
        return self._open_session.forms

    @property
    def keepsakes(self) -> Keepsakes:
        """What people take along, and where it is kept."""
        return self._open_session.keepsakes

    @property
    def _open_session(self) -> Live:
        if self.live is None:
            raise RuntimeError("no session is open")
        return self.live

    def moment(self) -> Moment:
        """Now."""
        return self._open_session.moment()

    def seed(self) -> int:
        """A number for what is left to chance."""
        return self._open_session.seed()

    def act(self, command: Command) -> bool:
        """Do it; False where it was refused, once the reason is on screen. What was said of the input before goes."""
        self.clear_notifications()
        return self._open_session.act(command)

    # Sessions come and go

    def begin(self, title: str, meeting: Meeting | None = None) -> None:
        """Open a new session, with what a team brings, if it is one's."""
        self._open(lambda opener: opener.begin(title, meeting))

    def take_up(self, journal: Path) -> None:
        """Go on with a session that was left."""
        self._open(lambda opener: opener.take_up(journal))

    def rehearse(self, *, fast: bool = False) -> None:
        """Play the invented session, until a key is pressed."""

        def opening(opener: Opener) -> Live:
            live, self._understudy = opener.rehearse(fast=fast)
            return live

        self._open(opening)
        self._play()

    def _open(self, opening: Callable[[Opener], Live]) -> None:
        from peerinquiry.live import Opener

        try:
            self.show_session(opening(Opener(self, self.home, self.library, self.post, self._clock)))
        except PeerInquiryError as error:
            self.say(str(error), warn=True)

    def show_session(self, live: Live) -> None:
        """Show a session that is open."""
        self.live = live
        self.preferences.apply()
        self.show_state(live.state)

    def close_session(self) -> None:
        """Leave the session, everything written, and go home."""
        self._hand_over("")
        self.private = False
        live, self.live = self.live, None
        while len(self.screen_stack) > HOME_DEPTH:
            self.pop_screen()
        if live:
            self.say(live.close(), warn=True)

    # What a session shows

    def show_state(self, state: State) -> None:
        """Show what the session is now, on the screen of its phase."""
        if self.live is None:
            return
        self.state = state
        from peerinquiry.screens.phase import PhaseScreen, screen_of

        shown = next((screen for screen in self.screen_stack if isinstance(screen, PhaseScreen)), None)
        if shown is None:
            self.push_screen(screen_of(state.phase))
        elif shown.phase is not state.phase and not self._covered:
            while self.screen is not shown:
                self.pop_screen()
            self.switch_screen(screen_of(state.phase))

    def await_disk(self) -> None:
        """What happened is on disk before it shows."""
        if self.live:
            self.live.await_disk()

    def show_status(self, status: SaveStatus) -> None:
        """Show how it stands with the journal."""
        self.saving = status
        if status.notice:
            self.say(status.notice, warn=True)

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        if sentence and not self.bank_desk.keeps(sentence, warn=warn):
            from peerinquiry.inquiry.text import clean  # a sentence may name a file

            self.clear_notifications()  # the latest counts; a pile would cover the clock
            self.notify(clean(sentence), severity="warning" if warn else "information", markup=False, timeout=6)

    def aside(self, work: Callable[[], None], group: str = "page") -> None:
        """Do what may take a while in a thread, of each group the latest alone."""
        self.run_worker(work, thread=True, exclusive=True, group=group)

    def _look(self) -> None:
        """Show the time, behind a dialog as well."""
        for screen in self.screen_stack:
            tick = getattr(screen, "tick", None)
            if self.live and tick and screen.is_mounted:
                tick(self.live.moment())
        if self.live:
            self.preferences.look(self.live.state, self.live.moment())

    def _beat(self) -> None:
        if self.live:
            self.live.beat()
            self._notice_stage(followed=self.live.followed)

    def _notice_stage(self, *, followed: bool) -> None:
        """Say when a stage begins to follow; and when none does any more, while this window counts on it."""
        if self._covered:  # it would be said to nobody
            return
        before, self._followed = self._followed, followed
        if followed and not before and not self.private:
            self.say(STAGE_FOLLOWS)
        elif before and not followed and self.private:
            self.say(STAGE_GONE, warn=True)

    # The rehearsal

    async def on_event(self, event: Event) -> None:
        """What is typed is acted on in turn."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._in_turn.come(event)
        else:
            await super().on_event(event)

    @on(Acted)
    async def _acted(self, acted: Acted) -> None:
        await self._in_turn.go_on(acted)

    async def _may_go(self, typed: Typed) -> bool:
        """While a rehearsal plays, any key hands it over, and does nothing else."""
        if isinstance(typed, Key) and self._understudy:
            self._hand_over(YOURS)
            return False
        await dialog_to_come(self)
        return True

    def _play(self) -> None:
        """Wait for the next beat, and play it."""
        if self._understudy is None:
            return
        if not self._understudy.playing:
            self._hand_over(OVER)
            return
        self.prompt = self._understudy.words or PLAYING
        self.set_timer(self._understudy.pause, self._play_beat)

    def _play_beat(self) -> None:
        if self._understudy:
            self._understudy.play()
            self._play()

    def _hand_over(self, sentence: str) -> None:
        understudy, self._understudy = self._understudy, None
        if understudy:
            understudy.stop()
            self.prompt = ""
            self.say(sentence)

    # Keys that hold everywhere

    @property
    def _covered(self) -> bool:
        """Whether the curtain is in view."""
        stack = self.screen_stack
        return bool(stack) and getattr(stack[-1], "covers", False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind the curtain no key of the console does anything; without a session, nothing is private."""
        if (action == "private" and self.live is None) or (action == "bank_mistakes" and not self.bank_desk.mistakes):
            return False
        return not self._covered

    async def action_quit(self) -> None:
        """Ctrl+Q asks, too."""
        self.action_leave()

    def action_help(self) -> None:
        """The keys of this screen, then all."""
        from peerinquiry.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        else:
            self.push_screen(HelpScreen(self.screen))

    def action_private(self) -> None:
        """Show what is private in this window, or hide it again."""
        self.private = not self.private
        self.say(PRIVATE_ON if self.private else PRIVATE_OFF)

    def action_bank_mistakes(self) -> None:
        """Why the question bank as it was saved is not used."""
        self.bank_desk.show_mistakes()

    def action_edit_bank(self) -> None:
        """Open the session's question bank in an editor."""
        self.bank_desk.edit()

    def action_curtain(self) -> None:
        """Cover everything."""
        from peerinquiry.screens.curtain import CurtainScreen

        self.push_screen(CurtainScreen(self.live), self._lifted)

    def _lifted(self, _: object) -> None:
        self.call_later(self._catch_up)

    def _catch_up(self) -> None:
        """What happened behind the curtain may have led to another phase."""
        if self.live:
            self.show_state(self.live.state)

    def action_settings(self) -> None:
        """What can be switched on."""
        from peerinquiry.screens.settings import SettingsDialog

        self.push_screen(SettingsDialog())

    def flash(self) -> None:
        """Let the clock's frame change its colour for a second."""
        from peerinquiry.screens.phase import PhaseScreen

        for screen in self.screen_stack:
            if isinstance(screen, PhaseScreen):
                screen.flash()

    def action_leave(self) -> None:
        """Leave the session, or the console; asks first where a session is open."""
        if self.live is None:
            self.exit()
            return
        from peerinquiry.screens.ask import ConfirmDialog

        asked = "Leave this session? Everything is saved; it can be taken up again at this very second."
        self.push_screen(ConfirmDialog(asked, yes="leave"), lambda yes: self.close_session() if yes else None)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: what the screen adds, settings, help, the curtain. No screenshots."""
        yield from getattr(screen, "palette", tuple)()
        yield from self.bank_desk.palette()
        yield SystemCommand("Settings", "How the clock shows and sounds, the look, and keys", self.action_settings)
        yield from self.preferences.palette()
        yield SystemCommand("Help", "The keys of this screen, then all", self.action_help)
        yield SystemCommand("Curtain", "Cover everything", self.action_curtain)
        if self.live:
            yield SystemCommand("Private view", PRIVATE.partition(";")[0], self.action_private)
        yield SystemCommand("Leave", "Leave the session, or the console", self.action_leave)
