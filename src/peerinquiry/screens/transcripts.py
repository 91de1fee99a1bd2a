"""Transcripts: what happened in earlier sessions."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.mistakes import short
from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry.view.words import MONTHS, counted, weekday
from peerinquiry.screens.deleting import ask_deletion
from peerinquiry.screens.lobby import kept_at
from peerinquiry.screens.page_lines import page_lines
from peerinquiry.screens.reader import Place, ReaderScreen
from peerinquiry.screens.shelf import ShelfScreen
from peerinquiry.storage.atomic import write_whole
from peerinquiry.storage.files import plain_reason
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.sessions import Known, SessionFile, list_sessions, transcript_path
from peerinquiry.widgets.pager import Line, Pager

NOTHING_YET = (
    "No session is on record yet.\n\n"
    "What is said in one is kept as it happens, and can be read here afterwards. A rehearsal makes one, too."
)
WHEN = len("Sun 22 Nov  14:00")
LONGEST = 60
"""Characters of a name that are told."""
TITLE = 31
"""Cells for a title; what is said beside it begins after them."""


def name_of(session: SessionFile) -> str:
    """What it is called, as far as a line has room for it."""
    return short(session.title or session.name, LONGEST)


def about(session: SessionFile) -> str:
    """When it was, and with how many."""
    at = session.opened_here
    return f"{weekday(at.date())}, {at:%H:%M} · {counted(session.people_count, 'person', 'people')}"


class TranscriptsScreen(ShelfScreen[SessionFile]):
    """Sessions, the newest first; Enter reads one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,f5", "resume", "resume", id="transcripts.resume", tooltip="Go on with it, if it was left open"),
        Binding("g", "group", "by group", id="transcripts.group", tooltip="By group, or by date again"),
        Binding("D", "delete", "delete", id="transcripts.delete", tooltip="Delete it for good; it asks for the day"),
        Binding(
            "s", "search_all", "search all", id="transcripts.search", tooltip="Search what was said in all of them"
        ),
    ]
    heading = "Transcripts"
    empty = NOTHING_YET

    def __init__(self, known: Known) -> None:
        """`known`: what was read of each session before."""
        super().__init__()
        self._known = known
        self._by_group = False
        self._skipped = 0

    def look(self) -> Sequence[SessionFile]:
        """All of them, by date, or by group and then by date."""
        found = list_sessions(self.lobby.home, known=self._known)
        self._skipped = found.skipped
        if not self._by_group:
            return found.sessions
        return sorted(found.sessions, key=lambda session: name_of(session).casefold())

    def chapter(self, session: SessionFile) -> str:
        """The month, or the group."""
        if self._by_group:
            return name_of(session)
        at = session.opened_here
        return f"{MONTHS[at.month - 1]} {at.year}"

    def words(self, session: SessionFile) -> str:
        """Its name, and its date in either way to write it."""
        return f"{name_of(session)} {session.name} {weekday(session.opened_here.date())}"

    def line(self, session: SessionFile) -> Content:
        """When, who, and whether it was left open."""
        at = session.opened_here
        when = f"{weekday(at.date())[:-5]:<10}  {at:%H:%M}"
        title = Content(name_of(session)).truncate(TITLE, ellipsis=True)
        left = "  no names" if session.redacted else "" if session.closed else "  left open"
        return Content.assemble(
            (when.ljust(WHEN), "$text-muted"),
            "   ",
            title.pad_right(TITLE - title.cell_length).stylize("bold"),
            "  ",
            (counted(session.people_count, "person", "people"), "$text-muted"),
            (left, "$primary"),
        )

    def note(self) -> str:
        """Where they are, and what could not be read."""
        kept = f"Kept in {kept_at(self.lobby.home.sessions)}"
        if not self._skipped:
            return kept
        return (
            f"{counted(self._skipped, 'file')} there could not be read as a session; "
            "`peerinquiry transcripts check` says why."
        )

    def open(self, session: SessionFile) -> None:
        """Read it."""
        self.app.push_screen(SessionReader(session))

    def action_resume(self) -> None:
        """Go on with it."""
        if self.marked:
            self.lobby.take_up(self.marked.path)

    def action_search_all(self) -> None:
        """Search what was said."""
        from peerinquiry.screens.search import SearchScreen

        self.app.push_screen(SearchScreen())

    @work(exclusive=True, group="delete")
    async def action_delete(self) -> None:
        """Delete it for good."""
        if session := self.marked:
            await ask_deletion(self, self.lobby, session.path, name_of(session), session.opened_here.date())
            self.fill()

    def action_group(self) -> None:
        """The other order."""
        self._by_group = not self._by_group
        self.fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey what cannot be done now."""
        if action == "resume":
            return True if self.marked and not self.marked.closed else None
        if action == "delete":
            return True if self.marked else None
        return True if action not in {"group", "search_all"} or self._items else None


class SessionReader(ReaderScreen):
    """One session, as its page tells it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "resume", "resume", id="session.resume", tooltip="Go on with it"),
        Binding("x", "export", "export", id="session.export", tooltip="Write a copy of the page elsewhere"),
    ]

    def __init__(self, session: SessionFile, found: Place | None = None) -> None:
        """Tell `session` again, from what was found on."""
        super().__init__(name_of(session), kept_at(transcript_path(session.path)))
        self._session, self._found = session, found

    def read(self) -> list[Line]:
        """The page, made anew from the journal: what is on disk beside it may be older."""
        return page_lines(self._page())

    def arrive(self, pager: Pager) -> None:
        """At what was found."""
        if self._found:
            self._found.stand(self, pager)

    def _page(self) -> str:
        return render(read_journal(self._session.path).records)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session that was closed is over."""
        return super().check_action(action, parameters) and (action != "resume" or not self._session.closed)

    def action_resume(self) -> None:
        """Go on with it."""
        self.lobby.take_up(self._session.path)

    @work(exclusive=True, group="export")
    async def action_export(self) -> None:
        """Write a copy of the page where one likes."""
        from peerinquiry.screens.ask import AskDialog

        suggestion = kept_at(Path.cwd() / f"{self._session.name}.md")
        asked = await self.app.push_screen_wait(AskDialog("Where shall a copy of this page go?", suggestion))
        if not asked or not asked.strip():
            return
        try:
            target = await asyncio.to_thread(self._export, asked.strip())
        except OSError as error:
            self.lobby.say(f"The page could not be written there: {plain_reason(error)}.", warn=True)
        except (PeerInquiryError, RuntimeError, ValueError) as error:
            self.lobby.say(str(error), warn=True)
        else:
            self.lobby.say(f"Written to {kept_at(target)}.")

    def _export(self, asked: str) -> Path:
        """Into a folder under the session's own name, else to the very file; nothing is written over."""
        target = Path(asked).expanduser().absolute()
        if target.is_dir():
            target = target / f"{self._session.name}.md"
        if target.exists():
            raise PeerInquiryError(f"There is a file at {kept_at(target)} already.", "Choose another name.")
        write_whole(target, self._page().encode())
        return target
