"""Search: what was said in all sessions, found while one types.

Another process does the searching (`storage/search_apart.py`), so that no clock waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.page_line import read_line
from peerinquiry.formats.search.hit import Hit, Tally, said_in
from peerinquiry.formats.search.pattern import Pattern, read_pattern
from peerinquiry.formats.search.query import Query, day_of
from peerinquiry.inquiry.text import clean, one_line
from peerinquiry.inquiry.view.words import counted, weekday
from peerinquiry.screens.lobby import kept_at
from peerinquiry.screens.page_lines import TAG, page_lines
from peerinquiry.screens.reader import Place, ReaderScreen
from peerinquiry.screens.shelf import SearchLine, ShelfScreen
from peerinquiry.screens.transcripts import SessionReader
from peerinquiry.storage.files import plain_reason
from peerinquiry.storage.pages import Pages, read_page
from peerinquiry.storage.search_apart import MOST, search_apart
from peerinquiry.storage.sessions import session_file
from peerinquiry.widgets.pager import Line, Pager

PAUSE = 0.08
"""Seconds without a key before it is looked for."""
REST = 0.1
"""Seconds between looks of the list, while more is found."""
BEFORE = 16
"""Letters that stay before the words that were found, where a line is too long for the window."""
MARGIN = 10
"""Cells at the edges of a row."""
WORDS_MEANT = "Type words that were said. Capital or small letters are alike; the newest session comes first."
EXPRESSION_MEANT = "Type a regular expression. Capital or small letters are alike; the newest session comes first."
NOT_YET = "Not an expression yet. {} F2 takes it as words."
TOO_LONG = "That takes too long to try; a simpler expression may not."
NOWHERE = "That was said in no session."
NO_PAGES = "`peerinquiry transcripts check` tells of sessions without a page, which cannot be searched."


class WordsLine(SearchLine):
    """Where one types what to look for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="words.leave", tooltip="Back to where one came from"),
    ]

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.screen.dismiss(None)


class SearchScreen(ShelfScreen[Hit]):
    """Lines under their sessions; Enter reads on from one."""

    AUTO_FOCUS = "WordsLine"
    LINE = WordsLine
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2", "expression", "expression", id="search.expression", tooltip="A regular expression, or words again"
        ),
    ]
    heading = "Search"
    empty = WORDS_MEANT
    placeholder = "what was said"
    typing = True

    def __init__(self) -> None:
        """Nothing is looked for yet."""
        super().__init__()
        self._literal = True
        self._pattern: Pattern | None = None
        self._hint = WORDS_MEANT
        self._told = ""

    def fill(self) -> None:
        """What to type; what was found is still there when one comes back."""
        if not self._items:
            self.narrow(self.query_one(SearchLine).value)

    # What a shelf asks

    def look(self) -> Sequence[Hit]:
        """See `ShelfScreen`."""
        return self._items

    def words(self, item: Hit) -> str:
        """See `ShelfScreen`."""
        return item.line

    def chapter(self, item: Hit) -> str:
        """When the session was, and what its file is called."""
        on, (hour, _, name) = day_of(item.session), item.session[len("2026-11-22-") :].partition("-")
        if on is None:
            return one_line(item.session)
        at = f", {hour[:2]}:{hour[2:]}" if hour.isdecimal() else ""
        return f"{weekday(on)}{at}  {one_line(name.replace('-', ' '))}"

    def line(self, item: Hit) -> Content:
        """When, what kind, and the words, with what was found marked."""
        entry = read_line(item.line)
        time, tag = (entry.time[:5], entry.tag.lower()) if entry else ("", "summary")
        head = f"{time:5}  {tag:<{TAG}}  "
        who = f"{entry.who}: " if entry else ""
        said = Content(said_in(item.line)).stylize("bold $primary", item.begin, item.end)
        name, words = said[: len(who)], said[len(who) :]
        begin = item.begin - len(who)
        if item.end - len(who) > self.size.width - len(head) - len(who) - MARGIN and begin > BEFORE:
            words = Content.assemble("…", words[begin - BEFORE :])
        return Content.assemble((head, "$text-muted"), name, words)

    def note(self) -> str:
        """How many there are."""
        return self._told

    def nothing(self) -> str:
        """What to type, or that there is nothing."""
        return self._hint

    # Searching

    def narrow(self, typed: str) -> None:
        """Look for what is typed; what was looked for before is let go of."""
        self._hint, self._told, self._pattern = (WORDS_MEANT if self._literal else EXPRESSION_MEANT), "", None
        if typed.strip():
            try:
                self._pattern = read_pattern(typed, literal=self._literal, any_case=True)
            except ValueError as error:
                self._hint = NOT_YET.format(error)
        self._search(typed if self._pattern else "")

    @work(exclusive=True, group="search")
    async def _search(self, words: str) -> None:
        """Show what is found as it comes."""
        if not words:
            self._show([])
            return
        await asyncio.sleep(PAUSE)
        hits: list[Hit] = []
        tally, shown = Tally(0), 0.0
        now = asyncio.get_running_loop().time
        async with aclosing(search_apart(self.lobby.home, words, literal=self._literal)) as found:
            async for one in found:
                if isinstance(one, Hit):
                    hits.append(one)
                    continue
                tally = one
                if one.done or now() - shown > REST:
                    self._count(one, hits)
                    self._show(hits)
                    shown = now()
        if not tally.done:
            self._hint = self._told = TOO_LONG
            self._show(hits)
        elif not tally.lines and await asyncio.to_thread(self._some_without_a_page):
            self._told = NO_PAGES
            self._show(hits)

    def _some_without_a_page(self) -> bool:
        return Pages(self.lobby.home, Query(read_pattern(""))).missing > 0

    def _show(self, hits: Sequence[Hit]) -> None:
        if len(hits) != len(self._items) or hits[:1] != self._items[:1]:
            self._items = tuple(hits)
            self.offer(self._items)
        elif not hits:
            self.offer(())
        self.query_one("#note", Static).update(Content(self.note()))

    def _count(self, tally: Tally, hits: Sequence[Hit]) -> None:
        lines = "1 line" if tally.lines == 1 else f"{tally.lines:,} lines"
        if not tally.done:
            self._told, self._hint = f"{lines} so far …", "Looking …"
        elif tally.lines > MOST:
            self._told = f"The first {MOST} of {tally.lines:,} lines; another word makes them fewer."
        elif tally.lines:
            sessions = counted(len({hit.session for hit in hits}), "session")
            self._told = f"{lines} in {sessions}"
        else:
            self._hint, self._told = NOWHERE, ""

    def action_expression(self) -> None:
        """The other way to read what is typed."""
        self._literal = not self._literal
        self.query_one("#heading", Static).update(Content(self.heading if self._literal else "Search by expression"))
        self.narrow(self.query_one(SearchLine).value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One types already."""
        return action != "search"

    # Reading on

    def open(self, item: Hit) -> None:
        """Read its session, from there on."""
        self._read_on(item)

    @work(exclusive=True, group="open")
    async def _read_on(self, hit: Hit) -> None:
        journal = self.lobby.home.sessions / f"{hit.session}.toml"
        lines = page_lines(hit.line)
        place = Place(lines[0].content.plain if lines else "", self._pattern if self._literal else None)
        try:
            session = await asyncio.to_thread(session_file, journal)
        except (OSError, PeerInquiryError):
            self.app.push_screen(PageReader(journal.with_suffix(".md"), place))
        else:
            self.app.push_screen(SessionReader(session, place))


class PageReader(ReaderScreen):
    """A page whose journal is gone, or cannot be read."""

    def __init__(self, path: Path, found: Place) -> None:
        """Show what is at `path`, from what was found on."""
        super().__init__(one_line(path.stem), kept_at(path))
        self._page, self._found = path, found

    def read(self) -> list[Line]:
        """The page as it is."""
        try:
            return page_lines(clean(read_page(str(self._page)).decode(errors="replace")))
        except OSError as error:
            raise PeerInquiryError(f"{self._page.name} could not be read: {plain_reason(error)}.") from error

    def arrive(self, pager: Pager) -> None:
        """At what was found."""
        self._found.stand(self, pager)
