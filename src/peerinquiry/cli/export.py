"""`peerinquiry export …`: all events of all sessions as one table, for other tools."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.formats.export import Engine, Format

if TYPE_CHECKING:
    from peerinquiry.formats.export.rows import SessionRows, Wanted

_OUTPUT: Final = "-"
_DAY: Final = ["%Y-%m-%d"]


def export(
    ctx: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help="What to write. Parquet needs peerinquiry[export].")],
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to; - is the standard output.")] = _OUTPUT,
    team: Annotated[
        str | None, typer.Option(help="Sessions of this team alone.", metavar="NAME", show_default=False)
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="Sessions held on that day, or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=_DAY, metavar="DAY", help="Sessions held on that day, or before.")
    ] = None,
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
    from peerinquiry.formats.export.rows import Wanted

    if sql:
        from peerinquiry.formats.export.as_table import as_table

        named = f"events.{format_}" if output == _OUTPUT else output
        typer.echo(as_table(sql, format_, named).encode(), nl=False)
        return
    wanted = Wanted(private=with_private, anonymous=anonymous, texts=not no_text)
    sessions = _Sessions(home_of(ctx), wanted, everything=everything)
    with _file(output, format_, force=force) as file:
        _write(file, format_, sessions.of(team, since and since.date(), until and until.date()))
    for line in sessions.told():
        typer.echo(f"peerinquiry: {line}", err=True)
    if sessions.unread:
        raise typer.Exit(1)


class _Sessions:
    """Every session, one at a time, and what there is to say of those that are not, or not wholly, in the table."""

    def __init__(self, home: Path, wanted: Wanted, *, everything: bool) -> None:
        self._home, self._wanted, self._everything = home, wanted, everything
        self.unread: list[str] = []
        self._changed: list[str] = []
        self._rehearsals = 0

    def of(self, team: str | None, since: date | None, until: date | None) -> Iterator[SessionRows]:
        """Those of a team, or of all, that were held within these days."""
        from peerinquiry.formats.export.rows import SessionRows
        from peerinquiry.rehearsal import is_rehearsal
        from peerinquiry.storage.all_sessions import each_session
        from peerinquiry.storage.home import Home

        for kept in each_session(Home(self._home)):
            if kept.records is None:
                self.unread.append(kept.path.name)
                continue
            if is_rehearsal(kept.records) and not self._everything:
                self._rehearsals += 1
                continue
            session = SessionRows(kept.path.stem, kept.records, self._wanted)
            if (
                (team is None or team == session.team)
                and (since is None or since <= session.held_on)
                and (until is None or session.held_on <= until)
            ):
                if not kept.as_written:
                    self._changed.append(kept.path.name)
                yield session

    def told(self) -> Iterator[str]:
        """The sentences."""
        from peerinquiry.inquiry.text import one_line
        from peerinquiry.inquiry.view.words import counted

        for name in self.unread:
            yield f"{one_line(name)} could not be read, and is left out; `peerinquiry transcripts check` says why."
        for name in self._changed:
            yield f"{one_line(name)} is not as it was written; what can be read of it is there."
        if self._rehearsals:
            yield f"{counted(self._rehearsals, 'rehearsal')} left out; --all takes them in, too."


@contextlib.contextmanager
def _file(output: str, format_: Format, *, force: bool) -> Iterator[BinaryIO]:
    """What to write to. A pipe that is closed by whoever reads it is no error, and the reason to stop."""
    from peerinquiry.errors import PeerInquiryError
    from peerinquiry.storage.export_file import whole_file

    if output != _OUTPUT:
        with whole_file(Path(output).expanduser(), replacing=force) as file:
            yield file
        return
    if format_ is Format.PARQUET and sys.stdout.isatty():
        raise PeerInquiryError("Parquet is not for a terminal.", "Say where to: --output events.parquet.")
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _write(file: BinaryIO, format_: Format, sessions: Iterator[SessionRows]) -> None:
    from peerinquiry.formats.export.writing import writer

    writing = writer(format_, file)
    for session in sessions:
        for row in session:
            writing.add(row)
    writing.close()
