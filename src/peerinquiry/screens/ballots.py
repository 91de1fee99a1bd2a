"""Ballots come in: whose turn it is to vote, the numbers said so far, and who hands them in."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.worker import Worker

from peerinquiry.inquiry.agenda import whats_next
from peerinquiry.inquiry.commands import CastVote, ChooseOwner, Note
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.choose import BY_DIGIT, ballot, next_voter, numbers, said_in, voting_open, wanted
from peerinquiry.inquiry.voting import FINGERS, Method
from peerinquiry.screens.asking import ask
from peerinquiry.screens.phase import PhaseScreen
from peerinquiry.widgets.note_line import NoteLine


@dataclass(frozen=True, slots=True)
class InHand:
    """A ballot that is not in yet: `picked` says whose, if it was said; `said` its numbers, shown as dots.

    `by` hands it in, where that is somebody else; `after` is whose ballot came before it.
    """

    picked: str = ""
    said: tuple[int, ...] = ()
    by: str = ""
    after: str = ""


class BallotScreen(PhaseScreen):
    """Where ballots are entered. A kind of it shows them, and what they come to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1", "digit(1)", "vote", key_display="1–9", id="vote-1", tooltip="A vote, by the number of a challenge"
        ),
        *[
            Binding(str(n), f"digit({n})", "vote", show=False, id=f"vote-{n}", tooltip="The one with that number")
            for n in range(2, 10)
        ],
        Binding("0", "hand(0)", "a hand", key_display="0–5", id="hand-0", tooltip="As many fingers as they show"),
        *[
            Binding(str(n), f"hand({n})", "a hand", show=False, id=f"hand-{n}", tooltip=f"{n} of 5")
            for n in range(1, FINGERS + 1)
        ],
        Binding("backspace", "take_back", "back", key_display="⌫", id="take-back", tooltip="Take the last vote back"),
        Binding("j,f6", "jump", "who votes", id="jump", tooltip="Somebody else votes, or is voted for"),
        Binding("y,f4", "proxy", "for them", id="proxy", tooltip="Somebody else hands this vote in"),
    ]

    def __init__(self) -> None:
        """Nobody has said a number."""
        super().__init__()
        self.in_hand = InHand()

    @abstractmethod
    def show(self, state: State) -> None:
        """Show it."""

    @property
    def voter(self) -> str | None:
        """Who votes now."""
        state = self.console.state
        if not voting_open(state):
            return None
        if not self.console.hands:  # nobody picks here: it tells what the ballots tell, whatever came before
            return next_voter(state, ["", *state.voting.ballots][-1])
        return self.in_hand.picked if self.in_hand.picked in state.names else next_voter(state, self.in_hand.after)

    def follow_name(self, who: str, to: str) -> None:
        """The ballot in hand is theirs still."""
        hand = self.in_hand
        picked, by, after = (to if name == who else name for name in (hand.picked, hand.by, hand.after))
        self.in_hand = InHand(picked, hand.said, by, after)

    def hold(self, in_hand: InHand) -> None:
        """Go on with this ballot."""
        self.in_hand = in_hand
        self.show(self.console.state)
        self.refresh_bindings()

    @property
    def typed(self) -> bool:
        """Whether numbers have more than one digit, and so are typed."""
        state = self.console.state
        return state.voting.method_now is not Method.FIST and max(numbers(state), default=0) > BY_DIGIT

    def action_digit(self, digit: int) -> None:
        """A vote; the first digit of a number, where there are many; or which one it is, if the group talks."""
        if self.console.state.voting.method is Method.TALK:
            self._settle(digit)
        elif self.typed:
            note = self.query_one(NoteLine)
            note.text += str(digit)
            note.write()
        else:
            self._give((digit,))

    def action_hand(self, fingers: int) -> None:
        """So many fingers, for the challenge that is next."""
        self._give((fingers,))

    def _settle(self, number: int) -> None:
        who = numbers(self.console.state).get(number)
        if who:
            self.act(ChooseOwner(who))
        else:
            self.console.say(f"There is no challenge {number}.")

    def _give(self, said: tuple[int, ...]) -> bool:
        """Numbers of the one whose turn it is; cast once they are all there."""
        state, voter, now = self.console.state, self.voter, self.in_hand
        if voter is None:
            return False
        all_said = (*now.said, *said)
        try:
            vote = ballot(state, voter, all_said, now.by)
        except ValueError as error:
            self.console.say(str(error))
            return False
        if len(all_said) < wanted(state):
            self.hold(InHand(voter, all_said, now.by))
            return True
        return self._cast(vote)

    def _cast(self, vote: CastVote) -> bool:
        if not self.act(vote):
            return False
        self.hold(InHand(after=vote.who))
        return True

    def action_undo(self) -> None:
        """Take a number back that is not cast yet; else the last act."""
        if self.in_hand.said:
            self.action_take_back()
        else:
            super().action_undo()

    def action_take_back(self) -> None:
        """The last number, or the last ballot."""
        now = self.in_hand
        if now.said:
            self.hold(replace(now, said=now.said[:-1]))
            return
        ballots = self.console.state.voting.ballots
        if ballots and voting_open(self.console.state):
            self.act(CastVote([*ballots][-1], ()))

    def action_go_on(self) -> None:
        """Cast what was given or typed; then open the votes, and go on."""
        state, note, voter = self.console.state, self.query_one(NoteLine), self.voter
        if note.text.strip() and not voting_open(state):
            if self.act(Note(note.text)):
                note.text = ""
        elif note.text.strip() and voter:
            self._give_typed(note)
        elif self.in_hand.said and voter:
            self._cast(ballot(state, voter, self.in_hand.said, self.in_hand.by))
        elif voter and whats_next(state, 0).command is None:
            self.console.say(f"{voter} votes next; v opens the votes as they are.")
        else:
            super().action_go_on()

    def _give_typed(self, note: NoteLine) -> None:
        said = said_in(self.console.state, note.text)
        if not said:
            self.console.say("Type the number of a challenge.")
        elif self._give(said):
            note.text = ""

    # Who votes, and for whom

    def action_jump(self) -> Worker[None]:
        """Somebody else votes."""
        return self._choose_voter()

    @work
    async def _choose_voter(self) -> None:
        from peerinquiry.screens.pick import Option, PickDialog

        state = self.console.state
        options = [
            Option(
                person.name,
                person.name,
                "is in" if person.name in state.voting.ballots else "" if person.here else str(person.presence),
            )
            for person in sorted(state.participants, key=lambda person: not person.here)
        ]
        who = await ask(self, PickDialog("Who votes?", options))
        if who:
            self.hold(InHand(who))

    @work
    async def action_proxy(self) -> None:
        """Somebody else hands in the ballot of the one whose turn it is."""
        from peerinquiry.screens.pick import Option, PickDialog

        state, voter = self.console.state, self.voter
        if voter is None:
            return
        own = Option("", f"{voter}, after all") if self.in_hand.by else None
        others = [Option(name, name) for name in state.here if name != voter]
        by = await ask(self, PickDialog(f"Who hands in {voter}'s vote?", [*([own] if own else []), *others]))
        if by is not None:
            self.hold(InHand(voter, self.in_hand.said, by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense while votes come in."""
        state = self.console.state
        talking = state.voting.method is Method.TALK and state.owner is None
        if action in {"digit", "hand"} and (action == "hand") != (state.voting.method_now is Method.FIST):
            return False
        match action:
            case "digit" if talking:
                return True if state.challenges else None
            case "digit" | "hand" | "jump" | "take_back" | "proxy" if not voting_open(state):
                return False
            case "jump":
                return True
            case "digit" | "hand" | "proxy":
                return True if self.voter else None
            case "take_back":
                return True if self.in_hand.said or state.voting.ballots else None
        return super().check_action(action, parameters)
