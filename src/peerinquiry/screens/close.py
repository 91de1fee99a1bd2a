"""Close: a word from everyone, the pulse for those who like, and goodbye."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from peerinquiry.formats.recipes import grep_actions
from peerinquiry.inquiry.agenda import turn_open, whats_next
from peerinquiry.inquiry.commands import GivePulse, NewRound, OpenPulses
from peerinquiry.inquiry.model import PULSE_KEYS, Phase, State, Step
from peerinquiry.inquiry.view.averages import FEWEST_SHOWN, averages, still_to_give
from peerinquiry.inquiry.view.card import card
from peerinquiry.inquiry.view.challenge import Challenge
from peerinquiry.inquiry.view.close import check_ins, goes_on, has_dates, pulse, takeaways, taken_along
from peerinquiry.screens.lobby import kept_at
from peerinquiry.screens.planned import PlannedScreen
from peerinquiry.screens.saving import SAVE
from peerinquiry.storage.desktop import open_folder
from peerinquiry.widgets.facts import Facts
from peerinquiry.widgets.ground import Column
from peerinquiry.widgets.note_line import NoteLine
from peerinquiry.widgets.plan_table import PlanTable
from peerinquiry.widgets.pulse_board import PulseBoard
from peerinquiry.widgets.speaker_card import SpeakerCard
from peerinquiry.widgets.topic import Topic
from peerinquiry.widgets.turn_strip import TurnStrip
from peerinquiry.widgets.words import Words

ONE_TO_FIVE = "The pulse goes from 1 to 5."
HALF_WAY = "⌫ takes one back, 0 is not this time"
MEET_AGAIN = "S saves this group, to meet again"


class CloseScreen(PlannedScreen):
    """What we take with us, and where it is kept."""

    CSS_PATH = ["phase.tcss", "lower.tcss", "close.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *PlannedScreen.TURN_BINDINGS,
        Binding("1", "score(1)", "to 5: a number", id="score-1", tooltip="One of the five numbers"),
        *[Binding(str(n), f"score({n})", f"{n}", id=f"score-{n}", show=False) for n in range(2, 6)],
        Binding("0,minus", "skip", "not this time", id="skip", tooltip="They would rather not"),
        Binding("j", "whose", "somebody else", id="whose", tooltip="The numbers of somebody else, or anew"),
        Binding("backspace", "back", "one back", id="back-digit", tooltip="Take the last number back"),
        Binding("o", "folder", "folder", id="folder", tooltip="Open the folder that holds the files"),
        Binding("r", "again", "more words", id="again", tooltip="Another round: who wishes adds a word, or passes"),
        Binding("z", "another_challenge", "another challenge", id="another", tooltip="Take up another challenge"),
        Binding(
            "R", "report", "report", id="report", tooltip="A page to look at: the session as a file for the browser"
        ),
        Binding("S", "save_group", "save group", id="save-group", tooltip=SAVE),
        Binding("g", "grep", "copy the grep line", id="grep", tooltip="The line that finds the actions again"),
    ]
    KEY_ORDER = (
        *("submit", "clock", "go_on", "score(1)", "back", "skip", "whose", "again", "another_challenge"),
        *("copy", "report", "calendar", "save_group", "folder", "grep"),
    )
    phase = Phase.CLOSE
    writes = frozenset({Step.REFLECTING})

    def __init__(self) -> None:
        """Nobody's numbers are in."""
        super().__init__()
        self._chosen = ""
        """Whose numbers were asked for out of order."""
        self._given: tuple[int, ...] = ()
        self._skipped: frozenset[str] = frozenset()

    def compose_thing(self) -> ComposeResult:
        """Who speaks; or the pulse; or goodbye."""
        yield Topic(id="topic")
        yield SpeakerCard()
        yield Words(id="check-in")
        yield PulseBoard()
        yield Facts()

    def compose_lower(self) -> ComposeResult:
        """The plan in short."""
        with Column(id="lower"):
            yield PlanTable()

    # What it shows

    def show(self, state: State) -> None:
        """Show it."""
        reflecting = state.step is Step.REFLECTING
        self.set_class(not reflecting, "-alone")
        self.set_class(state.desk.clock is None, "-clockless")
        note = self.query_one(NoteLine)
        note.label, note.line.can_focus = ("note", True) if reflecting else ("", False)
        for selector, shown in (
            (SpeakerCard, reflecting),
            ("#check-in", reflecting),
            (PulseBoard, state.step is Step.PULSE),
            (Facts, state.step is Step.FAREWELL),
        ):
            self.query_one(selector).display = shown
        if reflecting:
            self._show_reflecting(state)
        elif state.step is Step.PULSE:
            self._show_pulse()
        else:
            self._show_farewell()

    def follow_name(self, who: str, to: str) -> None:
        """Whose numbers they are, or would rather not be."""
        self._chosen = to if self._chosen == who else self._chosen
        self._skipped = frozenset(to if name == who else name for name in self._skipped)

    def _show_reflecting(self, state: State) -> None:
        taken = takeaways(state, self.today)
        self.query_one(Topic).topics = tuple(_topic(each.challenge) for each in taken)
        self.query_one(SpeakerCard).card = self.told(card(state, self.console.bank))
        check = Content.assemble(("Check-in  ", "$text-muted"), (check_ins(taken), "$secondary"))
        self.query_one("#check-in", Static).update(check)
        table = self.query_one(PlanTable)
        table.hands = self.console.hands
        table.actions = tuple(row for each in taken for row in each.actions)
        table.empty = ("", "The plan has no action yet.")

    def _show_pulse(self) -> None:
        state, who = self.console.state, self._who
        view = pulse(state, who, len(self._given), self._skipped, shown=self._opened)
        self.query_one(TurnStrip).chips = view.chips
        board = self.query_one(PulseBoard)
        board.view, board.way_on = view, self._way_on(state, shown=bool(view.averages))
        self.refresh_bindings()

    def _way_on(self, state: State, *, shown: bool) -> str:
        if not self.console.hands:
            return "" if shown or not state.pulses else "hidden until all are"
        if self._given:
            return HALF_WAY
        if shown or not state.pulses:
            return f"Enter: {whats_next(state, 0).words}"
        if len(state.pulses) < FEWEST_SHOWN:
            return f"averages show from {FEWEST_SHOWN} on, so that nobody's is seen"
        return "hidden until all are · Enter shows the averages now"

    def _show_farewell(self) -> None:
        state, page = self.console.state, self.query_one(Facts)
        page.heading = "The record is closed." if state.closed else "What we take along"
        page.facts = (*taken_along(takeaways(state, self.today)), *goes_on(state))
        if self.console.hands:
            files = self.console.keepsakes.files
            page.facts += (
                ("", ""),
                ("Kept in", kept_at(files.page.parent)),
                ("  to read", files.page.name),
                ("  the record", files.journal.name),
                *((("  for calendars", files.calendar.name),) if has_dates(state) else ()),
                ("  R writes", f"{files.report.name}, a report"),
                ("Find it again", self._grep_line),
            )
            page.foot = "Enter goes home" if state.closed else "Enter closes the record"
            page.foot += "" if state.team else f" · {MEET_AGAIN}"

    # The pulse

    @property
    def _opened(self) -> bool:
        """Whether the averages may show: all are in, or they were asked for, and nobody's numbers are."""
        return not self._who or (self.console.state.pulses_open and not self._given and not self._chosen)

    @property
    def _who(self) -> str:
        """Whose numbers are next; nobody's once all are in."""
        if self._chosen:
            return self._chosen
        return next(iter(still_to_give(self.console.state, self._skipped)), "")

    def action_score(self, number: int) -> None:
        """One of the five numbers; the fifth keeps them, and goes on to the next person."""
        who = self._who
        if not who:
            self.console.say("All are in; j is for somebody's anew.")
            return
        self._given = (*self._given, number)
        if len(self._given) == len(PULSE_KEYS):
            given, self._given, self._chosen = self._given, (), ""
            self.act(GivePulse(who, given))
        self._show_pulse()

    def on_key(self, event: events.Key) -> None:
        """A number that is none of the five, or Enter while some are missing."""
        if self.console.state.step is not Step.PULSE:
            return
        if event.character in {"6", "7", "8", "9"}:
            self.console.say(ONE_TO_FIVE)
        elif event.key == "enter" and self._given:
            self.console.say(f"{len(self._given)} of {len(PULSE_KEYS)} for {self._who} so far: {HALF_WAY}.")

    def action_back(self) -> None:
        """Take the last number back."""
        self._given = self._given[:-1]
        self._show_pulse()

    def action_skip(self) -> None:
        """They would rather not."""
        self._skipped |= {self._who}
        self._given, self._chosen = (), ""
        if not self._who and averages(self.console.state):
            self.act(OpenPulses())
        self._show_pulse()

    def action_whose(self) -> None:
        """Somebody's numbers, out of order or anew."""
        from peerinquiry.screens.pick import Option, PickDialog

        state = self.console.state
        people = [Option(name, name, "in" if name in state.pulses else "") for name in state.names]
        self.app.push_screen(PickDialog("Whose numbers?", people), self._choose)

    def _choose(self, who: str | None) -> None:
        if who:
            self._chosen, self._given = who, ()
            self._skipped -= {who}
            self._show_pulse()

    # Going on

    def action_go_on(self) -> None:
        """On: in the pulse to the averages first, at the end home."""
        state = self.console.state
        if state.step is Step.PULSE and not self._opened and averages(state):
            self._chosen = ""
            self.act(OpenPulses())
            self._show_pulse()
        elif state.step is Step.FAREWELL and state.closed:
            self.console.close_session()
        else:
            super().action_go_on()

    def action_undo(self) -> None:
        """Numbers that are half entered go first."""
        if self._given:
            self._given = ()
            self._show_pulse()
        else:
            super().action_undo()

    # What one takes along

    def action_grep(self) -> None:
        """The line that finds the actions again."""
        self.app.copy_to_clipboard(self._grep_line)
        self.console.say("The grep line is on the clipboard, if your terminal lets it there.")

    @property
    def _grep_line(self) -> str:
        """What finds the actions again."""
        return grep_actions(kept_at(self.console.keepsakes.files.page))

    def action_again(self) -> None:
        """Closing words once more, of those who wish to add some."""
        self.act(NewRound())

    def action_folder(self) -> None:
        """Open the folder that holds the files."""
        folder = self.console.keepsakes.files.page.parent
        self.run_worker(partial(self._show_folder, folder), thread=True, exclusive=True, group="folder")

    def _show_folder(self, folder: Path) -> None:
        if trouble := open_folder(folder):
            self.app.call_from_thread(self.console.say, trouble, warn=True)

    def action_report(self) -> None:
        """Write the report beside the record. It is never written by itself, since it tells how long everyone spoke."""
        self.console.keepsakes.keep_report()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this step is about."""
        step = self.console.state.step
        match action:
            case "go_on" if step is Step.PULSE and self._given:
                return None
            case "score" | "whose":
                return step is Step.PULSE
            case "skip" | "back":
                return (True if self._who else None) if step is Step.PULSE else False
            case "again":
                return step is Step.REFLECTING and not turn_open(self.console.state)
            case "report" | "save_group" | "folder" | "grep":
                return step is Step.FAREWELL
            case "pass_turn" | "postpone" | "write" | "jump" | "clock" | "extend" if step is not Step.REFLECTING:
                return False
        return super().check_action(action, parameters)


def _topic(about: Challenge) -> Content:
    whose = f"{about.owner}: " if about.owner else ""
    return Content.assemble((whose, "bold $foreground"), (about.now, "$foreground"))
