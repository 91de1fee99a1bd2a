"""The windows that everyone may see, byte by byte: nothing private is drawn, whatever the session comes to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.hostile.canaries import DRAFT, MARK, canary, fill, found
from tests.hostile.canary_windows import BETWEEN
from tests.hostile.pty_walk import walked


@dataclass(frozen=True, slots=True)
class Shown:
    """What reached the terminal from each window, what was started meanwhile, and the folder that is left."""

    stage: bytes
    console: bytes
    typed: list[str]
    looks: dict[str, int]
    started: list[str]
    root: Path


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    walk = walked("canary_windows", fill, tmp_path_factory)
    stage, console, _ = walk.raw.split(BETWEEN.encode())
    return Shown(stage, console, walk.told["typed"], walk.told["looks"], walk.told["started"], walk.home)


def test_the_stage_draws_nothing_private(shown: Shown, record_property: Callable[[str, object], None]) -> None:
    assert b"challenge one" in shown.stage
    assert found(shown.stage) == set()
    record_property("measured", f"{shown.looks}: {len(shown.stage):,} and {len(shown.console):,} bytes")


def test_the_public_console_draws_what_the_group_said_and_nothing_else(shown: Shown) -> None:
    assert b"challenge one" in shown.console
    # What the facilitator noted of a turn, or mended in it, stands where it can be mended again.
    assert found(shown.console) <= {canary("turn_taken", "text"), canary("amended", "text")}


def test_no_window_has_a_title(shown: Shown) -> None:
    for raw in (shown.stage, shown.console):
        assert not [number for number in (b"0", b"1", b"2") if b"\x1b]" + number + b";" in raw]


def test_what_is_typed_and_not_kept_is_in_no_file(shown: Shown) -> None:
    assert shown.typed == [DRAFT]
    files = [path for path in shown.root.rglob("*") if path.is_file()]
    assert len(files) > 5
    assert not [path for path in files if DRAFT.encode() in path.read_bytes() or MARK in path.name]


def test_no_program_is_started_with_anything_private(shown: Shown) -> None:
    assert not [arguments for arguments in shown.started if found(arguments)]
