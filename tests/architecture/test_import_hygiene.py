"""What is loaded when: contracts read the import graph, and cannot tell an import inside a function from one above it.

So these run the real thing in an interpreter of its own, and look at what it loaded.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from peerinquiry.cli.commands import COMMANDS, app

# Imports every module of a room, since an empty `__init__` loads nothing.
IMPORT_ALL = """
import importlib, pkgutil, sys

room = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(getattr(room, "__path__", ()), room.__name__ + "."):
    importlib.import_module(module.name)
"""

RUN = """
import sys
from peerinquiry.cli import main

try:
    main()
except SystemExit as leaving:
    if leaving.code not in (0, None):
        raise
"""

# On its own line, after all that the program itself has to say.
REPORT = """
print()
print(*{name.partition(".")[0] for name in sys.modules})
"""


def loaded_by(program: str, *arguments: str) -> set[str]:
    """The top-level packages that `program` has loaded by its end."""
    ran = subprocess.run(
        [sys.executable, "-c", program + REPORT, *arguments], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.splitlines()[-1].split())


def test_the_report_sees_textual() -> None:
    assert "textual" in loaded_by("import sys, textual")


@pytest.mark.parametrize("room", ["inquiry", "formats", "storage", "session", "rehearsal"])
def test_what_is_under_the_app_draws_nothing(room: str) -> None:
    assert not loaded_by(IMPORT_ALL, f"peerinquiry.{room}") & {"textual", "rich", "typer"}


def test_the_method_loads_no_event_loop_and_no_format() -> None:
    assert not loaded_by(IMPORT_ALL, "peerinquiry.inquiry") & {"asyncio", "tomli", "tomli_w"}


def test_the_plain_console_needs_no_textual() -> None:
    assert "textual" not in loaded_by(IMPORT_ALL, "peerinquiry.plain")


@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "--version",
        "banks --help",
        "banks list",
        "teams --help",
        "teams list",
        "transcripts --help",
        "transcripts list",
        "report --help",
        "rehearse --help",
        "question What helps",
        "plan --help",
        "calendar --help",
        "chat --help",
        "doctor --help",
        f"chat {__file__}",
        f"chat {__file__} --json",
        "export --help",
        "export --format csv",
    ],
)
def test_what_needs_no_screen_never_waits_for_textual(arguments: str) -> None:
    assert "textual" not in loaded_by(RUN, *arguments.split())


def test_the_home_screen_stands_before_anything_of_a_session_is_loaded() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import sys, peerinquiry.app, peerinquiry.screens.home\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not [name for name in ran.stdout.split() if name.startswith("peerinquiry.inquiry")]


def test_the_version_is_told_without_an_event_loop() -> None:
    assert "asyncio" not in loaded_by(RUN, "--version")


COMMAND_ROOM = """
print()
print(*(name for name in sys.modules if name.startswith("peerinquiry.cli.")))
"""


def test_a_command_waits_for_no_other() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", RUN + COMMAND_ROOM, "--version"], capture_output=True, text=True, check=True
    )
    rooms = {name.removeprefix("peerinquiry.cli.") for name in ran.stdout.splitlines()[-1].split()}
    assert rooms == {"commands", "context", "folder", "late", "streams"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_where_the_table_says(name: str) -> None:
    told = CliRunner().invoke(app, [name, "--help"])
    assert told.exit_code == 0
    assert f"peerinquiry {name}" in told.output


def test_an_export_that_is_not_parquet_needs_no_more_than_is_always_there() -> None:
    assert not loaded_by(RUN, "export", "--format", "ndjson") & {"pyarrow", "duckdb"}
