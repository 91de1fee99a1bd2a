"""`peerinquiry calendar …`: the check-in and whatever has a date, as a file for calendars."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import whisper
from peerinquiry.cli.session_name import SessionName
from peerinquiry.cli.team_name import team_names
from peerinquiry.errors import PeerInquiryError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from peerinquiry.formats.calendar_ics import Appointment, Wishes
    from peerinquiry.inquiry.model import State
    from peerinquiry.inquiry.team import Team
    from peerinquiry.storage.home import Home

PIPE = Path("-")
HALF_AN_HOUR = "30 min"


def calendar(
    ctx: typer.Context,
    session: SessionName = "latest",
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Another file, or - for a pipe; else beside the record.", metavar="FILE"),
    ] = None,
    team: Annotated[
        str,
        typer.Option(
            "--team", help="Whose addresses and time zone; else the session's team.", autocompletion=team_names
        ),
    ] = "",
    at: Annotated[
        str, typer.Option("--at", help="When check-ins are, such as 14:00; else they take the whole day.")
    ] = "",
    length: Annotated[
        str | None, typer.Option("--length", help="How long check-ins with --at are; else 30 min.", show_default=False)
    ] = None,
    zone: Annotated[
        str | None,
        typer.Option("--zone", help="Whose clocks --at means, such as Europe/Berlin; else the team's, or ours."),
    ] = None,
    attendees: Annotated[
        bool, typer.Option("--attendees", help="People's mail addresses, too, as the team has them.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Write the check-in and every dated action to a file that calendars import; again, and they take the changes."""
    from rich.text import Text

    from peerinquiry.cli.output import say
    from peerinquiry.formats.calendar_ics import calendar_file
    from peerinquiry.inquiry.evolve import fold
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.inquiry.view.calendar import calendar_entries, told
    from peerinquiry.storage.atomic import write_whole
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.journal import read_journal
    from peerinquiry.storage.sessions import calendar_path
    from peerinquiry.storage.transcripts import find_session

    for name, said in (("--length", length), ("--zone", zone)):
        if said is not None and not at:
            raise typer.BadParameter("it counts only with --at, which says when check-ins are.", param_hint=name)
    if zone is not None and not zone.strip():
        raise typer.BadParameter("name a zone, such as Europe/Berlin; or leave it out.", param_hint="--zone")
    kept = Home(home_of(ctx))
    journal = find_session(kept, session)
    records = read_journal(journal).records
    entries = calendar_entries(records)
    if not entries:
        raise PeerInquiryError("Nothing in this plan has a date yet.", "Then there is nothing for a calendar.")
    state = fold(records)
    wishes = _wishes(
        state, _team(kept, state, team, needed=attendees), (at, length or HALF_AN_HOUR, zone or ""), attendees=attendees
    )
    data = calendar_file(journal.stem, entries, wishes)
    if output == PIPE:
        typer.echo(data, nl=False)
        return
    path = output or calendar_path(journal)
    write_whole(path, data)
    say([Text(one_line(f"{path}: {told(entries)}."))])


def _team(home: Home, state: State, name: str, *, needed: bool) -> Team | None:
    """The team that was named, or the session's; None if it has none, or that one is gone and nobody asked for it."""
    from peerinquiry.storage.teams import Teams

    if name:
        return Teams(home).load(name)
    try:
        return Teams(home).load(state.team) if state.team else None
    except PeerInquiryError:
        if needed:
            raise
        return None


def _wishes(state: State, team: Team | None, when: tuple[str, str, str], *, attendees: bool) -> Wishes:
    from peerinquiry.formats.calendar_ics import Wishes

    addresses = {person.name: person.email for person in team.people if person.email} if team and attendees else {}
    if attendees and not addresses:
        raise PeerInquiryError("No mail address is known.", "`--team` names the team whose file has them.")
    return Wishes(_appointment(state, *when, team) if when[0] else None, addresses)


def _appointment(state: State, at: str, length: str, zone: str, team: Team | None) -> Appointment:
    from peerinquiry.formats.calendar_ics import Appointment
    from peerinquiry.formats.times import seconds_in, time_of_day_in
    from peerinquiry.inquiry.view.words import zone_words

    try:
        start = time_of_day_in(at)
    except ValueError as error:
        raise PeerInquiryError(f"“{at}” is no time of day.", str(error)) from error
    try:
        lasts = timedelta(seconds=seconds_in(length, "m"))
    except ValueError as error:
        raise PeerInquiryError(f"“{length}” is no length of time.", str(error)) from error
    place = _zone(state, zone or (team.time_zone if team else ""))
    if place is None:
        ahead = zone_words(state.utc_offset)
        whisper(f"{start:%H:%M} is {ahead}, as clocks were in the session; --zone says where.")
    return Appointment(start, lasts, place, state.utc_offset)


def _zone(state: State, name: str) -> ZoneInfo | None:
    """The zone that was named; or this machine's, if the session was held by its clocks."""
    from peerinquiry.storage.zone import machine_zone, zone_called

    if name:
        return zone_called(name)
    here = machine_zone()
    offset = state.opened_at.astimezone(here).utcoffset() if here else None
    return here if offset == timedelta(minutes=state.utc_offset) else None
