"""What every command is told: which folder sessions and banks are kept in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.folder import Folder
from peerinquiry.errors import PeerInquiryError

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
        readable=False,  # whether it can be, is said in a sentence of ours, and by the doctor without its name
    ),
]
"""The option that every command takes; `home_of` says what came of it."""


def home_of(ctx: typer.Context) -> Path:
    """The folder of sessions and banks that this command is to use.

    Raises PeerInquiryError where it may not be looked into: that is not to be taken for an empty one.
    """
    folder = ctx.find_root().ensure_object(Folder).used
    for one in (folder, folder / "sessions"):
        try:
            os.scandir(one).close()
        except PermissionError as error:
            hint = "Let yourself read it, or choose another with --home."
            raise PeerInquiryError(f"The folder {one} cannot be read.", hint) from error
        except OSError:  # not there yet, or no folder: whoever makes it says so
            break
    return folder


def whole_home_of(ctx: typer.Context, *, closed_too: bool = False) -> Home:
    """The same for what tells other programs where files are: from the top of the disk, whatever was typed.

    If `closed_too`, it may be one that cannot be read.
    """
    from peerinquiry.storage.home import Home

    folder = ctx.find_root().ensure_object(Folder).used if closed_too else home_of(ctx)
    return Home(folder.expanduser().absolute())


PlainOption = Annotated[bool, typer.Option("--plain", help="Line by line: for screen readers, and scripts.")]
"""The option of the commands that open a console."""

RemarksOption = Annotated[bool, typer.Option("--json", help="One list of all mistakes and warnings, for scripts.")]
"""The option of the commands that check files."""
