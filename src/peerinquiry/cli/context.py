"""What every command is told by the options before it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer


@dataclass(frozen=True, slots=True)
class Settings:
    """`home`: the folder of sessions and banks."""

    home: Path


def home_of(ctx: typer.Context) -> Path:
    """The folder of sessions and banks that this command is to use."""
    settings = ctx.find_root().obj
    if not isinstance(settings, Settings):
        raise TypeError("the root command hands its Settings to every other one")
    return settings.home
