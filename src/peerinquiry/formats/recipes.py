"""Commands for a shell, to find things again in what a session left."""

from __future__ import annotations

import re
import shlex
from typing import Final

from peerinquiry.formats.page_line import Tag

_PATH: Final = re.compile(r"~?[\w/.+-]+")


def grep_actions(page: str) -> str:
    """The line that finds the actions in a page, whoever has them; `page` may begin with `~/`."""
    return f'grep " {Tag.ACTION} " {_quoted(page)}'


def _quoted(path: str) -> str:
    """A path for a shell; the tilde has to stay outside the quotes."""
    if _PATH.fullmatch(path):
        return path
    return f"~/{shlex.quote(path[2:])}" if path.startswith("~/") else shlex.quote(path)
