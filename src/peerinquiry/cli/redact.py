"""`peerinquiry redact`: a copy of a session without names, and what of them may be left in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import whisper
from peerinquiry.cli.session_name import SessionName

if TYPE_CHECKING:
    from peerinquiry.storage.redacting import Copy


def redact(
    ctx: typer.Context,
    session: SessionName,
    who: Annotated[
        list[str] | None, typer.Option("--who", help="Somebody of the group, or somebody who was spoken of.")
    ] = None,
    everyone: Annotated[bool, typer.Option("--everyone", help="Everybody of the group.")] = False,
    word: Annotated[
        list[str] | None, typer.Option("--word", help="Any other words: a firm, a place, a project.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A folder, or what the copy is called.", show_default=False)
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the copy, though a name may be left in it.")] = False,
    home: HomeOption = None,
) -> None:
    """Write a copy of a session in which pseudonyms stand for names; the session itself stays as it is.

    Both files of the copy are searched afterwards. Where a name may be left, it exits 1, says where, and keeps nothing.
    """
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.redacting import redact as write
    from peerinquiry.storage.transcripts import find_session

    if not (who or everyone or word):
        raise typer.BadParameter("say whose names: --who NAME, or --everyone; or --word TEXT.")
    journal = find_session(Home(home_of(ctx)), session)
    copy = write(journal, None if everyone else who or (), word or (), output)
    if copy.left and not keep:
        copy.discard()
    _tell(copy, kept=keep or not copy.left)
    if copy.left:
        raise typer.Exit(1)


def _tell(copy: Copy, *, kept: bool) -> None:
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.inquiry.view.words import counted

    for left in copy.left:
        typer.echo(f"{one_line(left.path.name)}:{left.line}: {one_line(left.text)}")
    people = [counted(copy.people, "person", "people")] if copy.people else []
    replaced = " and ".join([*people, *([counted(copy.words, "word")] if copy.words else [])])
    if kept:
        typer.echo(f"{one_line(str(copy.journal))}\n{one_line(str(copy.page))}")
        whisper(f"Pseudonyms stand for {replaced}. Times, and the order of turns, are as they were.")
        if copy.called:
            names = ", ".join(map(one_line, copy.called))
            whisper(f"What the team and other sessions are called stays: {names}. --word takes it out.")
    if not copy.left:
        return
    whisper(
        f"{counted(len(copy.left), 'place')} may still tell who somebody was."
        + ("" if kept else " Nothing was kept; --keep keeps the copy all the same.")
    )
    whisper("A word that is no name can stay; else `transcripts amend` mends the session, or --word takes it out.")
