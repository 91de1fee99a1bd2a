"""Commands for a shell, to find things again in what a session left."""

from __future__ import annotations

import re
import shlex
from typing import Final

from peerinquiry.formats.transcript_md.escape import inline
from peerinquiry.inquiry.text import one_line

_PLAIN: Final = re.compile(r"[\w ,'-]+")
_PATH: Final = re.compile(r"~?[\w/.+-]+")


def grep_actions(who: str, page: str) -> str:
    """The line that finds somebody's actions in a page; `page` may begin with `~/`."""
    wanted = f"ACTION {inline(one_line(who))}".strip()
    pattern = f'"{wanted}"' if _PLAIN.fullmatch(wanted) else f"-F {shlex.quote(wanted)}"
    return f"grep {pattern} {_quoted(page)}"


def _quoted(path: str) -> str:
    """A path for a shell; the tilde has to stay outside the quotes."""
    if _PATH.fullmatch(path):
        return path
    return f"~/{shlex.quote(path[2:])}" if path.startswith("~/") else shlex.quote(path)
