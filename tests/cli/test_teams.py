"""`peerinquiry teams …`, as it is typed."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path

import pytest
import tomli
import typer
from tests.formats.sample_journal import RECORDS
from tests.storage.journals import begun
from tests.storage.journals import put as put_session
from tests.test_team_in_use import LAST, planned
from typer.testing import CliRunner, Result

from peerinquiry.cli.commands import app
from peerinquiry.cli.folder import Folder
from peerinquiry.cli.team_name import team_names
from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.evolve import fold
from peerinquiry.storage.home import Home
from peerinquiry.storage.journal import read_journal
from peerinquiry.team_naming import NAMED

SOUND = 'title = "Leaders"\npeople = ["Ann", { name = "Bea", pronouns = "she/her", email = "b@example.org" }, "Carl"]\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "home" / "teams").mkdir(parents=True)
    return tmp_path / "home"


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--home", str(home), "teams", *words])


def put(home: Path, name: str, text: str) -> Path:
    path = home / "teams" / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def edited_by(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", script]))


def test_none_yet_says_how_to_begin(home: Path) -> None:
    assert "peerinquiry teams new NAME" in run(home, "list").stdout


def test_list_has_a_line_each_and_says_what_needs_mending(home: Path) -> None:
    put(home, "leaders", SOUND)
    put(home, "bad", "people = 3")
    lines = run(home, "list").stdout.splitlines()
    assert lines[0].split() == ["bad", "1", "mistake", "never", "met"]
    assert lines[1].split() == ["leaders", "Leaders", "3", "people", "never", "met"]


def test_list_says_when_each_last_met_and_what_is_open(home: Path) -> None:
    put(home, "ours", SOUND)
    put_session(Home(home), LAST, planned())
    told = " ".join(run(home, "list").stdout.split())
    assert told == "ours Leaders 3 people last met 22 Nov 2026 2 open actions"


def test_show_has_who_is_in_it_and_no_address(home: Path) -> None:
    put(home, "leaders", f'bank = "hard-decision"\nends = "15:00"\n{SOUND}[timings]\nanswer = 20\n')
    shown = run(home, "show", "leaders").stdout
    assert "  2  Bea (she/her)\n" in shown
    assert "bank: hard-decision\nends: 15:00\ntimings: answer 20 s\n" in shown
    assert "1 e-mail address in the file" in shown
    assert "@" not in shown


def test_check_points_at_each_mistake_and_exits_1(home: Path) -> None:
    path = put(home, "bad", 'peple = ["Ann"]\n')
    checked = run(home, "check")
    assert checked.exit_code == 1
    assert checked.stdout == (
        f'{path}:1:1: there is no `peple` in a team; did you mean `people`?\n    1 | peple = ["Ann"]\n      | ^\n'
    )


def test_check_as_json_is_one_list(home: Path) -> None:
    path = put(home, "two", 'people = ["Ann", "Bea"]\n')
    checked = run(home, "check", "--json", str(path))
    assert checked.exit_code == 0
    (told,) = json.loads(checked.stdout)
    assert told == {
        "path": str(path),
        "line": 1,
        "column": 10,
        "level": "warning",
        "what": "this team has 2 people",
        "instead": "add the others; 3 or more are needed to begin",
    }


def test_a_new_one_is_ready_to_be_edited(home: Path) -> None:
    made = run(home, "new", "Our team")
    path = home / "teams" / "our-team.toml"
    assert made.stdout == f"{path} is there; `peerinquiry teams edit our-team` opens it.\n"
    assert run(home, "check").exit_code == 0
    assert isinstance(run(home, "new", "our-team").exception, PeerInquiryError)


def test_a_new_one_has_the_people_of_a_session(home: Path) -> None:
    (home / "sessions").mkdir()
    begun(home / "sessions" / "first.toml").close()
    made = run(home, "new", "ours", "--from", "first")
    assert made.stdout.splitlines()[1:] == [NAMED]
    assert fold(read_journal(home / "sessions" / "first.toml").records).team == "ours"
    people = tomli.loads((home / "teams" / "ours.toml").read_text("utf-8"))["people"]
    assert people == list(fold(RECORDS).names)
    assert isinstance(run(home, "new", "theirs", "--from", "none").exception, PeerInquiryError)


def test_edit_opens_the_editor_and_checks(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home, "leaders", SOUND)
    edited_by(monkeypatch, "import sys; open(sys.argv[-1], 'a').write('bank = 3\\n')")
    done = run(home, "edit", "leaders")
    assert done.exit_code == 1
    assert "`bank` is a number, not text" in done.stdout


def test_names_are_completed(home: Path) -> None:
    put(home, "leaders", SOUND)
    put(home, "board", SOUND)
    context = typer.Context(typer.main.get_command(app), obj=Folder(home))
    assert team_names(context, "") == ["board", "leaders"]
    assert team_names(context, "l") == ["leaders"]


def test_the_schema_is_printed(home: Path) -> None:
    assert json.loads(run(home, "schema").stdout)["title"] == "A team of peerinquiry"


def test_delete_asks_and_leaves_the_sessions_their_record(home: Path) -> None:
    path = put(home, "ledership-team", SOUND)
    put_session(Home(home), LAST, planned("ledership-team"))
    asked = run(home, "delete", "Leaders")
    assert (asked.exit_code, path.exists()) == (2, True)
    assert f"{path}, with the names that are in it. Sessions of this team stay as they are." in asked.stdout
    gone = run(home, "delete", "Leaders", "--yes")
    assert (gone.exit_code, gone.stdout.splitlines()[-1]) == (0, "ledership-team.toml deleted.")
    assert not path.exists()
    assert fold(read_journal(Home(home).sessions / f"{LAST}.toml").records).team == "ledership-team"
    assert isinstance(run(home, "delete", "Leaders", "--yes").exception, PeerInquiryError)


def test_a_title_will_do_where_one_team_has_it(home: Path) -> None:
    put(home, "lt", SOUND)
    assert run(home, "show", "LEADERS").stdout == run(home, "show", "lt").stdout
    put(home, "lt2", SOUND)
    assert isinstance(run(home, "show", "Leaders").exception, PeerInquiryError)


def test_of_names_that_differ_in_capitals_alone_the_one_that_is_typed_is_meant(home: Path) -> None:
    large, small = put(home, "Board", SOUND), put(home, "board", SOUND)
    if large.samefile(small):
        pytest.skip("this disk takes them for one")
    assert run(home, "delete", "board", "--yes").exit_code == 0
    assert (large.exists(), small.exists()) == (True, False)
