"""What the report of a session can go without. By itself, since a command line asks for it before anything else."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A part of the report that can be left out."""

    VOICES = "voices"
    AIMS = "aims"
    PULSE = "pulse"
    RECOMMENDATIONS = "recommendations"
    TIME = "time"
    FOLLOW_UP = "follow-up"
