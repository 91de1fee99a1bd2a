"""The dialogs that open over any phase: whose turn, who is here, when we end, who was heard, a note to oneself."""

from __future__ import annotations

from typing import cast

from textual import work

from peerinquiry.inquiry import turns
from peerinquiry.inquiry.commands import Command, GiveTurn, InviteUnheard, Note
from peerinquiry.inquiry.view.heard import heard_view
from peerinquiry.screens.asking import ask
from peerinquiry.screens.console import Console
from peerinquiry.screens.saving import SavingScreen


class OverPhases(SavingScreen):
    """A screen over which they open; what is chosen there it asks of the console."""

    @property
    def console(self) -> Console:
        """The console this screen stands in."""
        return cast("Console", self.app)

    def act(self, command: Command) -> bool:
        """Ask the console."""
        return self.console.act(command)

    @work
    async def action_jump(self) -> None:
        """Give the turn to somebody."""
        from peerinquiry.screens.pick import Option, PickDialog

        names = [name for name in turns.waiting(self.console.state) if name != self.console.state.desk.round.holder]
        options = [Option(name, name) for name in names]
        who = await ask(self, PickDialog("Whose turn is it?", options, empty="Everyone had a turn."))
        if who:
            self.act(GiveTurn(who))

    @work
    async def action_people(self) -> None:
        """Who is here."""
        from peerinquiry.screens.people import PeopleDialog

        await ask(self, PeopleDialog())

    @work
    async def action_private_note(self) -> None:
        """Write down what is nobody else's business."""
        from peerinquiry.screens.ask import AskDialog

        seen = "" if self.console.private else "; everyone who sees this window can read along while you type"
        text = await ask(self, AskDialog(f"A note for you alone{seen}", placeholder="it stays in the record"))
        if text and text.strip() and self.act(Note(text, private=True)):
            self.console.say("Kept, for you alone.")

    @work
    async def action_pace(self) -> None:
        """When we end, and what would end us on time."""
        from peerinquiry.screens.pace import PaceDialog

        self.app.clear_notifications()  # what led here would cover the headline
        await ask(self, PaceDialog())

    @work
    async def action_heard(self) -> None:
        """Who was heard; for the facilitator, who may ask those in who were not."""
        from peerinquiry.screens.heard import HeardDialog

        view = heard_view(self.console.state, self.console.moment().elapsed)
        shown = await ask(self, HeardDialog(view, private=self.console.private))
        if shown is not None:
            self.act(InviteUnheard(shown))
