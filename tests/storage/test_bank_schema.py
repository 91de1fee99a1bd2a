"""The schema lies beside the banks of the home, and is written only where it has to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_schema import schema_text
from peerinquiry.storage.bank_schema import put_schema


def test_it_is_written_where_it_is_missing_or_old_and_left_alone_where_it_is_there(tmp_path: Path) -> None:
    path = put_schema(tmp_path)
    assert path == tmp_path / "question-bank.schema.json"
    assert path.read_text("utf-8") == schema_text()
    first = path.stat().st_ino
    put_schema(tmp_path)
    assert path.stat().st_ino == first
    path.write_text("{}")
    put_schema(tmp_path)
    assert path.read_text("utf-8") == schema_text()


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(PeerInquiryError, match="could not be written"):
        put_schema(tmp_path / "none")
