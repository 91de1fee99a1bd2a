"""Mistakes of ours in what has to go on, be it a thread or a session: told, and kept from ending it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Guard:
    """Makes calls that may fail, with whatever error. Of failures in a row the first is reported."""

    def __init__(self) -> None:
        """Nothing failed yet."""
        self._failing = False

    def call(self, call: Callable[[], T]) -> T | None:
        """What it returns; None where it failed, which is reported as an error that ended a thread is."""
        try:
            result = call()
        except Exception:  # noqa: BLE001 - whichever it is: a thread that dies saves nothing, and a key has acted
            if not self._failing:
                _report()
            self._failing = True
            return None
        self._failing = False
        return result


def guarded(call: Callable[[], T]) -> T | None:
    """Make one call, as a `Guard` does."""
    return Guard().call(call)


def _report() -> None:
    """Hand the exception that is being handled to what the program listens to for errors in threads."""
    kind, error, trace = sys.exc_info()
    if kind is not None:
        threading.excepthook(threading.ExceptHookArgs((kind, error, trace, threading.current_thread())))
