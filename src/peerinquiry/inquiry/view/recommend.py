"""What the recommendations show: whose idea now, what was parked, and the list so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.agenda import turn_open
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.model import Kind, ParkedIdea, Presence, State, Step
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.card import Card, card

UNWRITTEN = "an idea, not written down"


@dataclass(frozen=True, slots=True)
class Told:
    """One recommendation, as the list tells it."""

    number: int
    who: str
    kind: Kind
    text: str
    taken_up: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A parked idea that waits to be taken in; `why` is the word for why it will not come up by itself, if so."""

    number: int
    who: str
    text: str
    why: str = ""

    @property
    def words(self) -> str:
        """The idea, or that nobody wrote it down."""
        return self.text or UNWRITTEN


@dataclass(frozen=True, slots=True)
class Recommending:
    """All of it. `stray` are parked ideas of people who have no turn to come."""

    card: Card
    told: tuple[Told, ...]
    stray: tuple[Offer, ...]


def recommending(state: State, bank: Bank) -> Recommending:
    """What the screen shows."""
    return Recommending(_card(state, bank), told(state), tuple(offer for offer in offers(state) if offer.why))


def told(state: State) -> tuple[Told, ...]:
    """The recommendations so far."""
    return tuple(
        Told(made.number, made.who, made.kind, joined(made.text), made.taken_up) for made in state.recommendations
    )


def offers(state: State) -> tuple[Offer, ...]:
    """Every parked idea that has not come back: those of whoever's turn it is first, then those without a turn."""
    holder = state.desk.round.holder
    waiting = [_offer(state, idea) for idea in state.parked if not idea.used]
    return tuple(sorted(waiting, key=lambda offer: (offer.who != holder, not offer.why)))


def offered_to(state: State, who: str | None) -> tuple[Offer, ...]:
    """What one person parked."""
    return tuple(offer for offer in offers(state) if offer.who == who)


def _offer(state: State, idea: ParkedIdea) -> Offer:
    return Offer(idea.number, idea.who, joined(idea.text), _why_stray(state, idea.who))


def _why_stray(state: State, who: str) -> str:
    """Why somebody will have no turn to bring an idea back in; empty if they will."""
    if who == state.owner:
        return "owner"
    person = state.participant(who)
    if person is None or person.presence is not Presence.HERE:
        return person.presence if person else Presence.GONE
    return "" if who in turns.waiting(state, Step.RECOMMENDING) else "had a turn"


def _card(state: State, bank: Bank) -> Card:
    shown = card(state, bank)
    if not turn_open(state):
        owner = state.owner or "the owner"
        asked = f"{owner}, what do you take up?" if state.recommendations else "Nothing was recommended. We go on."
        return replace(shown, headline=asked)
    parked = offered_to(state, state.desk.round.holder)
    if not parked:
        return shown
    more = f" (and {len(parked) - 1} more)" if len(parked) > 1 else ""
    return replace(
        shown,
        headline=f"Parked earlier: {parked[0].words}{more}",
        keys=" · ".join(filter(None, ("i takes it in", shown.keys))),
    )
