"""What became of an event that was handed in to be saved: values, not exceptions, since the session goes on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Saved:
    """Record `seq`, and all before it, would survive a power cut. `notice`: a sentence about what had to be mended."""

    seq: int
    notice: str = ""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """Record `seq` is in memory alone. `reason` goes on after a colon: "the disk is full"."""

    seq: int
    reason: str


class SaveState(StrEnum):
    """How it stands with the journal."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not saved"


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """How it stands: `unsaved` counts the events that are not on disk, `reason` says why they cannot be.

    `notice` is one sentence that the facilitator should see once.
    """

    state: SaveState
    unsaved: int = 0
    reason: str = ""
    notice: str = ""
