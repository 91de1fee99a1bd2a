"""How the group chooses: by what kind of vote, or none; and what decides a tie."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option as Row

from peerinquiry.inquiry.commands import SetVoting
from peerinquiry.inquiry.view.choose import BY_DIGIT, TIE_WORDS
from peerinquiry.inquiry.voting import Method, TieRule, Voting
from peerinquiry.widgets.key_bar import KeyBar
from peerinquiry.widgets.rows import Rows

A_FEW = 3
"""Dots each, where nobody said how many."""


class Way(IntEnum):
    """The rows, from the top."""

    ONE = 0
    DOTS = 1
    FIST = 2
    TALK = 3


class RuleRows(Rows):
    """Rows on which Enter keeps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.keep", "keep", id="rules.keep", tooltip="Keep it so")
    ]


class VoteRulesDialog(ModalScreen[SetVoting | None]):
    """The bar says how, a digit how many dots each has. Closes with None where nothing changed."""

    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "votes(1)", "dots each", key_display="1–9", id="rules.votes-1", tooltip="How many dots each has"),
        *[
            Binding(str(n), f"votes({n})", f"{n} dots", show=False, id=f"rules.votes-{n}")
            for n in range(2, BY_DIGIT + 1)
        ],
        Binding("p", "piling", "several on one", id="rules.piling", tooltip="Several dots on one challenge, or not"),
        Binding("t", "tie", "tie", id="rules.tie", tooltip="What decides a tie"),
        Binding("escape,q", "leave", "leave it", id="rules.leave", tooltip="Close without a change"),
    ]

    def __init__(self, voting: Voting) -> None:
        """Begin with the rules as they are."""
        super().__init__()
        self._before = SetVoting(voting.votes_each, voting.tie_rule, voting.method, voting.piling)
        self._dots = voting.votes_each if voting.votes_each > 1 else A_FEW
        self._tie, self._piling = voting.tie_rule, voting.piling

    def compose(self) -> ComposeResult:
        """The four ways; what decides a tie."""
        with Vertical(id="sheet"):
            yield Static(Content.styled("How do we choose?", "bold $primary"), id="question")
            yield RuleRows(markup=False)
            yield Static(id="tie")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show them."""
        rows = self.query_one(Rows)
        rows.add_options([Row(words) for words in self._words()])
        rows.highlighted = _way(self._before)
        self._show()

    def _words(self) -> list[Content]:
        where = "several may be on one challenge" if self._piling else "one on a challenge"
        told = (
            ("One vote each", ""),
            (f"{self._dots} dots each", where),
            ("Fist to five", "each gives every challenge 0 to 5"),
            ("Talk it through", "no votes: the group says which one"),
        )
        return [Content.assemble(words, (f"   {aside}" if aside else "", "$text-muted")) for words, aside in told]

    @on(OptionList.OptionHighlighted)
    def _show(self) -> None:
        rows = self.query_one(Rows)
        for index, words in enumerate(self._words()):
            rows.replace_option_prompt_at_index(index, words)
        talk = rows.highlighted == Way.TALK
        tie = "" if talk else f"{TIE_WORDS[self._tie].capitalize()}."
        self.query_one("#tie", Static).update(Content(tie))

    def action_votes(self, votes: int) -> None:
        """So many each."""
        if votes > 1:
            self._dots = votes
        self.query_one(Rows).highlighted = Way.DOTS if votes > 1 else Way.ONE
        self._show()

    def action_piling(self) -> None:
        """Several dots on one challenge, or no more than one."""
        self._piling = not self._piling
        self.query_one(Rows).highlighted = Way.DOTS
        self._show()

    def action_tie(self) -> None:
        """The next rule for a tie."""
        every = list(TieRule)
        self._tie = every[(every.index(self._tie) + 1) % len(every)]
        self._show()

    def action_keep(self) -> None:
        """Close with the rules."""
        rules = replace(self._before, tie_rule=self._tie)
        match Way(self.query_one(Rows).highlighted or 0):
            case Way.ONE:
                rules = replace(rules, method=Method.VOTES, votes_each=1)
            case Way.DOTS:
                rules = replace(rules, method=Method.VOTES, votes_each=self._dots, piling=self._piling)
            case Way.FIST:
                rules = replace(rules, method=Method.FIST)
            case Way.TALK:
                rules = replace(rules, method=Method.TALK)
        self.dismiss(None if rules == self._before else rules)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks, and does no more."""
        event.stop()

    def action_leave(self) -> None:
        """Close without a change."""
        self.dismiss(None)


def _way(rules: SetVoting) -> Way:
    match rules.method:
        case Method.FIST:
            return Way.FIST
        case Method.TALK:
            return Way.TALK
        case Method.VOTES:
            return Way.DOTS if rules.votes_each > 1 else Way.ONE
