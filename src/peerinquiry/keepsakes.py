"""What people take along from the open session: its dates for their calendars, the plan as text, a page to look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.view.calendar import told
from peerinquiry.recording import Files, Recording
from peerinquiry.session import Post

CLIPBOARD: Final = 74_994
"""Bytes of text that a terminal takes for the clipboard at most: with those, 100,000 go over the line."""
ON_THE_CLIPBOARD: Final = "The plan is on the clipboard, where the terminal allows it"
TOO_LONG: Final = "The plan is too long for the clipboard"
REPORTED: Final = "lies beside the record. It tells how long everyone spoke: look at it before you send it."
NO_DATE: Final = "Nothing in the plan has a date yet, so there is nothing for a calendar."


class Showing(Protocol):
    """What is needed of the console."""

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        ...

    def aside(self, work: Callable[[], None], group: str = "page") -> None:
        """Do what may take a while, out of the way of the screen; of each group the latest alone."""
        ...


class Keepsakes:
    """Writes them beside the record, and says where they are. Files are written in a thread."""

    def __init__(self, showing: Showing, recording: Recording, post: Post) -> None:
        """Keep what is asked for of `recording`; `post` runs a callback in the console's thread."""
        self._showing, self._recording, self._post = showing, recording, post

    @property
    def files(self) -> Files:
        """Where the session is kept."""
        return self._recording.files

    def keep_calendar(self) -> None:
        """Write the calendar file."""
        self._showing.aside(lambda: self._tell(self._calendar), "calendar")

    def keep_plan(self, text: str) -> None:
        """Write the plan as text, for whoever has no clipboard; the clipboard gives no answer whether it took it."""
        self._showing.aside(lambda: self._tell(lambda: self._plan(text)), "plan")

    def keep_report(self) -> None:
        """Write the report, as a page for the browser."""
        self._showing.aside(lambda: self._tell(self._report), "report")

    def _tell(self, write: Callable[[], tuple[str, bool]]) -> None:
        sentence, trouble = write()
        self._post(lambda: self._showing.say(sentence, warn=trouble))

    def _calendar(self) -> tuple[str, bool]:
        try:
            entries = self._recording.write_calendar()
        except PeerInquiryError as error:
            return str(error), True
        if not entries:
            return NO_DATE, False
        name = self.files.calendar.name
        return f"{name} lies beside the record, for calendars: {told(entries)}.", False

    def _plan(self, text: str) -> tuple[str, bool]:
        copied = ON_THE_CLIPBOARD if fits_the_clipboard(text) else TOO_LONG
        try:
            self._recording.write_plan(text)
        except PeerInquiryError as error:
            return f"{copied}. {error}", True
        return f"{copied}, and in {self.files.plan.name} beside the record.", False

    def _report(self) -> tuple[str, bool]:
        try:
            self._recording.write_report()
        except PeerInquiryError as error:
            return str(error), True
        return f"{self.files.report.name} {REPORTED}", False


def fits_the_clipboard(text: str) -> bool:
    """Whether a terminal takes it."""
    return len(text.encode()) <= CLIPBOARD
