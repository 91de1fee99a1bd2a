"""Choose: everyone votes, hidden until all are in; then it is settled whose challenge it is."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from peerinquiry.inquiry.choosing import candidates, still_to_vote
from peerinquiry.inquiry.commands import DeclineOwnership, RevealVotes
from peerinquiry.inquiry.model import Phase, State
from peerinquiry.inquiry.view.choose import choose, numbers, voting_open, wanted
from peerinquiry.inquiry.view.words import counted, listed
from peerinquiry.inquiry.voting import Method
from peerinquiry.screens.asking import ask
from peerinquiry.screens.ballots import BallotScreen, InHand
from peerinquiry.screens.owned import choose_owner, set_aside
from peerinquiry.widgets.challenge_table import ChallengeTable
from peerinquiry.widgets.heading import HeadingCard
from peerinquiry.widgets.note_line import NoteLine, TextLine
from peerinquiry.widgets.turn_strip import TurnStrip

CROWD = 8
"""More people than this leave room for a short heading only, in a small window."""
FEW, MANY = 3, 6
"""More challenges than this leave room for a short heading only, and for no strip, where each is to be read."""
SMALL, TALL = 24, 32


class ChooseScreen(BallotScreen):
    """Which one."""

    CSS_PATH = ["phase.tcss", "choose.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m,f3", "rules", "rules", id="vote-rules", tooltip="How we choose, and what decides a tie"),
        Binding("v", "reveal", "open now", id="reveal", tooltip="Open the votes though some are missing"),
        Binding("o", "owner", "pick one", id="owner", tooltip="Choose one by talking it through"),
        Binding(
            "i,f7", "chat", "from chat", id="chat-votes", tooltip="Votes from a chat's file; a paste does the same"
        ),
        Binding("x", "decline", "declines", id="decline", tooltip="The owner would rather not"),
    ]
    KEY_ORDER = (
        "submit",
        "go_on",
        "digit(1)",
        "hand(0)",
        "take_back",
        "clock",
        "rules",
        "jump",
        "proxy",
        "chat",
        "reveal",
        "owner",
        "decline",
    )
    phase = Phase.CHOOSE

    def __init__(self) -> None:
        """Nobody has voted."""
        super().__init__()
        self._asked: bool | None = None
        """Whether the owner was asked when it was shown last."""
        self._in: tuple[str, ...] = ()
        """Whose votes were in when it was shown last."""
        self._up: tuple[dict[int, str], Method, int] | None = None
        """What was up for the vote when it was shown last, by number, and how."""

    def compose_thing(self) -> ComposeResult:
        """Who votes, and the table."""
        yield HeadingCard()
        yield ChallengeTable()

    def show(self, state: State) -> None:
        """Show it."""
        self._notice_other_numbers(state)
        self._notice_ballots(state)
        view = choose(state, self.voter, len(self.in_hand.said), self.in_hand.by)
        self.query_one(HeadingCard).heading = self.told(view.heading)
        self.query_one(ChallengeTable).rows = view.rows
        self.query_one(TurnStrip).chips = view.strip
        if view.asked and self._asked is False:
            self.app.clear_notifications()  # what was said of the vote would cover the question
        self._asked = bool(view.asked)
        self.set_class(self._asked, "-settled")
        if view.asked:
            self.query_one("#guide", Static).update(Content(view.asked))
        self._say_what_to_type()
        self._fit()

    def _say_what_to_type(self) -> None:
        """Votes, which nobody may read along; or a note, where no vote is open."""
        line = self.query_one(NoteLine).line
        line.password = line.takes_lines = voting = voting_open(self.console.state)
        self.say_what_to_type("votes" if voting else "note", self._hint if self.voter else "")

    @property
    def _hint(self) -> str:
        if self.console.state.voting.method_now is Method.FIST:
            return "0 to 5 for each challenge, from the top"
        return "numbers, then Enter" if self.typed else "press the number of a challenge"

    def follow_name(self, who: str, to: str) -> None:
        """Nobody's ballot was taken back by it, and every number means whom it meant."""
        super().follow_name(who, to)
        self._in = tuple(to if name == who else name for name in self._in)
        if self._up:
            by_number, method, whole = self._up
            self._up = ({number: to if name == who else name for number, name in by_number.items()}, method, whole)

    def _notice_ballots(self, state: State) -> None:
        """Whose ballot was taken back, however it was, votes next, until it is in, however it came."""
        ballots, picked = tuple(state.voting.ballots), self.in_hand.picked
        match [name for name in self._in if name not in ballots]:
            case [name]:
                self.in_hand = InHand(name)
            case [] if picked in ballots and picked not in self._in:
                self.in_hand = InHand(after=picked)
        self._in = ballots

    def _notice_other_numbers(self, state: State) -> None:
        """Numbers in hand mean what they meant when they were said, or they are let go."""
        up = (numbers(state), state.voting.method_now, wanted(state)) if voting_open(state) else None
        if up != self._up:
            self.in_hand = InHand()
        self._up = up

    def on_resize(self, event: events.Resize) -> None:
        """A crowd needs the room."""
        self._fit()

    def _fit(self) -> None:
        state = self.console.state
        small, challenges = self.size.height < TALL, len(state.challenges)
        crowded = small and (challenges > MANY or len(state.participants) > CROWD)
        self.query_one(HeadingCard).short = crowded or (small and challenges > FEW) or self.size.height < SMALL
        self.set_class(crowded, "-crowded")

    # The chat

    @on(TextLine.Lines)
    @work
    async def _pasted(self, event: TextLine.Lines) -> None:
        """Several lines at once: votes."""
        from peerinquiry.screens.chat_votes import take_votes

        await take_votes(self, event.text)

    @work
    async def action_chat(self) -> None:
        """Votes from the file of a chat."""
        from peerinquiry.screens.chat_file import chat_of_file
        from peerinquiry.screens.chat_votes import take_votes

        text = await chat_of_file(self)
        if text is not None:
            await take_votes(self, text)

    # Rules and owners

    @work
    async def action_rules(self) -> None:
        """The rules of the vote."""
        from peerinquiry.screens.ask import ConfirmDialog
        from peerinquiry.screens.vote_rules import VoteRulesDialog

        kept = await ask(self, VoteRulesDialog(self.console.state.voting))
        if kept is None:
            return
        voting = self.console.state.voting
        begun = bool(voting.ballots) or voting.again
        aside = f"with {counted(len(voting.ballots), 'vote')} set aside" if voting.ballots else "between all of them"
        asked = f"Begin anew, {aside}?"
        if not begun or await ask(self, ConfirmDialog(asked, yes="begin anew")):
            self.act(replace(kept, anew=begun))

    @work
    async def action_reveal(self) -> None:
        """Open the votes though some are missing."""
        from peerinquiry.screens.ask import ConfirmDialog

        missing = listed(still_to_vote(self.console.state))
        asked = f"Open the votes now? Still to vote: {missing}."
        if await ask(self, ConfirmDialog(asked, yes="open the votes")):
            self.act(RevealVotes(self.console.seed(), anyway=True))

    @work
    async def action_owner(self) -> None:
        """Choose without a vote."""
        await choose_owner(self)

    @work
    async def action_decline(self) -> None:
        """The owner would rather not."""
        from peerinquiry.screens.ask import ConfirmDialog

        state = self.console.state
        following = "The next by votes is asked." if state.voting.revealed else "Then we choose again."
        asked = " ".join(filter(None, (f"{state.owner} would rather not?", set_aside(state), following)))
        if await ask(self, ConfirmDialog(asked, yes="choose another")):
            self.act(DeclineOwnership(self.console.seed()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense before, or after, it is settled."""
        state = self.console.state
        match action:
            case "rules":
                return state.owner is None and not state.voting.revealed and len(candidates(state)) > 1
            case "reveal" | "chat" if not voting_open(state):
                return False
            case "chat":
                return True
            case "reveal":
                return True if state.voting.ballots and self.voter else None
            case "owner":
                return True if state.challenges else None
            case "decline":
                return state.owner is not None
            case "clock" | "extend" if state.owner:
                return False
        return super().check_action(action, parameters)
