"""How commands are told which team is meant."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import typer

from peerinquiry.cli.context import home_of


def team_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """What a shell may complete to."""
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.teams import Teams

    return [name for name in Teams(Home(home_of(ctx))).names() if name.startswith(incomplete)]


_HELP = "A team's name or its title, as `teams list` has them."

TeamName = Annotated[str, typer.Argument(help=_HELP, autocompletion=team_names)]
TeamOption = Annotated[str, typer.Option("--team", help=_HELP, autocompletion=team_names)]


def team_meant(home: Path, said: str) -> str:
    """The name of the team that is meant, as sessions have it; what was said, where no file is called so."""
    if not said.strip():
        return ""
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.teams import Teams

    return Teams(Home(home)).called(said)


def known_team(home: Path, team: str, on_record: Collection[str]) -> None:
    """See that a team is on record, or has a file. Raises PeerInquiryError, with those that are."""
    from peerinquiry.cli.nearest import there_is
    from peerinquiry.errors import PeerInquiryError
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.teams import Teams

    known = sorted({*on_record, *Teams(Home(home)).names()})
    if team and team not in known:
        raise PeerInquiryError(f"There is no team “{team}”.", there_is(team, known, "Teams on record"))
