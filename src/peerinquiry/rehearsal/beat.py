"""A beat of the rehearsal, and the few that come again and again: how a facilitator takes down a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import Command, EndTurn, PutQuestion, ToggleClock
from peerinquiry.inquiry.model import Kind, Origin, Question, State
from peerinquiry.inquiry.view.questions import on_the_table

Ask = Command | Callable[[State], Command]
"""A command, or what makes one of the state that it meets."""


@dataclass(frozen=True, slots=True)
class Beat:
    """After so many seconds of the session, the facilitator asks for `command`.

    `say` is what happens in the room just then that the record does not tell by itself; often nothing.
    """

    after: float
    command: Ask
    say: str = ""

    def ask(self, state: State) -> Command:
        """The command, in the state that the session is in."""
        return self.command if isinstance(self.command, Command) else self.command(state)


# How long things take in a rehearsal: a good deal less than in life, so that practice is bearable.
BREATH = 2.0
"""Seconds from one speaker to the next."""
ASKING = 3.0
"""Seconds it takes to ask."""


def spoken(text: str, seconds: float, *, kind: Kind = Kind.ADVICE, say: str = "") -> Iterator[Beat]:
    """Somebody speaks for `seconds`; `text` is the note."""
    yield Beat(BREATH, ToggleClock(), say)
    yield Beat(seconds, EndTurn(text, kind))


def asks_from(bank: Bank, answer: str, seconds: float, *, say: str = "") -> Iterator[Beat]:
    """They ask what the bank offers next; the owner answers for `seconds`, and `answer` is the note."""
    yield Beat(ASKING, lambda state: ToggleClock(on_the_table(state, bank)), say)
    yield Beat(seconds, EndTurn(answer))


def puts(question: str, *, say: str = "") -> Beat:
    """They have a question of their own."""
    return Beat(ASKING, lambda state: PutQuestion(Question(question, state.aim, Origin.OWN)), say)


def asks(question: str, answer: str, seconds: float, *, say: str = "") -> Iterator[Beat]:
    """They ask a question of their own; the owner answers for `seconds`, and `answer` is the note."""
    yield puts(question, say=say)
    yield from spoken(answer, seconds)
