"""Last time's actions, one after another: kept, changed or dropped, and a word why. Everyone watches."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from peerinquiry.formats.goes_on import goes_on
from peerinquiry.inquiry.commands import AnswerAction
from peerinquiry.inquiry.model import Answer, Answered, State
from peerinquiry.inquiry.view.last_time import LastTimeView, answer_words, last_time, unanswered
from peerinquiry.inquiry.view.words import capital, local
from peerinquiry.screens.sheet import SheetDialog
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.last_time import LastTime
from peerinquiry.widgets.note_line import TextLine

WHY = "a word why, or Enter"
HOW = "call one of them by fri; or only a day; Enter: as it was"
GOES_ON = "All is answered. Enter goes on to the rules."
SMALL = 24
"""Lines of a window that is not short."""

Asked = tuple[int | None, Answer, bool]
"""An action, one of the three answers, and whether the line is for how it goes on."""


class FollowThroughDialog(SheetDialog):
    """Two keys an answer: which of the three, and Enter; what is typed in between is why."""

    AUTO_FOCUS = ""
    CSS_PATH = "follow_through.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "answer('kept')", "kept", id="last-time.kept", tooltip="It is done, as promised"),
        Binding("c", "answer('changed')", "changed", id="last-time.changed", tooltip="It goes on, otherwise"),
        Binding("d", "answer('dropped')", "dropped", id="last-time.dropped", tooltip="It will not be done"),
        Binding("down", "mark(1)", "down", id="last-time.down", show=False, tooltip="The next action"),
        Binding("up", "mark(-1)", "up", id="last-time.up", show=False, tooltip="The action before"),
        Binding("u", "undo", "undo", id="last-time.undo", tooltip="Take the last act back"),
        Binding("enter", "keep", "keep", id="last-time.keep", tooltip="Keep the answer"),
        Binding("escape", "back", "back", id="last-time.back", tooltip="A step back; what is typed stays"),
        Binding("enter", "leave(True)", "the rules", id="last-time.done", tooltip="All is answered: on to the rules"),
        Binding("escape", "leave(False)", "the rules", id="last-time.leave", tooltip="To the rules; l comes back here"),
    ]

    def __init__(self) -> None:
        """Nothing is asked yet."""
        super().__init__()
        self._answer: Answer | None = None
        """Which of the three, while its line is typed."""
        self._on: tuple[str, date | None] | None = None
        """How it goes on, once that was said of one that changed."""
        self._given: int | None = None
        """The action that was answered, until that shows."""
        self._words: dict[Asked, str] = {}
        """What was typed, by what it was typed for."""

    @property
    def board(self) -> LastTime:
        """What is looked at."""
        return self.query_one(LastTime)

    def compose(self) -> ComposeResult:
        """The heading, the actions, and a line that is there when one types."""
        with Vertical(id="sheet"):
            yield Static(id="question")
            yield LastTime()
            yield Static(id="asked")
            yield TextLine(compact=True)
            yield Static(id="understood")
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask about the first that is not answered."""
        self.watch(self.app, "state", self._follow)

    def _follow(self, state: State) -> None:
        """Show what the answers are by now; without any action there is nothing to show."""
        if not state.brought:
            self.dismiss()
            return
        view = last_time(state, self.console.moment().wall)
        self.board.view = view
        self._go_on(view)
        heading = Content.assemble(
            ("Last time's actions", "bold $primary"), f"  {view.progress}", (f"   {view.check_in}", "$text-muted")
        )
        self.query_one("#question", Static).update(heading)
        if self._answer is None:
            self._ask(None)

    def _go_on(self, view: LastTimeView) -> None:
        """Once an answer shows, the next action is asked about."""
        marked = self.board.marked
        if self._given is not None and view.is_answered(self._given):
            marked, self._given = view.after(self._given), None
        elif marked not in view.numbers:
            marked = view.after(None)
        self.board.marked = marked

    # The line

    def _ask(self, answer: Answer | None, on: tuple[str, date | None] | None = None) -> None:
        """Ask why, or how it goes on; or nothing, and the keys are the dialog's. What was typed for it is there."""
        self._answer, self._on = answer, on
        how = self._asks_how
        line = self.query_one(TextLine)
        line.value, line.placeholder = self._words.get(self._asked, "") if self._asked else "", HOW if how else WHY
        asked = f"{answer}: how does it go on?" if how else f"{answer}: why?" if answer else self._word
        self.query_one("#asked", Static).update(Content.styled(capital(asked), "bold $secondary"))
        line.visible = answer is not None
        self._make_room()
        self._understand()
        self.set_focus(line if answer else None)
        self.refresh_bindings()

    def _make_room(self) -> None:
        """In a short window the list has the room of what is not typed."""
        shown = self._answer is not None or self.size.height >= SMALL
        self.query_one(TextLine).display = self.query_one("#understood").display = shown

    def on_resize(self) -> None:
        """There may be more room, or less."""
        self._make_room()

    @property
    def _asks_how(self) -> bool:
        """Whether the line is for how it goes on."""
        return self._answer is Answer.CHANGED and self._on is None

    @property
    def _asked(self) -> Asked | None:
        """What the line is for; nothing while none is typed."""
        return (self.board.marked, self._answer, self._asks_how) if self._answer else None

    @property
    def _word(self) -> str:
        return "" if unanswered(self.console.state) else GOES_ON

    @property
    def _today(self) -> date:
        return local(self.console.state, self.console.moment().wall).date()

    @on(Input.Changed)
    def _understand(self) -> None:
        """Say what was understood of how it goes on, and keep what is typed for when it is asked again."""
        if self._asked:
            self._words[self._asked] = self.query_one(TextLine).value
        place = self.query_one("#understood", Static)
        try:
            what, by = self._on or self._typed()
        except ValueError as error:
            place.update(Content.styled(str(error), "$warning"))
            return
        said = answer_words(Answered(Answer.CHANGED, "", what, by)) if what or by else ""
        place.update(Content.styled(said, "$success"))

    def _typed(self) -> tuple[str, date | None]:
        """How it goes on, as it is typed. Raises ValueError for what is meant as a date, and is none."""
        return goes_on(self.query_one(TextLine).value, self._today) if self._asks_how else ("", None)

    @on(TextLine.Blank)
    def _blank(self, event: TextLine.Blank) -> None:
        event.stop()

    # What one can do

    def action_answer(self, answer: str) -> None:
        """Say which of the three it is; then why."""
        self._ask(Answer(answer))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep what is typed, if it can stand."""
        try:
            on = self._on or self._typed()
        except ValueError:
            return
        answer, number, why = self._answer, self.board.marked, self.query_one(TextLine).value
        if answer and self._asks_how:
            self._ask(answer, on)
            return
        self._ask(None)
        if answer and number is not None:
            self._given = number
            self.console.act(AnswerAction(number, answer, why, *on))

    def action_mark(self, by: int) -> None:
        """Another action."""
        if self.board.view:
            self.board.marked = self.board.view.beside(self.board.marked, by)
            self.refresh_bindings()

    def action_back(self) -> None:
        """One step back: from why to how it goes on, or out of the line, without an answer."""
        self._ask(self._answer if self._on else None)

    def action_leave(self, _done: bool = True) -> None:  # noqa: FBT001, FBT002 - written in a binding
        """To the rules."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An answer is about an action; keys are letters while one types."""
        match action:
            case "answer":
                return (True if self.board.marked is not None else None) if self._answer is None else False
            case "keep" | "back":
                return self._answer is not None
            case "mark":
                return self._answer is None
            case "leave":
                return self._answer is None and (not parameters[0] or not unanswered(self.console.state))
            case "undo":
                return True if self.console.state.done else None
        return super().check_action(action, parameters)
