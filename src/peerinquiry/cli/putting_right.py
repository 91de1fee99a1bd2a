"""`peerinquiry transcripts delete` and `amend`: a session that shall be gone, and words that shall read otherwise."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import whisper
from peerinquiry.cli.session_name import SessionName

if TYPE_CHECKING:
    from peerinquiry.storage.home import Home

YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]

_PLACE: Final = re.compile(r"(?P<page>.+\.md):(?P<line>\d+):?")
"""A line as search and grep print it."""


def delete(ctx: typer.Context, session: SessionName, yes: YesOption = False, home: HomeOption = None) -> None:
    """Remove a session with all that goes with it. It says what goes, and asks."""
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.inquiry.view.words import counted
    from peerinquiry.storage.belongings import belongings, mentions
    from peerinquiry.storage.belongings import delete as remove
    from peerinquiry.storage.home import Home

    kept = Home(home_of(ctx))
    journal = _journal(kept, session)
    typer.echo(f"{one_line(journal.stem)}, with all that goes with it:")
    for one in belongings(journal):
        typer.echo(f"  {one_line(one.path.name)}  ({one.what})")
    stay = mentions(kept, journal)
    if stay.linked:
        others = counted(len(stay.linked), "other session names", "other sessions name")
        typer.echo(f"{others} it, or what was planned in it; that stays: {', '.join(map(one_line, stay.linked))}.")
    for copy in stay.copies:
        typer.echo(f"The same session stays on record as {one_line(copy)}.")
    confirm("Delete it for good?", yes=yes)
    gone = remove(journal)
    typer.echo(f"{counted(len(gone), 'file')} deleted. Backups, and copies that were made elsewhere, are as they were.")


def amend(
    ctx: typer.Context,
    session: SessionName,
    line: Annotated[str, typer.Argument(help="The line of the page; left out where SESSION is PAGE.md:LINE.")],
    text: Annotated[str | None, typer.Argument(help="What it shall say.", show_default=False)] = None,
    event: Annotated[bool, typer.Option("--event", help="LINE is the number of an event in the journal.")] = False,
    field: Annotated[str, typer.Option("--field", help="Which words of several: what, sign, why.")] = "",
    yes: YesOption = False,
    home: HomeOption = None,
) -> None:
    """Mend a typo: the page says the new words, the journal keeps both, and undo reaches it."""
    from peerinquiry.inquiry.text import joined
    from peerinquiry.storage.amending import Place, find_words
    from peerinquiry.storage.amending import amend as mend
    from peerinquiry.storage.belongings import sessions_with
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.transcripts import find_session

    if printed := _PLACE.fullmatch(session):
        session, line, text = printed["page"], printed["line"], line
    if not line.isdecimal():
        raise typer.BadParameter("say the number of a line.", param_hint="LINE")
    journal = find_session(Home(home_of(ctx)), session)
    words = find_words(journal, Place(int(line), event, field))
    typer.echo(f"before: {joined(words.text)}")
    if text is None:
        text = _asked()
    if joined(text) == joined(words.text):
        typer.echo("It says so already.")
        return
    typer.echo(f"after:  {joined(text)}")
    confirm("Mend it?", yes=yes)
    for warning in mend(journal, words, text):
        whisper(warning)
    for other in sessions_with(journal, words.text):
        whisper(f"{joined(other)} has the old words still, as they were when it was brought there.")
    typer.echo("Mended. The journal keeps both.")


def _journal(home: Home, session: str) -> Path:
    """The journal that is meant; also one that is gone, where something of it was left."""
    from peerinquiry.errors import PeerInquiryError
    from peerinquiry.storage.belongings import belongings
    from peerinquiry.storage.transcripts import find_session

    try:
        return find_session(home, session)
    except PeerInquiryError:
        gone = home.sessions / f"{Path(session).name.removesuffix('.toml').removesuffix('.md')}.toml"
        if Path(session).name in {"", ".", ".."} or not any(gone.stem in one.path.name for one in belongings(gone)):
            raise
        return gone


def _asked() -> str:
    if not sys.stdin.isatty():
        _refuse("Say what it shall read instead, behind the line.")
    asked: str = typer.prompt("What shall it say?", prompt_suffix=" ")
    return asked


def confirm(question: str, *, yes: bool) -> None:
    """Go on only if somebody says so."""
    if yes:
        return
    if not sys.stdin.isatty():
        _refuse("Nobody can be asked here; --yes does it without asking.")
    typer.confirm(question, abort=True)


def _refuse(why: str) -> NoReturn:
    whisper(why)
    raise typer.Exit(2)
