"""`peerinquiry insights …`: what many sessions tell together."""

from __future__ import annotations

from typing import Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.days import SinceOption, UntilOption
from peerinquiry.cli.printing import exactly, whisper
from peerinquiry.cli.team_name import TeamOption, known_team, team_meant


def insights(
    ctx: typer.Context,
    team: TeamOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object, for scripts: see docs/insights.md.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Rehearsals count, too.")] = False,
    home: HomeOption = None,
) -> None:
    """Show what many sessions tell together: follow-through, themes, voices, overtime, the pulse over time.

    Counted over all sessions on record, without anybody's name. Nothing is changed.
    """
    from peerinquiry.cli.counting import Sessions
    from peerinquiry.inquiry.view.insights import KINDS_READ, InsightsTally, Wanted, said_in

    tally = InsightsTally(Wanted(team_meant(home_of(ctx), team), since, until))
    sessions = Sessions(home_of(ctx), rehearsals=everything, kinds=KINDS_READ)
    for said in sessions.seen(lambda one: said_in(one.name, one.records, whole=one.whole)):
        tally.add(said)
    counted = tally.insights()
    known_team(home_of(ctx), counted.wanted.team, counted.teams)
    if as_json:
        from peerinquiry.formats.insights_json import as_json as object_of

        exactly(f"{object_of(counted)}\n")
    else:
        from peerinquiry.cli.insights_page import page
        from peerinquiry.cli.output import draw

        draw(page(counted))
    for line in sessions.remarks():
        whisper(line)
