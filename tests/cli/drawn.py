"""What stands on a terminal, as text."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, RenderableType


def drawn(*parts: RenderableType, ascii_only: bool = False, width: int = 80) -> str:
    """All of it, on a terminal of so many columns."""
    console = Console(file=StringIO(), width=width, legacy_windows=False)
    options = console.options.update(width=width)
    options.encoding = "ascii" if ascii_only else "utf-8"
    return "".join(segment.text for part in parts for segment in console.render(part, options))
