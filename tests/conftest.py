"""What all tests share: a home of their own, and how hard hypothesis looks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from peerinquiry.screens import afterwards
from peerinquiry.storage.home import Home

# "ci" asks the same questions every time, so that a failure is the change's and never the weather's.
# To look for new ones: HYPOTHESIS_PROFILE=dev python -m pytest
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", max_examples=300, deadline=None)
# "few" is for the further Pythons: the laws are the same on each, and what may differ shows in a few examples.
settings.register_profile("few", max_examples=15, derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def _an_environment_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no program that a test starts, meets the home, the terminal or the editor of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        home = str(tmp_path_factory.mktemp("home"))
        patch.setenv("HOME", home)
        patch.setenv("USERPROFILE", home)
        for name in ("COLUMNS", "EDITOR", "FORCE_COLOR", "LINES", "NO_COLOR", "PEERINQUIRY_HOME", "VISUAL"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def _what_can_wait_does_not_wait() -> Iterator[None]:
    """What the console does milliseconds later is done in the next turn of the loop: a test waits for no time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(afterwards, "SOON", 0.0)
        yield


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with all its folders, and nothing in them yet."""
    home = Home(tmp_path / "home")
    home.prepare()
    return home


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout, with its pyproject.toml."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a year in it: 200 sessions of three groups, not to be written to. Whoever needs it first makes it."""
    from tests.once import made_once
    from tests.year.making import make

    return made_once(tmp_path_factory, "a-year", lambda folder: make(Home(folder)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, whichever process measured it."""
    measured = [
        f"{report.location[2]}: {told}"
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, ())
        for name, told in report.user_properties
        if name == "measured"
    ]
    if measured:
        terminalreporter.section("measured")
        terminalreporter.write("\n".join([*measured, ""]))
