"""What is on each mind, and whose challenge it will be."""

from __future__ import annotations

from peerinquiry.inquiry.commands import (
    CastVote,
    ChooseOwner,
    DeclineOwnership,
    RevealVotes,
    SetVoting,
    WriteChallenges,
)
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.challenges import missing
from peerinquiry.inquiry.view.choose import ballot, numbers, rules, said_in
from peerinquiry.inquiry.view.words import listed
from peerinquiry.inquiry.voting import Method, TieRule
from peerinquiry.plain.language import Outcome, Scene, needed, word
from peerinquiry.plain.wording import by_word

ROOM = "Challenges, and choosing one"


@word("challenge NAME: TEXT", ROOM)
def challenge(scene: Scene, said: str) -> Outcome:
    """Write somebody's challenge down; without words it is taken back."""
    who, text = scene.named(needed(said, "challenge Ann: We lose two suppliers a year"))
    return WriteChallenges({who: text})


@word("challenges", ROOM)
def challenges(scene: Scene, _: str) -> Outcome:
    """Every challenge, by its number, and whose is missing."""
    state = scene.state
    lines = [f"{number}. {who}: {joined(text)}" for number, (who, text) in enumerate(state.challenges.items(), 1)]
    waiting = missing(state)
    return "\n".join([*lines, *([f"Still writing: {listed(waiting)}."] if waiting else [])])


@word("method one|dots NUMBER|fist|talk", ROOM, Step.VOTING)
def method(scene: Scene, said: str) -> Outcome:
    """How the group chooses: one vote each, so many dots each, fist to five, or talking; without more, it is told."""
    voting = scene.state.voting
    how, _, many = said.casefold().partition(" ")
    match how:
        case "":
            return by_word(rules(voting))
        case "one":
            return SetVoting(1, voting.tie_rule, Method.VOTES, voting.piling)
        case "dots" if many.isdecimal():
            return SetVoting(int(many), voting.tie_rule, Method.VOTES, voting.piling)
        case "fist":
            return SetVoting(1, voting.tie_rule, Method.FIST, voting.piling)
        case "talk":
            return SetVoting(1, voting.tie_rule, Method.TALK, voting.piling)
    raise ValueError("Say method one, method dots 3, method fist, or method talk.")


@word("piling yes|no", ROOM, Step.VOTING)
def piling(scene: Scene, said: str) -> Outcome:
    """Whether several dots may be on one challenge."""
    voting = scene.state.voting
    wanted = said.casefold()
    if wanted not in {"yes", "no"}:
        raise ValueError("Say piling yes, or piling no.")
    return SetVoting(voting.votes_each, voting.tie_rule, voting.method, wanted == "yes")


@word("tie RULE", ROOM, Step.VOTING)
def tie(scene: Scene, said: str) -> Outcome:
    """What decides a tie."""
    voting = scene.state.voting
    known = next((rule for rule in TieRule if rule == said.casefold()), None)
    if known is None:
        raise ValueError(f"A tie is decided by one of these: {', '.join(TieRule)}.")
    return SetVoting(voting.votes_each, known, voting.method, voting.piling)


@word("vote NAME: NUMBERS [by NAME]", ROOM, Step.VOTING)
def vote(scene: Scene, said: str) -> Outcome:
    """Somebody's votes, by the numbers of challenges; in fist to five the fingers for each; none takes them back."""
    who, what = scene.numbered(needed(said, "vote Ann: 2"))
    what, _, by = what.partition(" by ")
    said_numbers = said_in(scene.state, what)
    if not said_numbers:
        return CastVote(who, ())
    return ballot(scene.state, who, said_numbers, scene.who(by) if by.strip() else "")


@word("open", ROOM, Step.VOTING)
def open_(scene: Scene, _: str) -> Outcome:
    """Open the votes, though some may be missing."""
    return RevealVotes(scene.seed(), anyway=True)


@word("owner NAME|NUMBER", ROOM)
def owner(scene: Scene, said: str) -> Outcome:
    """Whose challenge it is; in the middle of an inquiry, what was said so far is set aside whole."""
    wanted = needed(said, "owner Ann")
    return ChooseOwner(numbers(scene.state).get(int(wanted), wanted) if wanted.isdecimal() else scene.who(wanted))


@word("decline", ROOM)
def decline(scene: Scene, _: str) -> Outcome:
    """Whose challenge was chosen would rather not."""
    return DeclineOwnership(scene.seed())
