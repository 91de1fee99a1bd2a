"""Plays the rehearsal in the real console, until the facilitator takes it over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from textual.timer import Timer

from peerinquiry.inquiry.commands import Command
from peerinquiry.inquiry.model import State
from peerinquiry.rehearsal import Beat, RehearsalClock

PLAYING = "A rehearsal plays by itself. Press any key, and it is yours."
YOURS = "It is yours from here: Space starts the clock, Enter goes on, ? helps."
OVER = "That was the rehearsal. Look around; q leaves."


class Stage(Protocol):
    """The console, as the understudy sees it."""

    state: State
    prompt: str

    def act(self, command: Command) -> bool:
        """Do what is asked."""
        ...

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something in passing."""
        ...

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call back after `delay` seconds."""
        ...


class Understudy:
    """One beat after another, at the rate of the rehearsal's clock."""

    def __init__(self, stage: Stage, beats: Iterator[Beat], clock: RehearsalClock) -> None:
        """Play `beats` on `stage`; `clock` is the one that the session runs by."""
        self._stage, self._beats, self._clock = stage, beats, clock
        self._timer: Timer | None = None

    @property
    def playing(self) -> bool:
        """Whether it still plays."""
        return self._timer is not None

    def begin(self) -> None:
        """Play from the first beat on."""
        self._wait_for(next(self._beats, None))

    def hand_over(self) -> None:
        """Stop; from here on a second is a second, and the facilitator's."""
        if self._timer:
            self._timer.stop()
        self._end(YOURS)

    def _wait_for(self, beat: Beat | None) -> None:
        if beat is None:
            self._end(OVER)
            return
        self._stage.prompt = beat.say or PLAYING
        self._timer = self._stage.set_timer(beat.after / self._clock.rate, lambda: self._play(beat))

    def _play(self, beat: Beat) -> None:
        self._stage.act(beat.ask(self._stage.state))
        self._wait_for(next(self._beats, None))

    def _end(self, sentence: str) -> None:
        self._timer = None
        self._clock.rate = 1.0
        self._stage.prompt = ""
        self._stage.say(sentence)
