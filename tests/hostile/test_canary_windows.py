"""The windows that everyone may see, byte by byte: nothing private is drawn, whatever the session comes to."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.hostile.canaries import DRAFT, LISTEN_FOR, MARK, canary, fill, found
from tests.hostile.canary_windows import BETWEEN
from tests.hostile.pty_walk import walked

COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
"""How a terminal is told to put something on the clipboard."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What reached the terminal from each window, what was started meanwhile, and the folder that is left."""

    stage: bytes
    console: bytes
    typing: bytes
    leaving: bytes
    typed: str
    plan: str
    looks: dict[str, int]
    started: list[str]
    opened: list[str]
    root: Path


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    walk = walked("canary_windows", fill, tmp_path_factory)
    typed, plan = walk.told.pop("typed")
    stage, console, typing, leaving, _ = walk.raw.split(BETWEEN.encode())
    return Shown(stage, console, typing, leaving, typed, plan, root=walk.home, **walk.told)


def test_the_stage_draws_nothing_private(shown: Shown, record_property: Callable[[str, object], None]) -> None:
    assert b"challenge one" in shown.stage
    assert found(shown.stage) == set()
    record_property("measured", f"{shown.looks}: {len(shown.stage):,} and {len(shown.console):,} bytes")


def test_the_public_console_draws_what_the_group_said_and_nothing_else(shown: Shown) -> None:
    assert b"challenge one" in shown.console
    # What the facilitator noted of a turn, or mended in it, stands where it can be mended again.
    assert found(shown.console) <= {canary("turn_taken", "text"), canary("amended", "text")}


def test_what_is_looked_for_is_drawn_where_somebody_asks_for_it(shown: Shown) -> None:
    assert LISTEN_FOR in found(shown.leaving)


def test_no_window_has_a_title(shown: Shown) -> None:
    for raw in (shown.stage, shown.console, shown.typing, shown.leaving):
        assert not [number for number in (b"0", b"1", b"2") if b"\x1b]" + number + b";" in raw]


def test_what_is_typed_and_not_kept_is_in_no_file(shown: Shown) -> None:
    assert shown.typed == DRAFT
    files = [path for path in shown.root.rglob("*") if path.is_file()]
    assert len(files) > 5
    assert not [path for path in files if DRAFT.encode() in path.read_bytes() or MARK in path.name]


def test_no_program_is_started_with_anything_private(shown: Shown) -> None:
    for program in ("xdg-open", "true", "search_apart"):
        assert any(program in arguments for arguments in shown.started), program
    assert not [arguments for arguments in shown.started if found(arguments)]


def test_no_file_has_a_name_that_tells_anything_not_even_for_a_moment(shown: Shown) -> None:
    names = [name for name in shown.opened if shown.root.name in Path(name).parts]
    assert {".tmp", ".toml", ".md", ".ics", ".html", ".txt"} <= {Path(name).suffix for name in names}
    assert not [name for name in names if found(name)]


def test_the_clipboard_gets_what_was_asked_for_and_nothing_else(shown: Shown) -> None:
    for raw in (shown.stage, shown.console, shown.typing):
        assert b"\x1b]52" not in raw
    plan, line = (b64decode(told).decode() for told in COPIED.findall(shown.leaving))
    assert plan == shown.plan
    assert line.startswith("grep ")
    assert not found(plan + line)
