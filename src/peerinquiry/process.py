"""How the console ends: on a signal, with its terminal gone, or by a mistake of its own.

However it ends, the terminal is as it was before, the session is closed, and nothing that anybody said is printed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

if sys.platform != "win32":
    import termios

SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGBREAK")
"""Those of them that the system knows; Ctrl+C in the console is a key, and no signal."""
HUNG_UP: Final = 128 + 1
"""The exit code where the terminal is gone: as if SIGHUP had said so."""
PATIENCE: Final = 2.0
"""Seconds that an orderly end may take; then it ends in any case."""
A_MOMENT: Final = 0.05
"""Seconds in which a thread that waits to write hears that it need not."""
HANDLER: Final = "_handle_exception"
"""Where Textual brings every error that nobody caught. It is private; there is no public way to print no locals."""

# No alternate screen, a cursor, no mouse, no focus reports, no bracketed paste, plain keys, lines that wrap.
_AS_BEFORE: Final = (
    b"\x1b[?1049l\x1b[?25h\x1b[?1000;1002;1003;1006;1015;1016l\x1b[?1004l\x1b[?2004l\x1b[<u\x1b[?7h\x1b[0m"
)


Failed = Callable[[BaseException], None]
"""What is told of an error that nobody caught."""


class CrashError(Exception):
    """Stands in Textual for an error that nobody caught, and shows nothing of it."""

    def __rich__(self) -> object:
        """No traceback, and no locals: they are participants' words, on a screen that is shared."""
        from rich.segment import Segments

        return Segments([])


class Crash:
    """What is to be said of the error that ended the console; nothing, if none did."""

    def __init__(self) -> None:
        self.line = ""


def quiet_crashes(app: object, line_about: Callable[[BaseException], str]) -> Crash:
    """Let an error that nobody caught end `app` without a word, but the line about it in what is returned.

    Raises AttributeError where Textual has changed.
    """
    from textual.worker import WorkerFailed

    original = getattr(app, HANDLER)
    crash = Crash()

    def handle(error: Exception) -> None:
        # What failed in a worker says where, and Textual's error about it does not.
        line = line_about(error.error if isinstance(error, WorkerFailed) else error)
        if not crash.line:  # what follows from the first one is in the log
            crash.line = line
            shown = CrashError()
            shown.__cause__ = error
            original(shown)

    setattr(app, HANDLER, handle)
    return crash


@contextlib.contextmanager
def heard_errors(failed: Failed, drawing_failed: Failed) -> Iterator[None]:
    """Errors in threads, which nothing would show, are heard of; the session goes on, unless it cannot be drawn."""
    before = threading.excepthook

    def hear(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is None:
            return
        if not _of_textual(args.thread):
            failed(args.exc_value)
        elif not terminal_gone():  # then whoever draws on it cannot but fail
            drawing_failed(args.exc_value)

    threading.excepthook = hear
    try:
        yield
    finally:
        threading.excepthook = before


def _of_textual(thread: threading.Thread | None) -> bool:
    """Whether it is one of those without which there is no screen."""
    return type(thread).__module__.partition(".")[0] == "textual"


def hear_tasks(failed: Failed) -> None:
    """Errors in tasks of the running loop, which nothing would show, are heard of."""

    def hear(_loop: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            failed(error)

    asyncio.get_running_loop().set_exception_handler(hear)


def terminal_gone() -> bool:
    """Whether the terminal was closed, though no signal said so."""
    return not os.isatty(sys.__stdin__.fileno()) if sys.__stdin__ else True


def let_go_of_terminal() -> None:
    """What is still to be written goes nowhere: Python exits with 120 if it cannot be, whatever the code should be."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


class OwnTerminal:
    """The terminal as it is now, and will be again."""

    def __init__(self) -> None:
        """Remember how it is set."""
        self._settings: list[Any] | None = None
        if sys.platform != "win32" and sys.__stdin__ is not None:
            with contextlib.suppress(termios.error, OSError, ValueError):
                self._settings = termios.tcgetattr(sys.__stdin__.fileno())

    def restore(self) -> None:
        """Set it as it was, and tell it to be plain again."""
        self._set()
        if sys.__stderr__ is not None:
            with contextlib.suppress(OSError, ValueError):
                _write_now(sys.__stderr__.fileno(), _AS_BEFORE)

    def wrest(self) -> None:
        """As `restore`, where a thread still draws, and nobody may be reading: what it has to draw goes nowhere."""
        self._set()
        if sys.platform == "win32" or sys.__stderr__ is None:
            return
        with contextlib.suppress(termios.error, OSError, ValueError):
            stream = sys.__stderr__.fileno()
            terminal = os.dup(stream)
            let_go_of_terminal()
            for thread in threading.enumerate():
                if _of_textual(thread) and thread.ident is not None:
                    signal.pthread_kill(thread.ident, signal.SIGURG)  # a write that waits is given up, and begun anew
            time.sleep(A_MOMENT)
            termios.tcflush(terminal, termios.TCOFLUSH)
            _write_now(terminal, _AS_BEFORE)

    def _set(self) -> None:
        if sys.platform != "win32" and self._settings is not None and sys.__stdin__ is not None:
            with contextlib.suppress(termios.error, OSError, ValueError):
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, self._settings)


def _write_now(fd: int, words: bytes) -> None:
    """Write without waiting for a terminal that is gone; Windows knows no such way."""
    if sys.platform == "win32":
        os.write(fd, words)
        return
    blocking = os.get_blocking(fd)
    os.set_blocking(fd, False)
    try:
        os.write(fd, words)
    finally:
        os.set_blocking(fd, blocking)


class Ending:
    """An end that may not take long: `leave` with the exit code, and if that hangs, what is `last`."""

    def __init__(self, leave: Callable[[int], None], last: Callable[[], None]) -> None:
        self._leave, self._last = leave, last
        self._watchdog: threading.Timer | None = None

    def end(self, code: int) -> None:
        """End with `code`."""
        if self._watchdog is None:
            self._watchdog = threading.Timer(PATIENCE, _end_now, (code, self._last))
            self._watchdog.daemon = True
            self._watchdog.start()
        self._leave(code)

    def look(self) -> None:
        """End if the terminal is gone; to be called every second, and from any thread."""
        if terminal_gone():
            self.end(HUNG_UP)

    @contextlib.contextmanager
    def on_signals(self) -> Iterator[None]:
        """End on a signal, until the orderly end was reached."""
        known = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        before = {number: signal.signal(number, lambda number, _: self.end(128 + number)) for number in known}
        if sys.platform != "win32":  # that it is handled makes it wake a thread that waits
            before[signal.SIGURG] = signal.signal(signal.SIGURG, lambda _number, _frame: None)
        try:
            yield
        finally:
            if self._watchdog is not None:
                self._watchdog.cancel()
                self._watchdog.join()  # what it has begun it does to the end, which is the program's
            for number, handler in before.items():
                signal.signal(number, handler)


def _end_now(code: int, last: Callable[[], None]) -> None:
    """The orderly end hangs, as it does where the terminal is gone: end without it."""
    try:
        with contextlib.suppress(Exception):
            last()
    finally:
        os._exit(code)
