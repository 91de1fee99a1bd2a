"""Follow-through over many sessions: what became of the actions that were put down, and how soon that was heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.view.followups import Promise, Tally, Told, promises, tally


@dataclass(frozen=True, slots=True)
class TeamFollowThrough:
    """What became of a `team`'s actions, each counted once, as it was last said; the empty team is of no team's.

    `days` from the session that put it down to the first that said what became of it: the median of those spoken of,
    None where none was.
    """

    team: str
    actions: int
    tally: Tally
    days: float | None


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """The same over `all` actions, and by team."""

    all: TeamFollowThrough
    teams: tuple[TeamFollowThrough, ...]


def slim(session: str, state: State, *, whole: bool) -> Told | None:
    """What a session says of actions, and nothing else of it; None if it says nothing."""
    if not (state.plan.actions or state.inquiries or state.brought or state.followed):
        return None
    kept = State(
        title=state.title,
        opened_at=state.opened_at,
        utc_offset=state.utc_offset,
        team=state.team,
        inquiries=state.inquiries,
        plan=state.plan,
        brought=state.brought,
        followed=state.followed,
    )
    return Told(session, kept, whole)


def follow_through(sessions: Iterable[Told], team: str, holds: Callable[[date], bool]) -> FollowThrough:
    """What became of the actions that were put down on days that `holds` has; of the `team`'s alone, if it is named.

    `sessions` are all that there are: what became of an action may have been said at any time since.
    """
    wanted = [
        promise
        for promise in promises(sessions)
        if (not team or promise.team == team) and promise.action.since is not None and holds(promise.action.since)
    ]
    teams = sorted({promise.team for promise in wanted})
    by_team = (_count(name, [one for one in wanted if one.team == name]) for name in teams)
    return FollowThrough(_count(team, wanted), tuple(by_team))


def _count(team: str, told: list[Promise]) -> TeamFollowThrough:
    days = [
        (first.on - one.action.since).days
        for one in told
        if one.action.since and (first := next((heard for heard in one.heard if heard.said), None))
    ]
    return TeamFollowThrough(team, len(told), tally(told), float(median(days)) if days else None)
