"""The command line. Nothing here loads the console's screens before a command needs them."""

from __future__ import annotations

from typing import Annotated

import typer

from peerinquiry import __version__
from peerinquiry.cli import banks, transcripts
from peerinquiry.cli.bank_stats import stats
from peerinquiry.cli.chat import chat
from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.question import question
from peerinquiry.cli.rehearse import rehearse

app = typer.Typer(
    name="peerinquiry",
    help="A console for the facilitator of a peer-to-peer inquiry. Without a command it opens.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
banks.app.command()(stats)
app.add_typer(banks.app, name="banks")
app.add_typer(transcripts.app, name="transcripts")
app.command()(rehearse)
app.command()(question)
app.command()(chat)


def _say_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"peerinquiry {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def console(
    ctx: typer.Context,
    home: HomeOption = None,
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Open the console, or do what the command says."""
    if ctx.invoked_subcommand is None:
        from peerinquiry.cli.console import open_console

        open_console(home_of(ctx))


@app.command()
def new(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(help="What the session is called.")] = "Collaborative inquiry",
    home: HomeOption = None,
) -> None:
    """Begin a session at once."""
    from peerinquiry.cli.console import open_console
    from peerinquiry.openings import New

    open_console(home_of(ctx), New(title))


@app.command()
def keys() -> None:
    """Show what every key is called in the settings, and what it does."""
    from peerinquiry.openings import key_lines

    for line in key_lines():
        typer.echo(line)


@app.command()
def resume(
    ctx: typer.Context,
    session: Annotated[str, typer.Argument(help="A session's file name or the beginning of it.")] = "latest",
    home: HomeOption = None,
) -> None:
    """Go on with a session that was left, at the very second it was left."""
    from peerinquiry.cli.console import open_console
    from peerinquiry.openings import Resume

    open_console(home_of(ctx), Resume(session))


@app.command()
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
