"""From a session to its team: what is to be kept of it, and what that changes, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from peerinquiry.inquiry.model import DEFAULT_TIMINGS, State, Timing
from peerinquiry.inquiry.roster import known_as
from peerinquiry.inquiry.team import Member, Team
from peerinquiry.inquiry.view.gather import TIMING_WORDS
from peerinquiry.inquiry.view.words import counted, listed, spoken


def missing(team: Team, state: State) -> tuple[str, ...]:
    """Who is in the team, and not in the session."""
    return tuple(name for name in team.names if known_as(name, state.names) is None)


def grown(team: Team, state: State, ends: str, own: Mapping[Timing, float], usual: str = "") -> Team:
    """The team as the session has it; whoever is missing today stays in it.

    `ends` says the session's end, empty where it has none: then that of the team stays. `own` are the lengths of time
    that the session's bank sets; a bank called `usual` need not be named.
    """
    known = {person.name.casefold(): person for person in team.people}
    today = {person.name.casefold(): person for person in state.participants}
    told = (
        replace(person, pronouns=today[key].pronouns or person.pronouns) if key in today else person
        for key, person in known.items()
    )
    new = (Member(person.name, person.pronouns) for key, person in today.items() if key not in known)
    timings = {**DEFAULT_TIMINGS, **own, **team.timings}
    changed = {timing: seconds for timing, seconds in state.timings.items() if seconds != timings[timing]}
    bank = state.bank.name if team.bank or state.bank.name != usual else ""
    return replace(
        team,
        people=(*told, *new),
        bank=bank or team.bank,
        timings={**team.timings, **changed},
        ends=ends or team.ends,
    )


def without(team: Team, names: tuple[str, ...]) -> Team:
    """The team without those."""
    return replace(team, people=tuple(person for person in team.people if person.name not in names))


def differences(before: Team, after: Team) -> tuple[str, ...]:
    """What is other in the second one, a short line each; none where nothing is. No e-mail address is told."""
    return tuple(_differences(before, after))


def _differences(before: Team, after: Team) -> Iterator[str]:
    pronouns = {person.name: person.pronouns for person in before.people}
    if new := tuple(name for name in after.names if name not in before.names):
        yield f"{listed(new)} {'joins' if len(new) == 1 else 'join'} the team"
    if gone := tuple(name for name in before.names if name not in after.names):
        yield f"{listed(gone)} {'is' if len(gone) == 1 else 'are'} taken off"
    for person in after.people:
        if person.name in pronouns and pronouns[person.name] != person.pronouns:
            yield f"{person.name}: {person.pronouns}"
    if before.bank != after.bank:
        yield f"question bank: {after.bank}"
    if before.ends != after.ends:
        yield f"it ends: {after.ends}"
    for timing, seconds in after.timings.items():
        if before.timings.get(timing) != seconds:
            yield f"{TIMING_WORDS[timing]}: {spoken(seconds)}"


def begins_with(team: Team, met: int) -> Team:
    """The team in today's order: who begins moves on by one each time, `met` times so far."""
    if not team.people:
        return team
    first = met % len(team.people)
    return replace(team, people=(*team.people[first:], *team.people[:first]))


def size(team: Team) -> str:
    """How many are in a team."""
    return counted(len(team.people), "person", "people")
