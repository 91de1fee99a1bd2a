"""`peerinquiry transcripts …`, as typed; and the grep recipes that are promised, with the real grep."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.typed import typed
from tests.formats.small_session import small_session
from tests.inquiry.driver import BANK, PEOPLE, Run, opened
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.cli.transcripts import _draw
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Step
from peerinquiry.storage.home import Home

NAME = "2026-11-22-1500-leadership-team"
HOSTILE = "[bold]x[/bold] \x1b]0;title\x07 [@click=app.quit]y"


def transcripts(home: Home, *arguments: str) -> Result:
    return typed(home, "transcripts", *arguments)


def test_nothing_yet_is_said_with_what_to_do(home: Home, tmp_path: Path) -> None:
    for place in (home, Home(tmp_path / "not there")):
        listed = transcripts(place, "list")
        assert listed.exit_code == 0
        assert "no session yet" in listed.stdout
        assert "rehearse" in listed.stdout
        checked = transcripts(place, "check")
        assert (checked.exit_code, "nothing to check" in checked.stdout) == (0, True)


def test_the_list_tells_date_title_state_people_and_name(home: Home) -> None:
    put(home, NAME, small_session())
    later = Run()
    later.now = 7200
    later.all(c.OpenSession("Second", BANK), c.AddPeople(PEOPLE[:3]), c.GoTo(Step.WRITING))
    put(home, "2026-11-22-1600-second", later)
    listed = transcripts(home, "list")
    assert listed.stdout.splitlines() == [
        "2026-11-22 16:00  Second           in Challenges  3 people  2026-11-22-1600-second",
        f"2026-11-22 15:00  Leadership team  closed         4 people  {NAME}",
    ]
    (home.sessions / "broken.toml").write_text("?", encoding="utf-8")
    assert "1 file could not be read as a session" in transcripts(home, "list").stderr


def test_show_gives_the_page_byte_for_byte_in_a_pipe(home: Home) -> None:
    run = small_session()
    journal = put(home, NAME, run)
    journal.with_suffix(".md").unlink()
    for name in ((), ("latest",), ("2026",), (NAME,), (str(journal),), (str(journal.with_suffix(".md")),)):
        assert transcripts(home, "show", *name).stdout_bytes == render(run.records).encode()


def test_show_says_so_where_a_journal_is_not_as_it_was_written(home: Home) -> None:
    journal = put(home, NAME, small_session())
    journal.write_bytes(journal.read_bytes()[:-300])
    assert f"transcripts check {NAME}" in transcripts(home, "show").stderr


def test_an_unknown_name_is_answered_with_what_to_do(home: Home) -> None:
    put(home, NAME, small_session())
    for command in ("show", "check"):
        with pytest.raises(PeerInquiryError) as error:
            transcripts(home, command, "monday")
        assert "transcripts list" in error.value.hint


def test_check_finds_and_mends(home: Home) -> None:
    journal = put(home, NAME, small_session())
    put(home, "2026-11-22-1600-second", opened())
    good = transcripts(home, "check")
    assert (good.exit_code, good.stdout.count("as it should be")) == (0, 2)
    page = journal.with_suffix(".md")
    page.write_text("mine", encoding="utf-8")
    found = transcripts(home, "check")
    assert found.exit_code == 1
    assert f"{NAME}: {NAME}.md is not what its journal says, from line 1 on." in found.stdout
    assert transcripts(home, "check", "2026-11-22-1600").exit_code == 0
    mended = transcripts(home, "check", NAME, "--rebuild")
    assert (mended.exit_code, "written anew" in mended.stdout) == (0, True)
    assert transcripts(home, "check").exit_code == 0


def test_check_does_not_mend_a_journal(home: Home) -> None:
    journal = put(home, NAME, small_session())
    changed = journal.read_bytes().replace(b"nobody owns it", b"Carl owns it")
    journal.write_bytes(changed)
    assert transcripts(home, "check").exit_code == 1
    result = transcripts(home, "check", "--rebuild")
    assert result.exit_code == 1
    assert "changed by hand" in result.stdout
    assert f"{NAME}.md.old" in result.stdout
    assert journal.read_bytes() == changed
    assert "Carl owns it" in journal.with_suffix(".md").read_text(encoding="utf-8")


def test_what_people_typed_is_only_words_here_too(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run().all(c.OpenSession(HOSTILE, BANK), c.Note(HOSTILE))
    put(home, "hostile", run)
    assert "[bold]x[/bold] [@click=app.quit]y" in transcripts(home, "list").stdout
    _draw(render(run.records))
    drawn = capsys.readouterr().out
    assert "[bold]x[/bold] [@click=app.quit]y" in " ".join(drawn.split())
    assert "\x1b" not in drawn


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_on_a_terminal_the_page_is_drawn(home: Home) -> None:
    import pexpect

    put(home, NAME, small_session())
    program = "from peerinquiry.cli import main; main()"
    arguments = ["-c", program, "--home", str(home.root), "transcripts", "show", "latest"]
    drawn = str(pexpect.run(f"{sys.executable} {subprocess.list2cmdline(arguments)}", timeout=30, encoding="utf-8"))
    assert "Leadership team" in drawn
    assert "# Leadership team" not in drawn, "a heading, not its hash"
    assert "─" in drawn, "a table, not its bars"
    assert "\x1b]" not in drawn, "no links, no titles"


# The recipes


@pytest.fixture
def grep(home: Home) -> Path:
    """The sessions folder, with two sessions in it, where there is a grep."""
    if shutil.which("grep") is None or shutil.which("sh") is None:
        pytest.skip("there is no grep here to try the recipes with")
    put(home, NAME, small_session())
    put(home, "2026-11-22-1600-second", opened().all(c.AddPeople(("Anna", "Ben", "Cy")), c.SetAction("Call", "Anna")))
    return home.sessions


def recipe(folder: Path, command: str) -> list[str]:
    """What a recipe prints, run in the home folder as people run it."""
    ran = subprocess.run(["sh", "-c", command], cwd=folder.parent, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    return ran.stdout.splitlines()


def test_what_does_ann_do(grep: Path) -> None:
    ann, anna = recipe(grep, 'grep "ACTION Ann" sessions/*.md')
    assert ann.startswith(f"sessions/{NAME}.md:- 15:13:43 ACTION Ann: Ask Dana to own suppliers (by: 2026-12-01; ")
    assert anna == "sessions/2026-11-22-1600-second.md:- 14:00:03 ACTION Anna: Call (by: no date yet)"
    assert recipe(grep, 'grep "ACTION Ann:" sessions/*.md') == [ann]


def test_which_questions_were_asked_for_an_aim(grep: Path) -> None:
    assert recipe(grep, 'grep -h "ASK" sessions/*.md | grep framing') == [
        "- 15:09:03 ASK Bea: Who is involved? (aim: framing; round: 1; from: bank)",
        "- 15:09:36 ASK Carl: a question of their own, not written down (aim: framing; round: 1; from: own)",
    ]


def test_what_is_still_parked_and_what_has_no_date(grep: Path) -> None:
    assert recipe(grep, 'grep -h "PARKED" sessions/*.md | grep "came back: no"') == []
    assert len(recipe(grep, 'grep -h "ACTION" sessions/*.md | grep "no date yet"')) == 2


def test_a_session_as_it_went(grep: Path) -> None:
    in_order = recipe(grep, f"grep -h '^- ' sessions/{NAME}.md | sort")
    assert [str(len(in_order))] == recipe(grep, f"grep -c '^- ' sessions/{NAME}.md")
    assert in_order[0].startswith("- 15:00:02 NOTE Gus")
    assert in_order[-1].startswith("- 15:16:30 PULSE Everyone")
