"""The form for one action: what, who, by when, how we will know, who helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from peerinquiry.formats.dates import date_in_words
from peerinquiry.formats.whom import several, somebody
from peerinquiry.inquiry.commands import SetAction
from peerinquiry.inquiry.model import Action
from peerinquiry.inquiry.view.words import listed, weekday
from peerinquiry.widgets.field import Field
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.note_line import TextLine

NO_DATE_YET = "No date yet. When, roughly? Enter, or F2, again goes on without one."
SAY_WHAT = "A few words on what will be done."


@dataclass(frozen=True, slots=True)
class Draft:
    """An action as it was typed."""

    what: str = ""
    who: str = ""
    by: str = ""
    sign: str = ""
    helpers: str = ""

    def command(self, names: Sequence[str], today: date, number: int = 0) -> SetAction:
        """What to ask the session for. Raises ValueError, as long as something cannot be understood."""
        by = date_in_words(self.by, today) if self.by else None
        return SetAction(self.what, somebody(self.who, names), by, self.sign, several(self.helpers, names), number)


def draft_of(action: Action) -> Draft:
    """An action, to be typed over."""
    by = action.by.isoformat() if action.by else ""
    return Draft(action.what, action.who, by, action.sign, ", ".join(action.helpers))


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of the form: kept, or left with a draft."""

    draft: Draft
    keep: bool


class ActionDialog(ModalScreen[Filled]):
    """Enter goes to what is still empty, and keeps it at last; Esc leaves it."""

    AUTO_FOCUS = ""
    CSS_PATH = "action.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "next", id="action.next", tooltip="On to what is still empty; then it is kept"),
        Binding("f2", "keep", "keep now", id="action.keep", tooltip="Keep it as it stands"),
        Binding("tab", "app.focus_next", "field", id="action.field", tooltip="The next field; Shift+Tab goes back"),
        Binding("down", "name(1)", "name", id="action.name", show=False, tooltip="The next name, in the field for who"),
        Binding("up", "name(-1)", "name", id="action.name-back", show=False, tooltip="The name before"),
        Binding(
            "escape",
            "leave",
            "leave it",
            id="action.leave",
            tooltip="Close; a new one waits for you, an old one stays as it was",
        ),
    ]

    KEY_ORDER = ("next", "app.focus_next", "keep")

    def __init__(self, title: str, draft: Draft, names: Sequence[str], today: date) -> None:
        """Ask for an action of one of `names`, by a date seen from `today`."""
        super().__init__()
        self._title, self._draft, self._names, self._today = title, draft, names, today
        self._asked_date = False

    def compose(self) -> ComposeResult:
        """The fields, and a line for what is missing."""
        draft = self._draft
        with VerticalScroll(id="sheet", can_focus=False):
            yield Static(Content.styled(self._title, "bold $primary"), id="title")
            yield Field("what", "what", _line(draft.what, "what will be done"))
            yield Field("who", "who", _line(draft.who, "a name; ↑ ↓ for the next", retype=True), self._who)
            yield Field("by when", "by", _line(draft.by, "1 dec, fri, +2w, in 3 months", retype=True), self._by)
            yield Field("how we know", "sign", _line(draft.sign, "what will show that it happened"))
            yield Field("who helps", "helpers", _line(draft.helpers, "names, or nobody"), self._helpers)
            yield Static(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Ready to type, in the first field that is empty."""
        empty = (field for field in self.fields if not field.text)
        self.set_focus(next(empty, self.fields[0]).line)

    @property
    def fields(self) -> list[Field]:
        """From top to bottom."""
        return list(self.query(Field))

    @property
    def draft(self) -> Draft:
        """What is typed."""
        return Draft(*(field.text for field in self.fields))

    # What is understood

    def _who(self, text: str) -> str:
        return somebody(text, self._names)

    def _by(self, text: str) -> str:
        return weekday(date_in_words(text, self._today)) if text else ""

    def _helpers(self, text: str) -> str:
        return listed(several(text, self._names)) if text else ""

    # What one can do

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        field = event.input.parent
        self._hint(field.problem if isinstance(field, Field) and field.text and event.input.has_focus else "")

    def _hint(self, sentence: str) -> None:
        self.query_one("#hint", Static).update(Content(sentence))

    @property
    def _here(self) -> int:
        """The field one types in."""
        return next((index for index, field in enumerate(self.fields) if field.line.has_focus), 0)

    def action_next(self) -> None:
        """On to what is still empty below; if nothing is, keep it."""
        here = self.fields[self._here]
        if self._holds(here):
            return
        below = (field for field in self.fields[self._here + 1 :] if not field.text)
        following = next(below, None)
        if following:
            self.set_focus(following.line)
        else:
            self.action_keep()

    def action_keep(self) -> None:
        """Keep it, if it can stand."""
        for field in self.fields:
            if self._holds(field):
                self.set_focus(field.line)
                return
        self.dismiss(Filled(self.draft, keep=True))

    def _holds(self, field: Field) -> bool:
        """Whether a field keeps one from going on; it says why. For a date it asks once."""
        asks_date = field.name == "by" and not field.text and not self._asked_date
        self._asked_date = self._asked_date or asks_date
        missing = SAY_WHAT if field.name == "what" and not field.text else ""
        sentence = field.problem or missing or (NO_DATE_YET if asks_date else "")
        self._hint(sentence)
        return bool(sentence)

    def action_name(self, by: int) -> None:
        """Another name, where a name is asked for."""
        field = self.fields[self._here]
        if field.name != "who":
            return
        names = list(self._names)
        at = names.index(field.text) if field.text in names else -1 if by > 0 else 0
        field.text = names[(at + by) % len(names)]

    def action_leave(self) -> None:
        """Close; what becomes of the draft is for whoever asked."""
        self.dismiss(Filled(self.draft, keep=False))

    @on(TextLine.Blank)
    def _blank(self, event: TextLine.Blank) -> None:
        event.stop()


def _line(value: str, placeholder: str, *, retype: bool = False) -> TextLine:
    """A line with `value` in it; `retype` if one would rather type it anew than change it."""
    return TextLine(value, placeholder=placeholder, select_on_focus=retype, compact=True)
