"""Before a session is open: new, resume, or look what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.text import clean, one_line
from peerinquiry.live import Live, Opener
from peerinquiry.plain.inbox import Arrival, End, Inbox
from peerinquiry.plain.teller import Out
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import list_sessions
from peerinquiry.team_in_use import Meeting

MOST: Final = 10
"""Sessions told at once."""
PATIENCE: Final = 3600.0
"""Seconds between two looks for a line, where nothing else is to be done."""
REFUSED: Final = 1
"""The exit code where a line of a script was not understood, or was refused."""
WORDS: Final = (
    "new [TITLE]: begin a session.",
    "meet [TEAM]: begin a session with a team that was saved.",
    "resume [NAME]: go on with the one left open that you worked on last, or with the one that is named.",
    "sessions: the latest ones, by name.",
    "quit: leave.",
)
BESIDES: Final = (
    "Not in here, but line by line as well: `peerinquiry rehearse --plain` plays an invented session; "
    "`peerinquiry transcripts show` reads one, `peerinquiry banks list` tells the question banks."
)

Opening = Callable[[Opener], Live]


@dataclass(frozen=True, slots=True)
class Finders:
    """Which `journal` a name means, and what a `team` of that name brings. Both raise PeerInquiryError for none."""

    journal: Callable[[str], Path]
    team: Callable[[str], Meeting]


class Lobby:
    """Reads lines until a session is asked for."""

    def __init__(self, inbox: Inbox, out: Out, home: Home, find: Finders, prompt: Out | None) -> None:
        """Tell what there is to `out`; `prompt` is asked with where somebody types."""
        self._inbox, self._out, self._home, self._find, self._prompt = inbox, out, home, find, prompt

    def ask(self) -> Opening | int:
        """How to open the session that is asked for; or the exit code, where none is."""
        self._help("peerinquiry, line by line. Say one of these:")
        failed = False
        while True:
            if self._prompt:
                self._prompt("> ")
            try:
                found = self._heard(self._inbox.next(PATIENCE))
            except PeerInquiryError as error:
                self._out(str(error))
                failed = True
                continue
            match found:
                case End(code):
                    return code or (REFUSED if failed and self._prompt is None else 0)
                case None:
                    pass
                case opening:
                    return opening

    def _heard(self, arrival: Arrival | None) -> Opening | End | None:
        """What came of it, if it leads out of here. Raises PeerInquiryError where a line asks in vain."""
        match arrival:
            case str():
                return self._asked(clean(arrival))
            case End() | None:
                return arrival
            case callback:
                callback()
                return None

    def _help(self, *first: str) -> None:
        for told in (*first, *WORDS):
            self._out(told)

    def _asked(self, line: str) -> Opening | End | None:
        word, _, rest = line.strip().partition(" ")
        match word.casefold():
            case "new":
                return lambda opener: opener.begin(rest.strip())
            case "meet":
                found = self._find.team(rest.strip())
                return lambda opener: opener.begin("", found)
            case "resume":
                journal = self._find.journal(rest.strip() or "latest")
                return lambda opener: opener.take_up(journal)
            case "sessions":
                for told in self._sessions():
                    self._out(told)
            case "quit":
                return End()
            case "" | "help":
                self._help()
                self._out(BESIDES)
            case _:
                raise PeerInquiryError(f"There is no word {one_line(word)} here: new, meet, resume, sessions, quit.")
        return None

    def _sessions(self) -> Iterator[str]:
        sessions = list_sessions(self._home).sessions
        for session in sessions[:MOST]:
            yield f"{one_line(session.name)}: {one_line(session.title)}{', closed' if session.closed else ''}"
        if not sessions:
            yield "There is no session yet; new begins one."
