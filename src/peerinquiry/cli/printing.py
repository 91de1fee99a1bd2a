"""What commands print that is no page: text as it is, and remarks beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from peerinquiry.formats.journal_toml import Decoded


def exactly(text: str) -> None:
    """Print it as bytes, the same whatever the locale, and nothing more: not even a newline."""
    typer.echo(text.encode(), nl=False)


def whisper(sentence: str) -> None:
    """Say it on the side, where no pipe takes it for what was asked."""
    from peerinquiry.inquiry.text import one_line

    typer.echo(f"peerinquiry: {one_line(sentence)}", err=True)


def whisper_of_changes(journal: Path, decoded: Decoded) -> None:
    """Say where to look if a journal is not as it was written."""
    if decoded.warnings or decoded.torn:
        whisper(f"Not all is as it was written: see `peerinquiry transcripts check {journal.stem}`.")
