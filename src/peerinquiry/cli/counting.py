"""Sessions that count, one after another, for commands that read all of them; what is to be said of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import counted

if TYPE_CHECKING:
    from peerinquiry.inquiry.events import Record
    from peerinquiry.storage.all_sessions import Kept

_LONG: Final = 100
"""Sessions from which on a terminal shows how far it is."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A session that counts: the name of its file without the ending, and its records, as far as they can be read.

    The name is as it can be shown. It is not `whole` where the file is damaged, or was changed.
    """

    name: str
    records: tuple[Record, ...]
    whole: bool


class Sessions:
    """The sessions of a home, by name. To be gone through once.

    Rehearsals are left out unless `rehearsals` are wanted, too; so is what is no session: those files are in `unread`.
    With `kinds`, records of those kinds alone are read.
    """

    def __init__(self, home: Path, *, rehearsals: bool, kinds: Collection[str] | None = None) -> None:
        """Nothing is read yet."""
        self._home = home
        self._kinds = kinds
        self._rehearsals = rehearsals
        self._about: Counter[str] = Counter()
        self.unread: list[str] = []

    def __iter__(self) -> Iterator[Counted]:
        """Read one after another."""
        from peerinquiry.inquiry.rehearsed import is_rehearsal

        for kept in self._each():
            if kept.records is None:
                self.unread.append(one_line(kept.path.name))
            elif not self._rehearsals and is_rehearsal(kept.records):
                self._about["rehearsal"] += 1
            else:
                self._about["changed"] += not kept.as_written
                yield Counted(one_line(kept.path.stem), kept.records, kept.as_written)

    def remarks(self) -> Iterator[str]:
        """Sentences about what was left out, or is not as it was written, once all were read."""
        if self.unread:
            yield not_read(len(self.unread))
        if changed := self._about["changed"]:
            yield (
                f"{counted(changed, 'session is', 'sessions are')} not as it was written, and counted as far as it can"
                " be read; `peerinquiry transcripts check` says more."
            )
        if rehearsed := self._about["rehearsal"]:
            yield f"{counted(rehearsed, 'rehearsal')} left out; --all counts them, too."

    def _each(self) -> Iterator[Kept]:
        from peerinquiry.storage.all_sessions import each_session
        from peerinquiry.storage.home import Home
        from peerinquiry.storage.sessions import journals

        home = Home(self._home)
        number = len(journals(home))
        if number < _LONG:
            yield from each_session(home, kinds=self._kinds)
            return
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        yield from track(
            each_session(home, kinds=self._kinds),
            "Reading",
            number,
            transient=True,
            console=console,
            disable=not console.is_terminal,
        )


def not_read(files: int) -> str:
    """That so many are no sessions, as far as one can see."""
    return f"{counted(files, 'file')} could not be read as a session; `peerinquiry transcripts check` says why."
