"""Commands for a shell, to find things again in what a session left."""

from __future__ import annotations

import re
import shlex
from typing import Final

from peerinquiry.formats.page_line import Tag

_PATH: Final = re.compile(r"~?[\w/.+-]+")
_MINUTE: Final = re.compile(r"\d{4}-\d\d-\d\d-\d{4}")
"""When the session began, with which its file's name begins."""


def grep_actions(page: str) -> str:
    """The line that finds the actions in a page, whoever has them; `page` may begin with `~/`.

    The file's name is cut behind when the session began, so that the line is short enough to be selected.
    """
    folder, _, name = page.rpartition("/")
    if not (begun := _MINUTE.match(name)):
        return f'grep " {Tag.ACTION} " {_quoted(page)}'
    return f'grep " {Tag.ACTION} " {_quoted(f"{folder}/{begun[0]}" if folder else begun[0])}*.md'


def _quoted(path: str) -> str:
    """A path for a shell; the tilde has to stay outside the quotes."""
    if _PATH.fullmatch(path):
        return path
    return f"~/{shlex.quote(path[2:])}" if path.startswith("~/") else shlex.quote(path)
