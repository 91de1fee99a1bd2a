"""The one door through which an event changes the state; the rooms beside this file hang on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TypeVar

from peerinquiry.inquiry.events import Event, Record
from peerinquiry.inquiry.model import State

T = TypeVar("T")


@singledispatch
def apply(event: Event, state: State, record: Record) -> State:  # noqa: ARG001 - the shape of every room's functions
    """The state after `event`; an event that changes no state leaves it as it is."""
    return state


def without(items: Iterable[T], item: T) -> tuple[T, ...]:
    """The items but that one."""
    return tuple(other for other in items if other != item)
