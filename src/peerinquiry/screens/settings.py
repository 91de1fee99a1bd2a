"""The settings: what can be switched on, and the theme, each at once and for good."""

from __future__ import annotations

from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.formats.settings_toml import Colours, Option
from peerinquiry.screens.lobby import kept_at
from peerinquiry.screens.preferences import Wears
from peerinquiry.screens.themes import TOLD
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.rows import Rows

WORDS = {
    Option.START_ON_TURN: ("Start on turn", "a turn that is given starts its clock"),
    Option.COUNT_UP: ("Count up", "shows what has gone by, not what is left"),
    Option.CHIME: ("Chime", "rings once, when the time is up"),
    Option.FLASH: ("Flash", "changes colour once, when the time is up"),
    Option.ASCII: ("ASCII", "draws with letters and plain signs alone"),
}
"""What each option is called, and what it does."""
SIGN, LABEL = 7, 16
"""Cells that these take."""


class SettingsRows(Rows):
    """Rows on which Enter changes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space",
            "select",
            "change",
            id="settings.switch",
            tooltip="Switch the marked one on or off; the next theme",
        )
    ]


class SettingsDialog(ModalScreen[None]):
    """A list that stays open; each change is made, and kept, at once."""

    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,s", "leave", "done", id="settings.done", tooltip="Close"),
    ]

    @property
    def app_(self) -> Wears:
        """The console this dialog stands in."""
        return cast("Wears", self.app)

    def compose(self) -> ComposeResult:
        """A title, a row for each option and one for the theme, and where keys are chosen."""
        kept = kept_at(self.app_.home.settings)
        with Vertical(id="sheet"):
            yield Static(Content.styled("Settings", "bold $primary"), id="question")
            yield SettingsRows(*[Row("") for _ in Option], Row(""), markup=False)
            yield Static(Content(f"Kept in {kept}, with keys of your own."), id="tie")
            yield KeyBar()

    def on_mount(self) -> None:
        """Read them anew: somebody may have edited the file."""
        self.app_.preferences.load()
        self._show()

    def _show(self) -> None:
        on_ = self.app_.preferences.current.on
        for index, option in enumerate(Option):
            name, does = WORDS[option]
            sign = Content.styled("✓ on   ", "$success") if option in on_ else Content.styled("– off  ", "$text-muted")
            row = Content.assemble(sign, (name.ljust(LABEL), "bold $foreground"), (does, "$text-muted"))
            self.query_one(Rows).replace_option_prompt_at_index(index, row)
        colours = self.app_.theme
        name, does = "Theme".ljust(LABEL), f"{colours}: {TOLD[colours]}"
        row = Content.assemble(" " * SIGN, (name, "bold $foreground"), (does, "$text-muted"))
        self.query_one(Rows).replace_option_prompt_at_index(len(Option), row)

    @on(OptionList.OptionSelected)
    def _switch(self, event: OptionList.OptionSelected) -> None:
        preferences, options, themes = self.app_.preferences, list(Option), list(Colours)
        if event.option_index < len(options):
            preferences.switch(options[event.option_index])
        else:
            preferences.choose(themes[(themes.index(Colours(self.app_.theme)) + 1) % len(themes)])
        self._show()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
