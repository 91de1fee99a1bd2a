"""The command line. A command is loaded when it is called, so that the others never wait for it."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from peerinquiry import __version__
from peerinquiry.cli.context import HomeOption, PlainOption, home_of
from peerinquiry.cli.late import late_group

COMMANDS: Final = {
    "new": "sessions:new",
    "resume": "sessions:resume",
    "rehearse": "rehearse:rehearse",
    "stage": "sessions:stage",
    "plan": "plan:plan",
    "followups": "followups:followups",
    "calendar": "calendar:calendar",
    "banks": "banks:app",
    "teams": "teams:app",
    "transcripts": "transcripts:app",
    "report": "report:report",
    "insights": "insights:insights",
    "search": "search:search",
    "redact": "redact:redact",
    "question": "question:question",
    "chat": "chat:chat",
    "export": "export:export",
    "keys": "sessions:keys",
    "doctor": "doctor:doctor",
}
"""Each command, in the order of the help: the module of this room that it lives in, and what it is called there."""

app = typer.Typer(
    name="peerinquiry",
    cls=late_group({name: f"peerinquiry.cli.{place}" for name, place in COMMANDS.items()}),
    help="A console for the facilitator of a peer-to-peer inquiry. Without a command it opens.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"peerinquiry {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def console(
    ctx: typer.Context,
    home: HomeOption = None,
    plain: PlainOption = False,
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Open the console, or do what the command says."""
    if ctx.invoked_subcommand is None:
        from peerinquiry.cli.console import open_console, open_plain

        (open_plain if plain else open_console)(home_of(ctx))
