"""What commands print that is no page: text as it is, and remarks beside it."""

from __future__ import annotations

import typer


def exactly(text: str) -> None:
    """Print it as bytes, the same whatever the locale, and nothing more: not even a newline."""
    typer.echo(text.encode(), nl=False)


def whisper(sentence: str) -> None:
    """Say it on the side, where no pipe takes it for what was asked."""
    from peerinquiry.inquiry.text import one_line

    typer.echo(f"peerinquiry: {one_line(sentence)}", err=True)
