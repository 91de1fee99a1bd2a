"""Who was heard: names at once, figures where nobody else looks on or the facilitator asks once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from peerinquiry.inquiry.view.heard import HeardRow, HeardView
from peerinquiry.widgets.fitting import cut, widest
from peerinquiry.widgets.key_bar import KeyBar

BAR = 12
"""Cells of the longest bar."""
NAME = 16
"""Cells that a name may take."""
CROWD, TALL = 9, 32
"""More people than that leave no room for air in a window that is less tall."""
PUBLIC = "Figures are for you alone; f shows them in this window."
PRIVATE = "Only you should see this."


class HeardDialog(ModalScreen[bool | None]):
    """Names; and figures, once asked for. Closes with whether everyone shall see who is asked to come in."""

    CSS_PATH = "heard.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "figures(True)", "figures", id="heard.figures", tooltip="How long everyone spoke"),
        Binding("f", "figures(False)", "names alone", id="heard.names", tooltip="Without the figures"),
        Binding("s", "invite(True)", "ask them in", id="heard.invite", tooltip="Everyone sees who is asked to come in"),
        Binding("s", "invite(False)", "ask no longer", id="heard.invite-no", tooltip="The invitation goes again"),
        Binding("escape", "leave", "close", key_display="any key", id="heard.close", tooltip="Close"),
    ]

    def __init__(self, view: HeardView, *, private: bool) -> None:
        """Show `view`: whole, where this window is `private`, else its names alone."""
        super().__init__()
        self._view, self._figures = view, private

    def compose(self) -> ComposeResult:
        """Names, then figures."""
        with Vertical(id="sheet"):
            yield Static(id="question")
            yield Static(id="names")
            yield Static(id="figures")
            yield Static(Content.styled(PUBLIC, "$text-muted"), id="whose")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def _show(self) -> None:
        names = [Content.assemble((f"{label}  ", "$text-muted"), words) for label, words in self._view.lines]
        nobody = Content("Everyone was heard.")
        self.query_one("#names", Static).update(Content("\n").join(names) if names else nobody)
        figures = self.query_one("#figures", Static)
        figures.display = self._figures
        figures.update(Content("\n").join(_figures(self._view)))
        private = (f"   {PRIVATE}", "$warning") if self._figures else ""
        self.query_one("#question", Static).update(Content.assemble(("Who was heard", "bold $primary"), private))
        self.query_one("#whose").display = not self._figures
        self._fit()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """A crowd needs the room."""
        self._fit()

    def _fit(self) -> None:
        crowded = len(self._view.rows) > CROWD and self.size.height < TALL
        self.set_class(crowded, "-crowded")
        self.query_one("#names").display = not (crowded and self._figures)

    def action_figures(self, shown: bool) -> None:  # noqa: FBT001 - written in a binding
        """Show the figures, or hide them again."""
        self._figures = shown
        self._show()

    def action_invite(self, shown: bool) -> None:  # noqa: FBT001 - written in a binding
        """Close, and ask those in who were not heard, or no longer."""
        self.dismiss(shown)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Whatever is no key of this dialog, nor one that holds everywhere, closes it."""
        if event.key not in self.active_bindings:
            event.stop()
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Figures, or no figures; an invitation where there is somebody to invite, or to let be."""
        match action:
            case "figures":
                return self._figures is not parameters[0]
            case "invite":
                return self._view.inviting is not parameters[0] and (self._view.inviting or self._view.invites)
        return super().check_action(action, parameters)


def _figures(view: HeardView) -> Iterator[Content]:
    name = widest([row.name for row in view.rows], NAME) + 2
    words = max((len(row.words) for row in view.rows), default=0) + 2
    for row in view.rows:
        yield Content.assemble(cut(row.name, name), _bar(row), row.words.ljust(words), (row.aside, "$text-muted"))
    for owner in view.owners:
        yield Content.styled(owner, "$text-muted")


def _bar(row: HeardRow) -> Content:
    cells = max(1, round(BAR * row.part)) if row.part else 0
    return Content.styled(("━" * cells).ljust(BAR + 1), "$secondary")
