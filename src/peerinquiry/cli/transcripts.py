"""`peerinquiry transcripts …`: what happened in earlier sessions, and whether the files still say so."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import exactly, whisper, whisper_of_changes
from peerinquiry.cli.putting_right import amend, delete
from peerinquiry.cli.session_name import SessionName, session_names

if TYPE_CHECKING:
    from rich.text import Text

    from peerinquiry.storage.home import Home
    from peerinquiry.storage.sessions import SessionFile

app = typer.Typer(help="The sessions on record: list, show, check, mend and delete them.", no_args_is_help=True)


@app.command("list")
def list_transcripts(ctx: typer.Context, home: HomeOption = None) -> None:
    """Show which sessions there are, the newest first."""
    from rich.text import Text

    from peerinquiry.cli.counting import not_read
    from peerinquiry.cli.output import columns, say
    from peerinquiry.storage.sessions import list_sessions

    found = list_sessions(_home(ctx))
    nothing_yet = [Text("There is no session yet. `peerinquiry rehearse` shows one, `peerinquiry` begins one.")]
    say(columns(map(_row, found.sessions)) or nothing_yet)
    if found.skipped:
        whisper(not_read(found.skipped))


@app.command()
def show(
    ctx: typer.Context,
    name: SessionName = "latest",
    home: HomeOption = None,
) -> None:
    """Show what happened in a session: for reading on a terminal, as plain Markdown in a pipe."""
    from peerinquiry.formats.transcript_md import render
    from peerinquiry.storage.journal import read_journal
    from peerinquiry.storage.transcripts import find_session

    path = find_session(_home(ctx), name)
    decoded = read_journal(path)
    page = render(decoded.records)
    if sys.stdout.isatty():
        _draw(page)
    else:
        exactly(page)
    whisper_of_changes(path, decoded)


@app.command()
def check(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Sessions, as show takes them; all of them, if none.", autocompletion=session_names),
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Write pages anew from their journals.")] = False,
    home: HomeOption = None,
) -> None:
    """Say where a page is missing or is not what its journal says, and what is wrong with a journal. Exits 1 if so."""
    from rich.text import Text

    from peerinquiry.cli.output import say
    from peerinquiry.storage.sessions import journals
    from peerinquiry.storage.transcripts import find_session

    kept = _home(ctx)
    paths = [find_session(kept, name) for name in names] if names else journals(kept)
    if not paths:
        say([Text("There is no session yet, so there is nothing to check.")])
        return
    results = [_checked(path, rebuild=rebuild) for path in paths]
    say(line for lines, _ in results for line in lines)
    if not all(good for _, good in results):
        raise typer.Exit(1)


app.command()(amend)
app.command()(delete)


def _checked(path: Path, *, rebuild: bool) -> tuple[list[Text], bool]:
    """The lines about one session, and whether all is well, or is now."""
    from rich.text import Text

    from peerinquiry.inquiry.text import one_line
    from peerinquiry.storage.transcripts import check_transcript, rebuild_transcript

    said: list[tuple[str, str]] = []
    findings = check_transcript(path)
    if rebuild and any(finding.mendable for finding in findings):
        kept = rebuild_transcript(path)
        findings = [finding for finding in findings if not finding.mendable]
        said += [("the page was written anew from the journal", "green"), *([(kept, "")] if kept else [])]
    said += [(str(finding), "red") for finding in findings]
    said = said or [("as it should be", "green")]
    return [Text.assemble(f"{one_line(path.stem)}: ", (one_line(text), style)) for text, style in said], not findings


def _row(session: SessionFile) -> Iterator[Text]:
    from rich.text import Text

    from peerinquiry.inquiry.text import one_line
    from peerinquiry.inquiry.view.words import counted

    yield Text(f"{session.opened_here:%Y-%m-%d %H:%M}")
    yield Text(one_line(session.title), "bold")
    if session.redacted:
        yield Text("without names", "cyan")
    else:
        yield Text("closed") if session.closed else Text(f"in {session.phase.capitalize()}", "yellow")
    yield Text(counted(session.people_count, "person", "people"))
    yield Text(one_line(session.name), "dim")


def _draw(page: str) -> None:
    """Put the page on a terminal, with headings and tables; no link in it can be clicked."""
    from rich.console import Console
    from rich.markdown import Markdown

    Console(markup=False, emoji=False, highlight=False).print(Markdown(page, hyperlinks=False))


def _home(ctx: typer.Context) -> Home:
    from peerinquiry.storage.home import Home

    return Home(home_of(ctx))
