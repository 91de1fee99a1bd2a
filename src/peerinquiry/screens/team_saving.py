"""Save this group: the people of a session become a team, or a team is brought up to date, once that is said."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.toml_file import in_brief
from peerinquiry.inquiry.commands import NameTeam
from peerinquiry.inquiry.team import Team
from peerinquiry.inquiry.team_changes import differences, missing, without
from peerinquiry.inquiry.view.words import listed
from peerinquiry.screens.asking import ask
from peerinquiry.screens.console import Console
from peerinquiry.storage.teams import Teams
from peerinquiry.team_in_use import nobody_yet, with_session
from peerinquiry.widgets.key_bar import KeyBar

NOBODY = "Nobody is here yet. Add the names (w), then save the group."
SAVED = "Saved. Next time, m on the home screen begins with them."


class Answer(StrEnum):
    """What is to be saved: the group, with whoever is missing today still in it, or without them."""

    ALL = "all"
    TODAY = "today"


class SaveTeamDialog(ModalScreen[Answer | None]):
    """Shows what would change in a team, and asks; None if it was left."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer('all')", "save", id="save-team.save", tooltip="Save; who is missing stays in it"),
        Binding("x", "answer('today')", "take them off", id="save-team.off", tooltip="Save; who is missing is off it"),
        Binding("escape,n,q", "leave", "leave it", id="save-team.leave", tooltip="Change nothing"),
    ]

    def __init__(self, title: str, changes: tuple[str, ...], gone: tuple[str, ...]) -> None:
        """`changes` are told line by line; `gone` are in the team, and not here."""
        super().__init__()
        self._title, self._changes, self._gone = title, changes, gone

    def compose(self) -> ComposeResult:
        """What would change, then the keys."""
        with Vertical(id="sheet"):
            yield Static(Content.styled(f"Change the team “{self._title}”?", "bold $primary"), id="question")
            with VerticalScroll(id="changes", can_focus=False):
                yield Static(Content("\n").join(self._lines()))
            yield KeyBar()

    def _lines(self) -> list[Content]:
        lines = [Content(f"+ {change}") for change in self._changes]
        if self._gone:
            stay = "stays in it" if len(self._gone) == 1 else "stay in it"
            away = f"  {listed(self._gone)}, not here today, {stay}; x takes them off"
            lines.append(Content.styled(away, "$text-muted"))
        return lines

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody is missing: nobody can be taken off."""
        return action != "answer" or parameters != (Answer.TODAY.value,) or bool(self._gone)

    def action_answer(self, answer: str) -> None:
        """Close with the answer."""
        self.dismiss(Answer(answer))

    def action_leave(self) -> None:
        """Close without a change."""
        self.dismiss(None)


async def save_group(asker: Screen[Any]) -> None:
    """Ask for a name, show what would change where there is such a team, and save; then this is that team's session."""
    from peerinquiry.screens.ask import AskDialog

    console = cast("Console", asker.app)
    if not console.state.participants:
        console.say(NOBODY)
        return
    teams = Teams(console.home)
    offered = await asyncio.to_thread(_title, teams, console.state.team) or console.state.title
    named = AskDialog("What is this group called?", offered)
    name = await ask(asker, named)
    if name is None or not name.strip():
        return
    try:
        team = await _to_save(asker, console, teams, name)
        path = await asyncio.to_thread(teams.keep, team) if team else None
    except PeerInquiryError as error:
        console.say(in_brief(error), warn=True)
        return
    if path and (console.state.team == path.stem or console.act(NameTeam(path.stem))):
        console.say(SAVED)


def _title(teams: Teams, team: str) -> str:
    """What that team is called; its file's name, where the file cannot be read, and nothing where there is no team."""
    try:
        return teams.load(team).title if team else ""
    except PeerInquiryError:
        return team


async def _to_save(asker: Screen[Any], console: Console, teams: Teams, name: str) -> Team | None:
    """The team as it is to be saved; where there is one of that name, once it was said what would change in it.

    Raises PeerInquiryError where no team can be called so, or the one that is has mistakes.
    """
    path = teams.file_for(name)
    if not path.exists():
        return with_session(nobody_yet(name), console.state, console.bank)
    before = await asyncio.to_thread(teams.load, path.stem)
    after = with_session(before, console.state, console.bank)
    changes, gone = differences(before, after), missing(before, console.state)
    if not changes and not gone:
        return after
    answer = await ask(asker, SaveTeamDialog(before.title, changes, gone))
    return without(after, gone) if answer is Answer.TODAY else after if answer else None
