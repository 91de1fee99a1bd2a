"""`peerinquiry doctor`: what is well here, and what to do about what is not; safe to show to anybody."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, whole_home_of
from peerinquiry.cli.printing import exactly

if TYPE_CHECKING:
    from peerinquiry.storage.checkup import Check


def doctor(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for scripts.")] = False,
    home: HomeOption = None,
) -> None:
    """Look at the terminal and the files: each line is good, or says what to do. Exits 1 if there is something to do.

    There is no name, no title and no path in it, so it may go into a public report.
    """
    from peerinquiry.cli.doctor_terminal import check_terminal
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.storage.checkup import check_files, seconds

    kept = whole_home_of(ctx, closed_too=True)
    checks = [_program(), *check_terminal(os.environ), *check_files(kept, BankLibrary(kept.root, Path()), seconds)]
    if as_json:
        exactly(f"{_object(checks)}\n")
    else:
        _draw(checks)
    if not all(check.good for check in checks):
        raise typer.Exit(1)


def _program() -> Check:
    from importlib.metadata import version

    from peerinquiry import __version__
    from peerinquiry.storage.checkup import Check

    return Check(
        "program",
        f"peerinquiry {__version__}, Python {platform.python_version()}, Textual {version('textual')}, "
        f"{platform.system()}",
    )


def _object(checks: Sequence[Check]) -> str:
    import json

    told = [{"about": check.about, "good": check.good, "found": check.found, "do": check.do} for check in checks]
    return json.dumps({"format": 1, "good": all(check.good for check in checks), "checks": told}, ensure_ascii=False)


def _draw(checks: Sequence[Check]) -> None:
    """A line each, which is whole in a pipe; in a window the words stand below each other where it is too narrow."""
    from rich.table import Table
    from rich.text import Text

    from peerinquiry.cli.output import columns, draw, say, window

    rows = [
        (
            Text("good" if check.good else "to do", "green" if check.good else "bold yellow"),
            Text(check.about, "bold"),
            Text(f"{check.found}. {check.do}" if check.do else check.found),
        )
        for check in checks
    ]
    if not window():
        say(columns(rows))
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(2):
        table.add_column(no_wrap=True)
    for row in rows:
        table.add_row(*row)
    draw([table])
