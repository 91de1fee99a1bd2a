"""Rows as Parquet, by way of pyarrow, which comes with an extra of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO, Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.export.columns import SCHEMA_VERSION, Type, columns
from peerinquiry.formats.export.rows import Row

if TYPE_CHECKING:
    import pyarrow as pa

GROUP: Final = 50_000
"""Rows in a row group at the most: what is kept in memory, and what a reader reads at once."""
_BATCH: Final = 1_000
"""Rows that wait as Python objects, which take far more room than the columns that they become."""

_ARROW: Final[Mapping[Type, str]] = {
    Type.TEXT: "string",
    Type.WHOLE: "int64",
    Type.NUMBER: "float64",
    Type.FLAG: "bool",
    Type.DAY: "date32",
}


class ParquetWriter:
    """Writes rows to a file that is open; the file has the same columns whatever is in it.

    Raises PeerInquiryError where pyarrow is not installed.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Begin the file."""
        try:
            import pyarrow.parquet as pq
        except ModuleNotFoundError as error:
            raise PeerInquiryError(
                "Parquet needs a package that is not installed.", "`pip install 'peerinquiry[export]'` brings it."
            ) from error
        self._schema = schema()
        self._file = pq.ParquetWriter(file, self._schema, compression="zstd", use_dictionary=True, version="2.6")
        self._rows: list[Row] = []
        self._batches: list[pa.RecordBatch] = []
        self._count = 0

    def add(self, row: Row) -> None:
        """One more row."""
        self._rows.append(row)
        if len(self._rows) == _BATCH:
            self._batch()
            if self._count >= GROUP:
                self._group()

    def close(self) -> None:
        """End the file; it cannot be read before. What it was written to stays open."""
        self._batch()
        self._group()
        self._file.close()

    def _batch(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._batches.append(pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._count += len(self._rows)
            self._rows = []

    def _group(self) -> None:
        import pyarrow as pa

        if self._batches:
            self._file.write_table(pa.Table.from_batches(self._batches, self._schema), row_group_size=GROUP)
            self._batches, self._count = [], 0


def schema() -> pa.Schema:
    """The columns as Arrow has them; the version is told beside them, too."""
    import pyarrow as pa

    fields = [pa.field(column.name, _arrow(column.type)) for column in columns()]
    return pa.schema(fields, {"peerinquiry.schema_version": str(SCHEMA_VERSION)})


def _arrow(type_: Type) -> pa.DataType:
    import pyarrow as pa

    if type_.item:
        return pa.list_(_arrow(type_.item))
    if type_ is Type.MOMENT:
        return pa.timestamp("us", tz="UTC")
    return pa.type_for_alias(_ARROW[type_])
