"""How commands are told which team is meant."""

from __future__ import annotations

from typing import Annotated

import typer

from peerinquiry.cli.context import home_of


def team_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """What a shell may complete to."""
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.teams import Teams

    return [name for name in Teams(Home(home_of(ctx))).names() if name.startswith(incomplete)]


TeamName = Annotated[str, typer.Argument(help="The team's name, as `teams list` has it.", autocompletion=team_names)]
TeamOption = Annotated[
    str, typer.Option("--team", help="A team's name, as `teams list` has it.", autocompletion=team_names)
]
