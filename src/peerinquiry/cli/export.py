"""`peerinquiry export …`: all events of all sessions as one table, for other tools."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.days import SinceOption, UntilOption
from peerinquiry.cli.printing import exactly, whisper
from peerinquiry.cli.team_name import team_meant
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.export import Engine, Format

if TYPE_CHECKING:
    from peerinquiry.formats.export.rows import SessionRows

_STANDARD: Final = "-"


def export(
    ctx: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help="What to write. Parquet needs the extra `export`.")],
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to; - is the standard output.")] = _STANDARD,
    team: Annotated[
        str | None, typer.Option(help="Sessions of this team alone.", metavar="NAME", show_default=False)
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Pseudonyms for names, the same all through a session, in texts, too.")
    ] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Not what anybody said or wrote; only that they did.")
    ] = False,
    with_private: Annotated[
        bool,
        typer.Option(
            "--with-private",
            help="What no page tells, too: private notes, each one's pulse, unopened votes, words that were undone.",
        ),
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="Rehearsals, too.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    sql: Annotated[
        Engine | None,
        typer.Option(help="Print no events, but the SQL by which DuckDB or Spark opens FILE as the table `events`."),
    ] = None,
    home: HomeOption = None,
) -> None:
    """Write all events of all sessions as one table, a row for each: docs/export.md says what is in it.

    Exits 1 if a file in the sessions folder could not be read, and is not in it. Nothing of yours is changed.
    """
    if sql:
        from peerinquiry.formats.export.as_table import as_table

        named = f"events.{format_}" if output == _STANDARD else output
        if not named.isprintable():
            raise PeerInquiryError(
                "No statement can hold that name of a file.", "Choose one of letters that can be seen."
            )
        exactly(as_table(sql, format_, named))
        return
    from peerinquiry.cli.counting import Sessions
    from peerinquiry.formats.export.rows import SessionRows, Wanted
    from peerinquiry.inquiry.text import one_line

    theirs = team and team_meant(home_of(ctx), team)
    wanted = Wanted(private=with_private, texts=not no_text)
    sessions = Sessions(home_of(ctx), rehearsals=everything)
    every = (SessionRows(counted.name, counted.records, wanted) for counted in sessions)
    chosen = (
        session.anonymous() if anonymous else session
        for session in every
        if theirs in {None, session.team}
        and (since is None or since <= session.held_on)
        and (until is None or session.held_on <= until)
    )
    with _file(output, format_, force=force) as file:
        _write(file, format_, chosen)
    for line in (*(f"{one_line(name)} is left out." for name in sessions.unread), *sessions.remarks()):
        whisper(line)
    if sessions.unread:
        raise typer.Exit(1)


@contextlib.contextmanager
def _file(output: str, format_: Format, *, force: bool) -> Iterator[BinaryIO]:
    """What to write to. Raises PeerInquiryError where that cannot be, or ought not to be."""
    from peerinquiry.storage.export_file import whole_file

    if output != _STANDARD:
        with whole_file(Path(output).expanduser(), replacing=force) as file:
            yield file
        return
    if format_ is Format.PARQUET and sys.stdout.isatty():
        raise PeerInquiryError("Parquet is not for a terminal.", "Say where to: --output events.parquet.")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _write(file: BinaryIO, format_: Format, sessions: Iterable[SessionRows]) -> None:
    from peerinquiry.formats.export.writing import writer

    writing = writer(format_, file)
    for session in sessions:
        for row in session:
            writing.add(row)
    writing.close()
