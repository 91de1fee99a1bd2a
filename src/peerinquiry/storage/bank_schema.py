"""The schema of question banks on disk, beside the banks that it describes."""

from __future__ import annotations

from pathlib import Path

from peerinquiry.formats.bank_schema import SCHEMA_NAME, schema_text
from peerinquiry.storage.atomic import write_whole


def put_schema(folder: Path) -> Path:
    """The schema in a folder of banks, written where it is missing or another version's.

    Raises PeerInquiryError where it cannot be written.
    """
    path, wanted = folder / SCHEMA_NAME, schema_text().encode()
    try:
        same = path.read_bytes() == wanted
    except OSError:
        same = False
    if not same:
        write_whole(path, wanted)
    return path
