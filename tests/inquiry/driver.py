"""A session without a console: commands go in, and records and state come out, in invented time.

It does what the live session does, `decide`, append, `evolve`, and a `fold` after an undo, and nothing else.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.commands import (
    AddPeople,
    AnotherChallenge,
    ChooseOwner,
    Command,
    EndTurn,
    GoTo,
    OpenSession,
    Redo,
    Refused,
    ToggleClock,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import REREAD, Event, Record
from peerinquiry.inquiry.evolve import evolve, fold
from peerinquiry.inquiry.model import State, Step

START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
"""When invented sessions begin."""

PEOPLE = ("Ann", "Bea", "Carl", "Dev", "Eli", "Fay", "Gus")
"""Seven participants, in the order of turns."""

CHALLENGES = {
    "Ann": "We lose two suppliers a year and nobody owns it",
    "Bea": "Two teams build the same thing",
    "Carl": "My best engineer is bored",
}
"""Who has what on their mind."""

BANK = Bank(
    "a-bank",
    "A bank",
    (
        Aim(
            "framing", "What is happening now.", (BankQuestion("Who is involved?"), BankQuestion("What does not work?"))
        ),
        Aim(
            "possibilities",
            "What good would look like.",
            (BankQuestion("What is success?", "a picture, not a number"),),
        ),
        Aim("milestones", "What would show momentum.", (BankQuestion("What is true in three months?"),)),
        Aim("support", "What would build confidence.", (BankQuestion("Who can help?"),)),
    ),
)
"""A small question bank that leaves every timing as it is."""


class Run:
    """One session under test."""

    def __init__(self) -> None:
        """Nothing has happened yet, not even the opening."""
        self.state = State()
        self.records: list[Record] = []
        self.start = "a new session"
        self.commands: list[Command] = []
        """What was asked for since the start, refused or not."""
        self.now = 0.0
        """Seconds of the session."""
        self.refused = ""
        """Why the last command was refused, or nothing."""
        self.moments: list[float] = []
        """When each of the commands was asked for, in seconds of the session."""
        self.states: list[State] = []
        """What each of the commands left."""

    def __repr__(self) -> str:
        """The commands, one a line: what hypothesis shows of a run that breaks a law."""
        return "".join(f"\n  {line}" for line in (self.start, *self.commands)) + "\n"

    def do(self, command: Command, after: float = 1.0) -> tuple[Event, ...]:
        """Ask for `command`, `after` seconds from now; what happened, which is nothing where it was refused."""
        self.now += after
        self.commands.append(command)
        self.moments.append(self.now)
        decided = decide(self.state, command, self.now)
        happened = () if isinstance(decided, Refused) else decided
        self.refused = decided.reason if isinstance(decided, Refused) else ""
        act = len(self.records) + 1
        for event in happened:
            self.append(event, act)
        self.states.append(self.state)
        return happened

    def begin(self, start: str) -> Run:
        """What was asked for until now is the start, and goes by that name."""
        self.start, self.commands, self.moments, self.states = start, [], [], [self.state]
        return self

    def append(self, event: Event, act: int | None = None) -> Record:
        """Let `event` happen now, whether a command would lead to it or not."""
        seq = len(self.records) + 1
        record = Record(seq, act or seq, START + timedelta(seconds=self.now), self.now, event)
        self.records.append(record)
        if isinstance(event, REREAD):
            self.state = fold(self.records)
        else:
            self.state = evolve(self.state, record)
        return record

    def all(self, *commands: Command, after: float = 1.0) -> Run:
        """Ask for each command, `after` seconds apart; none may be refused."""
        for command in commands:
            self.do(command, after)
            assert not self.refused, f"{command}: {self.refused}"
        return self

    def refusal(self, command: Command) -> str:
        """Why `command` is refused, as it must be; nothing may change by it."""
        before, count = self.state, len(self.records)
        self.do(command, after=0)
        assert self.refused, f"{command} was not refused"
        assert (self.state, len(self.records)) == (before, count)
        return self.refused

    def undo(self, times: int = 1) -> Run:
        """Take back the last acts."""
        return self.all(*[Undo()] * times)

    def redo(self, times: int = 1) -> Run:
        """Do them again."""
        return self.all(*[Redo()] * times)

    def turn(self, text: str = "", seconds: float = 20) -> Run:
        """One turn as a facilitator runs it: start the clock, listen, next."""
        return self.all(ToggleClock()).all(EndTurn(text), after=seconds)

    def whole_round(self) -> Run:
        """Turns until everyone had one."""
        while not turns.complete(self.state):
            self.turn()
        return self

    @property
    def holder(self) -> str | None:
        """Whose turn it is."""
        return self.state.desk.round.holder

    @property
    def events(self) -> list[Event]:
        """Everything that happened, undone or not."""
        return [record.event for record in self.records]


def opened(title: str = "Leadership team", bank: Bank = BANK) -> Run:
    """A session that has just begun: nobody is in it yet."""
    return Run().all(OpenSession(title, bank))


def seven() -> Run:
    """Seven people are here, and hear the ground rules."""
    return opened().all(AddPeople(PEOPLE))


def at_writing() -> Run:
    """They write their challenges."""
    return seven().all(GoTo(Step.WRITING))


def at_voting() -> Run:
    """Three challenges are written and said; the group chooses."""
    return at_writing().all(WriteChallenges(CHALLENGES), GoTo(Step.VOTING))


def at_story(owner: str = "Ann") -> Run:
    """The owner, chosen by talking it through, is about to tell the story."""
    return at_voting().all(ChooseOwner(owner), GoTo(Step.STORY))


def at_questions(owner: str = "Ann") -> Run:
    """The story is told, and the first peer asks."""
    return at_story(owner).turn("It began in spring.", 150).all(GoTo(Step.QUESTIONS))


def at_say_back(owner: str = "Ann") -> Run:
    """One round of questions is over; a peer says back."""
    return at_questions(owner).whole_round().all(GoTo(Step.SAY_BACK))


def at_reframe(owner: str = "Ann") -> Run:
    """The owner restates the challenge."""
    return at_say_back(owner).turn("You carry it alone.").all(GoTo(Step.REFRAME))


def at_recommending(owner: str = "Ann") -> Run:
    """The challenge is reframed; the first peer recommends."""
    return at_reframe(owner).turn("How do we come to own it together?").all(GoTo(Step.RECOMMENDING))


def at_planning(owner: str = "Ann") -> Run:
    """Everyone had a chance to recommend; the owner plans."""
    return at_recommending(owner).whole_round().all(GoTo(Step.PLANNING))


def at_reflecting(owner: str = "Ann") -> Run:
    """The plan is said; the first participant reflects."""
    return at_planning(owner).turn("Call both suppliers.").all(GoTo(Step.REFLECTING))


def at_second_story(owner: str = "Bea") -> Run:
    """The first inquiry is done, with its plan; the next owner is about to tell the story."""
    return at_reflecting().whole_round().all(AnotherChallenge(), ChooseOwner(owner), GoTo(Step.STORY))


def at_second_questions(owner: str = "Bea") -> Run:
    """The second story is told, and the first peer asks."""
    return at_second_story(owner).turn("Since the merger.", 150).all(GoTo(Step.QUESTIONS))
