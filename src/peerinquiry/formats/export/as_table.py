"""How DuckDB and Spark open an export as the table `events`: the same columns and types, whichever format it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from peerinquiry.formats.export import Engine, Format
from peerinquiry.formats.export.columns import Column, Type, columns
from peerinquiry.formats.export.csv_table import MARKED


def as_table(engine: Engine, format_: Format, path: str) -> str:
    """The statements that make `events` of the file at `path`, each ended by a semicolon and a new line."""
    return _duckdb(format_, path) if engine is Engine.DUCKDB else _spark(format_, path)


# DuckDB

_DUCKDB: Final[Mapping[Type, str]] = {
    Type.TEXT: "VARCHAR",
    Type.WHOLE: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.FLAG: "BOOLEAN",
    Type.DAY: "DATE",
    Type.MOMENT: "TIMESTAMPTZ",
}


def _duckdb(format_: Format, path: str) -> str:
    file = "'{}'".format(path.replace("'", "''"))
    match format_:
        case Format.PARQUET:
            told, source = "*", f"read_parquet({file})"
        case Format.NDJSON:
            types = _listed(f"{column.name}: '{_duckdb_type(column.type)}'" for column in columns())
            told, source = "*", f"read_json({file}, format = 'newline_delimited', columns = {{{types}}})"
        case Format.CSV:
            types = _listed(f"{column.name}: '{_duckdb_type(_in_csv(column.type))}'" for column in columns())
            options = "header = true, quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false"
            source = f"read_csv({file}, delim = ',', {options}, columns = {{{types}}})"
            told = _listed(map(_duckdb_cell, columns()))
    return f"CREATE OR REPLACE VIEW events AS SELECT {told} FROM {source};\n"  # noqa: S608 - it is printed, not run


def _duckdb_type(type_: Type) -> str:
    return f"{_DUCKDB[type_.item]}[]" if type_.item else _DUCKDB[type_]


def _duckdb_cell(column: Column) -> str:
    return _cell(column, _duckdb_restored, column.type.item and f'["{_duckdb_type(column.type.item)}"]')


def _duckdb_restored(cell: str, marked: str) -> str:
    return "regexp_replace({}, '{}', '\\1\\2', 'g')".format(cell, marked.replace("'", "''"))


# Spark

_SPARK: Final[Mapping[Type, str]] = {**_DUCKDB, Type.TEXT: "STRING", Type.MOMENT: "TIMESTAMP"}


def _spark(format_: Format, path: str) -> str:
    file = "'{}'".format(path.replace("\\", "\\\\").replace("'", "\\'"))
    if format_ is Format.PARQUET:
        return f"CREATE OR REPLACE TEMPORARY VIEW events USING parquet OPTIONS (path {file});\n"
    if format_ is Format.NDJSON:
        types = _listed(f"{column.name} {_spark_type(column.type)}" for column in columns())
        return f"CREATE OR REPLACE TEMPORARY VIEW events ({types}) USING json OPTIONS (path {file});\n"
    types = _listed(f"{column.name} {_spark_type(_in_csv(column.type))}" for column in columns())
    # No cell holds the null value, so that `""` is an empty text; with the usual one, it would be none.
    options = f"path {file}, header 'true', multiLine 'true', quote '\"', escape '\"', nullValue '\\u0001'"
    told = _listed(map(_spark_cell, columns()))
    return (
        f"CREATE OR REPLACE TEMPORARY VIEW events_csv ({types}) USING csv OPTIONS ({options});\n"  # noqa: S608 - as above
        f"CREATE OR REPLACE TEMPORARY VIEW events AS SELECT {told} FROM events_csv;\n"
    )


def _spark_type(type_: Type) -> str:
    return f"ARRAY<{_SPARK[type_.item]}>" if type_.item else _SPARK[type_]


def _spark_cell(column: Column) -> str:
    return _cell(column, _spark_restored, column.type.item and _spark_type(column.type))


def _spark_restored(cell: str, marked: str) -> str:
    return "regexp_replace({}, '{}', '$1$2')".format(cell, marked.replace("'", "\\'"))


# Both


def _listed(parts: Iterable[str]) -> str:
    return "".join(f"\n  {part}," for part in parts).removesuffix(",") + "\n"


def _in_csv(type_: Type) -> Type:
    """A list stands there as the text that JSON has for it."""
    return Type.TEXT if type_.item else type_


def _cell(column: Column, restored: Callable[[str, str], str], listed: str | None) -> str:
    """A cell of a CSV file as it was: without the apostrophes that are in no column of closed words, and lists as such.

    `restored` takes away those that one expression of `MARKED` finds; `listed` is the type of a list, if it is one.
    """
    cell = column.name
    if column.words or listed:
        for marked in MARKED:
            cell = restored(cell, marked)
    if listed:
        cell = f"from_json({cell}, '{listed}')"
    return cell if cell == column.name else f"{cell} AS {column.name}"
