"""Choose: everyone votes, hidden until all are in; then it is settled whose challenge it is."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker

from peerinquiry.inquiry.agenda import whats_next
from peerinquiry.inquiry.choosing import candidates, still_to_vote
from peerinquiry.inquiry.commands import CastVote, ChooseOwner, DeclineOwnership, Note, RevealVotes, SetVoting
from peerinquiry.inquiry.model import Phase, State
from peerinquiry.inquiry.view.choose import BY_DIGIT, choose, next_voter, numbers, voting_open
from peerinquiry.inquiry.view.words import listed
from peerinquiry.screens.asking import ask
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.widgets.challenge_table import ChallengeTable
from peerinquiry.widgets.heading import HeadingCard
from peerinquiry.widgets.note_line import NoteLine
from peerinquiry.widgets.turn_strip import TurnStrip

CROWD = 8
"""More challenges, or people, than this leave room for a short heading only, in a small window."""
SMALL, TALL = 24, 32


class ChooseScreen(PhaseScreen):
    """Which one."""

    CSS_PATH = ["phase.tcss", "choose.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "digit(1)", "vote", key_display="1–9", id="vote-1", tooltip="Vote for a challenge by its number"),
        *[
            Binding(str(n), f"digit({n})", "vote", show=False, id=f"vote-{n}", tooltip=f"Number {n}")
            for n in range(2, 10)
        ],
        Binding("backspace", "take_back", "back", key_display="⌫", id="take-back", tooltip="Take the last vote back"),
        Binding("j,f6", "jump", "who votes", id="jump", tooltip="Somebody else votes"),
        Binding("m,f3", "rules", "rules", id="vote-rules", tooltip="Votes each, and what decides a tie"),
        Binding("v", "reveal", "open now", id="reveal", tooltip="Open the votes though some are missing"),
        Binding("o", "owner", "pick one", id="owner", tooltip="Choose one by talking it through"),
        Binding("x", "decline", "declines", id="decline", tooltip="The owner would rather not"),
    ]
    KEY_ORDER = ("submit", "go_on", "digit(1)", "take_back", "clock", "jump", "reveal", "rules", "owner", "decline")
    phase = Phase.CHOOSE

    def __init__(self) -> None:
        """Nobody has said a number."""
        super().__init__()
        self._picked = ""
        """Who votes, if it was said."""
        self._given: tuple[str, ...] = ()
        """Votes of that one which are not cast yet. They are shown as dots."""
        self._in: tuple[str, ...] = ()
        """Whose votes were in when it was shown last."""

    def compose_thing(self) -> ComposeResult:
        """Who votes, and the table."""
        yield HeadingCard()
        yield ChallengeTable()

    @property
    def voter(self) -> str | None:
        """Who votes now."""
        state = self.console.state
        if not voting_open(state):
            return None
        return self._picked if self._picked in state.names else next_voter(state)

    def show(self, state: State) -> None:
        """Show it."""
        self._notice_taken_back(state)
        pool = candidates(state)
        if not voting_open(state) or any(who not in pool for who in self._given):
            self._given = ()
        view = choose(state, self.voter, len(self._given))
        self.query_one(HeadingCard).heading = view.heading
        self.query_one(ChallengeTable).rows = view.rows
        self.query_one(TurnStrip).chips = view.strip
        self.set_class(bool(view.asked), "-settled")
        if view.asked:
            self.query_one("#guide", Static).update(Content(view.asked))
        self._say_what_to_type()
        self._fit()

    def _say_what_to_type(self) -> None:
        """Votes, which nobody may read along; or a note, where no vote is open."""
        self.query_one(NoteLine).line.password = voting = voting_open(self.console.state)
        hint = "numbers, then Enter" if self._typed else "press the number of a challenge"
        self.say_what_to_type("votes" if voting else "note", hint if self.voter else "")

    def _notice_taken_back(self, state: State) -> None:
        """Whose ballot was taken back, however it was, votes next."""
        ballots = tuple(state.voting.ballots)
        match [name for name in self._in if name not in ballots]:
            case [name]:
                self._picked, self._given = name, ()
        self._in = ballots

    def on_resize(self, event: events.Resize) -> None:
        """A crowd needs the room."""
        self._fit()

    def _fit(self) -> None:
        state = self.console.state
        crowded = max(len(state.challenges), len(state.participants)) > CROWD and self.size.height < TALL
        self.query_one(HeadingCard).short = crowded or self.size.height < SMALL
        self.set_class(crowded, "-crowded")

    def _refresh(self) -> None:
        self.show(self.console.state)
        self.refresh_bindings()

    @property
    def _typed(self) -> bool:
        """Whether numbers have more than one digit, and so are typed."""
        return max(numbers(self.console.state), default=0) > BY_DIGIT

    # Votes

    def action_digit(self, digit: int) -> None:
        """A vote; or the first digit of a number, where there are many."""
        if self._typed:
            note = self.query_one(NoteLine)
            note.text += str(digit)
            note.write()
        else:
            self._give((digit,))

    def _give(self, said: tuple[int, ...]) -> bool:
        """Votes of the one whose turn it is; cast once they are all there."""
        state, voter, by_number = self.console.state, self.voter, numbers(self.console.state)
        stray = next((number for number in said if number not in by_number), None)
        if stray is not None:
            self.console.say(f"There is no challenge {stray} to vote for.")
            return False
        if voter is None:
            return False
        given = (*self._given, *(by_number[number] for number in said))
        if len(given) < state.voting.votes_each:
            self._given = given
            self._refresh()
            return True
        return self._cast(voter, given)

    def _cast(self, voter: str, given: tuple[str, ...]) -> bool:
        before = (self._picked, self._given)
        self._picked, self._given = "", ()
        if not self.act(CastVote(voter, given)):
            self._picked, self._given = before
            return False
        self._picked = next_voter(self.console.state, voter) or ""
        self._refresh()
        return True

    def action_undo(self) -> None:
        """Take a number back that is not cast yet; else the last act."""
        if self._given:
            self.action_take_back()
        else:
            super().action_undo()

    def action_take_back(self) -> None:
        """The last number, or the last ballot."""
        if self._given:
            self._given = self._given[:-1]
            self._refresh()
            return
        ballots = self.console.state.voting.ballots
        if ballots and voting_open(self.console.state):
            self.act(CastVote([*ballots][-1], ()))

    def action_go_on(self) -> None:
        """Cast what was given or typed; then open the votes, and go on."""
        note, voter = self.query_one(NoteLine), self.voter
        if note.text.strip() and voter:
            said = tuple(int(number) for number in re.findall(r"[0-9]{1,4}", note.text))
            if said and self._give(said):
                note.text = ""
            elif not said:
                self.console.say("Type the number of a challenge.")
            return
        if note.text.strip() and not voting_open(self.console.state):
            if self.act(Note(note.text)):
                note.text = ""
            return
        if self._given and voter:
            self._cast(voter, self._given)
            return
        if voter and whats_next(self.console.state, 0).command is None:
            self.console.say(f"{voter} votes next; v opens the votes as they are.")
            return
        super().action_go_on()

    def action_jump(self) -> Worker[None]:
        """Somebody else votes."""
        return self._choose_voter()

    @work
    async def _choose_voter(self) -> None:
        from peerinquiry.screens.pick import Option, PickDialog

        state = self.console.state
        options = [Option(name, name, "is in" if name in state.voting.ballots else "") for name in state.here]
        who = await ask(self, PickDialog("Who votes?", options))
        if who:
            self._picked, self._given = who, ()
            self._refresh()

    # Rules and owners

    @work
    async def action_rules(self) -> None:
        """The rules of the vote."""
        from peerinquiry.screens.vote_rules import VoteRulesDialog

        kept = await ask(self, VoteRulesDialog(self.console.state.voting))
        if kept:
            self.act(SetVoting(kept.votes_each, kept.tie_rule))

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
        from peerinquiry.screens.pick import Option, PickDialog

        state = self.console.state
        options = [Option(who, f"{who}: {text}") for who, text in state.challenges.items() if who != state.owner]
        who = await ask(self, PickDialog("Whose challenge shall it be?", options))
        if who:
            self.act(ChooseOwner(who))

    @work
    async def action_decline(self) -> None:
        """The owner would rather not."""
        from peerinquiry.screens.ask import ConfirmDialog

        state = self.console.state
        following = "The next by votes is asked." if state.voting.revealed else "Then we choose again."
        asked = f"{state.owner} would rather not? {following}"
        if await ask(self, ConfirmDialog(asked, yes="choose another")):
            self.act(DeclineOwnership(self.console.seed()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense before, or after, it is settled."""
        state = self.console.state
        if action in {"digit", "jump", "take_back", "rules", "reveal"} and not voting_open(state):
            return False
        begun = bool(state.voting.ballots)
        match action:
            case "digit":
                return True if self.voter else None
            case "jump":
                return True
            case "take_back":
                return True if self._given or begun else None
            case "rules":
                return None if begun or state.voting.candidates else True
            case "reveal":
                return True if begun and self.voter else None
            case "owner":
                return True if state.challenges else None
            case "decline":
                return state.owner is not None
            case "clock" | "extend" if state.owner:
                return False
        return super().check_action(action, parameters)
