"""The one thing to look at: who speaks, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.agenda import turn_open, whats_ahead, whats_next
from peerinquiry.inquiry.aims import rounds_left
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.inquiries import turns_of
from peerinquiry.inquiry.model import Mark, Presence, State, Step
from peerinquiry.inquiry.view.challenge import challenge
from peerinquiry.inquiry.view.questions import follow_up, on_the_table
from peerinquiry.inquiry.view.words import AWAY

NEEDS_OWNER_HERE = turns.OWNER | {Step.QUESTIONS, Step.SAY_BACK}


@dataclass(frozen=True, slots=True)
class Card:
    """`heading` says whose turn, `headline` is the words that count, `aside` what comes after.

    `keys` are for whoever works the window, `ahead` is for a window that nobody works: what comes next.
    `listen_for` is for the facilitator alone.
    """

    heading: str
    headline: str
    aside: str = ""
    keys: str = ""
    ahead: str = ""
    listen_for: str = ""


def card(state: State, bank: Bank, *, private: bool = False) -> Card:
    """The card of the step the group is in; where it is `private`, with what the facilitator may listen for."""
    holder = state.desk.round.holder
    owner = state.participant(state.owner or "")
    if owner and not owner.here and state.step in NEEDS_OWNER_HERE:
        back = "" if owner.presence is Presence.GONE else f"w: {owner.name} is back · "
        return Card(f"{owner.name} {AWAY[owner.presence]}", _still_open(state), keys=f"{back}O: another owner")
    if not turn_open(state) or holder is None:
        return _between(state)
    following = turns.next_up(state)
    aside = f"then {following}" if following else ""
    match state.step:
        case Step.SAYING:
            return Card(f"{holder} says theirs", state.challenges.get(holder, "Not written down: say it."), aside)
        case Step.STORY:
            return Card(f"{holder} tells the story", "What happened, and what is happening?")
        case Step.QUESTIONS:
            return _asking(state, bank, holder, aside, private=private)
        case Step.SAY_BACK:
            return Card(
                f"{holder} says back", "What did we hear?", keys="d draws somebody · j gives it to who is willing"
            )
        case Step.REFRAME:
            return Card(f"{holder} restates it", "How would you say your challenge now?", keys="= says it is unchanged")
        case Step.RECOMMENDING:
            return Card(f"{holder} recommends", "What happened when you tried? What would you try?", aside)
        case Step.REFLECTING:
            return Card(f"{holder} reflects", "What do you take with you?", aside)
    return Card(f"{holder} plans", "What will you do, with whom, by when?")


def _still_open(state: State) -> str:
    """What waits for the owner."""
    holder = state.desk.round.holder
    if state.step is Step.QUESTIONS and holder:
        return state.question.text if state.question and state.question.text else f"{holder}'s question waits."
    return challenge(state).now


def _asking(state: State, bank: Bank, holder: str, aside: str, *, private: bool) -> Card:
    question = on_the_table(state, bank)
    following = follow_up(state, bank)
    keys = f"m: “{following.text}”" if following and following.text != question.text else ""
    hint = bank.listen_for(question.text) if private else ""
    return Card(f"{holder} asks", question.text or "a question of their own", aside, keys, listen_for=hint)


def _between(state: State) -> Card:
    """What the card says when nobody's turn is open."""
    following = whats_next(state, 0)
    way_on = f"Enter: {following.words}" if following.command else following.words
    if state.step is Step.QUESTIONS and rounds_left(state):
        way_on = f"{way_on} · >: a peer says back"
    said = _said_between(state)
    if state.step is Step.SAY_BACK and state.heard_right is None and not said.headline:
        way_on = f"y yes · n not quite · {way_on}"
    return replace(said, keys=way_on, ahead=whats_ahead(state))


def _said_between(state: State) -> Card:
    match state.step:
        case Step.RULES:
            return Card(state.title, "")
        case Step.QUESTIONS:
            return Card("Everyone has asked", f"{state.aim.capitalize()}: this round is done.")
        case Step.SAY_BACK:
            return _said_back(state)
        case Step.REFRAME:
            return Card("The challenge, restated", state.reframe or "unchanged")
        case Step.STORY:
            return Card("The story is told", "Now the questions.")
        case Step.SAYING:
            return Card("We have heard them all", "")
        case Step.RECOMMENDING:
            return Card("Everyone had a turn", "")
        case Step.PLANNING:
            return Card("The plan", "")
        case Step.REFLECTING:
            return Card("Everyone has spoken", "")
    return Card("", "")


def _said_back(state: State) -> Card:
    said = [turn.text for turn in turns_of(state) if turn.step is Step.SAY_BACK and turn.mark is Mark.DONE]
    heard = said[-1] if said else ""
    if state.heard_right is None:
        return Card(f"{state.owner}, was that it?", heard)
    return Card("Yes, that was it" if state.heard_right else "Not quite", heard)
