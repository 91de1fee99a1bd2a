"""Values as a description of their file has them, read key by key; every fault is told with its path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from peerinquiry.formats.described import LONGEST_TIME, PLAIN, TIMINGS, Key, Kind, Table
from peerinquiry.formats.table_reader import Fault, TableReader, kind_of
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.bank_ref import MOST_ROUNDS
from peerinquiry.inquiry.model import Timing


class DescribedReader(TableReader):
    """Reads what holds no further tables; a kind of it knows what its own tables mean."""

    def _plain(self, table: Mapping[str, Any], known: Table, path: Steps, without: str = "") -> dict[str, Any]:
        """The value of each key that holds no table, after what is no key was told; empty where there is none."""
        self._know(table, known.names, path, known.called)
        keys = (key for key in known.keys if key.kind in PLAIN and key.name != without)
        return {key.name: self._value(table, key, path) for key in keys}

    def _value(self, table: Mapping[str, Any], key: Key, path: Steps) -> str | Sequence[str] | float:
        match key.kind:
            case Kind.WORDS:
                return self._list(table, key.name, path)
            case Kind.SECONDS:
                return self._seconds(table, key, path)
            case Kind.ROUNDS:
                return self._rounds(table, key, path)
            case Kind.FLAG:
                return self._flag(table, key.name, path)
            case _:
                return self._text(table, key.name, path)

    def _seconds(self, table: Mapping[str, Any], key: Key, path: Steps) -> float:
        """A length of time; 0 if there is none."""
        value, path = table.get(key.name), (*path, key.name)
        wanted = f"write seconds, such as {key.name} = {key.usual or 60:g}"
        if value is None:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._fault(path, f"`{key.name}` is {kind_of(value)}, not a number", wanted)
        elif not value > 0:
            self._fault(path, f"`{key.name}` has to be more than 0", wanted)
        elif value > LONGEST_TIME:
            self._fault(path, f"`{key.name}` is longer than a day", wanted)
        else:
            return float(value)
        return 0.0

    def _rounds(self, table: Mapping[str, Any], key: Key, path: Steps) -> int:
        """How many; 0 if nothing is said."""
        rounds = self._number(table, key.name, path)
        if rounds > MOST_ROUNDS:
            wanted = f"write {key.name} = {MOST_ROUNDS}, or less"
            self._note(Fault((*path, key.name), f"`{key.name}` is more than a group has time for", wanted))
        return rounds

    def _timings(self, table: Mapping[str, Any]) -> dict[Timing, float]:
        timings = table.get("timings", {})
        if not isinstance(timings, dict):
            wanted = "write [timings] on a line of its own, and answer = 30 under it"
            self._fault(("timings",), f"`timings` is {kind_of(timings)}", wanted)
            return {}
        told = self._plain(timings, TIMINGS, ("timings",))
        return {timing: told[timing] for timing in Timing if told[timing]}
