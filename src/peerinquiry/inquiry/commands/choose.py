"""What can be asked for while challenges are written, and one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from peerinquiry.inquiry.commands.command import Command
from peerinquiry.inquiry.voting import Ballot, Method, TieRule


@dataclass(frozen=True)
class WriteChallenges(Command):
    """Put down challenges, by who has them; an empty text takes one back. `joining` join the group with theirs."""

    challenges: Mapping[str, str]
    joining: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetVoting(Command):
    """Set how the group chooses. `anew`: though votes are in, which are set aside by it."""

    votes_each: int
    tie_rule: TieRule
    method: Method = Method.VOTES
    piling: bool = True
    anew: bool = False


@dataclass(frozen=True)
class CastVote(Command):
    """Enter one participant's ballot, as `voting.Ballot` says; no choices take it back."""

    who: str
    choices: tuple[str, ...]
    scores: tuple[int, ...] = ()
    by: str = ""


@dataclass(frozen=True)
class CastVotes(Command):
    """Enter the ballots of several at once, as one act."""

    ballots: Mapping[str, Ballot]


@dataclass(frozen=True)
class RevealVotes(Command):
    """Show the count and let it decide. `anyway`: though some have not voted."""

    seed: int
    anyway: bool = False


@dataclass(frozen=True)
class ChooseOwner(Command):
    """Say whose challenge it is, without a vote; what was said about another one is set aside whole."""

    who: str


@dataclass(frozen=True)
class DeclineOwnership(Command):
    """The chosen one would rather not."""

    seed: int


@dataclass(frozen=True)
class AnotherChallenge(Command):
    """This inquiry is done; the group takes up another challenge."""
