"""Sessions that count, one after another, for commands that read all of them; what is to be said of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import counted

if TYPE_CHECKING:
    from peerinquiry.inquiry.events import Record
    from peerinquiry.storage.all_sessions import Kept

T = TypeVar("T")
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


class _Fate(Enum):
    """What a file is to whoever counts."""

    WHOLE = auto()
    CHANGED = auto()
    REHEARSAL = auto()
    UNREAD = auto()


@dataclass(frozen=True, slots=True)
class _Looked(Generic[T]):
    """What became of a file, its `name` where it is told, and what was seen in it, if it counts."""

    fate: _Fate
    name: str = ""
    seen: tuple[T, ...] = ()


class Sessions:
    """The sessions of a home, by name. To be gone through once.

    Rehearsals are left out unless `rehearsals` are wanted, too; so is what is no session: those files are in `unread`.
    With `kinds`, records of those kinds alone are read.
    """

    def __init__(self, home: Path, *, rehearsals: bool, kinds: Collection[str] | None = None) -> None:
        """Nothing is read yet."""
        from peerinquiry.storage.home import Home

        self._kept = Home(home)
        self._kinds = kinds
        self._rehearsals = rehearsals
        self._about: Counter[_Fate] = Counter()
        self.unread: list[str] = []

    def __iter__(self) -> Iterator[Counted]:
        """Read one after another, here."""
        from peerinquiry.storage.all_sessions import each_session

        return self._noted(self._look(kept, _itself) for kept in each_session(self._kept, kinds=self._kinds))

    def seen(self, see: Callable[[Counted], T]) -> Iterator[T]:
        """What is seen in each of them; it should be much less than the records are.

        Where there are many, several processes look: what `see` does to anything else is then lost.
        """
        from peerinquiry.storage.all_sessions import seen_in_each

        return self._noted(seen_in_each(self._kept, lambda kept: self._look(kept, see), self._kinds))

    def _look(self, kept: Kept, see: Callable[[Counted], T]) -> _Looked[T]:
        from peerinquiry.inquiry.rehearsed import is_rehearsal

        if kept.records is None:
            return _Looked(_Fate.UNREAD, one_line(kept.path.name))
        if not self._rehearsals and is_rehearsal(kept.records):
            return _Looked(_Fate.REHEARSAL)
        session = Counted(one_line(kept.path.stem), kept.records, kept.as_written)
        return _Looked(_Fate.WHOLE if kept.as_written else _Fate.CHANGED, seen=(see(session),))

    def _noted(self, each: Iterator[_Looked[T]]) -> Iterator[T]:
        for looked in self._in_sight(each):
            if looked.fate is _Fate.UNREAD:
                self.unread.append(looked.name)
            self._about[looked.fate] += 1
            yield from looked.seen

    def remarks(self) -> Iterator[str]:
        """Sentences about what was left out, or is not as it was written, once all were read."""
        if self.unread:
            yield not_read(len(self.unread))
        if changed := self._about[_Fate.CHANGED]:
            yield (
                f"{counted(changed, 'session is', 'sessions are')} not as it was written, and counted as far as it can"
                " be read; `peerinquiry transcripts check` says more."
            )
        if rehearsed := self._about[_Fate.REHEARSAL]:
            yield f"{counted(rehearsed, 'rehearsal')} left out; --all counts them, too."

    def _in_sight(self, each: Iterator[T]) -> Iterator[T]:
        """With a bar that grows, on a terminal, if there are many."""
        from peerinquiry.storage.sessions import journals

        number = len(journals(self._kept))
        if number < _LONG:
            return each
        from rich.console import Console
        from rich.progress import track

        console = Console(stderr=True)
        if not console.is_terminal:
            return each
        begun = list(islice(each, 1))  # before the thread that draws: processes do not multiply once there are threads
        return iter(track(chain(begun, each), "Reading", number, transient=True, console=console))


def _itself(session: Counted) -> Counted:
    return session


def not_read(files: int) -> str:
    """That so many are no sessions, as far as one can see."""
    return f"{counted(files, 'file')} could not be read as a session; `peerinquiry transcripts check` says why."
