"""Plan: what the owner will do, with whom, by when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from peerinquiry.formats.action_line import ActionLine, read_action
from peerinquiry.formats.dates import date_in_words
from peerinquiry.inquiry.agenda import turn_open, whats_next
from peerinquiry.inquiry.commands import (
    AddNotDoing,
    DropAction,
    DropNotDoing,
    OfferHelp,
    SetAction,
    SetCheckIn,
)
from peerinquiry.inquiry.model import Action, Phase, State, Step
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.frame import instruction, owner_away
from peerinquiry.inquiry.view.plan import NO_DATE, Entry, Part, PlanView, plan_view
from peerinquiry.inquiry.view.words import counted, weekday
from peerinquiry.screens.action import ActionDialog, Draft, Filled, draft_of
from peerinquiry.screens.planned import PlannedScreen
from peerinquiry.widgets.ground import Column
from peerinquiry.widgets.note_line import NoteLine
from peerinquiry.widgets.plan_notes import PlanNotes
from peerinquiry.widgets.plan_table import PlanTable
from peerinquiry.widgets.timeline import Timeline

NEW = "action"
"""The form for a new action; that of action 3 is `action 3`."""
FIRST = (
    "What is the first step?",
    "Type it below; a name and a date, if you like:\nBea: call them both by fri\n\na opens the whole form.",
)
"""What stands in place of the actions while there is none."""


class PlanScreen(PlannedScreen):
    """Who does what by when, and who helps."""

    CSS_PATH = ["phase.tcss", "lower.tcss", "plan.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,f3", "add", "add", id="add", tooltip="An action, with all there is to it"),
        Binding("e,f5", "edit", "edit", id="edit", tooltip="Change the marked line"),
        Binding("h,f4", "help_out", "helps", id="help-out", tooltip="Who helps, and how"),
        Binding("n,f6", "not_doing", "not doing", id="not-doing", tooltip="What is left alone"),
        Binding("d,f7", "check_in", "check-in", id="check-in", tooltip="When the group hears how it went"),
        Binding("x", "drop", "drop", id="drop", tooltip="Take the marked line off; u brings it back"),
        Binding("up", "mark(-1)", "up", id="mark-up", show=False, tooltip="Mark the line above"),
        Binding("down", "mark(1)", "down", id="mark-down", show=False, tooltip="Mark the line below"),
    ]
    KEY_ORDER = (
        "submit",
        "clock",
        "go_on",
        "add",
        "check_in",
        "help_out",
        "copy",
        "drop",
        "edit",
        "not_doing",
        "calendar",
    )
    phase = Phase.PLAN
    writes = frozenset({Step.PLANNING})

    def __init__(self) -> None:
        """Nothing is marked yet."""
        super().__init__()
        self._marked: Entry | None = None
        self._seen: tuple[Entry, ...] = ()
        self._asked_dates = False
        self._doubted = ""
        """A line whose date was asked about; the next Enter keeps it as it is."""

    def compose_thing(self) -> ComposeResult:
        """The actions."""
        yield PlanTable()

    def compose_lower(self) -> ComposeResult:
        """When they fall due, and what else belongs to the plan."""
        with Column(id="lower"):
            yield Timeline()
            yield PlanNotes()

    # What it shows

    @property
    def view(self) -> PlanView:
        """The plan, to be shown."""
        return plan_view(self.console.state, self.today)

    def show(self, state: State) -> None:
        """Show it; what is new is marked."""
        self.set_class(state.desk.clock is None, "-clockless")
        self.query_one(NoteLine).label = "action"
        view = self.view
        new = [entry for entry in view.entries if entry not in self._seen]
        self._seen = view.entries
        if new and self._marked:
            self._marked = new[-1]
        if self._marked not in view.entries:
            self._marked = view.actions[-1].entry if view.actions else next(iter(view.entries), None)
        table, line, notes = self.query_one(PlanTable), self.query_one(Timeline), self.query_one(PlanNotes)
        table.hands = hands = self.console.hands
        table.actions, table.empty = view.actions, FIRST if hands else (FIRST[0], "")
        line.stretches = view.timeline
        notes.lines = view.lines
        helps, left, heard = ("Who helps?", f"What will {state.owner} leave alone?", "When do we hear of it?")
        notes.asks = (f"{helps} h", f"{left} n", f"{heard} d") if hands else (helps, left, heard)
        self._show_marked()
        self._read(self.query_one(NoteLine).text)

    def follow_name(self, who: str, to: str) -> None:
        """What is marked stays marked, and is nothing new."""
        old, new = Entry(Part.HELP, who), Entry(Part.HELP, to)
        self._seen = tuple(new if entry == old else entry for entry in self._seen)
        self._marked = new if self._marked == old else self._marked

    def _show_marked(self) -> None:
        marked = self._marked if self.console.hands else None
        self.query_one(PlanTable).marked = marked
        self.query_one(Timeline).marked = marked
        self.query_one(PlanNotes).marked = marked

    @on(Input.Changed, "NoteLine TextLine")
    def _typed(self, event: Input.Changed) -> None:
        self._read(event.value)

    def _read(self, text: str) -> None:
        """Say above what is understood of the line below."""
        self.query_one("#guide", Static).update(self._understood(text) if text.strip() else self._guide())

    def _guide(self) -> Content:
        state = self.console.state
        if turn_open(state) or owner_away(state):
            return Content(instruction(state))
        if not self.console.hands:
            return Content("The plan is said.")
        return Content(f"The plan is said. y copies it, i is for calendars. Enter: {whats_next(state, 0).words}.")

    def _understood(self, text: str) -> Content:
        state = self.console.state
        read = read_action(text, state.names, state.owner or "", self.today)
        said = Content.assemble((read.who, "bold $foreground"), ": ", (read.what, "$foreground"))
        if doubt := _doubt(read):
            when = Content.styled(doubt, "$warning")
        elif read.by:
            when = Content.styled(f"by {weekday(read.by)}", "$success")
        else:
            when = Content(f"{NO_DATE}: end with, say, by fri")
        room = self.query_one("#guide").content_size.width - when.cell_length - 3
        return Content.assemble(said.truncate(max(8, room), ellipsis=True), " · ", when)

    # Actions

    def action_go_on(self) -> None:
        """Keep what is typed as an action; with nothing typed, the plan is said."""
        note, state = self.query_one(NoteLine), self.console.state
        if note.text.strip():
            read = read_action(note.text, state.names, state.owner or "", self.today)
            doubt = _doubt(read)
            if doubt and note.text != self._doubted:
                self._doubted = note.text
                self.console.say(f"{doubt} Enter again keeps the words as they are.", warn=True)
            elif self.act(SetAction(read.what, read.who, read.by)):
                note.text = ""
            return
        undated = sum(action.by is None for action in state.plan.actions)
        if undated and turn_open(state) and not self._asked_dates:
            self._asked_dates = True
            have = "has" if undated == 1 else "have"
            self.console.say(f"{counted(undated, 'action')} {have} no date yet. Enter again goes on all the same.")
            return
        super().action_go_on()

    def action_add(self) -> None:
        """A new action: from where the form was left, or from what is typed below."""
        note, state = self.query_one(NoteLine), self.console.state
        fresh = untouched = Draft(who=state.owner or "")
        if note.text.strip() and NEW not in self.console.forms:
            read = read_action(note.text, state.names, state.owner or "", self.today)
            fresh = Draft(read.what, read.who, read.by.isoformat() if read.by else "")
            note.text = ""
        self._fill(NEW, "A new action", fresh, untouched)

    def _fill(self, form: str, title: str, fresh: Draft, untouched: Draft, number: int = 0) -> None:
        """Ask for an action, and keep it; a new one that is left half filled waits for the next time."""
        forms, names, today = self.console.forms, self.console.state.names, self.today
        kept = forms.get(form)

        def filled(result: Filled | None) -> None:
            if result is None or (number and not result.keep):
                return
            forms[form] = astuple(result.draft)
            if result.draft == untouched or (result.keep and self.act(result.draft.command(names, today, number))):
                del forms[form]

        self.app.push_screen(ActionDialog(title, Draft(*kept) if kept else fresh, names, today), filled)

    # What is marked

    def action_mark(self, by: int) -> None:
        """The line above or below."""
        entries = self.view.entries
        if entries:
            at = entries.index(self._marked) + by if self._marked in entries else 0
            self._marked = entries[max(0, min(at, len(entries) - 1))]
            self._show_marked()

    def _action(self) -> Action | None:
        """The action that is marked."""
        entry = self._marked
        if entry is None or entry.part is not Part.ACTION:
            return None
        return next((action for action in self.console.state.plan.actions if str(action.number) == entry.at), None)

    def action_edit(self) -> None:
        """Change the marked line."""
        action, entry = self._action(), self._marked
        if action:
            draft = draft_of(action)
            self._fill(f"{NEW} {action.number}", "Change this action", draft, draft, action.number)
        elif entry and entry.part is Part.HELP:
            self._ask_help(entry.at)
        elif entry and entry.part is Part.NOT_DOING:
            self.action_not_doing(entry.at)
        elif entry:
            self.action_check_in()

    def action_drop(self) -> None:
        """Take the marked line off."""
        action, entry = self._action(), self._marked
        if action:
            self.act(DropAction(action.number))
        elif entry and entry.part is Part.HELP:
            self.act(OfferHelp(entry.at, ""))
        elif entry and entry.part is Part.NOT_DOING:
            self.act(DropNotDoing(entry.at))
        elif entry:
            self.act(SetCheckIn(None))

    # Help, what is left alone, the check-in

    def action_help_out(self) -> None:
        """Who helps, and how."""
        from peerinquiry.screens.pick import Option, PickDialog

        state = self.console.state
        offered = dict(state.plan.help)
        peers = [name for name in state.names if name != state.owner]
        options = [Option(name, name, joined(offered.get(name, ""))) for name in peers]
        self.app.push_screen(PickDialog("Who helps?", options), self._ask_help)

    def _ask_help(self, who: str | None) -> None:
        if who is None:
            return
        before = dict(self.console.state.plan.help).get(who, "")
        self._ask(f"How will {who} help?", before, lambda text: self.act(OfferHelp(who, text)))

    def action_not_doing(self, before: str = "") -> None:
        """What is left alone; `before` is how it was put."""

        def put(text: str) -> None:
            if text and text != before and (not before or self.act(DropNotDoing(before))):
                self.act(AddNotDoing(text))

        self._ask(f"What will {self.console.state.owner} leave alone?", before, put)

    def action_check_in(self) -> None:
        """When the group hears how it went."""
        today, before = self.today, self.console.state.plan.check_in

        def understood(text: str) -> str:
            return (
                weekday(date_in_words(text, today))
                if text.strip()
                else f"{weekday(before)}, as before"
                if before
                else ""
            )

        def put(text: str) -> None:
            if text.strip():
                self.act(SetCheckIn(date_in_words(text, today)))

        self._ask("When does the group hear how it went?", "", put, "in 4 weeks, fri, 1 dec", understood)

    def _ask(
        self,
        question: str,
        before: str,
        put: Callable[[str], object],
        placeholder: str = "",
        check: Callable[[str], str] | None = None,
    ) -> None:
        """Ask for a line; `put` does with it what is to be done."""
        from peerinquiry.screens.ask import AskDialog

        def asked(text: str | None) -> None:
            if text is not None:
                put(text)

        self.app.push_screen(AskDialog(question, before, placeholder=placeholder, check=check), asked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something for."""
        if action in {"edit", "drop"}:
            return True if self._marked else None
        return super().check_action(action, parameters)


def _doubt(read: ActionLine) -> str:
    """What there is to ask about, before it is kept."""
    whose = f"Who is {read.nobody}? It stays {read.who}'s." if read.nobody else ""
    return " ".join(filter(None, (whose, read.doubt)))
