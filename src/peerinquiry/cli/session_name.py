"""How a command is told which session is meant."""

from __future__ import annotations

from typing import Annotated

import typer

from peerinquiry.cli.context import home_of

NEWEST = 20
"""Sessions offered to a shell that completes a name."""


def session_names(ctx: typer.Context, incomplete: str) -> list[str]:
    """What a shell may complete to."""
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.sessions import journals
    from peerinquiry.storage.transcripts import LATEST

    stems = [path.stem for path in reversed(journals(Home(home_of(ctx)))) if path.stem.startswith(incomplete)]
    return [*stems[:NEWEST], *([LATEST] if LATEST.startswith(incomplete) else [])]


SessionName = Annotated[
    str,
    typer.Argument(help="A session's name or the beginning of it, a path, or latest.", autocompletion=session_names),
]
"""The argument; `find_session` knows which one is meant."""
