"""`peerinquiry banks …`: which question banks there are, what is in them, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.bank_files import BankName, edit, examined_in, new
from peerinquiry.cli.bank_stats import stats
from peerinquiry.cli.context import HomeOption, RemarksOption, home_of
from peerinquiry.cli.printing import exactly

if TYPE_CHECKING:
    from peerinquiry.storage.banks import BankLibrary

app = typer.Typer(help="The question banks: list, show, check, make and edit them.", no_args_is_help=True)
app.command()(new)
app.command()(edit)
app.command()(stats)


@app.command("list")
def list_banks(ctx: typer.Context, home: HomeOption = None) -> None:
    """Show which banks are found, and where. The first of a name is used."""
    from peerinquiry.cli.bank_pages import list_page
    from peerinquiry.cli.output import say

    say(list_page(_library(ctx)))


@app.command()
def show(
    ctx: typer.Context,
    name: BankName,
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
    as_json: RemarksOption = False,
    home: HomeOption = None,
) -> None:
    """Say where each mistake is, and what to write instead. Exits 1 if there is one; warnings alone exit 0.

    With --json, one list of objects: path, line, column (both from 1), level (mistake or warning), what, instead.
    """
    from peerinquiry.cli.bank_pages import size_of
    from peerinquiry.cli.remarks import tell
    from peerinquiry.storage.toml_source import files_of

    library = _library(ctx)
    found = (one.path for entry in library.entries() for one in (entry, *entry.shadows))
    if not tell(files_of(files) if files else found, examined_in(library), size_of, as_json=as_json):
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a bank, for editors that complete and check while you type."""
    from peerinquiry.formats import bank_schema
    from peerinquiry.formats.described_schema import schema_text

    exactly(schema_text(bank_schema.schema()))


def _library(ctx: typer.Context) -> BankLibrary:
    from peerinquiry.storage.banks import BankLibrary

    return BankLibrary(home_of(ctx), Path())
