"""`peerinquiry report …`: one session on one page, in the terminal or as a file for the browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import exactly, whisper, whisper_of_changes
from peerinquiry.cli.session_name import SessionName
from peerinquiry.inquiry.report_part import Part

if TYPE_CHECKING:
    from peerinquiry.inquiry.events import Record


def report(
    ctx: typer.Context,
    name: SessionName = "latest",
    *,
    html: Annotated[
        bool, typer.Option("--html", help="Write it as a file for the browser, beside the session.")
    ] = False,
    to: Annotated[
        Path | None, typer.Option("--to", help="Write that file there instead.", metavar="FILE", show_default=False)
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Write that file, and show it in the browser.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for scripts.")] = False,
    without: Annotated[
        list[Part] | None, typer.Option("--without", help="Leave a part out; may be given several times.")
    ] = None,
    home: HomeOption = None,
) -> None:
    """Show a session on one page: the challenge before and after, the plan, who was heard, how the time went.

    It tells how long each person spoke; --without voices leaves that out. Private notes and anybody's own pulse never
    are in it.
    """
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.journal import read_journal
    from peerinquiry.storage.sessions import report_path
    from peerinquiry.storage.transcripts import find_session

    journal = find_session(Home(home_of(ctx)), name)
    decoded = read_journal(journal)
    whisper_of_changes(journal, decoded)
    left_out = frozenset(without or ())
    if html or open_it or to:
        path = to.expanduser() if to else report_path(journal)
        _write(path.absolute(), decoded.records, left_out, show=open_it)
    else:
        _say(decoded.records, left_out, as_json=as_json)


def _write(path: Path, records: Sequence[Record], without: frozenset[Part], *, show: bool) -> None:
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.storage.desktop import open_file
    from peerinquiry.storage.reports import write_report

    write_report(path, records, without)
    typer.echo(one_line(str(path)))
    if trouble := open_file(path) if show else "":
        whisper(trouble)
        raise typer.Exit(1)


def _say(records: Sequence[Record], without: frozenset[Part], *, as_json: bool) -> None:
    from peerinquiry.inquiry.view.report import report as made_of

    told = made_of(records, without)
    if as_json:
        from peerinquiry.formats.report_json import as_json as object_of

        exactly(f"{object_of(told)}\n")
    else:
        from peerinquiry.cli.output import draw
        from peerinquiry.cli.report_page import WIDEST, page

        draw(page(told), WIDEST)
