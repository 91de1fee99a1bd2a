"""Who is here: everyone, where they are, and in which order they have their turns."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.formats.names import names_in, pronouns_in, twice_in
from peerinquiry.inquiry.commands import (
    AddPeople,
    Command,
    Remove,
    Rename,
    Reorder,
    SetPresence,
    Shuffle,
)
from peerinquiry.inquiry.model import Participant, Presence, State
from peerinquiry.inquiry.roster import another_of, arrivals
from peerinquiry.screens.asking import ask
from peerinquiry.screens.console import Console
from peerinquiry.screens.sheet import SheetDialog
from peerinquiry.widgets.fitting import cut, widest
from peerinquiry.widgets.key_bar import KeyLines
from peerinquiry.widgets.rows import Rows

WIDE = 80
NAME, NARROW_NAME = 30, 14
NUMBERED = "Mark the one with that number"
PRESENT = {
    Presence.HERE: ("✓ here", "$success"),
    Presence.LATE: ("… late, expected", "$secondary"),
    Presence.ABSENT: ("– absent, may come back", "$text-muted"),
    Presence.GONE: ("× gone", "$text-muted"),
}
"""Where somebody is, as a shape and in words."""


class PeopleRows(Rows):
    """Rows on which Enter is done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.leave", "done", id="people.enter", show=False)]


class PeopleDialog(SheetDialog):
    """A list that stays open; each key acts at once on whoever is marked."""

    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "presence('here')", "here", id="people.here", tooltip="They are here"),
        Binding("a", "presence('absent')", "absent", id="people.absent", tooltip="They dropped off, and may come back"),
        Binding("l", "presence('late')", "late", id="people.late", tooltip="They are expected later"),
        Binding("g", "presence('gone')", "gone", id="people.gone", tooltip="They have left for good"),
        Binding("n", "add", "new", id="people.add", tooltip="Somebody joins"),
        Binding("r", "rename", "rename", id="people.rename", tooltip="Put a name right"),
        Binding("x", "remove", "remove", id="people.remove", tooltip="Off the list: they were never part of it"),
        Binding(
            "J,shift+down", "move(1)", "down, up", key_display="J K", id="people.down", tooltip="Later in the order"
        ),
        Binding("K,shift+up", "move(-1)", "up", show=False, id="people.up", tooltip="Earlier in the order"),
        Binding("s", "shuffle", "shuffle", id="people.shuffle", tooltip="Draw the order of turns"),
        *(Binding(str(n), f"row({n})", "mark", show=False, id=f"people.{n}", tooltip=NUMBERED) for n in range(1, 10)),
        Binding("u", "undo", "undo", id="people.undo", tooltip="Take the last act back"),
        Binding("escape,q,w", "leave", "done", id="people.done", tooltip="Close"),
    ]

    def compose(self) -> ComposeResult:
        """A title, everyone, the keys."""
        with Vertical(id="sheet"):
            yield Static(Content.styled("Who is here?", "bold $primary"), id="question")
            yield Static(Content.styled("Nobody yet: n adds somebody.", "$text-muted"), id="nobody")
            yield PeopleRows(markup=False)
            yield KeyLines()

    def on_mount(self) -> None:
        """Follow the session, the bar on whoever has the turn."""
        self.watch(self.app, "state", self._follow)
        state = self.console.state
        if state.desk.round.holder in state.names:
            self.query_one(Rows).highlighted = state.names.index(state.desk.round.holder)

    def _follow(self, before: State, state: State) -> None:
        """Show everyone, the bar staying on whom it is."""
        rows = self.query_one(Rows)
        marked = self.marked(before) or ""
        index = rows.highlighted or 0
        rows.clear_options()
        width = widest(state.names, NAME if self.app.size.width >= WIDE else NARROW_NAME)
        rows.add_options(
            [Row(_row(person, number, width)) for number, person in enumerate(state.participants, start=1)]
        )
        if state.names:
            rows.highlighted = state.names.index(marked) if marked in state.names else min(index, len(state.names) - 1)
        self.query_one("#nobody").display = not state.names
        rows.display = bool(state.names)
        self.refresh_bindings()

    def marked(self, state: State) -> str | None:
        """Who is under the bar."""
        index = self.query_one(Rows).highlighted
        return state.names[index] if index is not None and index < len(state.names) else None

    def act(self, command: Callable[[str], Command]) -> None:
        """Ask for what `command` makes of whoever is marked."""
        if who := self.marked(self.console.state):
            self.console.act(command(who))

    def action_row(self, number: int) -> None:
        """Mark the row with a number."""
        rows = self.query_one(Rows)
        if number <= rows.option_count:
            rows.highlighted = number - 1

    def action_presence(self, presence: str) -> None:
        """Say where they are."""
        self.act(lambda who: SetPresence(who, Presence(presence)))

    def action_move(self, by: int) -> None:
        """Move them in the order of turns."""
        names = list(self.console.state.names)
        who = self.marked(self.console.state)
        if who is None:
            return
        index = names.index(who)
        other = index + by
        if 0 <= other < len(names):
            names[index], names[other] = names[other], names[index]
            self.console.act(Reorder(tuple(names)))

    def action_shuffle(self) -> None:
        """Draw the order of turns."""
        self.console.act(Shuffle(self.console.seed()))

    @work
    async def action_remove(self) -> None:
        """Take them off the list; asks first where a challenge would go with them."""
        from peerinquiry.screens.ask import ConfirmDialog

        state = self.console.state
        who = self.marked(state)
        if who is None:
            return
        asked = f"Remove {who}? Their challenge goes with them; u brings both back."
        sure = who not in state.challenges or await ask(self, ConfirmDialog(asked, yes="remove"))
        if sure and self.console.act(Remove(who)):
            self.console.say(f"{who} is off the list; u brings them back.")

    @work
    async def action_rename(self) -> None:
        """Put a name right."""
        from peerinquiry.screens.ask import AskDialog

        who = self.marked(self.console.state)
        if who is None:
            return
        name = await ask(self, AskDialog("What is the name?", who))
        if name and name.strip():
            self.console.act(Rename(who, name))

    @work
    async def action_add(self) -> None:
        """Somebody joins."""
        from peerinquiry.screens.ask import AskDialog

        said = await ask(self, AskDialog("Who joins?", placeholder="Ann, or Ann and Bea"))
        for name in arrive(self.console, said or "") or ():
            asked = f"There is {name} already. What is the other one called? Esc: it is the same."
            other = await ask(self, AskDialog(asked, another_of(name, self.console.state.names)))
            if other and not self.console.act(AddPeople((other,))):
                break

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks, and does no more."""
        event.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what needs somebody who is not there."""
        state = self.console.state
        if action in {"presence", "move", "rename", "remove", "shuffle"}:
            return True if state.participants else None
        if action == "undo":
            return True if state.done else None
        return True


def arrive(console: Console, said: str) -> tuple[str, ...] | None:
    """Put those named on the list, or back; names that somebody has already who is here are handed back.

    None where that was refused. The state tells of nothing that was done here: it is not on disk yet.
    """
    names = names_in(said)
    told = arrivals(console.state, names)
    if told.new and not console.act(AddPeople(told.new, pronouns=pronouns_in(said))):
        return None
    for name in told.back:
        if console.act(SetPresence(name, Presence.HERE)):
            console.say(f"{name} is back.")
    return (*told.here, *(name for name in twice_in(said) if name in told.new))


def _row(person: Participant, number: int, width: int) -> Content:
    word, style = PRESENT[person.presence]
    lead = Content.styled(f"{number:>2}  ", "$text-muted")
    name = cut(person.name, width).stylize("bold" if person.here else "$text-muted")
    return Content.assemble(lead, name, "   ", (word, style), (f"   {person.pronouns}", "$text-muted"))
