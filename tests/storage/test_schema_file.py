"""A schema lies beside the files that it describes, and is written only where it has to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.schema_file import put_schema


def test_it_is_written_where_it_is_missing_or_old_and_left_alone_where_it_is_there(tmp_path: Path) -> None:
    path = put_schema(tmp_path, "of.schema.json", "{ }\n")
    assert path == tmp_path / "of.schema.json"
    assert path.read_text("utf-8") == "{ }\n"
    first = path.stat().st_ino
    put_schema(tmp_path, "of.schema.json", "{ }\n")
    assert path.stat().st_ino == first
    path.write_text("{}")
    put_schema(tmp_path, "of.schema.json", "{ }\n")
    assert path.read_text("utf-8") == "{ }\n"


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(PeerInquiryError, match="could not be written"):
        put_schema(tmp_path / "none", "of.schema.json", "{}")
