"""What every command is told: which folder sessions and banks are kept in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.folder import Folder

if TYPE_CHECKING:
    from peerinquiry.storage.home import Home


def _remember(ctx: typer.Context, home: Path | None) -> Path | None:
    """The folder that was named last, before the command or after it, counts for all of it."""
    if home is not None:
        ctx.find_root().ensure_object(Folder).named = home
    return home


HomeOption = Annotated[
    Path | None,
    typer.Option(
        "--home",
        help="Where sessions and banks are kept: else PEERINQUIRY_HOME, else ~/peerinquiry.",
        callback=_remember,
        show_default=False,
    ),
]
"""The option that every command takes; `home_of` says what came of it."""


def home_of(ctx: typer.Context) -> Path:
    """The folder of sessions and banks that this command is to use."""
    return ctx.find_root().ensure_object(Folder).used


def whole_home_of(ctx: typer.Context) -> Home:
    """The same for what tells other programs where files are: from the top of the disk, whatever was typed."""
    from peerinquiry.storage.home import Home

    return Home(home_of(ctx).expanduser().absolute())


PlainOption = Annotated[bool, typer.Option("--plain", help="Line by line: for screen readers, and scripts.")]
"""The option of the commands that open a console."""

RemarksOption = Annotated[bool, typer.Option("--json", help="One list of all mistakes and warnings, for scripts.")]
"""The option of the commands that check files."""
