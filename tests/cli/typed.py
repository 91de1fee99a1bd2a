"""The program as one types it."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from peerinquiry.cli.commands import app
from peerinquiry.storage.home import Home


def typed(home: Home, *words: str) -> Result:
    """What `peerinquiry --home HOME WORDS` comes to. Raises what the program raises, but for SystemExit."""
    return CliRunner().invoke(app, ["--home", str(home.root), *words], catch_exceptions=False)
