"""The session that is open in the console: its files, its bank, its beat, and who plays it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import SystemRandom
from typing import Protocol

from peerinquiry.bank_in_use import BankInUse
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import Command, Redo, Undo
from peerinquiry.inquiry.events import InquirySetAside, SessionClosed, StepEntered
from peerinquiry.inquiry.events.session import UNTITLED
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.roster import renamed
from peerinquiry.inquiry.turns import TurnKey
from peerinquiry.inquiry.view.acts import words_of
from peerinquiry.inquiry.view.pace import over
from peerinquiry.inquiry.view.words import counted
from peerinquiry.keepsakes import Keepsakes
from peerinquiry.recording import Keeping, Recording, utc_offset_of
from peerinquiry.rehearsal import FAST, HUMAN, TITLE, Beat, RehearsalClock, beats
from peerinquiry.session import Change, Clock, Moment, Post, SystemClock
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.heartbeat import Cover
from peerinquiry.storage.home import Home
from peerinquiry.storage.leftovers import clear
from peerinquiry.storage.linking import catch_up
from peerinquiry.storage.outcome import SaveState, SaveStatus
from peerinquiry.team_in_use import Meeting

BREATH = 0.1
"""Seconds that what is drawn waits for the disk at most; then it is said that it is still being saved."""
PATIENCE = 5.0
"""Seconds that what is written besides waits for the journal at most, so that nothing is told that it does not hold."""
PAGE_TURNS = (StepEntered, InquirySetAside, SessionClosed)
"""Events after which the page is written anew at once."""
PAGE_EVERY = 5.0
"""Seconds between two pages at least, while the group stays where it is."""


class Showing(Protocol):
    """What a live session needs of the console it is shown in."""

    def show_state(self, state: State) -> None:
        """Show what the session is now."""
        ...

    def show_status(self, status: SaveStatus) -> None:
        """Show how it stands with the journal."""
        ...

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        ...

    def show_bank(self) -> None:
        """Show what the question bank is now."""
        ...

    def aside(self, work: Callable[[], None], group: str = "page") -> None:
        """Do what may take a while, out of the way of the screen; of each group the latest alone."""
        ...


class Live:
    """One open session. Everything here runs in the console's own thread, but for the page."""

    def __init__(self, showing: Showing, recording: Recording, library: BankLibrary, post: Post) -> None:
        """Show `recording` on `showing`; `post` runs a callback in the console's thread."""
        self.recording = recording
        self.drafts: dict[TurnKey, str] = {}
        self.forms: dict[str, tuple[str, ...]] = {}
        self._showing, self._post = showing, post
        self._over_was_said = False
        self._page_behind, self._page_at, self._page_trouble = False, 0.0, ""
        """Whether there is more to write on the page, the second it was written last, and what was in the way then."""
        self._stalls = False
        """Whether the disk was waited for in vain."""
        self._chance = SystemRandom()
        self._heard = self.state
        """What was shown last."""
        self.banks = BankInUse(showing, recording.session, library, post)
        self.keepsakes = Keepsakes(showing, recording, post)
        recording.session.listen(self._hear)
        for warning in recording.warnings:
            showing.say(warning, warn=True)
        showing.show_state(self.state)

    @property
    def state(self) -> State:
        """What the session is now."""
        return self.recording.session.state

    @property
    def bank(self) -> Bank:
        """The bank of this session."""
        return self.banks.bank

    def moment(self) -> Moment:
        """Now."""
        return self.recording.session.moment()

    def seed(self) -> int:
        """A number for what is left to chance."""
        return self._chance.getrandbits(32)

    def act(self, command: Command) -> bool:
        """Do it; False where it was refused, once the reason is said."""
        turned_back = self._turned_back(command)
        refused = self.recording.session.dispatch(command)
        self._showing.say(refused.reason if refused else turned_back)
        return refused is None

    def _turned_back(self, command: Command) -> str:
        """What an undo takes back, or a redo brings; nothing for any other command."""
        match command:
            case Undo():
                said, acts = "Taken back", self.state.done
            case Redo():
                said, acts = "Done again", self.state.undone
            case _:
                return ""
        last = next((record for record in reversed(self.recording.session.records) if record.act in acts[-1:]), None)
        return f"{said}: {words_of(last.event)}." if last else ""

    def await_disk(self) -> None:
        """To be called before anything is drawn: what happened is on disk before it shows, or is said not to be.

        Once a disk that stalls was waited for, nothing waits for it again: whoever types on shall see what they type.
        """
        settled = self.recording.settle(0.0 if self._stalls else BREATH)
        if settled is self._stalls:
            self._stalls = not settled
            self._post(self._show_status)

    def _show_status(self) -> None:
        self._showing.show_status(self.recording.status)

    def cover(self, cover: Cover) -> None:
        """The curtain goes down, or up."""
        self.recording.cover(cover)

    @property
    def followed(self) -> bool:
        """Whether a stage follows."""
        return self.recording.followed

    def beat(self) -> None:
        """The console lives; to be called every second."""
        if noticed := self.recording.session.notice():
            self._showing.say(noticed.words, warn=True)
        self.recording.beat()
        self.await_disk()
        self._mind_the_end()
        if self._page_behind and self.moment().elapsed - self._page_at >= PAGE_EVERY:
            self._renew_page()

    def _mind_the_end(self) -> None:
        """Say that the session runs over, once; again only if it was on time in between."""
        moment = self.moment()
        sentence = over(self.state, moment.elapsed, moment.wall, calm=not self._over_was_said)
        if sentence and not self._over_was_said:
            self._showing.say(sentence)
        self._over_was_said = bool(sentence)

    def close(self) -> str:
        """Finish writing; what could not be written, in words."""
        unsaved = self.recording.close()
        lost = f"{counted(unsaved, 'event')} could not be saved, and {'is' if unsaved == 1 else 'are'} lost."
        return " ".join((*((lost,) if unsaved else ()), *self.recording.unlinked))

    def _hear(self, change: Change) -> None:
        self._follow_name(change.state)
        if change.state is self.state:  # what an act went through on its way to it is never seen
            self._showing.show_state(change.state)
        self._page_behind = True
        if isinstance(change.record.event, PAGE_TURNS):
            self._renew_page()
        if isinstance(change.record.event, SessionClosed):
            self._showing.aside(self._link_back, "links")

    def _follow_name(self, state: State) -> None:
        """What was typed and not kept yet goes by the new name of whoever is called otherwise now."""
        pair, self._heard = renamed(self._heard, state), state
        if pair is None:
            return
        who, to = pair
        for key, text in [(key, text) for key, text in self.drafts.items() if key[-1] == who]:
            del self.drafts[key]
            self.drafts[*key[:-1], to] = text
        for form, fields in self.forms.items():
            self.forms[form] = tuple(_called(text, who, to) for text in fields)

    def _renew_page(self) -> None:
        self._page_behind, self._page_at = False, self.moment().elapsed
        self._showing.aside(self._write_page)

    def _write_page(self) -> None:
        """What is in the way is said once, and not every few seconds."""
        self.recording.settle(PATIENCE)
        before, self._page_trouble = self._page_trouble, self.recording.write_page()
        if self._page_trouble and self._page_trouble != before:
            self._post(partial(self._showing.say, self._page_trouble, warn=True))

    def _link_back(self) -> None:
        self.recording.settle(PATIENCE)
        for trouble in self.recording.link_back():
            self._post(partial(self._showing.say, trouble, warn=True))


def _called(text: str, who: str, to: str) -> str:
    """A name, or names with commas between, with one of them put right."""
    return ", ".join(to if part == who else part for part in text.split(", "))


class Opener:
    """Opens sessions for a console: new ones, those that were left, and the invented one."""

    direct = False
    """Whether the disk is written to without a thread: where nothing moves while it is waited for."""

    def __init__(
        self, showing: Showing, home: Home, library: BankLibrary, post: Post, clock: Clock | None = None
    ) -> None:
        """Keep sessions under `home`, by `clock`, or the machine's, and show them on `showing`."""
        self._showing, self._home, self._library, self._post = showing, home, library, post
        self._clock = clock or SystemClock()
        self._trouble = False

    def begin(self, title: str, meeting: Meeting | None = None) -> Live:
        """A new session, on the default bank, or with what a team brings, and then by its title if it has no other."""
        if meeting is None:
            return self._begin(title or UNTITLED, self._clock)
        now = self._clock.wall()
        command, words = meeting.begin(now, utc_offset_of(now))
        live = self._begin(title or meeting.team.title, self._clock, command)
        if live.state.team:
            self._showing.say(words, warn=bool(meeting.trouble))
        return live

    def take_up(self, journal: Path) -> Live:
        """A session that was left."""
        return self._live(self._keeping(self._clock).reopen(journal))

    def rehearse(self, *, fast: bool) -> tuple[Live, Understudy]:
        """The invented session, and the one who plays it."""
        clock = RehearsalClock(FAST if fast else HUMAN)
        live = self._begin(TITLE, clock)
        opened = live.state.opened_at + timedelta(minutes=live.state.utc_offset)
        return live, Understudy(live, beats(live.bank, opened.date()), clock)

    def _begin(self, title: str, clock: Clock, *then: Command) -> Live:
        offset = utc_offset_of(clock.wall())
        return self._live(self._keeping(clock).begin(title, self._library.load(DEFAULT_BANK), offset, *then))

    def _keeping(self, clock: Clock) -> Keeping:
        return Keeping(self._home, clock, on_status=self._hear_status, direct=self.direct)

    def _live(self, recording: Recording) -> Live:
        self._showing.aside(self._catch_up, "links")
        return Live(self._showing, recording, self._library, self._post)

    def _catch_up(self) -> None:
        """What could not be put down, or away, last time; of other sessions nothing is said: the screen is shared."""
        catch_up(self._home)
        clear(self._home, time.time())

    def _hear_status(self, status: SaveStatus) -> None:
        """Pass on trouble, and the end of it; that all is well, and stays so, is not worth a turn of the loop."""
        trouble = status.state is SaveState.NOT_SAVED
        if trouble or self._trouble or status.notice:
            self._post(lambda: self._showing.show_status(status))
        self._trouble = trouble or (self._trouble and status.state is SaveState.SAVING)


class Understudy:
    """Plays the rehearsal's beats, one after another, at the rate of its clock, until it is told to stop."""

    def __init__(self, live: Live, script: Iterator[Beat], clock: RehearsalClock) -> None:
        """Play `script` in `live`, whose session runs by `clock`."""
        self._live, self._script, self._clock = live, script, clock
        self._beat = next(script, None)

    @property
    def playing(self) -> bool:
        """Whether there is more to play."""
        return self._beat is not None

    @property
    def pause(self) -> float:
        """Seconds of the world until the next beat."""
        return self._beat.after / self._clock.rate if self._beat else 0.0

    @property
    def words(self) -> str:
        """What happens in the room just now, if the record does not tell it."""
        return self._beat.say if self._beat else ""

    def play(self) -> None:
        """Play one beat."""
        if self._beat:
            self._live.act(self._beat.ask(self._live.state))
            self._beat = next(self._script, None)
        if not self._beat:
            self.stop()

    def stop(self) -> None:
        """From here on a second is a second, and the facilitator's."""
        self._beat = None
        self._clock.rate = HUMAN
