"""Recommend: experience first, then advice, while the owner only listens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.agenda import turn_open
from peerinquiry.inquiry.commands import Command, EndTurn, Recommend, TakeUp
from peerinquiry.inquiry.model import Kind, Phase, State, Step
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.recommend import Offer, offered_to, offers, recommending
from peerinquiry.screens.owned import OwnedScreen
from peerinquiry.widgets.ground import Column
from peerinquiry.widgets.note_line import NoteLine
from peerinquiry.widgets.speaker_card import SpeakerCard
from peerinquiry.widgets.told_list import SHAPES, ToldList
from peerinquiry.widgets.topic import Topic


class RecommendScreen(OwnedScreen):
    """Whose idea now, and what was said so far."""

    CSS_PATH = ["phase.tcss", "lower.tcss", "recommend.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *OwnedScreen.TURN_BINDINGS,
        Binding("i,f3", "take_in", "parked", id="take-in", tooltip="Take a parked idea in"),
        Binding("x,f6", "kind('advice')", "it is advice", id="advice", tooltip="What is typed is advice"),
        Binding("x,f6", "kind('experience')", "it is experience", id="experience", tooltip="It is experience"),
        Binding("m,f7", "keep", "one more", id="more", tooltip="Keep what is typed; the turn goes on"),
        Binding("o", "take_up", "taken up", id="take-up", tooltip="Mark what the owner takes up"),
    ]
    KEY_ORDER = ("submit", "clock", "go_on", "kind('advice')", "kind('experience')", "take_in", "keep", "take_up")
    phase = Phase.RECOMMEND
    writes = frozenset({Step.RECOMMENDING})

    def __init__(self) -> None:
        """Experience comes first."""
        super().__init__()
        self._kind = Kind.EXPERIENCE
        self._holder: str | None = None

    def compose_thing(self) -> ComposeResult:
        """The challenge as it is said now; whose turn it is."""
        yield Topic(id="topic")
        yield SpeakerCard()

    def compose_lower(self) -> ComposeResult:
        """What was said so far."""
        with Column(id="lower"):
            yield ToldList()

    def show(self, state: State) -> None:
        """Show it."""
        self.set_class(state.desk.clock is None, "-clockless")
        about = challenge(state)
        topic = Content.assemble((f"{about.owner}: ", "bold $foreground"), (about.now, "$foreground"))
        self.query_one(Topic).topics = (topic,)
        view = recommending(state, self.console.bank)
        self.query_one(SpeakerCard).card = self.told(view.card)
        told = self.query_one(ToldList)
        told.told, told.stray, told.hands = view.told, view.stray, self.console.hands
        if self._holder != state.desk.round.holder:
            self._holder, self._kind = state.desk.round.holder, Kind.EXPERIENCE
        self._label()

    def follow_name(self, who: str, to: str) -> None:
        """Whose turn it is goes on."""
        if self._holder == who:
            self._holder = to

    def _label(self) -> None:
        self.query_one(NoteLine).label = SHAPES[self._kind]

    def end_turn(self, text: str) -> Command:
        """The note is a recommendation."""
        return EndTurn(text, self._kind)

    def action_go_on(self) -> None:
        """End the turn, or go on; what is typed when nobody has a turn is kept first."""
        if self.query_one(NoteLine).text and not turn_open(self.console.state):
            self.action_keep()
        else:
            super().action_go_on()

    def action_kind(self, kind: str) -> None:
        """What is typed is the other of the two."""
        self._kind = Kind(kind)
        self._label()
        self.refresh_bindings()

    def action_keep(self) -> None:
        """Keep what is typed, and stay in the turn."""
        text, holder = self.query_one(NoteLine).text, self.console.state.desk.round.holder
        if not text:
            self.console.say("Type it first; then this keeps it, and the turn goes on.")
        elif holder:
            self._keep(holder)
        else:
            self._ask_who("Who recommends this?", self._keep)

    def _keep(self, who: str) -> None:
        """Keep what is typed as `who`'s; after an experience comes advice."""
        note = self.query_one(NoteLine)
        if self.act(Recommend(who, note.text, self._kind)):
            note.text = ""
            self.action_kind(Kind.ADVICE)

    def action_take_in(self) -> None:
        """Bring a parked idea back: that of whoever's turn it is, or any."""
        from peerinquiry.screens.pick import Option, PickDialog

        state = self.console.state
        own = offered_to(state, state.desk.round.holder)
        if len(own) == 1:
            self._ask_speaker(own[0])
            return
        options = [
            Option(offer, f"{offer.who}: {offer.words}", offer.why or "has a turn to come")
            for offer in own or offers(state)
        ]
        self.app.push_screen(PickDialog("Which parked idea?", options), self._ask_speaker)

    def _ask_speaker(self, offer: Offer | None) -> None:
        """Who recommends it: whoever had it; for the owner, who only listens, somebody else."""
        state = self.console.state
        if offer is None:
            return
        if offer.who != state.owner:
            self._ask_words(offer, offer.who)
        elif state.desk.round.holder:
            self._ask_words(offer, state.desk.round.holder)
        else:
            self._ask_who(f"Who says it for {offer.who}?", partial(self._ask_words, offer))

    def _ask_words(self, offer: Offer, who: str) -> None:
        from peerinquiry.screens.ask import AskDialog

        def said(text: str | None) -> None:
            if text is not None:
                self.act(Recommend(who, text, Kind.ADVICE, offer.number))

        whose = "they" if who == offer.who else offer.who
        asked = f"{who} recommends, from what {whose} parked:"
        self.app.push_screen(AskDialog(asked, offer.text, check=_said_at_all), said)

    def _ask_who(self, asked: str, then: Callable[[str], None]) -> None:
        from peerinquiry.screens.pick import Option, PickDialog

        peers = [Option(person.name, person.name) for person in turns.speakers(self.console.state)]
        self.app.push_screen(PickDialog(asked, peers), lambda who: then(who) if who else None)

    def action_take_up(self) -> None:
        """Mark what the owner takes up."""
        from peerinquiry.screens.take_up import TakeUpDialog

        state = self.console.state
        told = recommending(state, self.console.bank).told
        self.app.push_screen(TakeUpDialog(state.owner or "", told, self._mark))

    def _mark(self, number: int, taken: bool) -> bool:  # noqa: FBT001 - what the dialog calls back with
        return self.act(TakeUp(number, taken))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is something for."""
        state = self.console.state
        if action == "kind":
            return self._kind != parameters[0]
        if action == "take_in":
            return True if offers(state) else None
        if action == "take_up":
            return True if state.recommendations else None
        return super().check_action(action, parameters)


def _said_at_all(text: str) -> str:
    if not text.strip():
        raise ValueError("A few words on what is recommended.")
    return ""
