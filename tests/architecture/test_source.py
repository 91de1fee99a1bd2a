"""What every file keeps to, and what travels with the package."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import tomli

LONGEST = 400  # lines: a file reads in one sitting

CHECKOUT = Path(__file__).parents[2]
SOURCES = sorted((CHECKOUT / "src").rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(CHECKOUT / "src").as_posix()


def test_every_folder_of_source_is_a_package() -> None:
    """Without its `__init__.py` a folder can be imported, yet no contract and no type checker looks into it."""
    folders = {path.parent for path in SOURCES} - {CHECKOUT / "src"}
    assert folders
    assert not [name(folder) for folder in folders if not (folder / "__init__.py").exists()]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_reads_in_one_sitting(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST, "two rooms would be easier to live in"


def test_a_check_that_is_switched_off_says_why() -> None:
    """Behind a dash after `noqa`, as a comment of its own after `type: ignore`."""
    bare = re.compile(r"#\s*(noqa(:[ A-Z0-9,]+)?|type: ignore(\[[a-z, -]+\])?|pragma: no cover)\s*$", re.MULTILINE)
    files = [*SOURCES, *(CHECKOUT / "tests").rglob("*.py"), *(CHECKOUT / "benchmarks").glob("*.py")]
    silent = [path.name for path in files if bare.search(path.read_text(encoding="utf-8"))]
    assert silent == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_bytes()))


def test_the_banks_travel_inside_the_wheel() -> None:
    project = tomli.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"question_banks": "peerinquiry/question_banks"}
    assert list((CHECKOUT / "question_banks").glob("*.toml"))


def test_the_readme_keeps_the_command_that_is_run() -> None:
    """`.ci/run` takes it from there, so a marker that is lost would be a check that is lost."""
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    block = readme.partition("<!-- test command -->\n```sh\n")[2].partition("\n```")[0]
    assert block == "python3 -m venv .venv && .venv/bin/pip install -q '.[test]' && .venv/bin/python -m pytest"


@pytest.mark.parametrize("path", sorted((CHECKOUT / "docs" / "pictures").glob("*.svg")), ids=lambda path: path.name)
def test_no_picture_shows_a_folder_of_the_machine_it_was_drawn_on(path: Path) -> None:
    assert not re.search(r"[ >;](/[A-Za-z]+){2,}", path.read_text(encoding="utf-8"))
