"""What can be done now: the keys of the screen, or those that work while one types."""

from __future__ import annotations

from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

Keys = tuple[tuple[str, str, bool], ...]
"""Each a key's name, what it does, and whether it can be done now."""


class KeyBar(Widget):
    """One line; where not all keys fit, the last ones give way, but for help and the line, which stay."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyBar { height: 1; padding: 0 2; background: $panel; }
    """

    keys: reactive[Keys] = reactive(())
    _pinned = 0
    """How many at the end stay, however little room there is."""

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._tell(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        """What happened shows first; what can be done now, in the frame after it."""
        self.call_after_refresh(self._tell, screen)

    def _tell(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen or screen not in self.app.screen_stack:
            return  # it goes: what it was about may be gone already
        typing = isinstance(screen.focused, Input)
        shown: dict[str, tuple[str, str, bool]] = {}
        for key, (_node, binding, enabled, _tooltip) in screen.active_bindings.items():
            if not binding.show or (typing and _printable(key)):
                continue
            if _function_key(key) if not typing else binding.action == "write":
                continue
            name = self.app.get_key_display(binding)
            if binding.action not in shown or len(name) < len(shown[binding.action][0]):
                shown[binding.action] = (name, binding.description, enabled)
        order = getattr(screen, "KEY_ORDER", ())
        first = [shown.pop(action) for action in order if action in shown]
        pinned = [shown.pop(action) for action in (("leave",) if typing else ("write", "help")) if action in shown]
        self._pinned = len(pinned)
        self.keys = (*first, *shown.values(), *pinned)

    def render(self) -> RenderResult:
        """Keys in bold, what they do beside them; what cannot be done now is dim, and gives way first."""
        chips = [_chip(*key) for key in self.keys]
        for index in reversed(range(len(chips))):
            if _width(chips) <= self.content_size.width:
                break
            if not self.keys[index][2]:
                chips[index] = Content("")
        if self._pinned > 1 and _width(chips) > self.content_size.width:
            chips[-1] = Content.styled(self.keys[-1][0], "bold $foreground")  # what ? does is known by its shape
        while len(chips) > self._pinned and _width(chips) > self.content_size.width:
            del chips[-1 - self._pinned]
        return Content(GAP).join(chip for chip in chips if chip)


class KeyLines(KeyBar):
    """As many lines as the keys need, for a dialog with many."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyLines { height: auto; max-height: 3; }
    """

    keys: reactive[Keys] = reactive((), layout=True)

    def render(self) -> RenderResult:
        """The keys, wrapped between them."""
        lines: list[Content] = []
        for chip in [_chip(*key) for key in self.keys]:
            longer = Content(GAP).join([lines[-1], chip]) if lines else chip
            if lines and longer.cell_length <= (self.content_size.width or self.container_size.width):
                lines[-1] = longer
            else:
                lines.append(chip)
        return Content("\n").join(lines)


GAP = "  "
"""A `Content` that was measured counts itself once too often when it joins others (Textual 8.2.8): so, made anew."""


def _chip(name: str, words: str, enabled: bool) -> Content:  # noqa: FBT001 - one row of a table
    if enabled:
        return Content.assemble((name, "bold $foreground"), " ", (words, "$text-muted"))
    return Content.styled(f"{name} {words}", "$text-disabled")


def _width(chips: list[Content]) -> int:
    shown = [chip.cell_length for chip in chips if chip]
    return sum(shown) + len(GAP) * (len(shown) - 1)


def _function_key(key: str) -> bool:
    return len(key) > 1 and key[0] == "f" and key[1:].isdigit()


def _printable(key: str) -> bool:
    named = {"space", "plus", "question_mark", "right_square_bracket", "left_square_bracket", "minus", "slash"}
    return len(key) == 1 or key in named
