"""Spark answers the queries as DuckDB does. It wants Java, and half a gigabyte, so it is no part of an extra.

`pip install pyspark`, and this runs; docs/export.md says with which version it did.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tests.formats.export.test_read_back import AWKWARD, write
from tests.inquiry.driver import BANK
from tests.rehearsal.playing import played

from peerinquiry.formats.export import Engine, Format
from peerinquiry.formats.export.as_table import as_table
from peerinquiry.formats.export.columns import Type, columns
from peerinquiry.formats.export.rows import SessionRows, Wanted

duckdb = pytest.importorskip("duckdb", reason="the extra `export` is not installed")
sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed, as usual")

Session: TypeAlias = Any
"""One of Spark, which may not be installed where types are checked."""


@pytest.fixture(scope="module")
def spark() -> Iterator[Session]:
    building = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = (
        building.config("spark.driver.host", "127.0.0.1").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("format_", Format)
def test_both_read_the_same(spark: Session, format_: Format, tmp_path: Path, checkout: Path) -> None:
    path = tmp_path / f"it's.{format_}"
    write(path, format_, [*SessionRows("2026-11-22-1400-a", played(BANK).records, Wanted()), *AWKWARD])
    for statement in filter(None, as_table(Engine.SPARK, format_, str(path)).split(";\n")):
        spark.sql(statement)
    with duckdb.connect() as base:
        base.execute(as_table(Engine.DUCKDB, format_, str(path)))
        for query in (checkout / "docs" / "queries").iterdir():
            asked = query.read_text(encoding="utf-8")
            assert [tuple(row) for row in spark.sql(asked).collect()] == base.execute(asked).fetchall(), query.name
        everything = [tuple(row) for row in spark.sql(_all_of_it("unix_micros")).collect()]
        assert everything == base.execute(_all_of_it("epoch_us")).fetchall()


def _all_of_it(microseconds: str) -> str:
    """Every column; moments as a number, since each program has its own idea of how to hand one over."""
    told = [f"{microseconds}({one.name})" if one.type is Type.MOMENT else one.name for one in columns()]
    return f"SELECT {', '.join(told)} FROM events"
