"""When we will end, where the time goes, and what would end us on time. Why it is so: docs/decisions/0013-pace.md."""

from peerinquiry.inquiry.pace.projection import (
    STEPS,
    margin,
    phase_left,
    projected_end,
    seconds_left,
    to_the_minute,
    turn_seconds,
)

__all__ = ["STEPS", "margin", "phase_left", "projected_end", "seconds_left", "to_the_minute", "turn_seconds"]
