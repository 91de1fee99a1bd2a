"""One row after another into a file that is open, in whichever format."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Protocol

from peerinquiry.formats.export import Format, csv_table, ndjson
from peerinquiry.formats.export.parquet import ParquetWriter
from peerinquiry.formats.export.rows import Row


class Writer(Protocol):
    """Takes rows, and keeps few of them."""

    def add(self, row: Row) -> None:
        """One more row."""
        ...

    def close(self) -> None:
        """There are no more; what it was written to stays open."""
        ...


def writer(format_: Format, file: BinaryIO) -> Writer:
    """What writes that format. Raises PeerInquiryError where a package is missing for it."""
    match format_:
        case Format.NDJSON:
            return _Lines(file, ndjson.line)
        case Format.CSV:
            return _Lines(file, csv_table.line, csv_table.header())
        case Format.PARQUET:
            return ParquetWriter(file)


class _Lines:
    """Writes text in UTF-8, a row at a time."""

    def __init__(self, file: BinaryIO, line: Callable[[Row], str], header: str = "") -> None:
        self._file, self._line = file, line
        file.write(header.encode())

    def add(self, row: Row) -> None:
        self._file.write(self._line(row).encode())

    def close(self) -> None:
        """Nothing waits here."""
