"""What is wrong in a file that a person wrote, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.text import one_line


@dataclass(frozen=True, slots=True)
class Mistake:
    """`line` and `column` count from 1, columns in characters. `message`: what is wrong; `instead`: what to write."""

    line: int
    column: int
    message: str
    instead: str
    file: str = ""

    def __str__(self) -> str:
        """All of it on one line that editors and terminals can open, and that no terminal obeys."""
        return one_line(f"{self.file}:{self.line}:{self.column}: {self.message}; {self.instead}")


def short(text: str, most: int = 40) -> str:
    """What somebody wrote, safe and short enough to be named in a sentence."""
    text = one_line(text[: most * 10])
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
