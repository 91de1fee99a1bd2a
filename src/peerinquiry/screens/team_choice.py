"""Which team meets: those that there are, and those that need mending first."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.toml_file import in_brief
from peerinquiry.inquiry.team import Team
from peerinquiry.inquiry.team_changes import size
from peerinquiry.screens.lobby import Lobby
from peerinquiry.screens.pick import Option, PickDialog
from peerinquiry.storage.teams import Teams
from peerinquiry.team_in_use import Meeting, meeting

NONE_YET = "No team is saved yet. n begins, and in Gather S saves the group."


@dataclass(frozen=True, slots=True)
class Offer:
    """A team that was found: it, or what is wrong with it."""

    name: str
    team: Team | PeerInquiryError


async def choose_team(asker: Screen[Any], lobby: Lobby) -> Meeting | None:
    """The one that meets, with what it brings; asked for where there are several. None, once it is said why."""
    found = await asyncio.to_thread(_offers, Teams(lobby.home))
    if not found:
        lobby.say(NONE_YET)
        return None
    dialog = PickDialog("Which team meets?", [_option(offer) for offer in found], empty="No team fits what is typed.")
    picked = found[0] if len(found) == 1 else await asker.app.push_screen_wait(dialog)
    if picked is None:
        return None
    try:
        return await asyncio.to_thread(meeting, lobby.home, lobby.library, picked.name)
    except PeerInquiryError as error:
        lobby.say(f"{in_brief(error)} n begins without it.", warn=True)
        return None


def _offers(teams: Teams) -> list[Offer]:
    return [Offer(name, _loaded(teams, name)) for name in teams.names()]


def _loaded(teams: Teams, name: str) -> Team | PeerInquiryError:
    try:
        return teams.load(name)
    except PeerInquiryError as error:
        return error


def _option(offer: Offer) -> Option[Offer]:
    match offer.team:
        case Team() as team:
            return Option(offer, team.title, size(team))
        case _:
            return Option(offer, f"! {offer.name}", "needs mending: choose it to see where", dim=True)
