"""`replace`, for records that are replaced at every event of every session."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

__all__ = ["replace"]

if TYPE_CHECKING:
    from dataclasses import replace  # names and types of fields are checked as they are there
else:

    def replace(record: object, /, **changes: object) -> object:
        """The record with some fields changed, as `dataclasses.replace` makes it. TypeError for a field it has not.

        That reads and sets one field after another, of which a session's state has forty. Of a record without slots all
        it holds is copied at once: it must be frozen, remember nothing but its fields, and do nothing as it is made.
        """
        try:
            fields = record.__dict__
        except AttributeError:
            return dataclasses.replace(record, **changes)
        changed = fields | changes
        if len(changed) != len(fields):
            raise TypeError(f"{type(record).__name__} has no {', '.join(changes.keys() - fields.keys())}")
        made = object.__new__(type(record))
        object.__setattr__(made, "__dict__", changed)
        return made
