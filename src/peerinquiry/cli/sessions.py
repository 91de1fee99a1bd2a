"""`peerinquiry new`, `resume`, `stage` and `keys`: the ways into the console, and what its keys are called."""

from __future__ import annotations

from typing import Annotated

import typer

from peerinquiry.cli.context import HomeOption, PlainOption, home_of
from peerinquiry.cli.team_name import TeamOption


def new(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(help="What the session is called.")] = "",
    team: TeamOption = "",
    plain: PlainOption = False,
    home: HomeOption = None,
) -> None:
    """Begin a session at once; with a team's people, bank and end, and what is open from its last time."""
    from peerinquiry.cli.console import open_console, open_plain
    from peerinquiry.openings import New

    (open_plain if plain else open_console)(home_of(ctx), New(title, team))


def keys() -> None:
    """Show what every key is called in the settings, and what it does."""
    from peerinquiry.openings import key_lines

    for line in key_lines():
        typer.echo(line)


def resume(
    ctx: typer.Context,
    session: Annotated[str, typer.Argument(help="A session's file name or the beginning of it.")] = "latest",
    plain: PlainOption = False,
    home: HomeOption = None,
) -> None:
    """Go on with a session that was left, at the very second it was left."""
    from peerinquiry.cli.console import open_console, open_plain
    from peerinquiry.openings import Resume

    (open_plain if plain else open_console)(home_of(ctx), Resume(session))


def stage(
    ctx: typer.Context,
    session: Annotated[
        str, typer.Argument(help="A session's file name or the beginning of it; else whichever is live.")
    ] = "",
    home: HomeOption = None,
) -> None:
    """Show the public window in a second terminal: it follows the session, and the console may be private."""
    from peerinquiry.cli.console import open_stage

    open_stage(home_of(ctx), session)
