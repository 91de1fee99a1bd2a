"""The rules of the vote: how many votes each, and what decides a tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.inquiry.model import TieRule, Voting
from peerinquiry.inquiry.view.choose import BY_DIGIT, TIE_WORDS
from peerinquiry.inquiry.view.words import counted
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Rules:
    """What the group agreed on."""

    votes_each: int
    tie_rule: TieRule


class RuleRows(Rows):
    """Rows on which Enter keeps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.keep", "keep", id="rules.keep", tooltip="Keep it so")
    ]


class VoteRulesDialog(ModalScreen[Rules | None]):
    """A digit says how many votes each has; the bar says what decides a tie."""

    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1", "votes(1)", "votes each", key_display="1–9", id="rules.votes-1", tooltip="How many votes each has"
        ),
        *[
            Binding(str(n), f"votes({n})", f"{n} votes", show=False, id=f"rules.votes-{n}")
            for n in range(2, BY_DIGIT + 1)
        ],
        Binding("escape,q", "leave", "leave it", id="rules.leave", tooltip="Close without a change"),
    ]

    def __init__(self, voting: Voting) -> None:
        """Begin with the rules as they are."""
        super().__init__()
        self._votes, self._rule = voting.votes_each, voting.tie_rule

    def compose(self) -> ComposeResult:
        """How many votes; the three rules."""
        with Vertical(id="sheet"):
            yield Static(Content.styled("How do we vote?", "bold $primary"), id="question")
            yield Static(id="votes")
            yield RuleRows(*[Row(Content(TIE_WORDS[rule].capitalize()), id=rule) for rule in TieRule], markup=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(Rows).highlighted = list(TieRule).index(self._rule)
        self.action_votes(self._votes)

    def action_votes(self, votes: int) -> None:
        """So many votes each."""
        self._votes = votes
        words = Content.assemble((counted(votes, "vote"), "bold $foreground"), " each")
        self.query_one("#votes", Static).update(words)

    def action_keep(self) -> None:
        """Close with the rules."""
        rule = list(TieRule)[self.query_one(Rows).highlighted or 0]
        self.dismiss(Rules(self._votes, rule))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks, and does no more."""
        event.stop()

    def action_leave(self) -> None:
        """Close without a change."""
        self.dismiss(None)
