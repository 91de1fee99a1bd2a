"""Files that a chat was saved to: named by hand or dragged into the terminal, and read as text."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.chat import NotText, decode
from peerinquiry.inquiry.text import one_line

LARGEST: Final = 20_000_000
"""Bytes of a file that is read: a hundred times what a day of chat takes."""
_ESCAPED: Final = re.compile(r"\\(.)")
_QUOTES: Final = "'\""


def named_path(text: str) -> Path:
    """The file that a text names: typed, or dragged in, which quotes it, escapes its blanks, or says `file://`."""
    name = text.strip()
    if len(name) > 1 and name[0] in _QUOTES and name[-1] == name[0]:
        name = name[1:-1]
    elif os.sep == "/" and not name.startswith("file://"):
        name = _ESCAPED.sub(r"\1", name)
    if name.startswith("file://"):
        name = unquote(urlsplit(name).path)
    return Path(name).expanduser()


def read_chat_text(path: Path) -> str:
    """The text of a chat's file; raises `PeerInquiryError` with a sentence where it cannot be read."""
    name = one_line(path.name) or "It"
    try:
        if path.is_dir():
            raise PeerInquiryError(f"{name} is a folder.", "Name the file of the chat in it.")
        if not path.is_file() and path.exists():
            raise PeerInquiryError(f"{name} is no file that can be read.", "Save the chat as a text file.")
        if path.stat().st_size > LARGEST:
            raise PeerInquiryError(f"{name} is too large for a chat.", "Look whether it is the right file.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise PeerInquiryError(f"There is no file {one_line(str(path))}.", "Look whether its name is right.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name cannot be one"
        raise PeerInquiryError(f"{name} could not be read: {why}.", "Copy the chat and paste it instead.") from None
    try:
        return decode(data)
    except NotText:
        raise PeerInquiryError(f"{name} is no text.", "Save the chat as a text file, or copy and paste it.") from None


def completed(typed: str) -> str:
    """What is typed of a path, with as much added as all files that begin so have in common."""
    path = named_path(typed) if typed.strip() else Path()
    folder, start = (path, "") if typed.endswith(("/", os.sep)) or not typed.strip() else (path.parent, path.name)
    try:
        found = [one for one in os.scandir(folder) if one.name.startswith(start)]
    except OSError:
        return typed
    names = [one.name + (os.sep if one.is_dir() else "") for one in found if start or not one.name.startswith(".")]
    common = os.path.commonprefix(names)  # noqa: RUF071 - names that begin alike, not folders
    return str(folder / common) + (os.sep if common.endswith(os.sep) else "") if len(common) > len(start) else typed
