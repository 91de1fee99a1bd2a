"""Which sessions are open in a console just now: those whose heart beats."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.heartbeat import Beat, beat_of, journal_of, lives
from peerinquiry.storage.home import Home

PATIENCE: Final = 2.5
"""Seconds without a beat after which a console is taken to have stopped; it beats every second."""


def living(home: Home, now: datetime, disk: Disk = DISK) -> list[tuple[Path, Beat]]:
    """The journals of the sessions that are open, with their last beats: the one that was opened last comes first."""
    found: list[tuple[Path, Beat]] = []
    for journal in _recent(home, now):
        beat = beat_of(journal, disk)
        if beat and beats_still(beat, now):
            found.append((journal, beat))
    return sorted(found, key=lambda one: one[1].holder.since, reverse=True)


def beats_still(beat: Beat, now: datetime) -> bool:
    """Whether whoever breathed so still does."""
    return abs((now - beat.at).total_seconds()) < PATIENCE and lives(beat.holder)


def _recent(home: Home, now: datetime) -> list[Path]:
    """Journals beside which somebody breathed a moment ago."""
    try:
        beats = list(home.sessions.glob(".*.alive"))
        return [journal_of(path) for path in beats if now.timestamp() - _changed(path) < 2 * PATIENCE]
    except OSError:  # no folder yet, or one was taken away at this moment
        return []


def _changed(path: Path) -> float:
    return path.stat().st_mtime
