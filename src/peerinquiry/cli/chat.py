"""`peerinquiry chat FILE`: what a chat of a video call says, before any of it is used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from peerinquiry.cli.printing import exactly


def chat(
    file: Annotated[Path, typer.Argument(help="A chat that was saved, or - for what is piped in.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for scripts.")] = False,
    direct: Annotated[bool, typer.Option("--direct", help="Direct messages, too; else they are dropped.")] = False,
    me: Annotated[
        str | None,
        typer.Option("--me", help="Your name, for what you wrote yourself.", metavar="NAME", show_default=False),
    ] = None,
) -> None:
    """Show what a call's chat holds: Zoom, Teams, Meet, or plain lines. Nothing is kept."""
    from peerinquiry.formats.chat import decode, read_chat
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.storage.chats import read_chat_text

    text = decode(sys.stdin.buffer.read()) if str(file) == "-" else read_chat_text(file.expanduser())
    found = read_chat(text, me=one_line(me) or None if me else None)
    shown = found if direct else found.public()
    if as_json:
        from peerinquiry.formats.chat.as_json import as_json as object_of

        exactly(f"{object_of(shown)}\n")
    else:
        from peerinquiry.cli.chat_page import chat_page
        from peerinquiry.cli.output import say

        say(chat_page(shown, dropped=len(found.messages) - len(shown.messages)))
