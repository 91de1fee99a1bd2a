"""A session in which something happened of every kind there is, every field that is text filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Final, get_args, get_type_hints

from tests.hostile.payloads import LITERALS, hostile
from tests.inquiry.driver import Run

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.events import KINDS, Event, Mendable, ParticipantAdded, Record, RoundStarted
from peerinquiry.inquiry.model import Answer, CheckIn, Kind, OpenAction, Origin, Presence, Question, Step
from peerinquiry.inquiry.voting import TieRule

EARLIER: Final = "2026-09-01-1400-before"
LATER: Final = "2027-01-11-1400-after"
BANK: Final = Bank(
    "abank",
    "bank title",
    (
        Aim("framing", "aim purpose", (BankQuestion("bank ask?", "bank listen", ("bank tag",), "bank follow up?"),)),
        Aim("support", "aim two", (BankQuestion("bank second?", "bank listen two"),)),
    ),
)
LITERAL: Final = LITERALS[1]
"""Of which the name of a file can be, as well."""
PEOPLE: Final = ("Anneke", "Beatus", "Carlo", "Devi")


def text_fields() -> list[tuple[str, str]]:
    """Each field of an event that takes text, as its kind and name: read off the events themselves."""
    return [
        (kind, name) for kind, cls in KINDS.items() for name, hint in get_type_hints(cls).items() if _takes_text(hint)
    ]


def _takes_text(hint: object) -> bool:
    return hint is str or any(_takes_text(part) for part in get_args(hint))


def turned(event: Event, spell: Callable[[str], str]) -> Event:
    """The event with each of its texts spelled otherwise; words of ours stay."""
    return replace(event, **{item.name: _turned(getattr(event, item.name), spell) for item in fields(event)})


def _turned(value: object, spell: Callable[[str], str]) -> object:
    if isinstance(value, tuple):
        return tuple(_turned(item, spell) for item in value)
    return spell(value) if isinstance(value, str) and not isinstance(value, StrEnum) else value


def hostile_records(literal: str = LITERALS[0], records: Sequence[Record] | None = None) -> list[Record]:
    """The records, every text in them hostile: one text always in one way, so that people stay who they are."""
    return [
        replace(record, event=turned(record.event, lambda text: hostile(text, literal)))
        for record in (every_kind().records if records is None else records)
    ]


def hostile_bank(literal: str = LITERALS[0], spell: Callable[[str, str], str] = hostile) -> Bank:
    """The bank with the same done to it."""

    def told(text: str) -> str:
        return spell(text, literal)

    def questions(aim: Aim) -> tuple[BankQuestion, ...]:
        return tuple(
            BankQuestion(told(one.ask), told(one.listen_for), tuple(map(told, one.tags)), told(one.follow_up))
            for one in aim.questions
        )

    aims = tuple(
        replace(aim, name=told(aim.name), purpose=told(aim.purpose), questions=questions(aim)) for aim in BANK.aims
    )
    return replace(BANK, title=told(BANK.title), aims=aims)


def every_kind() -> Run:
    """From hello to closing words, and what a later session heard of it."""
    run = Run().all(c.OpenSession("opened title", BANK, 60), c.AddPeople(PEOPLE))
    run.append(ParticipantAdded("Eve", Presence.HERE, "pro/nouns"))
    run.all(c.Rename("Eve", "Evi"), c.SetPresence("Evi", Presence.LATE), c.AddPeople(("Nobody",)), c.Remove("Nobody"))
    run.all(c.Shuffle(3), c.Reorder((*PEOPLE, "Evi")), c.SetTitle("titled title"))
    run.all(
        c.EditBank(replace(BANK, title="edited title")),
        c.SetPace({}, ("support",), ()),
        c.SetPace({}, (), ("support",)),
    )
    _last_time(run)
    _choose(run)
    _inquire(run)
    _plan(run)
    run.all(c.CloseSession(), c.FollowUp(LATER, 1, Answer.CHANGED, "followed why", "followed what", date(2027, 2, 1)))
    return run


def _last_time(run: Run) -> None:
    action = OpenAction(EARLIER, 1, "brought what", "Anneke", date(2026, 11, 1), "brought sign", date(2026, 9, 1))
    run.all(c.BringActions((action,), "ateam", CheckIn(EARLIER, date(2026, 11, 2))))
    run.all(c.AnswerAction(1, Answer.CHANGED, "answered why", "answered what", date(2026, 12, 24)))


def _choose(run: Run) -> None:
    run.all(
        c.GoTo(Step.WRITING),
        c.WriteChallenges({"Anneke": "challenge one", "Beatus": "challenge two", "Devi": "challenge 3"}),
    )
    run.all(c.GoTo(Step.SAYING)).turn("said note").all(c.GiveTurn("Devi"), c.Postpone())
    run.all(c.SetVoting(2, TieRule.RUN_OFF), c.GoTo(Step.VOTING))
    for who in PEOPLE:
        run.all(c.CastVote(who, ("Anneke", "Beatus"), by="Anneke"))
    run.all(c.RevealVotes(1)).all(
        c.GoTo(Step.VOTING), c.ChooseOwner("Beatus"), c.DeclineOwnership(1), c.ChooseOwner("Anneke")
    )


def _inquire(run: Run) -> None:
    run.all(c.GoTo(Step.STORY)).turn("story note").all(c.GoTo(Step.QUESTIONS))
    run.all(c.QueueQuestions((("Carlo", "queued question?"),)), c.HideQuestion("bank second?"))
    run.all(c.PutQuestion(Question("put question?", "framing", Origin.OWN))).turn("answer note")
    run.append(RoundStarted(2, ("Carlo",)))
    run.all(c.ParkIdea("Carlo", "parked idea"), c.TurnToAim("support"))
    run.all(c.Pass(Question("bank ask?", "framing", Origin.BANK)))
    run.all(
        c.PutQuestion(Question("own question?", "support", Origin.OWN), Question("bank ask?", "framing", Origin.BANK))
    )
    run.turn("answer two").all(c.GoTo(Step.SAY_BACK)).turn("said back").all(
        c.JudgeSayBack(right=True), c.GoTo(Step.REFRAME)
    )
    run.turn("reframed text").all(c.GoTo(Step.RECOMMENDING), c.Recommend("Carlo", "recommended text", Kind.ADVICE, 1))
    run.all(c.Recommend("Beatus", "an experience", Kind.EXPERIENCE), c.TakeUp(1))


def _plan(run: Run) -> None:
    run.all(c.GoTo(Step.PLANNING), c.SetAction("action what", "Anneke", date(2026, 12, 1), "action sign", ("Beatus",)))
    run.all(c.SetAction("second action", "Carlo"), c.OfferHelp("Beatus", "offered help"), c.AddNotDoing("refrained"))
    run.all(c.AddNotDoing("dropped not doing"), c.DropNotDoing("dropped not doing"), c.SetCheckIn(date(2026, 12, 15)))
    run.all(c.Note("noted text"), c.Note("private note", private=True))
    written = next(record.seq for record in run.records if isinstance(record.event, KINDS["idea_parked"]))
    run.all(c.Amend(written, Mendable.PARKED, "amended text"), c.GoTo(Step.REFLECTING)).turn("reflected text")
    run.all(c.GoTo(Step.PULSE), *(c.GivePulse(who, (5, 4, 3, 2, 1)) for who in PEOPLE))
