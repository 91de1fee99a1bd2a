"""The table, written in each format and read by another program: the same rows, of the same types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.formats.small_session import small_session

from peerinquiry.formats.export import Engine, Format
from peerinquiry.formats.export.as_table import as_table
from peerinquiry.formats.export.columns import columns
from peerinquiry.formats.export.rows import Row, SessionRows, Value, Wanted
from peerinquiry.formats.export.writing import writer

duckdb = pytest.importorskip("duckdb", reason="the extra `export` is not installed")
pytest.importorskip("pyarrow", reason="the extra `export` is not installed")

AWKWARD: tuple[dict[str, Value], ...] = (
    {"text": "", "title": "=1+1", "scores": (), "helpers": ()},
    {"text": 'say "x", then\ny;=1\n-z', "utc_offset": -300, "helpers": ("Bea, B.", '"', "=Carl", "")},
    {"text": "'", "seed": 2**63 - 1, "elapsed_s": 1e-7, "shares": (0.1, 2.0)},
    {"text": "'=x", "seed": -(2**63) + 1, "elapsed_s": 1e12, "private": True, "due": date(1, 1, 1)},
    {"text": "NULL", "happened_at": datetime(2, 1, 1, tzinfo=UTC), "ends_at": datetime(9998, 12, 31, 1, 2, 3, 4, UTC)},
    {"text": "👩\u200d💻 \u3000＝ \\ \\1 $1", "name": "null"},
    {},
)


def write(path: Path, format_: Format, rows: Sequence[Row]) -> None:
    with path.open("wb") as file:
        writing = writer(format_, file)
        for row in rows:
            writing.add(row)
        writing.close()


def read(path: Path, format_: Format) -> list[dict[str, Any]]:
    """As DuckDB has it; moments as texts, since each program has its own idea of a time zone."""
    names = [column.name for column in columns()]
    with duckdb.connect() as base:
        base.execute("SET TimeZone = 'UTC'")
        base.execute(as_table(Engine.DUCKDB, format_, str(path)))
        told = [
            f"CAST({column.name} AS VARCHAR)" if column.type.name == "MOMENT" else column.name for column in columns()
        ]
        found = base.execute(f"SELECT {', '.join(told)} FROM events").fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


def expected(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [{column.name: _plain(row.get(column.name)) for column in columns()} for row in rows]


def _plain(value: Value | None) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=None).isoformat(" ", "microseconds").rstrip("0").rstrip(".")
        return f"{moment}+00"
    return value


@pytest.mark.parametrize("format_", Format)
def test_rows_are_read_back_as_they_were_written(format_: Format, tmp_path: Path) -> None:
    rows = [*SessionRows("2026-11-22-1400-a", small_session().records, Wanted(private=True)), *AWKWARD]
    path = tmp_path / f"it's.{format_}"
    write(path, format_, rows)
    assert read(path, format_) == expected(rows)


@pytest.mark.parametrize("format_", Format)
def test_without_any_session_the_table_has_its_columns_all_the_same(format_: Format, tmp_path: Path) -> None:
    path = tmp_path / f"none.{format_}"
    write(path, format_, ())
    assert read(path, format_) == []


def test_a_row_group_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    from peerinquiry.formats.export import parquet

    monkeypatch.setattr(parquet, "GROUP", 4)
    monkeypatch.setattr(parquet, "_BATCH", 2)
    rows: list[Row] = [{"seq": number, "kind": "noted"} for number in range(11)]
    write(tmp_path / "many.parquet", Format.PARQUET, rows)
    file = pq.ParquetFile(tmp_path / "many.parquet")
    groups = [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
    assert groups == [4, 4, 3]
    assert file.read().column("seq").to_pylist() == list(range(11))
    assert file.schema_arrow.metadata[b"peerinquiry.schema_version"] == b"1"
