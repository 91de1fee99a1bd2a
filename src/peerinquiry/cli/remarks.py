"""What there is to say of files that people edit: mistakes and warnings, as lines and as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import typer
from rich.text import Text

from peerinquiry.cli.output import say
from peerinquiry.cli.printing import exactly
from peerinquiry.formats.mistakes import Level
from peerinquiry.formats.toml_file import Examined
from peerinquiry.inquiry.model import Timing
from peerinquiry.inquiry.text import clean, one_line
from peerinquiry.inquiry.view.words import counted

T = TypeVar("T")

_QUIET = "dim"
_WRONG = "red"
_DOUBTFUL = "yellow"
_RIGHT = "green"

Checked = Sequence[tuple[Path, Examined[T]]]
"""Files, with what there is to say of each."""


def tell(
    paths: Iterable[Path], examine: Callable[[Path], Examined[T]], size_of: Callable[[T], str], *, as_json: bool = False
) -> bool:
    """Print what `examine` finds in files, and whether it is no mistake; a good file is as large as `size_of` has it.

    As JSON it is one list of objects: path, line, column (both from 1), level (mistake or warning), what, instead.
    """
    checked = [(path, examine(path)) for path in paths]
    if as_json:
        exactly(f"{_json(checked)}\n")
    else:
        say(line for path, examined in checked for line in _lines(path, examined, size_of))
    return all(examined.value is not None for _, examined in checked)


def edit_and_tell(path: Path, examine: Callable[[Path], Examined[T]], size_of: Callable[[T], str]) -> None:
    """Open a file in the editor, then print what `examine` finds in it. Exits 1 if that is a mistake, or it failed."""
    import asyncio

    from peerinquiry.storage.editor import editor_command, ended_badly, run_editor

    code = asyncio.run(run_editor(editor_command(os.environ), path))
    good = tell([path], examine, size_of)
    say([Text(trouble)] if (trouble := ended_badly(code)) else [])
    if code or not good:
        raise typer.Exit(1)


def path_text(path: Path) -> Text:
    """A path, as it can be shown."""
    return Text(one_line(str(path)), _QUIET)


def timings_text(timings: Mapping[Timing, float]) -> list[Text]:
    """A line of the lengths that a file sets, if it sets any."""
    lengths = ", ".join(f"{timing} {seconds:g} s" for timing, seconds in timings.items())
    return [Text(f"timings: {lengths}")] if timings else []


def _lines(path: Path, examined: Examined[T], size_of: Callable[[T], str]) -> list[Text]:
    """Each mistake and each warning, with its line and a caret under the place; a line for a file that is good."""
    lines = []
    for remark in examined.remarks:
        lines.append(Text(str(remark), _WRONG if remark.level is Level.MISTAKE else _DOUBTFUL))
        lines += [Text(line, _QUIET) for line in remark.pointed]
    if examined.value is not None:
        warnings = f", {counted(len(examined.remarks), 'warning')}" if examined.remarks else ""
        lines.append(path_text(path) + Text(f": {size_of(examined.value)}, no mistake{warnings}", _RIGHT))
    return lines


def _json(checked: Checked[T]) -> str:
    """All mistakes and warnings as one list, in the order of files and lines."""
    told = [
        {
            "path": clean(str(path)),
            "line": remark.line,
            "column": remark.column,
            "level": remark.level,
            "what": one_line(remark.message),
            "instead": one_line(remark.instead),
        }
        for path, examined in checked
        for remark in examined.remarks
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)
