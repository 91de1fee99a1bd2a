"""The console, line by line: the same session, for screen readers, braille, slow links and pipes.

A line comes in, a word of the language makes commands of it, and what happened is told. Between lines the clock goes
on: the end of a turn's time is announced, and the heartbeat is written.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.times import seconds_in
from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.text import clean
from peerinquiry.live import Live, Opener
from peerinquiry.plain import words
from peerinquiry.plain.inbox import Arrival, End, Inbox
from peerinquiry.plain.language import Outcome, Scene, understood, word
from peerinquiry.plain.saving import SavingWords
from peerinquiry.plain.teller import Out, Teller
from peerinquiry.plain.timekeeper import Timekeeper
from peerinquiry.plain.words.telling import where
from peerinquiry.session import Clock, at_once
from peerinquiry.storage.banks import BankLibrary
from peerinquiry.storage.home import Home
from peerinquiry.storage.outcome import SaveStatus

LOOK: Final = 0.2
"""Seconds between looks at the clock."""
BEAT: Final = 1.0
"""Seconds between heartbeats: what a crash can cost the clock."""
BEGUN: Final = "Each line is a word and what it is about; help tells the words, an empty line goes on."
QUIT: Final = "quit"
LEFT: Final = "Left. `peerinquiry resume` goes on from here, with --plain or without."
REFUSED: Final = 1
"""The exit code where a line of a script was not understood, or was refused."""

ROOM: Final = words.telling.ROOM


@word("wait LENGTH", ROOM)
def wait(_scene: Scene, said: str) -> Outcome:
    """Let time pass before the next line is read: for scripts."""
    return f"Waits {seconds_in(said):g} s."


@word("files", ROOM)
def files(scene: Scene, _: str) -> Outcome:
    """Where the record and the page are."""
    recording = scene.live.recording
    return f"The journal, which is the record: {recording.path}\nThe transcript, to be read: {recording.files.page}"


@word("quit", ROOM)
def quit_(_scene: Scene, _: str) -> Outcome:
    """Leave; nothing is lost."""
    return LEFT


class PlainConsole:
    """One session, told and worked in lines."""

    def __init__(self, inbox: Inbox, out: Out, prompt: Out | None = None) -> None:
        """Lines come out of `inbox` and go to `out`; `prompt` is asked with where somebody types."""
        self._inbox, self._out, self._prompt = inbox, out, prompt
        self._status = SavingWords(out)
        self._time = Timekeeper()
        self._lines: deque[str | End] = deque()
        self._failed = self._asked = False

    def run(self, opening: Callable[[Opener], Live], home: Home, library: BankLibrary, clock: Clock) -> int:
        """Work a session until it is left; the exit code. Raises PeerInquiryError where it cannot be opened."""
        opener = Opener(self, home, library, at_once, clock)
        opener.direct = True
        live = opening(opener)
        try:
            return self._work(Scene(live, library, home.root), clock)
        finally:
            if unsaved := live.close():
                self._out(f"Not all could be saved: {unsaved} events are missing from the files.")

    def _work(self, scene: Scene, clock: Clock) -> int:
        live = scene.live
        session = live.recording.session
        teller = Teller(session, self._out, all_of_it=False)
        self._out(BEGUN)
        self._out(str(where(scene, "")))
        resting = beaten = clock.monotonic()
        while True:
            now = clock.monotonic()
            if self._lines and now >= resting:
                line = self._lines.popleft()
                if isinstance(line, End) or line.strip().casefold() == QUIT:
                    self._out(LEFT)
                    return self._code(line)
                resting = now + self._obey(scene, line)
            else:
                self._ask(live.state)
                self._take(self._inbox.next(LOOK))
            if now - beaten >= BEAT:
                beaten = now
                live.beat()
                live.banks.look()
            self._tell(self._time.announce(live.state, live.moment().elapsed))
            teller.tell()

    def _take(self, arrival: Arrival | None) -> None:
        match arrival:
            case End(code=0) | str():
                self._lines.append(arrival)
            case End():
                self._lines.appendleft(arrival)  # a signal does not wait for the rest of a script
            case None:
                pass
            case callback:
                callback()

    def _obey(self, scene: Scene, line: str) -> float:
        """Do what a line says; how long to wait before the next one, in seconds."""
        self._asked = False
        try:
            found, said = understood(clean(line))
            found.mind(scene.state.step)
            outcome = found.does(scene, said)
            if found.does is wait:
                return seconds_in(said)
        except (ValueError, PeerInquiryError) as error:
            self._refuse(str(error))
            return 0.0
        match outcome:
            case "":
                pass
            case str():
                self._out(outcome)
            case Refused(reason):
                self._refuse(reason)
            case Command():
                self._failed |= not scene.live.act(outcome)  # it says why
            case commands:
                self._failed |= not all(scene.live.act(command) for command in commands)
        return 0.0

    def _refuse(self, sentence: str) -> None:
        self._failed = True
        self._out(sentence)

    def _ask(self, state: State) -> None:
        """Say where we are, where somebody types, and that it is their turn to."""
        if self._prompt and not self._asked and not self._lines:
            holder = state.desk.round.holder
            self._prompt(f"{state.phase.capitalize()}{f', {holder}' if holder else ''}> ")
            self._asked = True

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._out(("\n" if self._prompt and self._asked else "") + sentence)
            self._asked = False

    def _code(self, last: str | End) -> int:
        """The exit code: of a signal; or, of a script, whether all of it was done."""
        if isinstance(last, End) and last.code:
            return last.code
        return REFUSED if self._failed and self._prompt is None else 0

    # What a live session needs of its console

    def show_state(self, state: State) -> None:
        """What happened is told from the record."""

    def show_status(self, status: SaveStatus) -> None:
        """Say whether all is saved."""
        self._status(status)

    def show_bank(self) -> None:
        """It is told when it is asked for."""

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something in passing."""
        self._tell(sentence)

    def aside(self, work: Callable[[], None], group: str = "page") -> None:
        """Do it here: nothing is drawn meanwhile."""
        work()
