"""A question bank: questions grouped by aim, and the lengths of time that fit it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from peerinquiry.inquiry.bank_ref import BankRef
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Timing


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question; `listen_for` is a hint for the facilitator alone, `follow_up` a question to ask after its answer."""

    ask: str
    listen_for: str = ""
    tags: tuple[str, ...] = ()
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a set of questions is for. It has `rounds`, and `answer` seconds for each answer; 0: the usual ones."""

    name: str
    purpose: str = ""
    questions: tuple[BankQuestion, ...] = ()
    rounds: int = 1
    answer: float = 0.0


@dataclass(frozen=True, slots=True)
class Bank:
    """A question bank. `name` is its file's name without `.toml`; `timings` holds only what it sets, in seconds.

    What it takes from the bank that it `extends` is in it already.
    """

    name: str
    title: str
    aims: tuple[Aim, ...]
    language: str = "en"
    source: str = ""
    timings: Mapping[Timing, float] = field(default_factory=dict)
    extends: str = ""

    @classmethod
    def known(cls, ref: BankRef) -> Bank:
        """What the record knows of a bank, where its file is gone or broken."""
        return cls(ref.name, ref.title, tuple(Aim(name) for name in ref.aims))

    @property
    def ref(self) -> BankRef:
        """What the record keeps of it."""
        usual = self.timings.get(Timing.ANSWER, DEFAULT_TIMINGS[Timing.ANSWER])
        rounds = tuple(aim.rounds for aim in self.aims)
        shares = tuple(aim.answer / usual if aim.answer else 1.0 for aim in self.aims)
        return BankRef(
            self.name,
            self.title,
            tuple(aim.name for aim in self.aims),
            rounds if any(number != 1 for number in rounds) else (),
            shares if any(share != 1 for share in shares) else (),
        )

    def aim(self, name: str) -> Aim | None:
        """The aim of that name."""
        return next((aim for aim in self.aims if aim.name == name), None)

    def listen_for(self, ask: str) -> str:
        """What the facilitator may listen for when this is asked; nothing for a question that is not from here."""
        every = (question for aim in self.aims for question in aim.questions)
        return next((question.listen_for for question in every if question.ask == ask), "")
