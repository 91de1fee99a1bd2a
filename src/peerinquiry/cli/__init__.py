"""The commands. Nothing here loads the console's screens before a command needs them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from peerinquiry import __version__
from peerinquiry.cli import banks, transcripts
from peerinquiry.cli.context import Settings
from peerinquiry.cli.rehearse import rehearse
from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.home import default_home

app = typer.Typer(
    name="peerinquiry",
    help="A console for the facilitator of a peer-to-peer inquiry. Without a command it opens.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(banks.app, name="banks")
app.add_typer(transcripts.app, name="transcripts")
app.command()(rehearse)


def _say_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"peerinquiry {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def console(
    ctx: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(help="Where sessions and banks are kept.", envvar="PEERINQUIRY_HOME", show_default="~/peerinquiry"),
    ] = None,
    version: Annotated[  # noqa: ARG001 - it acts by itself
        bool, typer.Option("--version", help="Say which version this is.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Open the console, or do what the command says."""
    ctx.obj = Settings(home=home or default_home(os.environ).root)
    if ctx.invoked_subcommand is None:
        from peerinquiry.cli.console import open_console

        open_console(ctx)


@app.command()
def new(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(help="What the session is called.")] = "Collaborative inquiry",
) -> None:
    """Begin a session at once."""
    from peerinquiry.cli.console import New, open_console

    open_console(ctx, New(title))


@app.command()
def resume(
    ctx: typer.Context,
    session: Annotated[str, typer.Argument(help="A session's file name or the beginning of it.")] = "latest",
) -> None:
    """Go on with a session that was left, at the very second it was left."""
    from peerinquiry.cli.console import Resume, open_console

    open_console(ctx, Resume(session))


def main() -> None:
    """Run a command; what a person can mend is said in a sentence, without a traceback."""
    try:
        app()
    except PeerInquiryError as error:
        sys.stderr.write(f"peerinquiry: {error}\n")
        sys.exit(1)
