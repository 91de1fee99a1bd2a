"""A stage says that it follows, and the console knows; whatever fails is left."""

from __future__ import annotations

import errno
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.storage.faults import FaultyDisk, always

from peerinquiry.storage.audience import FRESH, announce, followed, presence_path, withdraw


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "session.toml"


def test_it_is_known_for_as_long_as_it_is_said(journal: Path) -> None:
    assert not followed(journal, datetime.now(UTC))
    announce(journal)
    announce(journal)
    assert followed(journal, datetime.now(UTC))
    assert not followed(journal, datetime.now(UTC) + timedelta(seconds=FRESH + 1))
    assert stat.S_IMODE(presence_path(journal).stat().st_mode) == 0o600
    withdraw(journal)
    assert not followed(journal, datetime.now(UTC))
    withdraw(journal)
    assert list(journal.parent.iterdir()) == []


def test_what_fails_is_left(journal: Path) -> None:
    disk = FaultyDisk(always(errno.ENOSPC, "open", "write", "unlink", "stat"))
    announce(journal, disk)
    withdraw(journal, disk)
    assert not followed(journal, datetime.now(UTC), disk)
    assert not disk.open_files
