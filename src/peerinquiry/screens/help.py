"""Help: the keys of the screen one comes from, then all others, and the rules of the step."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Key
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from peerinquiry.inquiry.view import help as words
from peerinquiry.screens.keys import KeyRow, keys_declared, keys_now
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.widgets.pager import Line, Pager

if TYPE_CHECKING:
    from peerinquiry.screens.preferences import Wears

OTHERS = {
    "Home": "home:HomeScreen",
    "Gather": "gather:GatherScreen",
    "Challenges": "challenges:ChallengesScreen",
    "Choose": "choose:ChooseScreen",
    "Inquire": "inquire:InquireScreen",
    "A question of their own": "questioning:QuestionDialog",
    "The question bank": "bank_picker:BankPicker",
    "Recommend": "recommend:RecommendScreen",
    "Plan": "plan:PlanScreen",
    "Close": "close:CloseScreen",
    "Transcripts": "transcripts:TranscriptsScreen",
    "A transcript": "transcripts:SessionReader",
    "Search": "search:SearchScreen",
    "A question bank": "banks:BankReader",
}
"""Every other screen, by what people call it."""

KEYS = 14
"""Cells for the keys; what they do begins after them."""
BLANK = Line(Content(""))
CLOSES = "Any key closes this; ↑ ↓ and Space turn the page."


class HelpScreen(ModalScreen[None]):
    """Read from the bindings themselves, so that it cannot drift."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "Pager"
    BINDINGS: ClassVar = []

    def __init__(self, about: Screen[object]) -> None:
        """Help for `about`, the screen that was in view."""
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """The rules and the keys, and how to close it."""
        yield Pager()
        yield Static(Content(CLOSES), id="closes")

    def on_mount(self) -> None:
        """Read the keys."""
        self.query_one(Pager).lines = tuple(self._lines())

    def _rules(self) -> str:
        """Those of the step that the group is in, also where a dialog is in front of it."""
        phase = next((screen for screen in self.app.screen_stack if isinstance(screen, PhaseScreen)), None)
        return words.rules(phase.console.state) if phase else words.LOBBY

    def _lines(self) -> Iterator[Line]:
        display = self.app.get_key_display
        table = keys_now(self._about, display)
        yield Line(Content(self._rules()))
        yield BLANK
        yield from _section("On this screen", table.here)
        yield from _section("While you type", table.typing)
        yield from _section("Everywhere", table.everywhere)
        keymap = cast("Wears", self.app).preferences.keymap
        told = {(row.ids, row.words) for row in table.rows}
        for name, place in OTHERS.items():
            rows = [row for row in keys_declared(_kind(place), display, keymap) if (row.ids, row.words) not in told]
            told.update((row.ids, row.words) for row in rows)
            yield from _section(name, rows)

    def on_key(self, event: Key) -> None:
        """Close with any key that does not turn the page."""
        turns = self.active_bindings.get(event.key)
        if turns is None or not isinstance(turns.node, Pager):
            event.stop()
            event.prevent_default()
            self.dismiss()


def _kind(place: str) -> type[DOMNode]:
    """A screen's class, loaded now."""
    module, name = place.split(":")
    kind: type[DOMNode] = getattr(import_module(f"peerinquiry.screens.{module}"), name)
    return kind


def _section(title: str, rows: list[KeyRow] | tuple[KeyRow, ...]) -> Iterator[Line]:
    """A heading, and a row for each."""
    if not rows:
        return
    yield Line(Content.styled(title, "bold $primary"), heads=True)
    for row in rows:
        keys = Content("  ").join(Content(key) for key in row.keys)
        keys = keys.pad_right(max(1, KEYS - keys.cell_length))
        if row.enabled:
            yield Line(Content.assemble(keys.stylize("bold $foreground"), row.words), indent=KEYS)
        else:
            yield Line(Content.assemble(keys, row.words, "; not now").stylize("$text-disabled"), indent=KEYS)
    yield BLANK
