r"""Rows as CSV (RFC 4180, UTF-8), in which no text is run as a formula.

Texts stand in quotes always, nothing else does: so an empty text (`""`) and no value (nothing) are two things. Where a
spreadsheet would take a text for a formula, an apostrophe stands in front, and shows that it is a text; also behind
what could be read as the end of a cell by a program that splits at other marks than commas. `restored` takes exactly
these away again.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Final

from peerinquiry.formats.export.columns import columns
from peerinquiry.formats.export.ndjson import rfc3339
from peerinquiry.formats.export.rows import Row, Value

LINE_END: Final = "\r\n"

_ENDS: Final = r"[;\t\r\n]"
_FORMULA: Final = "[ \u00a0\u3000'\"]*[=+@＝＋－＠-]"
"""A formula begins so, in one spreadsheet or another: with what may be passed over, and a sign, full-width or not."""
_CUT: Final = "[ \u00a0\u3000'\"]*[\\t\\r\\n]"
"""A cell that begins so may lose it, and begin with what comes behind."""

MARKED: Final = (rf"(^|{_ENDS})'({_FORMULA})", rf"(^)'({_CUT})")
"""Where an apostrophe was put, in an order to take them away in. What stands around it are the two groups."""

_DANGEROUS: Final = re.compile(rf"(^(?={_CUT})|(?:^|{_ENDS})(?={_FORMULA}))")


def header() -> str:
    """The first line: what the columns are called."""
    return ",".join(column.name for column in columns()) + LINE_END


def line(row: Row) -> str:
    """The row's line, with its end; a text's own line ends stay, in its quotes."""
    return ",".join(_cell(row.get(column.name)) for column in columns()) + LINE_END


def defused(text: str) -> str:
    """A text that no spreadsheet runs."""
    return _DANGEROUS.sub(r"\1'", text)


def restored(cell: str) -> str:
    """The text that was defused to this."""
    for marked in MARKED:
        cell = re.sub(marked, r"\1\2", cell)
    return cell


def _cell(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case str():
            return _quoted(value)
        case tuple():
            return _quoted(json.dumps(value, ensure_ascii=False))
        case bool():
            return "true" if value else "false"
        case date():
            return rfc3339(value)
        case _:
            return repr(value)


def _quoted(text: str) -> str:
    return '"{}"'.format(defused(text).replace('"', '""'))
