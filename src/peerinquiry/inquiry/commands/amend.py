"""Putting the record itself right."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.commands.command import Command
from peerinquiry.inquiry.events import Mendable


@dataclass(frozen=True)
class Amend(Command):
    """Let event number `record` read otherwise: its `field` says `text` from now on. `amending` says what may be."""

    record: int
    field: Mendable
    text: str
