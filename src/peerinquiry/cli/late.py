"""Commands that are loaded when they are called, or when the help lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

if TYPE_CHECKING:
    from typer._click import Command


class LateCommands(MutableMapping[str, "Command"]):
    """Commands by name, each made when it is first asked for; `places` says where, as `package.module:name`.

    What is at such a place is a function, or a `typer.Typer` of its own with commands under it.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self._found: dict[str, Command | str] = dict(places)

    def __getitem__(self, name: str) -> Command:
        found = self._found[name]
        if isinstance(found, str):
            found = self._found[name] = _command(name, found)
        return found

    def __setitem__(self, name: str, command: Command) -> None:
        self._found[name] = command

    def __delitem__(self, name: str) -> None:
        del self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def late_group(places: Mapping[str, str]) -> type[TyperGroup]:
    """A class for `typer.Typer(cls=…)`, whose commands are those at `places`."""

    class LateGroup(TyperGroup):
        def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever Typer hands its groups is handed on
            super().__init__(**settings)
            self.commands = LateCommands(places)

    return LateGroup


def _command(name: str, place: str) -> Command:
    module, _, attribute = place.partition(":")
    found = getattr(import_module(module), attribute)
    parent = typer.Typer(add_completion=False)
    parent.callback()(_nothing)  # without it, Typer would make of a single command no group
    if isinstance(found, typer.Typer):
        parent.add_typer(found, name=name)
    else:
        parent.command(name)(found)
    return get_group(parent).commands[name]


def _nothing() -> None:
    """What the parent of a command does itself."""
