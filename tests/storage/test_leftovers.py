"""What a killed program left goes a day later; what is anybody's stays."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

from tests.plain.talking import Talk
from tests.storage.faults import FaultyDisk, always

from peerinquiry.storage.atomic import open_temporary
from peerinquiry.storage.files import DISK
from peerinquiry.storage.home import Home
from peerinquiry.storage.leftovers import OLD, clear, leftovers

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC).timestamp()


def left(folder: Path, age: float) -> Path:
    """A file as a program leaves it that is killed before it puts it in its place."""
    path, fd = open_temporary(folder)
    DISK.close(fd)
    os.utime(path, (NOW - age, NOW - age))
    return path


def test_those_of_yesterday_go_wherever_they_are(home: Home) -> None:
    old = [left(folder, OLD + 1) for folder in (home.root, home.sessions, home.question_banks, home.teams)]
    young = left(home.sessions, OLD - 1)
    ahead = left(home.sessions, -5 * OLD)
    assert {path for path, _ in leftovers(home)} == {*old, young, ahead}
    clear(home, NOW)
    assert {path for path, _ in leftovers(home)} == {young, ahead}, "somebody may be writing them"


def test_what_only_looks_like_one_stays(home: Home) -> None:
    kept = home.sessions / "kept.toml"
    kept.write_text("x")
    (home.sessions / ".peerinquiry-1-1.tmp").symlink_to(kept)
    (home.sessions / ".peerinquiry-1-2.tmp").mkdir()
    for name in (".peerinquiry-1-1.toml", "peerinquiry-1-1.tmp", ".kept.toml.alive"):
        (home.sessions / name).write_text("x")
    for path in home.sessions.iterdir():
        os.utime(path, (NOW - 2 * OLD, NOW - 2 * OLD), follow_symlinks=False)
    before = sorted(home.sessions.iterdir())
    clear(home, NOW)
    assert sorted(home.sessions.iterdir()) == before


def test_what_cannot_be_taken_away_is_left_and_nothing_else_is(home: Home) -> None:
    path = left(home.sessions, 2 * OLD)
    clear(home, NOW, FaultyDisk(always(errno.EROFS, "unlink")))
    assert path.exists()
    clear(Home(home.root / "none"), NOW)


def test_the_next_session_takes_them_away(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    path, young = left(home.sessions, 0), open_temporary(home.sessions)
    DISK.close(young[1])
    os.utime(path, (0, 0))
    Talk(tmp_path, "add Ann")
    assert [found for found, _ in leftovers(home)] == [young[0]]
