"""A chat as lines to be sorted: whose each is, as far as names tell, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.chat.detect import read_chat
from peerinquiry.formats.chat.model import Chat, Format, Message
from peerinquiry.formats.chat.words import ONESELF
from peerinquiry.formats.whom import shown, whom
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.pasting import Kind, Line
from peerinquiry.inquiry.view.words import counted

MOST: Final = 200
"""Lines that are shown; more are nobody's list."""
LONGEST: Final = 10_000
"""Characters of a line that are kept: what a line to type in keeps, too."""
LARGEST: Final = 200_000
"""Characters that are read while a group waits: more than a day of chat."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Lines, and what is not among them, in words."""

    lines: tuple[Line, ...]
    besides: str = ""
    chatted: bool = True
    """Whether a call's window laid them out: then more is among them than was asked for."""


def public_chat(text: str, names: Sequence[str]) -> tuple[Chat, int, int]:
    """The chat without direct messages, how many those were, and how many lines were too many to be read."""
    end = len(text) if len(text) <= LARGEST else text.rfind("\n", 0, LARGEST) + 1 or LARGEST
    unread = sum(bool(line.strip()) for line in text[end:].split("\n"))
    chat = read_chat(text[:end], names=names)
    public = chat.public()
    return public, len(chat.messages) - len(public.messages), unread


def chat_lines(text: str, names: Sequence[str]) -> Sorted:
    """The lines of a chat, or of a paste of any kind; each author is one of `names`, or not known."""
    chat, direct, unread = public_chat(text, names)
    lines = [_line(message, chat.format, names) for message in chat.messages]
    lines += [Line(None, joined(line)[:LONGEST], kind=Kind.STRANGE) for line in chat.not_understood]
    lines = [line for line in lines if line.text]
    more = unread + max(0, len(lines) - MOST)
    return Sorted(tuple(lines[:MOST]), besides(chat, direct, more), chat.format is not Format.PLAIN)


def besides(chat: Chat, direct: int, unread: int) -> str:
    """What is not among the lines, in words."""
    words = [
        f"{counted(len(chat.reactions), 'reaction')} aside" if chat.reactions else "",
        f"{counted(direct, 'direct message')} dropped" if direct else "",
        f"{unread:,} more lines were not read" if unread else "",
    ]
    return " · ".join(filter(None, words))


def _line(message: Message, form: Format, names: Sequence[str]) -> Line:
    text = joined(message.text)[:LONGEST]
    written = message.who or ""
    who = whom(written, names) if written else None
    if who is None and written.casefold() in ONESELF:
        return Line(None, text, kind=Kind.YOURS if form is not Format.PLAIN else Kind.MESSAGE)
    kind = Kind.REPLY if message.reply_to is not None else Kind.MESSAGE
    return Line(who, text, by="" if who else shown(written) if written else "", kind=kind)
