"""What `peerinquiry banks stats` takes over 50 and over 200 sessions: processor time, and memory.

    python -m benchmarks.bank_stats [FOLDER]     # at the top of the checkout

With a FOLDER the sessions stay there, to be looked at: `peerinquiry --home FOLDER banks stats`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.process_cost import cost_of

from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import evolve
from peerinquiry.inquiry.model import Origin, Question, State, Step
from peerinquiry.inquiry.view.questions import another, on_the_table
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.home import Home

SESSIONS = 200
FEWER = 50
PEOPLE = ("Ann", "Bea", "Carl", "Dev", "Eli", "Fay", "Gus")
START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


class Played:
    """A session that is played at once, and in memory."""

    def __init__(self, bank: Bank, chance: Random) -> None:
        """Play all of it."""
        self.records: list[Record] = []
        self._state = State()
        self._bank = bank
        self._chance = chance
        self._now = 0.0
        for command in self._beginning():
            self._do(command)
        for aim in bank.aims:
            self._do(c.TurnToAim(aim.name))
            self._round()
            self._do(c.NewRound(early=True))
        for command in self._ending():
            self._do(command)

    def _beginning(self) -> Iterator[c.Command]:
        yield c.OpenSession("A benchmark", self._bank)
        yield c.AddPeople(PEOPLE)
        yield c.WriteChallenges(dict.fromkeys(PEOPLE, "We lose two suppliers a year, and nobody owns it"))
        yield c.GoTo(Step.VOTING)
        yield c.ChooseOwner(self._chance.choice(PEOPLE))
        yield c.GoTo(Step.STORY)
        yield c.ToggleClock()
        yield c.EndTurn("It began in spring.")
        yield c.GoTo(Step.QUESTIONS)

    def _round(self) -> None:
        """Everyone asks what the bank offers, or something else, or passes."""
        while self._state.desk.round.holder:
            table = on_the_table(self._state, self._bank)
            match self._chance.randrange(8):
                case 0:
                    self._do(c.PutQuestion(Question("", self._state.aim, Origin.OWN), table))
                case 1 | 2 if other := another(self._state, self._bank):
                    self._do(c.PutQuestion(other, table))
                case 3 if self._chance.randrange(2):
                    self._do(c.Pass(table))
                    continue
            self._do(c.ToggleClock(on_the_table(self._state, self._bank)))
            self._now += self._chance.randrange(5, 45)
            self._do(c.EndTurn("Purchasing, the two plant leads, and nobody from finance yet"))

    def _ending(self) -> Iterator[c.Command]:
        yield c.GoTo(Step.REFRAME)
        yield c.ToggleClock()
        yield c.EndTurn(self._chance.choice(["unchanged", "Who owns it with me?", "What do suppliers need?"]))
        yield c.GoTo(Step.PLANNING)
        yield from (c.SetAction(f"Call number {number}", "Ann") for number in range(self._chance.randrange(4)))
        yield c.GoTo(Step.REFLECTING)
        yield from (c.EndTurn("It helped to be asked.") for _ in PEOPLE)
        yield c.CloseSession()

    def _do(self, command: c.Command) -> None:
        self._now += 2
        decided = decide(self._state, command, self._now)
        if isinstance(decided, c.Refused):
            raise TypeError(f"{command}: {decided.reason}")
        act = len(self.records) + 1
        for event in decided:
            at = START + timedelta(seconds=self._now)
            record = Record(len(self.records) + 1, act, at, self._now, event)
            self.records.append(record)
            self._state = evolve(self._state, record)


def fill(home: Home, sessions: int) -> int:
    """Put so many sessions there; how many events they have, in all."""
    home.prepare()
    bank = BankLibrary(home.root, Path.cwd()).load(DEFAULT_BANK)
    events = 0
    for number in range(sessions):
        records = Played(bank, Random(number)).records  # noqa: S311 - the same sessions each time
        journal = encode_journal(Header(START, "benchmark"), records)
        (home.sessions / f"2026-11-22-{number:04}-benchmark.toml").write_bytes(journal)
        events += len(records)
    return events


def main() -> None:
    """Measure both."""
    with tempfile.TemporaryDirectory() as folder:
        for sessions in (FEWER, SESSIONS):
            home = Home(Path(sys.argv[1] if sys.argv[1:] and sessions == SESSIONS else f"{folder}/{sessions}"))
            events = fill(home, sessions)
            cost = cost_of(home, "banks", "stats")
            print(
                f"{sessions} sessions, {events:,} events: {cost.processor:.2f} s, {cost.megabytes:.0f} MB at the most"
            )


if __name__ == "__main__":
    main()
