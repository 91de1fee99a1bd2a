"""A walk through windows, drawn by the real driver on a terminal of 80 by 24: every byte of it, and what it reports."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pexpect
import pytest
from tests.once import made_once

CHECKOUT: Final = Path(__file__).parents[2]
HOME, REPORT, RAW = "home", "report.json", "terminal.bin"


@dataclass(frozen=True, slots=True)
class Walked:
    """Every byte that reached the terminal, what was reported, and the home as it was left."""

    raw: bytes
    told: dict[str, Any]
    home: Path


def walked(
    module: str, fill: Callable[[Path], object], tmp_path_factory: pytest.TempPathFactory, *besides: str
) -> Walked:
    """What came of it when `tests.hostile.MODULE` walked through what `fill` makes: once for the whole suite.

    `besides` is what the module is told besides where to walk, and where to report.
    """
    name = "-".join((module, *besides)).replace(" ", "-")
    folder = made_once(tmp_path_factory, name, lambda folder: _walk(module, fill, folder, besides))
    told: dict[str, Any] = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    return Walked((folder / RAW).read_bytes(), told, folder / HOME)


def _walk(module: str, fill: Callable[[Path], object], folder: Path, besides: Sequence[str]) -> None:
    fill(folder / HOME)
    child: pexpect.spawn[bytes] = pexpect.spawn(
        sys.executable,
        ["-m", f"tests.hostile.{module}", str(folder / HOME), str(folder / REPORT), *besides],
        cwd=str(CHECKOUT),
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"},
        dimensions=(24, 80),
        timeout=300,
    )
    child.expect(pexpect.EOF)
    child.close()
    raw = child.before or b""
    assert child.exitstatus == 0, raw[-3000:]
    (folder / RAW).write_bytes(raw)
