"""All events as one table, for other tools: what its columns are, what a row says, and how each format writes it."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What the table is written as."""

    NDJSON = "ndjson"
    CSV = "csv"
    PARQUET = "parquet"


class Engine(StrEnum):
    """What the table is asked in."""

    DUCKDB = "duckdb"
    SPARK = "spark"
