"""What stands on the page: plain values, nothing private among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from peerinquiry.inquiry.model import Plan
from peerinquiry.inquiry.view.averages import Average
from peerinquiry.inquiry.view.challenge import Challenge
from peerinquiry.inquiry.view.plan import PlanView
from peerinquiry.inquiry.view.recommend import Told as Recommended
from peerinquiry.inquiry.view.report.aims import AimRow
from peerinquiry.inquiry.view.report.followed import FollowedRow
from peerinquiry.inquiry.view.report.time import TimeTold
from peerinquiry.inquiry.view.words import counted, spoken


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the group; `away` is the word for where they are, if they are not there."""

    name: str
    away: str = ""
    pronouns: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One inquiry. `finished` is False where another owner took its place before the end.

    `recommended` are all that were made.
    """

    number: int
    challenge: Challenge
    how: str
    finished: bool
    plan: Plan
    shown: PlanView
    recommended: tuple[Recommended, ...]
    since: Mapping[str, str]
    """What later sessions heard of the plan, by an action's label."""

    @property
    def taken_up(self) -> tuple[Recommended, ...]:
        """The recommendations that the owner takes up."""
        return tuple(made for made in self.recommended if made.taken_up)

    @property
    def recommended_words(self) -> str:
        """How many, and how many of them were taken up."""
        return f"{counted(len(self.recommended), 'recommendation')}, {len(self.taken_up)} taken up"


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One person. `seconds` are those as a peer, `share` their whole percent of what all peers said on the clock.

    `as_owner` are seconds as the owner, which stand apart: they are long by design. The rest are counts of turns,
    but for `recommended`, which counts recommendations. `part` is how much of the longest peer's, 0 to 1.
    """

    name: str
    seconds: float
    share: int
    part: float
    as_owner: float
    turns: int
    asked: int
    answers: int
    recommended: int
    reflected: int
    passes: int

    @property
    def silent(self) -> bool:
        """Whether they were not heard at all, as far as the turns tell."""
        return not (self.seconds or self.as_owner or self.turns or self.answers)

    @property
    def words(self) -> str:
        """How long they spoke as a peer."""
        if self.seconds:
            return f"{spoken(self.seconds)} · {self.share} %"
        if self.silent:
            return "not heard"
        return "as the owner" if self.as_owner or self.answers else "off the clock"

    @property
    def aside(self) -> str:
        """What they had their turns for."""
        told = (
            (self.asked, "question", "questions"),
            (self.answers, "answer", "answers"),
            (self.recommended, "idea", "ideas"),
            (self.reflected, "closing word", "closing words"),
            (self.passes, "pass", "passes"),
        )
        return " · ".join(counted(number, one, many) for number, one, many in told if number)


@dataclass(frozen=True, slots=True)
class Voices:
    """Everyone, in the order of turns. `total` seconds ran on the clock; `untimed` are turns that went by without it.

    `unheard` were there and not heard once; `missing` were not there, and not heard.
    """

    rows: tuple[VoiceRow, ...]
    total: float
    owners: tuple[str, ...]
    """For each owner, how long they spoke as such."""
    unheard: tuple[str, ...]
    missing: tuple[str, ...]
    untimed: int


@dataclass(frozen=True, slots=True)
class Report:
    """The whole page. Times are on the wall clock where the session was held; a part that is left out is empty."""

    title: str
    team: str
    opened: datetime
    ended: datetime
    over: bool
    """Whether the group is through."""
    bank: str
    people: tuple[Person, ...]
    inquiries: tuple[Told, ...]
    voices: Voices | None
    aims: tuple[AimRow, ...]
    pulse: tuple[Average, ...]
    pulses: int
    """How many gave theirs; 0 where the averages may not be told."""
    time: TimeTold | None
    followed: tuple[FollowedRow, ...]
    """What became of last time's actions."""
