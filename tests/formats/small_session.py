"""A small session from hello to closing words, with most of what can happen in one."""

from __future__ import annotations

from datetime import date

from tests.inquiry.driver import Run

from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.commands import (
    AddNotDoing,
    AddPeople,
    CastVote,
    CloseSession,
    DropAction,
    EndTurn,
    GivePulse,
    GoTo,
    JudgeSayBack,
    Note,
    OfferHelp,
    OpenSession,
    ParkIdea,
    Pass,
    PutQuestion,
    Recommend,
    RevealVotes,
    SetAction,
    SetCheckIn,
    SetPresence,
    TakeUp,
    ToggleClock,
    TurnToAim,
    Undo,
    WriteChallenges,
)
from peerinquiry.inquiry.model import Kind, Origin, Presence, Question, Step

BANK = Bank(
    "small",
    "A small bank",
    (
        Aim("framing", questions=(BankQuestion("Who is involved?"),)),
        Aim("possibilities", questions=(BankQuestion("What would good look like?"),)),
    ),
)
AN_HOUR_EAST = 60
"""Minutes that the clocks of this group are ahead of UTC."""


def small_session() -> Run:
    """Four people; Ann's challenge is chosen, and Gus is late."""
    session = Run()
    session.all(OpenSession("Leadership team", BANK, AN_HOUR_EAST), after=0)
    session.all(AddPeople(("Ann", "Bea", "Carl")))
    session.all(AddPeople(("Gus",), Presence.LATE))
    _choose(session)
    _inquire(session)
    _recommend(session)
    _plan(session)
    _close(session)
    return session


def turn(session: Run, text: str = "", seconds: float = 20, kind: Kind = Kind.ADVICE) -> None:
    """Somebody speaks for so long, on the clock."""
    session.all(ToggleClock())
    session.all(EndTurn(text, kind), after=seconds)


def _choose(session: Run) -> None:
    session.all(GoTo(Step.WRITING), after=180)
    session.all(WriteChallenges({"Ann": "We lose suppliers", "Bea": "Two teams,\none budget"}), after=60)
    session.all(WriteChallenges({"Ann": "We lose two suppliers a year and nobody owns it"}), after=30)
    session.all(SetPresence("Gus", Presence.HERE), after=10)
    session.all(WriteChallenges({"Gus": "A mistake"}))
    session.all(Undo())
    session.all(GoTo(Step.SAYING))
    for seconds in (20.2, 18.0, 3.0, 4.0):
        turn(session, seconds=seconds)
    session.all(GoTo(Step.VOTING))
    for voter, choice in (("Ann", "Bea"), ("Bea", "Ann"), ("Carl", "Ann"), ("Gus", "Ann")):
        session.all(CastVote(voter, (choice,)), after=5)
    session.all(RevealVotes(seed=7))


def _inquire(session: Run) -> None:
    session.all(GoTo(Step.STORY), after=10)
    turn(session, "Two left this year; finance heard of it first", 170.4)
    session.all(GoTo(Step.QUESTIONS))
    session.all(PutQuestion(Question("Who is involved?", "framing", Origin.BANK)), after=5)
    turn(session, "Purchasing, the two plant leads, and nobody from finance yet", 26.6)
    session.all(ParkIdea("Carl", "Have you tried a second supplier?"), after=4)
    turn(session, seconds=31)
    session.all(TurnToAim("possibilities"))
    session.all(Pass(), after=3)
    session.all(GoTo(Step.SAY_BACK))
    turn(session, "You want somebody to own it", 40)
    session.all(JudgeSayBack(right=True), after=2)
    session.all(GoTo(Step.REFRAME))
    turn(session, "I have not asked anybody to own it", 35)


def _recommend(session: Run) -> None:
    session.all(GoTo(Step.RECOMMENDING))
    turn(session, "When we named one owner, calls halved", 45, Kind.EXPERIENCE)
    session.all(Recommend("Carl", "Try a second supplier", parked=1), after=10)
    session.all(TakeUp(2))
    turn(session, seconds=50)
    session.all(SetPresence("Gus", Presence.GONE))


def _plan(session: Run) -> None:
    session.all(GoTo(Step.PLANNING))
    session.all(SetAction("Ask Dana to own suppliers", "Ann"), after=20)
    session.all(
        SetAction("Ask Dana to own suppliers", "Ann", date(2026, 12, 1), "Dana says yes", ("Bea",), number=1), after=20
    )
    session.all(SetAction("List the suppliers at risk", "Carl"), after=20)
    session.all(SetAction("Write to everyone", "Ann"), after=5)
    session.all(DropAction(3))
    session.all(OfferHelp("Bea", "Sits in on the talk with Dana"))
    session.all(AddNotDoing("Another dashboard"))
    session.all(SetCheckIn(date(2026, 12, 15)))
    session.all(Note("Ann sounded relieved"))
    session.all(Note("Bea and Carl do not get on", private=True))


def _close(session: Run) -> None:
    session.all(GoTo(Step.REFLECTING), after=60)
    turn(session, "I go home lighter", 12)
    turn(session, seconds=9)
    turn(session, "Asking is harder than telling", 11)
    session.all(GoTo(Step.PULSE))
    session.all(GivePulse("Bea", (3, 4, 4, 3, 5)), GivePulse("Carl", (5, 3, 4, 3, 4)))
    session.all(GivePulse("Ann", (4, 5, 4, 3, 5)), after=18)
    session.all(CloseSession(), after=30)
