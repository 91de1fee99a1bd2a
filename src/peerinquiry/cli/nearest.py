"""What is said to somebody who asked for a name that nobody has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import first_of
from peerinquiry.storage.toml_source import near

_MOST: Final = 8
"""Names that a sentence tells."""


def there_is(asked: str, known: Iterable[str], heading: str) -> str:
    """The name that is like the one asked for; else the first of those that are known, behind a heading."""
    shown = [one_line(name) for name in known]
    small = {name.casefold(): name for name in shown}
    if alike := near(one_line(asked).casefold(), small, 1):
        return f"Did you mean “{small[alike[0]]}”?"
    return f"{heading}: {first_of(shown, _MOST)}." if shown else ""
