"""Typing a question: a private hint at what speaks against it, and a key that parks it as advice."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import ClassVar, Generic, TypeVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from peerinquiry.inquiry.commands import ParkIdea
from peerinquiry.inquiry.questions import Rules
from peerinquiry.inquiry.view.cue import QUIET, cue
from peerinquiry.screens.ask import AskDialog
from peerinquiry.screens.console import Console
from peerinquiry.screens.parking import whose_idea
from peerinquiry.storage.question_rules import usable_rules
from peerinquiry.widgets.note_line import TextLine
from peerinquiry.widgets.question_cue import QuestionCue

T = TypeVar("T")


class Questioning(ModalScreen[T | None], Generic[T]):
    """A dialog in which a question is typed. The hint is drawn in the private view, or once it was asked for here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "park", "park", id="question.park", tooltip="Park it as advice of whose turn it is"),
        Binding("f2", "park_for", "park for…", id="question.park-for", tooltip="Park it as advice of somebody else"),
        Binding(
            "f4", "check", "check", id="question.check", tooltip="Is it a question? Shows here what to try; F4 hides it"
        ),
    ]

    _asked = False
    """Whether it was asked for with a key."""

    @property
    def console(self) -> Console:
        """The console this dialog stands in."""
        return cast("Console", self.app)

    @property
    @abstractmethod
    def question(self) -> str:
        """What would be asked as it is typed; nothing where something else would be."""

    def compose_below(self) -> ComposeResult:
        """A place for the hint, also while there is none."""
        yield QuestionCue()

    def on_mount(self) -> None:
        """Follow the private view."""
        self.watch(self.app, "private", self.hint)

    def hint(self) -> None:
        """Say what there is to say, if it may be seen."""
        seen = self._asked or self.console.private
        self.query_one(QuestionCue).cue = cue(self.question, self._rules, asked=self._asked) if seen else QUIET
        self.refresh_bindings()

    @cached_property
    def _rules(self) -> Rules:
        """The rules, in the language of the bank; read once, where somebody may see what comes of it."""
        home, language = self.console.library.home, self.console.bank.language
        return usable_rules(home, language, lambda trouble: self.console.say(trouble, warn=True))

    def action_check(self) -> None:
        """Show the hint here, or hide it again."""
        self._asked = not self._asked
        self.hint()

    def action_park(self) -> None:
        """Keep what is typed as advice of whoever asks; the turn stays theirs, and the line is free."""
        self._park(self.console.state.desk.round.holder or "")

    @work
    async def action_park_for(self) -> None:
        """The same, as advice of somebody else."""
        if who := await whose_idea(self, self.console.state):
            self._park(who)

    def _park(self, who: str) -> None:
        if self.console.act(ParkIdea(who, self.question)):
            self.query_one(TextLine).value = ""
            self.console.say(f"Parked for {who}.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Park only what is typed."""
        if action in {"park", "park_for"}:
            return True if self.question else None
        return super().check_action(action, parameters)


class QuestionDialog(Questioning[str], AskDialog):
    """Asks for a question of somebody's own."""

    @property
    def question(self) -> str:
        """What is typed."""
        return self.query_one(TextLine).value.strip()

    @on(Input.Changed)
    def _typed(self) -> None:
        self.hint()
