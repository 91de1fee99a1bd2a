"""The console, line by line: the same session, for screen readers, braille, slow links and pipes.

A line comes in, a word of the language makes commands of it, and what happened is told. Between lines the clock goes
on: the end of a turn's time is announced, and the heartbeat is written.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.recipes import grep_actions
from peerinquiry.formats.settings_toml import Option
from peerinquiry.formats.times import seconds_in
from peerinquiry.inquiry.commands import Command, Refused
from peerinquiry.inquiry.events import ClockStarted, Noted, Redone, Undone
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.text import clean
from peerinquiry.live import Live, Opener
from peerinquiry.plain import words
from peerinquiry.plain.at_hand import at_hand
from peerinquiry.plain.inbox import Arrival, End, Inbox
from peerinquiry.plain.language import Outcome, Scene, Telling, understood, word
from peerinquiry.plain.lines import line_of
from peerinquiry.plain.lines.turns import clock_line
from peerinquiry.plain.lobby import REFUSED
from peerinquiry.plain.preferences import Preferences
from peerinquiry.plain.saving import SavingWords
from peerinquiry.plain.teller import Out, Teller
from peerinquiry.plain.timekeeper import Announcement, Timekeeper
from peerinquiry.plain.wording import by_word
from peerinquiry.plain.words.telling import where
from peerinquiry.session import Change, Clock, at_once
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
CLOSED: Final = "Left. The record is closed; `peerinquiry resume NAME` takes it up again, should that be wanted."
REMARK: Final = "#"
"""What a line of a script begins with that is for its readers alone."""
AS_SAID: Final = "It is as you say."
"""What is said where nothing else is: of what was so before, too."""
BELL: Final = "\a"

ROOM: Final = words.telling.ROOM


@word("wait LENGTH", ROOM)
def wait(_scene: Scene, said: str) -> Outcome:
    """Let time pass before the next line is read: for scripts."""
    return seconds_in(said)


@word("files", ROOM)
def files(scene: Scene, _: str) -> Outcome:
    """Where the record and the page are, and the line that finds the plan's actions again."""
    page = scene.live.recording.files.page
    return "\n".join(
        [
            f"The journal, which is the record: {scene.live.recording.path}",
            f"The transcript, to be read: {page}",
            f"Its actions, in a shell: {grep_actions(str(page))}",
        ]
    )


@word("quit", ROOM)
def quit_(scene: Scene, _: str) -> Outcome:
    """Leave; nothing is lost."""
    return CLOSED if scene.state.closed else LEFT


def _line_of(change: Change) -> str | None:
    """What happened, to somebody who did it: what undo took back was said, and what a screen shows is told."""
    match change.record.event:
        case Undone() | Redone():
            return None
        case ClockStarted():
            return clock_line(change.state, change.record.elapsed)
        case Noted(private=True):
            return "Kept for you alone."
    return line_of(change)


class PlainConsole:
    """One session, told and worked in lines."""

    def __init__(self, inbox: Inbox, out: Out, prompt: Out | None = None) -> None:
        """Lines come out of `inbox` and go to `out`; `prompt` is asked with where somebody types."""
        self._inbox, self._write, self._prompt = inbox, out, prompt
        self._status = SavingWords(self._out)
        self._time = Timekeeper()
        self._lines: deque[str | End] = deque()
        self._failed = self._asked = self._silent = False
        self._after = ""
        """What there is to say behind what happened."""
        self._at_hand: tuple[str, ...] = ()
        """What was said last of what is at hand."""
        self._new: list[str] = []
        """What was told to have happened since."""

    def run(self, opening: Callable[[Opener], Live], home: Home, library: BankLibrary, clock: Clock) -> int:
        """Work a session until it is left; the exit code. Raises PeerInquiryError where it cannot be opened."""
        preferences = Preferences(home)
        self._out(preferences.load())
        opener = Opener(self, home, library, at_once, clock)
        opener.direct = True
        live = opening(opener)
        try:
            live.recording.session.starts_turns = preferences.holds(Option.START_ON_TURN)
            code = self._work(Scene(live, library, home.root, preferences), clock)
        finally:
            trouble = live.close()
            self._out(trouble)
        return code or (REFUSED if trouble else 0)

    def _work(self, scene: Scene, clock: Clock) -> int:
        live = scene.live
        self._out(BEGUN)
        teller = Teller(live.recording.session, self._out_new, _line_of, all_of_it=False)
        teller.tell()
        self._out(str(where(scene, "")))
        self._at_hand = at_hand(scene)
        resting = beaten = clock.monotonic()
        while True:
            now = clock.monotonic()
            if self._lines and now >= resting:
                line = self._lines.popleft()
                if isinstance(line, End) or line.strip().casefold() == QUIT:
                    self._out(str(quit_(scene, "")))
                    return self._code(line)
                resting = now + self._obey(scene, line)
                teller.tell()
                self._out(self._after)
                self._after = ""
                self._tell_at_hand(scene)
                if self._silent:
                    self._out(AS_SAID)
            else:
                self._ask(live.state)
                self._take(self._inbox.next(LOOK))
            if now - beaten >= BEAT:
                beaten = now
                live.beat()
                live.banks.look()
            self._announce(self._time.announce(live.state, live.moment().elapsed), scene.preferences)
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
        if line.startswith(REMARK):
            return 0.0
        self._silent = True
        try:
            found, said = understood(clean(line))
            found.mind(scene.state.step)
            outcome = found.does(scene, said)
        except (ValueError, PeerInquiryError) as error:
            self._refuse(str(error))
            return 0.0
        match outcome:
            case float():
                self._silent = False
                return outcome
            case str():
                self._out(outcome)
            case Refused(reason):
                self._refuse(by_word(reason))
            case Command():
                self._failed |= not scene.live.act(outcome)  # it says why
            case Telling(command, words):
                if scene.live.act(command):
                    self._after = words
                else:
                    self._failed = True
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

    def _out(self, words: str) -> None:
        """Say it, on a line of its own: not behind what is just being typed."""
        if words:
            self._write(("\n" if self._asked else "") + words)
            self._asked = self._silent = False

    def _out_new(self, line: str) -> None:
        """Tell what happened; a question that was told when it came up is not told again when it is asked."""
        if not line:
            self._write("")
        elif line not in self._at_hand:
            self._out(line)
            self._new.append(line)

    def _tell_at_hand(self, scene: Scene) -> None:
        known, self._at_hand = {*self._at_hand, *self._new}, at_hand(scene)
        self._new.clear()
        for line in self._at_hand:
            if line not in known:
                self._out(line)

    def _announce(self, announcement: Announcement, preferences: Preferences) -> None:
        self._out(announcement.words)
        if announcement.up and self._prompt and preferences.holds(Option.CHIME):
            self._prompt(BELL)

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
        self._out(by_word(sentence))

    def aside(self, work: Callable[[], None], group: str = "page") -> None:
        """Do it here: nothing is drawn meanwhile."""
        work()
