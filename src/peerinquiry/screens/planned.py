"""Phases in which there is a plan to take along: as text for the call's chat, and as dates for calendars."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from peerinquiry.inquiry.view.plan_text import plan_as_text
from peerinquiry.inquiry.view.words import local
from peerinquiry.keepsakes import fits_the_clipboard
from peerinquiry.screens.owned import OwnedScreen

COPY = "The plan as text: on the clipboard, for the call's chat, and as a file beside the record"
CALENDAR = "A file for calendars beside the record, with the check-in and whatever has a date"


class PlannedScreen(OwnedScreen):
    """A phase with a plan."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "copy", id="copy", tooltip=COPY),
        Binding("i", "calendar", "calendar", id="calendar", tooltip=CALENDAR),
    ]

    @property
    def today(self) -> date:
        """The day it is where the session is held."""
        return local(self.console.state, self.console.moment().wall).date()

    def palette(self) -> Iterable[SystemCommand]:
        """What is taken along, then what belongs to the owner."""
        yield SystemCommand("Copy the plan", COPY, self.action_copy)
        yield SystemCommand("Calendar file", CALENDAR, self.action_calendar)
        yield from super().palette()

    def action_copy(self) -> None:
        """The plan as text, for the call's chat."""
        text = plan_as_text(self.console.state, self.today)
        if fits_the_clipboard(text):
            self.app.copy_to_clipboard(text)
        self.console.keepsakes.keep_plan(text)

    def action_calendar(self) -> None:
        """The dates, for calendars."""
        self.console.keepsakes.keep_calendar()
