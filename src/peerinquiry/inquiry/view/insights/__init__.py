"""What many sessions tell together: follow-through, themes, voice balance, overtime, the pulse over time.

Counting alone, over one session after another; nobody's figures, and nobody's name. What each count means is told in
docs/insights.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peerinquiry.inquiry.events import KINDS, Record
from peerinquiry.inquiry.evolve import folded, live
from peerinquiry.inquiry.view import followups
from peerinquiry.inquiry.view.insights.follow_through import FollowThrough, follow_through, slim
from peerinquiry.inquiry.view.insights.months import ByMonth
from peerinquiry.inquiry.view.insights.overtime import Overtime, OvertimeCount, overtime
from peerinquiry.inquiry.view.insights.pulse import Pulse, PulseCount, pulse
from peerinquiry.inquiry.view.insights.session import Told, told
from peerinquiry.inquiry.view.insights.themes import Themes, ThemeTally
from peerinquiry.inquiry.view.insights.voices import VoiceBalance, VoiceCount, balance

KINDS_READ: Final = frozenset(KINDS) - {
    *("voting_set", "vote_cast", "votes_revealed", "run_off_called", "question_put", "question_queued"),
    *("question_hidden", "idea_parked", "say_back_judged", "recommended", "taken_up", "help_offered"),
    *("not_doing_added", "not_doing_dropped", "pulses_opened", "noted"),
}
"""The words on disk of all events but those that no figure depends on."""
ENOUGH = 5
"""Sessions from which on a figure is more than chance; below, it is told with a warning."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sessions count: those of a `team`, if it is named, that were held `since` a day and `until` another."""

    team: str = ""
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether a day is among those that count."""
        return (self.since is None or on >= self.since) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Insights:
    """Over so many `sessions`, held from the day `first` to the day `last`. `teams` are all on record."""

    wanted: Wanted
    sessions: int
    first: date | None
    last: date | None
    teams: tuple[str, ...]
    follow_through: FollowThrough
    themes: Themes
    voices: VoiceBalance
    overtime: Overtime
    pulse: Pulse


@dataclass(frozen=True, slots=True)
class Said:
    """What one session says to all this: its numbers and its words for themes, and its actions, if there are any."""

    told: Told
    promised: followups.Told | None


def said_in(name: str, records: Sequence[Record], *, whole: bool = True) -> Said:
    """What the session of that name says; one that is not `whole` may have said more than its records do."""
    counted, _, _ = live(records)
    state = folded(counted)
    return Said(told(name, counted, state), slim(name, state, whole=whole))


class InsightsTally:
    """Counts one session after another; what is kept of one is its numbers, its words for themes, and its actions."""

    def __init__(self, wanted: Wanted) -> None:
        """Nothing is counted yet."""
        self._wanted = wanted
        self._days: tuple[date, ...] = ()
        self._sessions = 0
        self._teams: set[str] = set()
        self._promised: list[followups.Told] = []
        self._themes = ThemeTally()
        self._voices = ByMonth(VoiceCount)
        self._overtime = ByMonth(OvertimeCount)
        self._pulse = ByMonth(PulseCount)

    def add(self, said: Said) -> None:
        """Count what was said in a session."""
        if said.promised:
            self._promised.append(said.promised)
        one = said.told
        self._teams.update({one.team} - {""})
        if not self._wanted.holds(one.on):
            return
        if self._wanted.team and one.team != self._wanted.team:
            self._themes.compare(one)
            return
        self._sessions += 1
        self._days = (min(*self._days, one.on), max(*self._days, one.on)) if self._days else (one.on, one.on)
        for count in (self._themes, self._voices, self._overtime, self._pulse):
            count.add(one)

    def insights(self) -> Insights:
        """What was counted."""
        first, last = self._days or (None, None)
        return Insights(
            self._wanted,
            self._sessions,
            first,
            last,
            tuple(sorted(self._teams)),
            follow_through(self._promised, self._wanted.team, self._wanted.holds),
            self._themes.themes(compared=bool(self._wanted.team)),
            balance(self._voices),
            overtime(self._overtime),
            pulse(self._pulse),
        )
