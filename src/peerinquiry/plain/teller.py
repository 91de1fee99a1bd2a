"""Tells what happened, a line at a time."""

from __future__ import annotations

from collections.abc import Callable

from peerinquiry.plain.lines import is_heading, line_of
from peerinquiry.session import Change, Session

Out = Callable[[str], None]
Line = Callable[[Change], str | None]
"""What there is to say of something that happened."""


class Teller:
    """Tells what happened since it last told: a listener may not fail, and writing to a closed pipe does."""

    def __init__(self, session: Session, out: Out, line: Line = line_of, *, all_of_it: bool = True) -> None:
        """Tell to `out`; what happened before now too, if `all_of_it`, else only what the session was opened with."""
        self._out, self._line = out, line
        told = session.records if all_of_it else session.records[-1:]
        self._heard = [Change(record, session.state) for record in told]
        session.listen(self._heard.append)

    def tell(self) -> None:
        """Tell it."""
        for change in self._heard:
            if line := self._line(change):
                if is_heading(change):
                    self._out("")
                self._out(line)
        self._heard.clear()
