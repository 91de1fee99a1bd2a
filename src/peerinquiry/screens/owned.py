"""Phases that turn about one person's challenge: it can become another's, and those before can be looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from peerinquiry.inquiry.commands import AnotherChallenge, ChooseOwner
from peerinquiry.inquiry.inquiries import begun, taken_up
from peerinquiry.inquiry.model import Phase, State
from peerinquiry.inquiry.view.earlier import earlier
from peerinquiry.inquiry.view.words import local
from peerinquiry.screens.asking import ask
from peerinquiry.screens.phase import PhaseScreen


class OwnedScreen(PhaseScreen):
    """A phase about somebody's challenge."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "O",
            "change_owner",
            "owner",
            id="change-owner",
            show=False,
            tooltip="Another owner; what was said so far is set aside whole",
        ),
        Binding("E", "earlier", "earlier", id="earlier", show=False, tooltip="The challenges before this one"),
    ]

    def palette(self) -> Iterable[SystemCommand]:
        """What belongs to the owner, then every step to go to."""
        if self.check_action("another_challenge", ()):
            yield SystemCommand("Another challenge", "This one is done; choose the next", self.action_another_challenge)
        if self.check_action("change_owner", ()):
            yield SystemCommand("Another owner", "Set this one aside, and begin another", self.action_change_owner)
        if self.check_action("earlier", ()):
            yield SystemCommand("Earlier challenges", "What was said, and the plan", self.action_earlier)
        yield from super().palette()

    @work
    async def action_change_owner(self) -> None:
        """Somebody else's challenge, in the middle of this one."""
        await choose_owner(self)

    @work
    async def action_another_challenge(self) -> None:
        """This one is done; the group chooses another."""
        from peerinquiry.screens.ask import ConfirmDialog

        owner = self.console.state.owner
        asked = f"Take up another challenge? {owner}'s stands as it is, plan and all, and we choose again."
        if await ask(self, ConfirmDialog(asked, yes="another challenge")):
            self.act(AnotherChallenge())

    @work
    async def action_earlier(self) -> None:
        """Look at the challenges before this one; nothing changes by it."""
        from peerinquiry.screens.pick import Option, PickDialog

        console = self.console
        told = earlier(console.state, local(console.state, console.moment().wall).date())
        options = [Option(None, line.words, line.aside) for line in told]
        await ask(self, PickDialog("The challenges before this one", options))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where there is an owner to change, or another challenge to look at."""
        state = self.console.state
        match action:
            case "change_owner":
                return state.owner is not None and self.phase is not Phase.CLOSE
            case "another_challenge":
                return state.owner is not None and not state.closed
            case "earlier":
                return bool(state.inquiries)
        return super().check_action(action, parameters)


async def choose_owner(screen: PhaseScreen) -> None:
    """Say whose challenge it is; asks first where something was said about another one's already."""
    from peerinquiry.screens.ask import ConfirmDialog
    from peerinquiry.screens.pick import Option, PickDialog

    state = screen.console.state
    out = {state.owner, *taken_up(state)}
    options = [Option(who, f"{who}: {text}") for who, text in state.challenges.items() if who not in out]
    empty = "No other challenge is written down; [ goes back to write one."
    who = await ask(screen, PickDialog("Whose challenge shall it be?", options, empty=empty))
    if who is None:
        return
    if not set_aside(state) or await ask(screen, ConfirmDialog(f"{set_aside(state)} {who} begins.", yes=f"{who}'s")):
        screen.act(ChooseOwner(who))


def set_aside(state: State) -> str:
    """What becomes of the inquiry that runs once another owner is chosen; nothing where nothing was said yet."""
    if state.owner is None or not begun(state):
        return ""
    return f"What was said about {state.owner}'s challenge is set aside whole. It stays on the page; u brings it back."
