"""Inquire: Ann's story, four rounds of questions, a peer who says back what was heard, and another question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import (
    CreditClock,
    DrawTurn,
    EndTurn,
    ExtendClock,
    GoTo,
    JudgeSayBack,
    NewRound,
    ParkIdea,
    Pass,
    Postpone,
    PutQuestion,
    SetPresence,
    ToggleClock,
    Undo,
)
from peerinquiry.inquiry.model import DEFAULT_TIMINGS, Presence, State, Step, Timing
from peerinquiry.inquiry.view.questions import another, on_the_table
from peerinquiry.rehearsal.beat import ASKING, BREATH, Beat, asks, asks_from, puts, spoken

OVERTIME: Final = 8.0
"""Seconds that one answer runs over."""
FORGOTTEN: Final = 7.0
"""Seconds of one answer that go by before the facilitator thinks of the clock."""
PARKED: Final = "Pay suppliers in 30 days instead of 60"
FAY_IS_DRAWN: Final = 5
"""A seed by which the draw of who says back falls on Fay, who passed before."""

STORY: Final = (
    "First Lindqvist, then Ortega; in March Brandt gave notice, and line 2 stood for four days. Each time I find "
    "another one, the plants make do, quality dips for a quarter, and we are proud that we coped."
)
HEARD: Final = "You carry this alone, at night. And you miss them, not only their parts."
REFRAME: Final = "How do we become a customer that good suppliers want to keep?"


def inquiring(bank: Bank) -> Iterator[Beat]:
    """The whole phase."""
    yield from spoken(STORY, 30, say="Ann tells it as it was. Nobody interrupts.")
    yield Beat(3, GoTo(Step.QUESTIONS))
    yield from _framing(bank)
    yield _next_round(bank, 1)
    yield from _possibilities(bank)
    yield _next_round(bank, 2)
    yield from _milestones(bank)
    yield _next_round(bank, 3)
    yield from _support(bank)
    yield from _said_back()
    yield from spoken(REFRAME, 13, say="Ann looks at her own sentence for a while.")
    yield Beat(4, GoTo(Step.RECOMMENDING))


def _next_round(bank: Bank, number: int) -> Beat:
    """Everyone again, for the bank's next aim; for its last one, if it has fewer than four."""
    aim = bank.aims[number].name if number < len(bank.aims) else ""
    return Beat(3, NewRound(aim=aim))


def _seconds(bank: Bank, timing: Timing) -> float:
    return bank.timings.get(timing, DEFAULT_TIMINGS[timing])


def _framing(bank: Bank) -> Iterator[Beat]:
    """What happened and is happening. An answer runs over, a clock is forgotten, a call drops, advice is parked."""
    yield from asks_from(bank, "Line 2 stood four days. Carl and I have been short with each other since.", 14)
    long_answer = _seconds(bank, Timing.ANSWER) + OVERTIME
    yield Beat(ASKING, lambda state: ToggleClock(on_the_table(state, bank)))
    yield Beat(
        long_answer,
        EndTurn("It crept up. Each loss looked like bad luck; I found somebody new and moved on."),
        "Ann has a lot to say here. The clock counts the overtime, and nobody cuts her off.",
    )
    yield puts("What did Brandt write when they gave notice?")
    # The time to ask needs no clock; what goes by after it can be credited.
    forgotten = max(0.0, _seconds(bank, Timing.ASK) - ASKING) + FORGOTTEN
    yield Beat(forgotten, CreditClock(), "The clock was forgotten. One key counts what went by.")
    yield Beat(3, SetPresence("Eli", Presence.ABSENT), "Eli's call drops.")
    yield Beat(5, EndTurn("Two lines: that we are hard to plan for. I felt caught."))
    yield from asks_from(bank, "I don't decide. Whoever calls from the shop floor comes first.", 11)
    yield puts("Have you tried paying them sooner?")
    yield Beat(3, ParkIdea("Gus", PARKED), "That was advice dressed as a question. It is parked; Gus asks another.")
    yield puts("What do they hear from us when nothing is wrong?")
    yield Beat(BREATH, ToggleClock())
    yield Beat(4, SetPresence("Eli", Presence.HERE), "Eli is back on the call.")
    yield Beat(5, EndTurn("Nothing. We only ring when something is late."))
    yield from asks_from(bank, "Bea's buyers, both plants, quality. And the suppliers: I forget to count them.", 12)


def _possibilities(bank: Bank) -> Iterator[Beat]:
    """What good would look like. A wrong key, a question that is not ready, a pass."""
    yield Beat(BREATH, Pass(), "That was the wrong key: Bea has a question.")
    yield Beat(BREATH, Undo())
    yield from asks_from(bank, "A year in which nobody leaves us, and I could say why.", 10)
    answer = "Brandt. They rang at night once, to save a batch of ours."
    yield from asks("Which supplier would you hate to lose most?", answer, 11)
    yield Beat(3, Postpone(), "Dev has something, and needs a moment to find the words.")
    yield from asks_from(bank, "That they might show us a better way, if we ever asked.", 12)
    yield Beat(4, Pass(), "Fay would rather listen this time.")
    answer = "When Ortega's people sat with Dev's: a new seal in three weeks, and laughter."
    yield from asks("When did work with a supplier last feel good?", answer, 14)
    yield from asks_from(bank, "One call on Monday, no surprise by Friday, and I sleep.", 10, say="Now Dev is ready.")


def _milestones(bank: Bank) -> Iterator[Beat]:
    """What would show momentum. An answer that is worth fifteen seconds more, and one without a note."""
    nobody_knows = "How long a supplier's question lies with us. Today nobody knows."
    yield from asks_from(bank, nobody_knows, 11, say="Fay only listened last time, so she is asked first; then Dev.")
    yield Beat(ASKING, lambda state: ToggleClock(on_the_table(state, bank)))
    yield Beat(
        _seconds(bank, Timing.ANSWER) - 6, ExtendClock(), "Ann is close to something; the group gives her 15 s more."
    )
    yield Beat(12, EndTurn("Each supplier can name one of us. Not “the company”: a person, who rings back."))
    answer = "A forecast that we keep to, and somebody who picks up the phone."
    yield from asks("What would Brandt need to see in order to stay?", answer, 12)
    yield from asks_from(bank, "See Brandt. List who knows whom. Stop changing orders on Fridays.", 13)
    yield from asks("Who would feel the change first?", "", 8, say="No note this time; the clock is enough.")
    yield from asks_from(bank, "They would ring us before it goes wrong, not after.", 9)


def _support(bank: Bank) -> Iterator[Beat]:
    """What would build confidence and unity."""
    yield Beat(3, lambda state: _other(state, bank), "Bea keeps the first question of the bank for later.")
    yield from asks_from(bank, "That I sat with a supplier for an hour, and defended nothing.", 11)
    answer = "Tell me on Mondays what the line really needs. And a coffee, Carl."
    yield from asks("What do you need from me?", answer, 12, say="It is quiet for a moment before Carl asks.")
    yield from asks_from(bank, "In six weeks. Sooner, and I would only have plans to show.", 9)
    yield from asks_from(bank, "Each of you could know two suppliers well. I can't know all twelve.", 13)
    yield from asks("What might get in your way?", "I might. I like being the one who saves the day.", 14)
    answer = "If one of you asked me on Fridays what I left to others that week."
    yield from asks("What would help you leave the saving to others?", answer, 12)
    yield Beat(3, GoTo(Step.SAY_BACK))


def _other(state: State, bank: Bank) -> PutQuestion:
    return PutQuestion(another(state, bank) or on_the_table(state, bank))


def _said_back() -> Iterator[Beat]:
    """A peer, drawn by chance, says back what was heard; the owner says whether that was it."""
    yield Beat(4, DrawTurn(FAY_IS_DRAWN), "Who says back is drawn by chance.")
    yield from spoken(HEARD, 16)
    yield Beat(3, JudgeSayBack(right=True))
    yield Beat(3, GoTo(Step.REFRAME))
