"""Commands that a shell takes as they stand, and that find what they promise."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.inquiry.driver import Run, at_planning

from peerinquiry.formats.recipes import grep_actions
from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry import commands as c


def test_reads_as_the_guide_gives_it() -> None:
    page = "~/peerinquiry/sessions/2026-11-22-1400-a-team-with-a-long-name-that-no-window-of-eighty-columns-holds.md"
    assert grep_actions(page) == 'grep " ACTION " ~/peerinquiry/sessions/2026-11-22-1400*.md'
    assert grep_actions("2026-11-22-1400-team.md") == 'grep " ACTION " 2026-11-22-1400*.md'
    assert grep_actions("~/my sessions/a.md") == "grep \" ACTION \" ~/'my sessions/a.md'"


@pytest.mark.skipif(shutil.which("grep") is None or shutil.which("sh") is None, reason="needs a shell and grep")
@pytest.mark.parametrize("folder", ["sessions", "a page; rm -rf", "$(touch x)", "`id`", "-e", "O'Neil", '"q"'])
@pytest.mark.parametrize("name", ["a.md", "2026-11-22-1400-leadership-team.md"])
def test_finds_the_actions_of_a_session_whoever_has_them_and_runs_nothing(
    folder: str, name: str, tmp_path: Path
) -> None:
    page = tmp_path / folder / name
    page.parent.mkdir()
    page.write_text(render(of_peers().records), encoding="utf-8")
    found = subprocess.run(
        ["sh", "-c", grep_actions(str(page))], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    lines = [line.partition(" ACTION ")[2].partition(" (")[0] for line in found.stdout.splitlines()]
    assert lines == ["Bea: Call both", "Carl: Write to them"]
    assert [path.name for path in tmp_path.iterdir()] == [folder]


def of_peers() -> Run:
    """A session whose owner, Ann, has no action herself."""
    return at_planning().all(c.SetAction("Call both", "Bea"), c.SetAction("Write to them", "Carl"))
