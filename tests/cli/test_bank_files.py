"""`banks new` and `banks edit`, as they are typed."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from peerinquiry.cli.commands import app
from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.banks import DEFAULT_BANK, shipped_folder

CHANGE = "import sys; p = sys.argv[-1]; t = open(p).read(); open(p, 'w').write(t.replace('framing', '{}', 1))"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--home", str(home), "banks", *words])


def edited_by(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", script]))


def test_a_new_bank_is_made_listed_and_checked(home: Path) -> None:
    path = home / "question_banks" / "our-questions.toml"
    made = run(home, "new", "our questions")
    assert made.exit_code == 0
    assert made.stdout == f"{path} is there; `peerinquiry banks edit our-questions` opens it.\n"
    assert "your home" in next(line for line in run(home, "list").stdout.splitlines() if "our-questions" in line)
    assert run(home, "check", str(path)).exit_code == 0


def test_a_copy_under_the_name_of_a_built_in_one_says_what_it_replaces(home: Path) -> None:
    made = run(home, "new", DEFAULT_BANK, "--from", DEFAULT_BANK)
    assert made.stdout.splitlines()[1] == "It is used instead of the one that is built in."
    copied = (home / "question_banks" / f"{DEFAULT_BANK}.toml").read_bytes()
    assert copied == (shipped_folder() / f"{DEFAULT_BANK}.toml").read_bytes()


def test_one_that_is_hidden_by_this_folders_says_so(home: Path, tmp_path: Path) -> None:
    (tmp_path / "question_banks").mkdir()
    (tmp_path / "question_banks" / "ours.toml").write_text('[[aims]]\nname = "a"\nquestions = ["?"]\n')
    assert "It is not used here: that of this folder is first" in run(home, "new", "ours").stdout


def test_a_second_of_that_name_is_refused(home: Path) -> None:
    run(home, "new", "ours")
    path = home / "question_banks" / "ours.toml"
    path.write_text("mine")
    error = run(home, "new", "ours", "--from", DEFAULT_BANK).exception
    assert isinstance(error, PeerInquiryError)
    assert (
        str(error) == f"There is a bank {path} already. `peerinquiry banks edit ours` opens it; or choose another name."
    )
    assert path.read_text() == "mine"


def test_edit_copies_a_built_in_one_opens_it_and_checks(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, CHANGE.format("beginnings"))
    done = run(home, "edit", DEFAULT_BANK)
    path = home / "question_banks" / f"{DEFAULT_BANK}.toml"
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == f"{path} is a copy of the built-in bank, and used instead of it."
    assert done.stdout.splitlines()[1].startswith(f"{path}: 4 aims, 15 questions")
    assert "beginnings" in path.read_text(encoding="utf-8")
    assert "copy" not in run(home, "edit", DEFAULT_BANK).stdout


def test_without_an_editor_nothing_is_copied(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "none-such")
    assert isinstance(run(home, "edit", DEFAULT_BANK).exception, PeerInquiryError)
    assert not home.exists()


def test_edit_says_what_is_wrong_and_exits_1(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(home, "new", "ours")
    edited_by(monkeypatch, "import sys; open(sys.argv[-1], 'a').write('question = 3')")
    done = run(home, "edit", "ours")
    assert done.exit_code == 1
    assert "did you mean `questions`?" in done.stdout


def test_an_editor_that_fails_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(home, "new", "ours")
    edited_by(monkeypatch, "import sys; sys.exit(3)")
    done = run(home, "edit", "ours")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == "The editor ended with code 3."


def test_edit_of_none_names_the_nearest(home: Path) -> None:
    error = run(home, "edit", "hard").exception
    assert isinstance(error, PeerInquiryError)
    assert error.hint == "Did you mean “hard-decision”?"
