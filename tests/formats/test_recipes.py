"""Commands that a shell takes as they stand, and that find what they promise."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from peerinquiry.formats.recipes import grep_actions
from peerinquiry.formats.transcript_md.escape import inline


def test_reads_as_the_guide_gives_it() -> None:
    page = "~/peerinquiry/sessions/2026-11-22-1400-team.md"
    assert grep_actions("Ann", page) == f'grep "ACTION Ann" {page}'
    assert grep_actions("Ann", "~/my sessions/a.md") == "grep \"ACTION Ann\" ~/'my sessions/a.md'"


@pytest.mark.skipif(shutil.which("grep") is None or shutil.which("sh") is None, reason="needs a shell and grep")
@pytest.mark.parametrize(
    "name", ["Ann", "Jo Ann", "O'Neil", "$(touch x)", "`id`", "a.b*c", '"q"', "-e", "_x_", "Zoë", "[a]"]
)
def test_finds_the_name_and_runs_nothing(name: str, tmp_path: Path) -> None:
    page = tmp_path / "a page; rm -rf.md"
    page.write_text(f"- 14:00:00 ACTION {inline(name)}: call\n- 14:00:01 ACTION Zed: call\n", encoding="utf-8")
    found = subprocess.run(
        ["sh", "-c", grep_actions(name, str(page))], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert found.stdout == f"- 14:00:00 ACTION {inline(name)}: call\n"
    assert [path.name for path in tmp_path.iterdir()] == [page.name]
