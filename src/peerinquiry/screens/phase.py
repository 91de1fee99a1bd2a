"""The screen of a phase: the same places in every phase, and the keys that hold everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import ClassVar, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.agenda import WORDS, neighbour, turn_open, whats_next
from peerinquiry.inquiry.commands import (
    Command,
    CreditClock,
    EndTurn,
    ExtendClock,
    GoTo,
    Pass,
    Postpone,
    Redo,
    ToggleClock,
    Undo,
)
from peerinquiry.inquiry.model import Phase, State, Step
from peerinquiry.inquiry.pace.projection import STEPS
from peerinquiry.inquiry.roster import clock_alone, renamed, same_turn
from peerinquiry.inquiry.view import frame as frames
from peerinquiry.inquiry.view.card import Card
from peerinquiry.inquiry.view.challenges import Heading
from peerinquiry.inquiry.view.pace import ends
from peerinquiry.screens.over_phases import OverPhases
from peerinquiry.session import Moment
from peerinquiry.storage.outcome import SaveState, SaveStatus
from peerinquiry.widgets.countdown import Countdown
from peerinquiry.widgets.ground import Column, Ground, Row, Scroll
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.note_line import NoteLine, TextLine
from peerinquiry.widgets.phase_bar import PhaseBar
from peerinquiry.widgets.turn_strip import TurnStrip
from peerinquiry.widgets.words import Words

Told = TypeVar("Told", Card, Heading)

FLASH = 1.0
"""Seconds that the clock stands on another colour when its time is up."""
COUNT = "Count what went by without the clock, and start it"
TO_SELF = "A note for you alone: kept in the record, on no page and on no stage"
TOO_SMALL = "Small window: 80 by 24 shows it all."


class PhaseScreen(OverPhases, Ground):
    """A phase. A kind of it composes its own thing, shows it, and adds its own keys."""

    AUTO_FOCUS = ""
    CSS_PATH: ClassVar[str | list[str | PurePath]] = "phase.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,f8", "clock", "clock", id="clock", tooltip="Start or pause the clock"),
        Binding("enter", "go_on", "next", id="next", tooltip="Done; on to the next", priority=False),
        Binding("u,f9", "undo", "undo", id="undo", tooltip="Take the last act back; U does it again"),
        Binding("plus,f2", "extend", "15 s", id="extend", tooltip="Fifteen seconds more"),
        Binding(
            "k",
            "credit",
            "count",
            id="credit",
            show=False,
            tooltip=COUNT,
        ),
        Binding("U", "redo", "redo", id="redo", show=False, tooltip="Do again what was taken back"),
        Binding("t,tab", "write", "type", id="type", tooltip="Put the cursor in the line below"),
        Binding("w", "people", "who", id="who", show=False, tooltip="Who is here; the order of turns"),
        Binding("f", "pace", "finish", id="pace", show=False, tooltip="Finish on time: when we end, and what can give"),
        Binding("H", "heard", "heard", id="heard", show=False, tooltip="Who was heard, and who begins the next round"),
        Binding("N", "private_note", "note to self", id="private-note", show=False, tooltip=TO_SELF),
        Binding("j", "jump", "turn to…", id="jump", show=False, tooltip="Give the turn to somebody"),
        Binding("right_square_bracket", "phase(1)", "next phase", id="forward", show=False, tooltip="The next phase"),
        Binding("greater_than_sign", "step(1)", "next step", id="step", show=False, tooltip="The next step"),
        Binding("less_than_sign", "step(-1)", "step back", id="step-back", show=False, tooltip="The step before"),
        Binding("left_square_bracket", "phase(-1)", "phase back", id="back", show=False, tooltip="The phase before"),
    ]
    TURN_BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p,f4", "pass_turn", "pass", id="pass", tooltip="They pass in this round"),
        Binding("l,f5", "postpone", "later", id="later", tooltip="They come back later in this round"),
    ]
    KEY_ORDER: ClassVar[tuple[str, ...]] = ()
    """Actions whose keys come first in the bar."""
    phase: ClassVar[Phase]
    writes: ClassVar[frozenset[Step]] = frozenset()
    """Steps in which starting the clock puts the cursor in the note."""
    hint = ""
    """What the line says while nothing is typed."""

    # What it looks like

    def compose(self) -> ComposeResult:
        """Places first, without words; `show` fills them."""
        places = self._places = (PhaseBar(), Countdown(), TurnStrip(), NoteLine(), KeyBar())
        bar, countdown, strip, note, keys = places
        with Column(id="top"):
            yield bar
            yield Words(id="guide")
        with Row(id="body"):
            with Scroll(id="thing", can_focus=False):
                yield from self.compose_thing()
            with Column(id="time"):
                yield countdown
        yield from self.compose_lower()
        with Column(id="below"):
            yield strip
            yield note
            yield keys
            yield Static(id="word")
            yield Static(Content(TOO_SMALL), id="small")

    _places: tuple[PhaseBar, Countdown, TurnStrip, NoteLine, KeyBar] | None = None

    def told(self, view: Told) -> Told:
        """A card or a heading as this window tells it: with keys where somebody works them, else with what is ahead."""
        if self.console.hands:
            return view
        return replace(view, keys="", aside=" · ".join(filter(None, (view.aside, view.ahead))))

    def compose_thing(self) -> ComposeResult:
        """What this phase is about."""
        yield from ()

    def compose_lower(self) -> ComposeResult:
        """What needs the whole width, under the thing and the clock."""
        yield from ()

    def on_mount(self) -> None:
        """Follow the session."""
        self.set_class(not self.console.hands, "-follows")
        self.query_one(NoteLine).text = self.console.drafts.pop(turns.key_of(self.console.state), "")
        self.watch(self.app, "state", self._follow)
        self.watch(self.app, "saving", self._follow_saving)
        self.watch(self.app, "private", self._follow_private)
        self.watch(self.app, "bank_saved", self._tell, init=False)
        self.watch(self.app, "prompt", self._follow_prompt)

    def _follow_prompt(self, prompt: str) -> None:
        if not self.console.hands:
            self.query_one("#word", Static).update(Content(prompt))
        self.query_one(NoteLine).placeholder = prompt or self.hint

    def say_what_to_type(self, label: str, hint: str = "") -> None:
        """Name the line, and say in it what to type; what the console has to say comes first."""
        self.query_one(NoteLine).label, self.hint = label, hint
        self._follow_prompt(self.console.prompt)

    def _follow_saving(self, status: SaveStatus) -> None:
        bar = self.query_one(PhaseBar)
        bar.alarm = f"NOT SAVED: {status.reason}" if status.state is SaveState.NOT_SAVED else ""
        bar.saving = status.state is SaveState.SAVING

    def _follow_private(self, before: bool, private: bool) -> None:  # noqa: FBT001 - what a watcher is called with
        self.query_one(PhaseBar).private = private
        if before is not private:
            self._tell()

    def palette(self) -> Iterable[SystemCommand]:
        """What the palette offers on this screen: every step to go to, and what can be done in each phase."""
        for step, words in WORDS.items():
            yield SystemCommand(f"Go to: {words}", f"In {step.phase}", partial(self.act, GoTo(step)))
        yield from super().palette()

    def _follow(self, before: State, state: State) -> None:
        if (clock := self._standing) and clock_alone(before, state):  # it shows first, and the rest after it
            self._show_clock(clock, self.console.moment())
            self.console.afterwards.add(self._tell)
            return
        if pair := renamed(before, state):
            self.follow_name(*pair)
        if not same_turn(before, state) and self._standing:
            self._change_drafts(before, state)
        self._tell()

    def _tell(self) -> None:
        """Show what the session is now, wherever that shows."""
        state = self.console.state
        if state.phase is not self.phase or not self._standing:
            return
        self.tick(self.console.moment())
        self.query_one(PhaseBar).phases = frames.phases(state)
        self.query_one(TurnStrip).chips = frames.strip(state)
        self.query_one("#guide", Static).update(Content(frames.instruction(state)))
        self.show(state)
        self.refresh_bindings()

    @property
    def _standing(self) -> Countdown | None:
        """The clock, while all places are there: not before all is composed, nor while the console closes."""
        return self._places[1] if self._places and all(place.is_attached for place in self._places) else None

    def _change_drafts(self, before: State, state: State) -> None:
        """What is typed belongs to the turn it was typed in, and is there again when that turn is.

        The cursor goes there, too, but for whoever takes acts back by a letter: the next one is no word.
        """
        note = self.query_one(NoteLine)
        commanding = len(state.undone) > len(before.undone) and not note.typing
        if note.text:
            self.console.drafts[turns.key_of(before)] = note.text
        note.text = self.console.drafts.pop(turns.key_of(state), "") if state.phase is self.phase else ""
        if note.text and state.desk.clock and state.desk.clock.running and not commanding:
            note.write()
        else:
            self.set_focus(None)

    def follow_name(self, who: str, to: str) -> None:
        """Somebody is called otherwise now: whatever this screen alone knows of them follows."""

    def show(self, state: State) -> None:
        """Show what this phase is about."""

    def tick(self, moment: Moment) -> None:
        """Show the time, where there is a place for it."""
        if clock := self._standing:
            self._show_clock(clock, moment)
            self.query_one(PhaseBar).ends = ends(self.console.state, moment.elapsed, moment.wall)

    def _show_clock(self, clock: Countdown, moment: Moment) -> None:
        view = frames.clock(self.console.state, moment.elapsed, up=self.console.counts_up)
        clock.view = view if view is None or self.console.hands else replace(view, hint="")

    def flash(self) -> None:
        """Let the clock stand on another colour for a second."""
        time = self.query_one("#time")
        time.add_class("-flash")
        self.set_timer(FLASH, lambda: time.remove_class("-flash"))

    # What one can do

    def action_clock(self) -> None:
        """Start or pause; once somebody speaks, the cursor waits in the note."""
        state = self.console.state
        starts = state.desk.clock is not None and not state.desk.clock.running
        if self.act(self.clock_command()) and starts and state.step in self.writes:
            self.query_one(NoteLine).write()

    def clock_command(self) -> ToggleClock:
        """What Space asks for."""
        return ToggleClock()

    def action_go_on(self) -> None:
        """End the turn that is open, or go on to what comes next."""
        state = self.console.state
        if turn_open(state):
            self.act(self.end_turn(self.query_one(NoteLine).text))  # undo brings the turn back, and its words
            return
        following = whats_next(state, self.console.seed())
        if following.command:
            self.act(following.command)
        else:
            self.notify(following.sentence, markup=False)

    def end_turn(self, text: str) -> Command:
        """What Enter asks for in a turn; `text` is the note."""
        return EndTurn(text)

    def action_undo(self) -> None:
        """Take the last act back."""
        self.act(Undo())

    def action_redo(self) -> None:
        """Do it again."""
        self.act(Redo())

    def action_extend(self) -> None:
        """More time."""
        self.act(ExtendClock())

    def action_credit(self) -> None:
        """Count what went by untimed."""
        if self.act(CreditClock()) and self.console.state.step in self.writes:
            self.query_one(NoteLine).write()

    def action_write(self) -> None:
        """Type."""
        self.query_one(NoteLine).write()

    def action_pass_turn(self) -> None:
        """They pass."""
        self.act(Pass())

    def action_postpone(self) -> None:
        """They come back later."""
        self.act(Postpone())

    def action_phase(self, by: int) -> None:
        """The phase before or after."""
        step = neighbour(self.console.state, by)
        if step:
            self.act(GoTo(step))

    def action_step(self, by: int) -> None:
        """The step before or after, whatever is left of this one."""
        index = STEPS.index(self.console.state.step) + by
        if 0 <= index < len(STEPS):
            self.act(GoTo(STEPS[index]))

    def on_key(self, event: events.Key) -> None:
        """Space where nothing is timed: say so, and what goes on."""
        if event.key == "space" and self.check_action("clock", ()) is None and not self.query_one(NoteLine).typing:
            self.console.say(f"Nothing is timed here. Enter: {whats_next(self.console.state, 0).words}.")

    def on_paste(self, event: events.Paste) -> None:
        """A paste goes to the line, wherever the keys go."""
        event.stop()
        note = self.query_one(NoteLine)
        note.write()
        note.line.take(event.text)

    @on(Input.Submitted, "NoteLine TextLine")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go_on()

    @on(TextLine.Blank)
    def _blank(self, event: TextLine.Blank) -> None:
        event.stop()
        self.action_clock()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        state = self.console.state
        match action:
            case "pass_turn" | "postpone" | "jump":
                return True if turn_open(state) else None
            case "clock" | "extend" | "credit":
                return True if state.desk.clock else None
            case "undo":
                return True if state.done else None
            case "redo":
                return True if state.undone else None
            case "phase":
                return True if neighbour(state, cast("int", parameters[0])) else None
        return True


def screen_of(phase: Phase) -> PhaseScreen:
    """A phase's screen, loaded when the group gets there."""
    module = import_module(f"peerinquiry.screens.{phase}")
    return cast("PhaseScreen", getattr(module, f"{phase.capitalize()}Screen")())
