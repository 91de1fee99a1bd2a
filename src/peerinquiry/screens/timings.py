"""How long each turn takes: every length can be changed, here and at any time."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.formats.times import seconds_in
from peerinquiry.inquiry.commands import SetTiming
from peerinquiry.inquiry.model import State, Timing
from peerinquiry.inquiry.view.gather import TIMING_WORDS
from peerinquiry.inquiry.view.words import MINUTE, spoken
from peerinquiry.screens.asking import ask
from peerinquiry.screens.sheet import SheetDialog
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.rows import Rows

LABEL = 28
SMALL_STEP, LARGE_STEP = 5, 30
"""Seconds that one key adds to a length under, and from, two minutes."""


class TimingRows(Rows):
    """Rows on which Enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "set", id="timings.set", tooltip="Type it")]


class TimingsDialog(SheetDialog):
    """A list that stays open; each change is made at once."""

    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign,right", "step(1)", "longer", id="timings.longer", tooltip="A little longer"),
        Binding("minus,left", "step(-1)", "shorter", id="timings.shorter", tooltip="A little shorter"),
        Binding("u", "undo", "undo", id="timings.undo", tooltip="Take the last change back"),
        Binding("escape,q", "leave", "done", id="timings.done", tooltip="Close"),
    ]

    def compose(self) -> ComposeResult:
        """A title and a row for each length."""
        with Vertical(id="sheet"):
            yield Static(Content.styled("How long does each take?", "bold $primary"), id="question")
            yield TimingRows(*[Row("", id=timing) for timing in Timing], markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Follow the session."""
        self.watch(self.app, "state", self._follow)

    def _follow(self, state: State) -> None:
        rows = self.query_one(Rows)
        for timing in Timing:
            words = TIMING_WORDS[timing].ljust(LABEL)
            row = Content.assemble(words, (spoken(state.timings[timing]), "bold $foreground"))
            rows.replace_option_prompt(timing, row)

    @property
    def marked(self) -> Timing:
        """The length under the bar."""
        return list(Timing)[self.query_one(Rows).highlighted or 0]

    def action_step(self, by: int) -> None:
        """A little more, or less."""
        seconds = self.console.state.timings[self.marked]
        size = SMALL_STEP if seconds + min(by, 0) < 2 * MINUTE else LARGE_STEP
        self.console.act(SetTiming(self.marked, max(SMALL_STEP, seconds + by * size)))

    @on(OptionList.OptionSelected)
    @work
    async def _edit(self) -> None:
        """Ask for the length."""
        from peerinquiry.screens.ask import AskDialog

        timing = self.marked
        before = spoken(self.console.state.timings[timing])
        said = await ask(
            self,
            AskDialog(f"How long: {TIMING_WORDS[timing]}?", before, placeholder="45 s, 1:30 or 2 min", check=_told),
        )
        if said is not None:
            self.console.act(SetTiming(timing, seconds_in(said)))


def _told(said: str) -> str:
    return f"That is {spoken(seconds_in(said))}."
