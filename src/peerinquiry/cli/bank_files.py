"""`peerinquiry banks new` and `banks edit`: banks of one's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of, whole_home_of

if TYPE_CHECKING:
    from peerinquiry.formats.toml_file import Examined
    from peerinquiry.inquiry.bank import Bank
    from peerinquiry.storage.banks import BankLibrary


def _names(ctx: typer.Context, incomplete: str) -> list[str]:
    """What a shell may complete to."""
    from peerinquiry.storage.banks import BankLibrary

    return [name for name in BankLibrary(home_of(ctx), Path()).names() if name.startswith(incomplete)]


BankName = Annotated[str, typer.Argument(help="The bank's name, as `banks list` has it.", autocompletion=_names)]


def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called, such as our-questions.")],
    source: Annotated[
        str, typer.Option("--from", help="The bank to copy, comments and all; else examples.", autocompletion=_names)
    ] = "",
    home: HomeOption = None,
) -> None:
    """Make a bank of your own in the home, ready to be edited. What is there already is never written over."""
    from rich.text import Text

    from peerinquiry.cli.output import say
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.storage.own_banks import new_bank

    library = BankLibrary(home_of(ctx), Path())
    path = new_bank(whole_home_of(ctx), library, name, source)
    used = library.entry(path.stem)
    lines = [f"{path} is there; `peerinquiry banks edit {path.stem}` opens it."]
    if used.path.absolute() != path:
        lines.append(f"It is not used here: that of {used.where.words} is first, {used.path}.")
    lines += [f"It is used instead of the one that is {hidden.where.words}." for hidden in used.shadows[:1]]
    say(Text(one_line(line)) for line in lines)


def edit(ctx: typer.Context, name: BankName, home: HomeOption = None) -> None:
    """Open a bank in your editor, a copy of it if it is built in; then check it. Exits 1 if there is a mistake."""
    from rich.text import Text

    from peerinquiry.cli.bank_pages import size_of
    from peerinquiry.cli.output import say
    from peerinquiry.cli.remarks import edit_and_tell
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.storage.editor import editor_command
    from peerinquiry.storage.own_banks import to_edit

    editor_command(os.environ)  # where there is none, nothing is copied
    library = BankLibrary(home_of(ctx), Path())
    file = to_edit(whole_home_of(ctx), library, name)
    if file.copied:
        say([Text(one_line(f"{file.path} is a copy of the built-in bank, and used instead of it."))])
    edit_and_tell(file.path, examined_in(library), size_of)


def examined_in(library: BankLibrary) -> Callable[[Path], Examined[Bank]]:
    """What the library has to say of a file; what is wrong with rules for questions is said at once."""
    return lambda path: library.examine(path, lambda trouble: typer.echo(trouble, err=True))
