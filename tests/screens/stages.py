"""How far a session has come when a test sits down at it: tuples of commands."""

from __future__ import annotations

from datetime import date

from peerinquiry.inquiry.commands import (
    AddNotDoing,
    AddPeople,
    ChooseOwner,
    Command,
    EndTurn,
    GoTo,
    OfferHelp,
    ParkIdea,
    SetAction,
    SetCheckIn,
    SetPresence,
    WriteChallenges,
)
from peerinquiry.inquiry.model import Presence, Step

PEOPLE = ("Ann", "Bea", "Carl", "Dev", "Eli", "Hal")
"""Ann owns the challenge; Hal is not there today."""
BEFORE = "Two suppliers a year walk away"
AFTER = "How do we come to own our suppliers together?"

CHOSEN: tuple[Command, ...] = (
    AddPeople(PEOPLE),
    SetPresence("Hal", Presence.ABSENT),
    WriteChallenges({"Ann": BEFORE, "Bea": "Two people want one job"}),
    GoTo(Step.VOTING),
    ChooseOwner("Ann"),
)
PARKED: tuple[Command, ...] = (
    ParkIdea("Bea", "Hold a supplier day"),
    ParkIdea("Ann", "A second source"),
    ParkIdea("Hal", "Pay them sooner"),
)
REFRAMED: tuple[Command, ...] = (*CHOSEN, GoTo(Step.REFRAME), EndTurn(AFTER))
RECOMMENDING: tuple[Command, ...] = (*REFRAMED, GoTo(Step.RECOMMENDING))
PLANNING: tuple[Command, ...] = (*REFRAMED, GoTo(Step.PLANNING))
PLANNED: tuple[Command, ...] = (
    *PLANNING,
    SetAction("Call both suppliers", "Ann", date(2026, 11, 27), "both have said why", ("Bea",)),
    SetAction("Name one owner per supplier", "Carl", date(2027, 1, 15), "a list on the wall"),
    SetAction("Share the forecast", "Ann", date(2027, 4, 1)),
    SetAction("Bring finance in", "Ann"),
    OfferHelp("Bea", "joins the first call"),
    OfferHelp("Dev", "lends a template"),
    AddNotDoing("A new tender this year"),
    SetCheckIn(date(2026, 12, 18)),
)
REFLECTING: tuple[Command, ...] = (*PLANNED, GoTo(Step.REFLECTING))
PULSE: tuple[Command, ...] = (*PLANNED, GoTo(Step.PULSE))
FAREWELL: tuple[Command, ...] = (*PLANNED, GoTo(Step.FAREWELL))
PARKED_AND_PLANNED: tuple[Command, ...] = (*CHOSEN, *PARKED, *PLANNED[len(CHOSEN) :])
