"""The tables of docs/export.md, as the code has them. `python -m tests.formats.export.described` puts them there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from peerinquiry.formats.export.columns import COMMON, Column, columns, own_columns

PAGE = Path("docs", "export.md")


def described(page: str) -> str:
    """The page with the tables as they ought to be."""
    page = _with(page, "common columns", "what it holds", ((one, one.about) for one in COMMON))
    own = columns()[len(COMMON) :]
    return _with(page, "own columns", "of", ((one, ", ".join(_events(one))) for one in own))


def _with(page: str, name: str, last: str, rows: Iterator[tuple[Column, str]]) -> str:
    before, marker, rest = page.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- end -->")
    table = "".join(f"| `{column.name}` | {column.type.value} | {about} |\n" for column, about in rows)
    return f"{before}{marker}| column | type | {last} |\n| --- | --- | --- |\n{table}{end}{after}"


def _events(column: Column) -> Iterator[str]:
    """The events that fill it, with their own word for it where that is another."""
    for kind in column.kinds:
        field = next(field for field, its in own_columns(kind) if its == column)
        yield f"`{kind}`" if field == column.name else f"`{kind}` ({field})"


if __name__ == "__main__":
    PAGE.write_text(described(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="")
