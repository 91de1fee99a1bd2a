"""Every screen over a session in which everything is hostile, drawn by the real driver: byte by byte, word by word."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("a pty is needed, and Windows has none", allow_module_level=True)

from tests.hostile.every_screen import COMES
from tests.hostile.home import fill
from tests.hostile.payloads import LITERALS, obeyed
from tests.hostile.pty_walk import walked
from tests.hostile.session import every_kind
from tests.screens.looks import DEPTHS, RGB, Run, faintest, too_faint
from textual.screen import Screen

import peerinquiry.screens
import peerinquiry.stage
from peerinquiry.formats.settings_toml import Colours
from peerinquiry.screens.signs import in_ascii

FRAMES: Final = frozenset(
    {
        *("PhaseScreen", "OwnedScreen", "PlannedScreen", "BallotScreen", "SavingScreen", "OverPhases"),
        *("SheetDialog", "ShelfScreen", "ReaderScreen", "Questioning", "SortingDialog"),
    }
)
"""What screens have in common, and never stands by itself."""

OURS: Final = frozenset({"support", "framing", "Nobody", "abank", "by talking it through"})
"""Of these the program, or its own banks, has some as well."""
ESCAPED: Final = "[b]\\<b>"
"""How a line of grep, told on screen, looks for it in a page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a walk through all screens left.

    That is: pages by screen, of the console and of the stage, sentences, what the palette offered, and every byte.
    """

    console: dict[str, list[str]]
    stage: dict[str, list[str]]
    said: list[str]
    offered: list[str]
    keys: int
    runs: list[Run]
    raw: bytes


@pytest.fixture(scope="module", params=list(Colours) if os.environ.get("PEERINQUIRY_TESTS") == "all" else [Colours.INK])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    walk = walked("every_screen", fill, tmp_path_factory, request.param)
    told = walk.told
    runs = [Run(**{**run, "colour": colour(run["colour"]), "ground": colour(run["ground"])}) for run in told["runs"]]
    return Seen(told["pages"], told["stage"], told["said"], told["offered"], told["keys"], runs, walk.raw)


def colour(written: list[int] | None) -> RGB | None:
    """A colour as it was reported."""
    if written is None:
        return None
    red, green, blue = written
    return red, green, blue


def screens() -> Iterator[str]:
    """Every kind of screen there is."""
    for found in pkgutil.iter_modules(peerinquiry.screens.__path__):
        importlib.import_module(f"peerinquiry.screens.{found.name}")
    yield from (kind.__name__ for kind in below(Screen) if kind.__module__.startswith("peerinquiry."))


def below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def test_no_screen_is_left_out(seen: Seen, record_property: Callable[[str, object], None]) -> None:
    pages = sum(map(len, (*seen.console.values(), *seen.stage.values())))
    counted = len({*seen.console, *seen.stage})
    record_property(
        "measured", f"{counted} kinds of screen, {seen.keys} keys, {pages:,} pages, {len(seen.raw):,} bytes"
    )
    assert set(screens()) - FRAMES - {*seen.console, *seen.stage} == set()


def test_nothing_reaches_the_terminal_but_what_draws(seen: Seen) -> None:
    assert not obeyed(seen.raw, drawn=True)


def test_every_pair_of_colours_can_be_read(seen: Seen, record_property: Callable[[str, object], None]) -> None:
    pairs = {(run.colour, run.ground) for run in seen.runs}
    record_property(
        "measured", f"{len(pairs)} pairs of colours, the faintest {faintest(seen.runs, DEPTHS[0]):.1f} to 1"
    )
    assert too_faint(seen.runs) == []


def test_in_ascii_no_sign_of_ours_is_left(seen: Seen) -> None:
    pages = [page for shown in (seen.console, seen.stage) for some in shown.values() for page in some]
    signs = {sign for page in pages for sign in in_ascii(page) if not sign.isascii() and not sign.isalpha()}
    assert signs == set()
    assert any(not page.isascii() for page in pages)


def words() -> set[str]:
    """The texts of the session, as they were before they were made hostile."""
    found: set[str] = set()
    for record in every_kind().records:
        for item in fields(record.event):
            value = getattr(record.event, item.name)
            values = value if isinstance(value, tuple) else (value,)
            found.update(one for one in values if isinstance(one, str) and not isinstance(one, StrEnum))
    return (found | {COMES}) - {"", *OURS}


@pytest.mark.parametrize("window", ["console", "stage", "said"])
def test_words_stand_as_they_were_written(seen: Seen, window: str) -> None:
    shown = getattr(seen, window)
    pages = shown if isinstance(shown, list) else [page for some in shown.values() for page in some]
    met = set()
    for text in words():
        for page in pages:
            for found in re.finditer(rf"\b{re.escape(text)}\b", page):
                met.add(text)
                before = page[: found.start()]
                assert before.endswith((*LITERALS, ESCAPED)), page
    assert len(met) > {"console": 20, "stage": 12, "said": 0}[window], met


def test_the_palette_offers_words_of_ours_alone(seen: Seen) -> None:
    """What reads them takes them for markup."""
    assert "Private view" in seen.offered
    assert len(seen.offered) > 40
    assert not [one for one in seen.offered if any(literal in one for literal in LITERALS) or obeyed(one.encode())]
