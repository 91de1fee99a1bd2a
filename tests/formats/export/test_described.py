"""docs/export.md says what there is: every column, every option, every query."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from tests.formats.export.described import PAGE, described

from peerinquiry.cli.export import export
from peerinquiry.formats.export.columns import columns
from peerinquiry.formats.export.csv_table import MARKED
from peerinquiry.inquiry.events import KINDS


@pytest.fixture
def page(checkout: Path) -> str:
    return (checkout / PAGE).read_text(encoding="utf-8")


def test_every_column_is_described(page: str) -> None:
    assert described(page) == page, "python -m tests.formats.export.described mends it"
    assert all(f"| `{column.name}` |" in page for column in columns())
    fields = {kind for column in columns() for kind in column.kinds}
    assert all(f"`{kind}`" in page for kind in fields)
    assert len(fields) > len(KINDS) / 2


def test_every_option_is_described(page: str) -> None:
    source = inspect.getsource(export)
    options = [
        name
        for name in ("--format", "--anonymous", "--no-text", "--with-private", "--all", "--force")
        if name in source
    ]
    assert len(options) == 6
    assert all(f"`{name}" in page for name in (*options, "--output", "--team", "--since", "--until", "--sql"))


def test_every_query_is_told_of(page: str, checkout: Path) -> None:
    queries = [path.name for path in (checkout / "docs" / "queries").iterdir()]
    assert len(queries) == 3
    assert all(f"(queries/{name})" in page for name in queries)


def test_how_to_take_apostrophes_away_is_what_the_code_does(page: str) -> None:
    for marked in MARKED:
        assert marked.replace("\u00a0", "\\u00a0").replace("\u3000", "\\u3000") in page
