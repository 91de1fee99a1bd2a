"""What comes from the terminal: keys, and pastes that stay pastes whatever is in them.

Textual reads a terminal in a thread of its own. Five things would go wrong there. An escape in a paste becomes keys,
which act; one byte that is no UTF-8 ends the program; a program that was stopped and goes on reads twice, and takes
the raw terminal for the one to be put back; one that is asked to stop in the middle of a frame waits for itself; and
of two sizes of the window at once the earlier may be taken for the last. There is no public way to mend them: the
names of Textual that are touched for it are touched here alone, and looked for before anything is drawn.
"""

from __future__ import annotations

import asyncio
import os
import selectors
import signal
from codecs import getincrementaldecoder
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from time import monotonic
from typing import Any, Final, Protocol, cast

from textual import _parser, _xterm_parser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste

BEGIN: Final = "\x1b[200~"
END: Final = "\x1b[201~"
"""What a terminal puts around a paste."""
SURE: Final = len("\x1b[2")
"""So many characters of `BEGIN` in a row are no fingers: however long the next takes, they belong together."""
QUIET: Final = 5.0
"""Seconds without a character after which a paste is over, though its end never came."""
LARGEST: Final = 4_000_000
"""Characters of a paste that are kept. What shows it keeps fewer, and says so."""
AT_ONCE: Final = 1 << 16
"""Bytes to be read in one go."""
LOOK: Final = 0.1
"""Seconds between looks whether to go on reading, and whether an escape is a key."""
USED: Final = (
    (_xterm_parser.XTermParser, ("parse", "feed", "tick", "read1")),
    (_parser, ("ParseTimeout",)),
    (LinuxDriver, ("run_input_thread", "process_message", "_sigtstp_application", "_sigcont_application")),
)
"""What Textual does not promise, and is used all the same."""


def missing(names: Iterable[tuple[object, Iterable[str]]] = USED) -> list[str]:
    """Which of the names there are no more."""
    return [name for where, wanted in names for name in wanted if not hasattr(where, name)]


class Parser(_xterm_parser.XTermParser):
    """Textual's, which gets to see nothing of what is in a paste."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Nothing has come yet; `now` tells seconds."""
        self._now = now
        self._begun = 0  # how much of a beginning has come
        self._paste: list[str] | None = None
        self._tail = ""  # what may be an end that has begun
        self._size, self._fed = 0, 0.0
        super().__init__()

    def feed(self, data: str) -> Iterator[Any]:
        """What `data` is: keys and the like, one by one, and pastes, each a whole."""
        while data:
            if self._paste is None:
                end = self._end_of_beginning(data)
                yield from super().feed(data[:end])
                data = data[end:]
                continue
            words, end_seen, data = (self._tail + data).partition(END)
            self._fed = self._now()
            if end_seen:
                self._keep(words)
                yield self._whole()
            else:  # its last characters may be an end that has begun
                self._tail = words[1 - len(END) :]
                self._keep(words[: 1 - len(END)])

    def tick(self) -> Iterator[Any]:
        """To be called now and then: an escape that nothing follows is a key, and a paste may have no end."""
        if self._paste is None:
            yield from super().tick()
        elif self._now() - self._fed >= QUIET:
            self._keep(self._tail)
            yield self._whole()

    def parse(self, token_callback: Any) -> Generator[Any, str, None]:  # noqa: ANN401 - as Textual has it
        """Hand on each character, until a paste begins."""
        keys = super().parse(token_callback)
        awaited = next(keys)
        while True:
            try:
                character = yield awaited
            except _parser.ParseTimeout as late:
                if self._begun < SURE:
                    self._begun, awaited = 0, keys.throw(late)
                continue
            self._begun = self._begun + 1 if character == BEGIN[self._begun] else int(character == BEGIN[0])
            if self._begun < len(BEGIN):
                awaited = keys.send(character)
            else:
                keys = super().parse(token_callback)  # the one before waits for the rest of a sequence
                awaited = next(keys)
                self._begun, self._paste, self._fed = 0, [], self._now()

    def _end_of_beginning(self, data: str) -> int:
        """Where in `data` the next paste begins; its end if none does."""
        rest = BEGIN[self._begun :]
        if self._begun and data.startswith(rest):
            return len(rest)
        at = data.find(BEGIN)
        return len(data) if at < 0 else at + len(BEGIN)

    def _keep(self, words: str) -> None:
        if self._paste is not None and self._size < LARGEST:
            self._paste.append(words[: LARGEST - self._size])
            self._size += len(words)

    def _whole(self) -> Paste:
        """The paste is over: its words."""
        from peerinquiry.inquiry.text import clean  # with the first paste: the home screen does not wait for it

        words = "".join(self._paste or ())
        self._paste, self._tail, self._size = None, "", 0
        return Paste(clean(words))


class Worked(Protocol):
    """What is needed of the window that is worked with it."""

    def post(self, callback: Callable[[], None]) -> None:
        """Run a callback in the window's own thread."""
        ...

    def look_for_terminal(self) -> None:
        """End if the terminal is gone; from any thread."""
        ...

    def refresh(self, *, repaint: bool = True, layout: bool = False) -> object:
        """Draw everything anew."""
        ...


def _tell(error: Exception) -> None:
    """Where the loop hears of it: it is noted down, and said."""
    raise error


class Keyboard(LinuxDriver):
    """Textual's driver, with a thread of ours that reads."""

    def __init__(self, app: Any, **options: Any) -> None:  # noqa: ANN401 - handed on as it comes
        """Read for `app`. Raises RuntimeError, before anything is drawn, where Textual has changed."""
        if gone := missing():
            raise RuntimeError(f"this Textual has no {', '.join(gone)}")
        super().__init__(app, **options)
        self._window = cast("Worked", app)
        signal.signal(signal.SIGTSTP, self._asked_to_stop)
        signal.signal(signal.SIGCONT, self._continued)

    def start_application_mode(self) -> None:
        """Take the terminal. A size is read in the loop: of signals, one that interrupts another is heard first."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's has no types
        loop, resized = asyncio.get_running_loop(), signal.getsignal(signal.SIGWINCH)

        def read_later(number: int, _frame: object) -> None:
            if callable(resized) and not loop.is_closed():
                loop.call_soon_threadsafe(resized, number, None)

        signal.signal(signal.SIGWINCH, read_later)

    def run_input_thread(self) -> None:
        """Read until the program is left. A byte that is no UTF-8 is shown as one that was not understood."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            parser = Parser()
            while not self.exit_event.is_set():
                try:
                    if selector.select(LOOK) and (text := decode(self._read())):
                        self._hand(parser.feed(text))
                    self._hand(parser.tick())
                except Exception as error:  # noqa: BLE001 - whatever it is, a console without keys is worse
                    parser = Parser()
                    self._window.post(partial(_tell, error))

    def _read(self) -> bytes:
        """What has come; nothing where the terminal is gone, which is looked at."""
        try:
            read = os.read(self.fileno, AT_ONCE)
        except OSError:
            read = b""
        if not read:
            self._window.look_for_terminal()
            self.exit_event.wait(LOOK)
        return read

    def _hand(self, messages: Iterable[Any]) -> None:
        for message in messages:
            self.process_message(message)

    def _asked_to_stop(self, *_: object) -> None:
        """Stop, as Textual does; but not here: in a signal, the queue of what is drawn may be held, for ever then."""
        self._window.post(self._sigtstp_application)

    def _continued(self, *_: object) -> None:
        """After SIGSTOP: nobody gave the terminal back before, and who had it meanwhile left it as they like it."""
        if self._must_signal_resume:  # after SIGTSTP Textual did
            self._sigcont_application()
        elif self._auto_restart and self._key_thread:
            self._window.post(self._take_back)  # here, in a signal, whatever this needs may be held

    def _take_back(self) -> None:
        self.suspend_application_mode()
        self.resume_application_mode()
        self._window.refresh(layout=True)
