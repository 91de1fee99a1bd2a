"""`peerinquiry banks …`: which question banks there are, what is in them, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of

if TYPE_CHECKING:
    from peerinquiry.storage.banks import BankLibrary

app = typer.Typer(help="The question banks: list, show and check them.", no_args_is_help=True)


def _names(ctx: typer.Context, incomplete: str) -> list[str]:
    """What a shell may complete to."""
    from peerinquiry.storage.banks import BankLibrary

    return [name for name in BankLibrary(home_of(ctx), Path()).names() if name.startswith(incomplete)]


@app.command("list")
def list_banks(ctx: typer.Context, home: HomeOption = None) -> None:
    """Show which banks are found, and where. The first of a name is used."""
    from peerinquiry.cli.bank_pages import list_page
    from peerinquiry.cli.output import say

    say(list_page(_library(ctx).entries()))


@app.command()
def show(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The bank's name, as `banks list` has it.", autocompletion=_names)],
    hints: Annotated[bool, typer.Option("--hints", help="Show what to listen for, too.")] = False,
    home: HomeOption = None,
) -> None:
    """Show a bank: its aims and its questions."""
    from peerinquiry.cli.bank_pages import bank_page
    from peerinquiry.cli.output import say

    library = _library(ctx)
    say(bank_page(library.entry(name), library.load(name), hints=hints))


@app.command()
def check(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; all banks that are found, if none.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Say where each mistake is, and what to write instead. Exits 1 if there is one."""
    from peerinquiry.cli.bank_pages import check_page
    from peerinquiry.cli.output import say
    from peerinquiry.storage.banks import banks_in

    if files:
        paths = [path for file in files for path in (banks_in(file) or [file])]
    else:
        entries = _library(ctx).entries()
        paths = [one.path for entry in entries for one in (entry, *entry.shadows)]
    lines, good = check_page(paths)
    say(lines)
    if not good:
        raise typer.Exit(1)


def _library(ctx: typer.Context) -> BankLibrary:
    from peerinquiry.storage.banks import BankLibrary

    return BankLibrary(home_of(ctx), Path())
