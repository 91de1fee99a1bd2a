"""`peerinquiry followups …`: what people said they would do, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.days import today
from peerinquiry.cli.printing import exactly, whisper
from peerinquiry.cli.team_name import TeamOption, known_team, team_meant

if TYPE_CHECKING:
    from peerinquiry.inquiry.view.followups import Promise


def until(text: str) -> date:
    """The day that is said in words, seen from today. Raises typer.BadParameter for anything else."""
    from peerinquiry.formats.dates import date_in_words

    try:
        return date_in_words(text, today())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def followups(
    ctx: typer.Context,
    team: TeamOption = "",
    who: Annotated[str, typer.Option("--who", help="Actions of this person; a first name will do.")] = "",
    due: Annotated[
        date | None,
        typer.Option(
            "--due", parser=until, metavar="WHEN", help="Due by then, or overdue: 2w, fri, end of month, 2026-12-01."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Those that were kept or dropped, too; and rehearsals count.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON object for each, on a line of its own: see docs/follow-through.md.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Show what is open: what, whose, by when, since when, and how often it was carried on.

    Read from all sessions on record. Nothing is changed.
    """
    from peerinquiry.cli.counting import Sessions
    from peerinquiry.inquiry.evolve import fold
    from peerinquiry.inquiry.view.followups import KINDS_READ, Told, due_order, promises

    sessions = Sessions(home_of(ctx), rehearsals=everything, kinds=KINDS_READ)
    read = list(sessions.seen(lambda one: Told(one.name, fold(one.records), one.whole)))
    told = promises(read)
    wanted = team_meant(home_of(ctx), team)
    known_team(home_of(ctx), wanted, {one.state.team for one in read} - {""})
    theirs = [one for one in told if _is_theirs(one, wanted, who)]
    shown = [one for one in theirs if (everything or one.is_open) and _is_due(one, due)]
    shown.sort(key=lambda one: (not one.is_open, *due_order(one.action)))
    if as_json:
        from peerinquiry.formats.followups_json import as_json as object_of

        for one in shown:
            exactly(f"{object_of(one, today())}\n")
    else:
        from peerinquiry.cli.followups_page import NARROW, none_fits, page
        from peerinquiry.cli.output import draw, window

        if told and not theirs:
            names = {name for one in read for name in one.state.names} | {one.action.who for one in told}
            draw([none_fits(wanted, who, sorted(names))])
        else:
            draw(page(shown, theirs, today(), due, narrow=window() < NARROW))
    for line in sessions.remarks():
        whisper(line)


def _is_theirs(one: Promise, team: str, who: str) -> bool:
    from peerinquiry.formats.name_words import fits

    return (not team or one.team == team) and (not who or fits(who, one.action.who))


def _is_due(one: Promise, by: date | None) -> bool:
    return by is None or (one.action.by is not None and one.action.by <= by)
