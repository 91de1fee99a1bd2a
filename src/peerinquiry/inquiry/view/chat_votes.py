"""Votes that stood in the chat: who votes for what, before any of it is cast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from peerinquiry.inquiry.choosing import candidates, votes_each
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.challenges import Row, Tone
from peerinquiry.inquiry.view.choose import numbers
from peerinquiry.inquiry.view.claims import Claim, Claims
from peerinquiry.inquiry.view.frame import Sign
from peerinquiry.inquiry.voting import FINGERS, Ballot, Method


@dataclass(frozen=True, slots=True)
class Voted(Claim):
    """What somebody wrote, and the numbers that it means: of challenges, or fingers for each of them.

    One that is not `sure` is shown, and counts once its numbers are given.
    """

    said: tuple[int, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Vote:
    """What can be voted for, by number, and how much each has."""

    by_number: Mapping[int, str]
    each: int
    fist: bool = False
    piling: bool = True

    @classmethod
    def of(cls, state: State) -> Vote:
        """The vote that is open."""
        fist = state.voting.method_now is Method.FIST
        each = len(candidates(state)) if fist else votes_each(state)
        return cls(numbers(state), each, fist=fist, piling=state.voting.piling or state.voting.again)

    def fits(self, said: tuple[int, ...]) -> bool:
        """Whether numbers can be one ballot, or a part of it."""
        if self.fist:
            return len(said) == self.each and all(0 <= number <= FINGERS for number in said)
        alone = self.piling or len(set(said)) == len(said)
        return 0 < len(said) <= self.each and alone and all(number in self.by_number for number in said)


@dataclass(frozen=True, slots=True)
class ChatVotes(Claims[Voted]):
    """The lines, the people who may have written them, and the vote; `besides` says what is not among the lines."""

    vote: Vote
    besides: str = ""

    def pressed(self, index: int, digit: int) -> ChatVotes:
        """Line `index` means one number more; a whole ballot begins anew."""
        line = self.lines[index]
        if digit > FINGERS if self.vote.fist else digit not in self.vote.by_number:
            return self
        begun = line.said if len(line.said) < self.vote.each and not line.out else ()
        return self.changed(index, replace(line, said=(*begun, digit), sure=True, out=False))

    def emptied(self, index: int) -> ChatVotes:
        """Line `index` means nothing yet."""
        return self.changed(index, replace(self.lines[index], said=()))

    def counts(self, line: Voted) -> bool:
        """Whether a line is counted."""
        return line.who is not None and not line.out and line.sure and self.vote.fits(line.said)

    def ballots(self) -> dict[str, Ballot]:
        """What would be cast. Of several lines of one person the later ones count, as far as there are votes."""
        said: dict[str, tuple[int, ...]] = {}
        for line in self.lines:
            if line.who is not None and self.counts(line):
                earlier = said.pop(line.who, ()) if not self.vote.fist else ()
                kept = earlier if self.vote.piling else tuple(number for number in earlier if number not in line.said)
                said[line.who] = (*kept, *line.said)[-self.vote.each :]
        return {who: self._ballot(numbers) for who, numbers in said.items()}

    def _ballot(self, said: tuple[int, ...]) -> Ballot:
        if self.vote.fist:
            return Ballot(tuple(self.vote.by_number.values()), said)
        return Ballot(tuple(self.vote.by_number[number] for number in said))

    @property
    def unclear(self) -> int:
        """How many lines wait to be understood."""
        return sum(not line.out and not self.counts(line) for line in self.lines)


def rows(votes: ChatVotes, current: int) -> tuple[Row, ...]:
    """The lines as a table."""
    return tuple(_row(votes, line, current=index == current) for index, line in enumerate(votes.lines))


def _row(votes: ChatVotes, line: Voted, *, current: bool) -> Row:
    counts = votes.counts(line)
    if line.out:
        meant = "left out"
    elif not line.said:
        meant = "for what?"
    elif votes.vote.fist:
        meant = " ".join(map(str, line.said))
    else:
        meant = ", ".join(f"{number} {votes.vote.by_number.get(number, 'is nobody')}" for number in line.said)
    unsure = "" if counts or line.out or not line.said else "?"
    tone = Tone.NOW if current else Tone.PLAIN if counts else Tone.QUIET
    sign = Sign.NOW if current else Sign.DONE if counts else Sign.AWAY if line.out else ""
    return Row(line.who or f"{line.by or 'who'}?", f"{meant}{unsure} · {line.text}", sign, tone, written=counts)


def told(votes: ChatVotes, state: State) -> str:
    """What Enter casts, in one sentence."""
    ballots = votes.ballots()
    voters = f"for {len(ballots)} of {len(state.here)}"
    words = [f"Enter casts {voters}" if ballots else "Nothing to cast yet"]
    if votes.unclear:
        words.append(f"{votes.unclear} unclear, not cast")
    if replaced := sum(who in state.voting.ballots for who in ballots):
        words.append(f"{replaced} in place of an older one")
    return " · ".join(filter(None, (*words, votes.besides)))
