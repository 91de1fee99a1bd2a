"""Imports run one way: the contracts of pyproject.toml, where import-linter is at hand; in .ci/run it always is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_imports_run_one_way(checkout: Path) -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed; `pip install '.[dev]'` brings it")
    found = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--config", checkout / "pyproject.toml", "--no-cache", "--no-logo"],
        cwd=checkout / "src",  # where it looks for the package first, before any installed copy
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
