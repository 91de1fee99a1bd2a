"""Files that are written as a whole, each by the function that writes it for people: old or new, never half.

A write that came back is there after a power cut; one that could not be done says so, and leaves what was there.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from tests.faults import law
from tests.faults.loops import ERRORS, a_home, memory, thinned
from tests.faults.power import Left, PowerDisk
from tests.faults.script import COMMANDS, EARLIER, PLAN
from tests.inquiry.driver import Run, opened
from tests.storage.faults import FaultyDisk, Killed, dead_from, nth

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.settings_toml import Option
from peerinquiry.inquiry.commands import Note
from peerinquiry.inquiry.team import Member, Team
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.calendars import write_calendar
from peerinquiry.storage.export_file import whole_file
from peerinquiry.storage.files import Disk
from peerinquiry.storage.home import Home
from peerinquiry.storage.own_banks import new_bank, to_edit
from peerinquiry.storage.redacting import redact
from peerinquiry.storage.reports import write_report
from peerinquiry.storage.sessions import calendar_path, plan_path, report_path
from peerinquiry.storage.settings import SettingsFile
from peerinquiry.storage.teams import Teams
from peerinquiry.storage.transcripts import rebuild_transcript

TEAM = Team("ours", "Our team", (Member("Ann"), Member("Bea")))
SHIPPED = Path(__file__).parents[2] / "question_banks"

Act = Callable[[Home, Disk], object]


@dataclass(frozen=True, slots=True)
class Write:
    """One way of writing files: what is done first, on a sound disk, and then on one with faults."""

    act: Act
    before: Act = lambda _home, _disk: None


def _journal(home: Home) -> Path:
    return home.sessions / f"{EARLIER}.toml"


def _session() -> Run:
    run = opened()
    for command in COMMANDS:
        run.do(command)
    return run


def _team(home: Home, disk: Disk) -> object:
    return Teams(home, disk).new(TEAM)


def _switch(home: Home, disk: Disk) -> None:
    SettingsFile(home.settings, lambda _keys: (), disk).switch(Option.CHIME, on=True)


def _switch_back(home: Home, disk: Disk) -> None:
    SettingsFile(home.settings, lambda _keys: (), disk).switch(Option.CHIME, on=False)


def _report(home: Home, disk: Disk) -> None:
    write_report(report_path(_journal(home)), _session().records, disk=disk)


def _longer_report(home: Home, disk: Disk) -> None:
    write_report(report_path(_journal(home)), _session().all(Note("And this.")).records, disk=disk)


def _export(home: Home, disk: Disk) -> None:
    with whole_file(home.root / "events.csv", disk, replacing=True) as file:
        for number in range(3):
            file.write(b"one,two,%d\n" % number)


def _library(home: Home) -> BankLibrary:
    return BankLibrary(home.root, home.root / "nowhere", SHIPPED)


WRITES: Mapping[str, Write] = {
    "a new team": Write(_team),
    "a team saved": Write(
        lambda home, disk: Teams(home, disk).save(replace(TEAM, people=(*TEAM.people, Member("Carl")))), _team
    ),
    "a new bank": Write(lambda home, disk: new_bank(home, _library(home), "Ours", disk=disk)),
    "a bank copied to be edited": Write(
        lambda home, disk: to_edit(home, _library(home), "collaborative-inquiry", disk)
    ),
    "the first setting": Write(_switch),
    "a setting": Write(_switch_back, _switch),
    "the plan as text": Write(
        lambda home, disk: write_whole(plan_path(_journal(home)), PLAN.encode(), disk),
        lambda home, disk: write_whole(plan_path(_journal(home)), b"An older plan.\n", disk),
    ),
    "a report": Write(_longer_report, _report),
    "a calendar file": Write(
        lambda home, disk: write_calendar(_journal(home), _session().records, disk),
        lambda home, disk: write_whole(calendar_path(_journal(home)), b"BEGIN:VCALENDAR\r\n", disk),
    ),
    "a page built again": Write(
        lambda home, disk: rebuild_transcript(_journal(home), disk),
        lambda home, _disk: (home.sessions / f"{EARLIER}.md").write_text("half a pa", encoding="utf-8"),
    ),
    "an export": Write(_export, lambda home, _disk: (home.root / "events.csv").write_bytes(b"old\n")),
    "a copy without names": Write(lambda home, disk: redact(_journal(home), None, disk=disk)),
}
"""By what is written."""

Contents = dict[str, bytes]


def whole_files(every: int) -> Iterator[str]:
    """Each call of each write fails, is a short one, or is the last before a kill or a power cut."""
    for name, write in WRITES.items():
        calls = _calls(write)
        harms = [(kind, which) for kind, which in product(_HARMS, range(1, calls + 1))]
        for kind, which in dict.fromkeys([*thinned(harms, every), (_JUST_DONE, calls)]):
            case = f"{name}: {kind} at call {which} of {calls}"
            with a_home(case) as home:
                write.before(home, FaultyDisk(syncs=False))
                old, new = _contents(home), _new(write)
                _HARMS[kind](write, home, which, _Files(old, new))
            yield case


@dataclass(frozen=True, slots=True)
class _Files:
    """What is there before, and what is to be there then, by place under the home."""

    old: Contents
    new: Contents

    def hold(self, home: Home, *, done: bool) -> None:
        """Each file old or new; all of them new where it was `done`."""
        there = _contents(home)
        for name in sorted({*there, *self.new}):
            allowed = {self.new.get(name)} if done else {self.old.get(name), self.new.get(name)}
            law.hold(there.get(name) in allowed, f"{name} is {'not as it was said' if done else 'neither old nor new'}")


def _contents(home: Home) -> Contents:
    return {
        str(path.relative_to(home.root)): path.read_bytes()
        for path in home.root.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def _new(write: Write) -> Contents:
    with a_home("sound") as home:
        write.before(home, FaultyDisk(syncs=False))
        write.act(home, FaultyDisk(syncs=False))
        return _contents(home)


def _calls(write: Write) -> int:
    with a_home("sound") as home:
        write.before(home, FaultyDisk(syncs=False))
        disk = FaultyDisk(syncs=False)
        write.act(home, disk)
        return disk.counts.total()


def _tried(write: Write, home: Home, disk: FaultyDisk) -> bool:
    """Whether it came back without a word."""
    try:
        write.act(home, disk)
    except PeerInquiryError as error:
        law.hold(str(error), "a failure without a sentence")
        return False
    return True


def _fails(number: int, *, lasting: bool) -> Callable[[Write, Home, int, _Files], None]:
    def harm(write: Write, home: Home, which: int, files: _Files) -> None:
        disk = FaultyDisk(nth(which, number, lasting=lasting), syncs=False)
        files.hold(home, done=_tried(write, home, disk))
        law.nothing_left_behind(home, disk)

    return harm


def _short(write: Write, home: Home, which: int, files: _Files) -> None:
    disk = FaultyDisk(syncs=False)
    disk.short_at = which
    law.hold(_tried(write, home, disk), "a short write is no failure")
    files.hold(home, done=True)
    law.nothing_left_behind(home, disk)


def _killed(write: Write, home: Home, which: int, files: _Files) -> None:
    disk = FaultyDisk(dead_from(which), syncs=False)
    with contextlib.suppress(Killed):
        write.act(home, disk)
    files.hold(home, done=False)
    _let_go(disk)


def _cut(left: Left) -> Callable[[Write, Home, int, _Files], None]:
    def harm(write: Write, home: Home, which: int, files: _Files) -> None:
        with tempfile.TemporaryDirectory(dir=memory()) as after:
            disk, done = PowerDisk(home.root, dead_from(which + 1)), False
            with contextlib.suppress(Killed):
                write.act(home, disk)
                done = True
            disk.fault = None
            disk.cut(Path(after), left)
            files.hold(Home(Path(after)), done=done)
            _let_go(disk)

    return harm


def _let_go(disk: FaultyDisk) -> None:
    for fd in disk.open_files:
        with contextlib.suppress(OSError):
            os.close(fd)


_JUST_DONE = f"a power cut that leaves {Left.NOTHING.value}"
"""At the last call: of each write it is tried whether it is there once it came back."""
_HARMS: Mapping[str, Callable[[Write, Home, int, _Files], None]] = {
    **{f"{errno.errorcode[number]}, once": _fails(number, lasting=False) for number in ERRORS},
    **{f"{errno.errorcode[number]}, for good": _fails(number, lasting=True) for number in ERRORS},
    "a short write": _short,
    "a kill": _killed,
    **{f"a power cut that leaves {left.value}": _cut(left) for left in Left},
}
