"""`banks list|show|check`, as they are typed, with what they print into a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from rich.text import Text
from typer.testing import CliRunner, Result

from peerinquiry.cli import banks
from peerinquiry.cli.commands import app
from peerinquiry.cli.folder import Folder
from peerinquiry.cli.output import columns, say
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.storage.banks import shipped_folder

BANK = """\
title = "[bold]Ours[/bold] \\u001b[31m"
source = "Ourselves"
[timings]
answer = 45
[[aims]]
name = "framing"
purpose = "See."
questions = ["Who is in [/x] list[int]?", { ask = "What?", listen_for = "names" }]
"""
BROKEN = '[[aims]]\nname = "framing"\nquestion = ["Who?"]\npurpose = 3\n'


DOUBTFUL = """\
language = "en"
[[aims]]
name = "framing"
questions = [
  "Is it too late?",
  "What else is at stake for you here?",
  "What else was at stake for you here?",
]
"""
RICH = """\
language = "de"
extends = "troika-consulting"
[[aims]]
name = "mut"
rounds = 2
answer = 45
questions = [{ ask = "Was kostet es?", tags = ["geld", "mut"], follow_up = "Und was noch?" }]
"""


class Shell:
    """Runs `banks …` in a folder and with a home of its own."""

    def __init__(self, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.work, self.home = top / "work", top / "home"
        (self.work / "question_banks").mkdir(parents=True)
        (self.home / "question_banks").mkdir(parents=True)
        monkeypatch.chdir(self.work)
        self.app = typer.Typer()
        self.app.add_typer(banks.app, name="banks")

        @self.app.callback()
        def _root(ctx: typer.Context) -> None:
            ctx.obj = Folder(self.home)

    def put(self, name: str, text: str = BANK) -> Path:
        path = self.home / "question_banks" / f"{name}.toml"
        path.write_text(text, "utf-8")
        return path

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(self.app, ["banks", *arguments])


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, monkeypatch)


def test_list_names_every_bank_on_a_line(shell: Shell) -> None:
    ours, broken = shell.put("ours"), shell.put("broken", BROKEN)
    result = shell("list")
    assert result.exit_code == 0
    shipped = shipped_folder() / "collaborative-inquiry.toml"
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert f"collaborative-inquiry 4 aims, 15 questions built in {shipped}" in lines
    assert f"broken 2 mistakes your home {broken}" in lines
    assert f"ours 1 aim, 2 questions your home {ours}" in lines


def test_list_says_what_is_not_used(shell: Shell) -> None:
    ours = shell.put("collaborative-inquiry")
    lines = [" ".join(line.split()) for line in shell("list").stdout.splitlines()]
    used = lines.index(f"collaborative-inquiry 1 aim, 2 questions your home {ours}")
    assert lines[used + 1].startswith("collaborative-inquiry not used: your home is first built in ")


def test_list_names_what_is_here_as_it_is_typed(shell: Shell) -> None:
    (shell.work / "question_banks" / "mine.toml").write_text(BANK)
    assert str(Path("question_banks", "mine.toml")) in shell("list").stdout.split()


def test_show_is_read_as_it_is_written(shell: Shell) -> None:
    path = shell.put("ours")
    result = shell("show", "ours")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "[bold]Ours[/bold]",
        f"ours, your home: {path}",
        "Ourselves",
        "timings: answer 45 s",
        "",
        "framing  See.",
        "  1  Who is in [/x] list[int]?",
        "  2  What?",
    ]


def test_show_tells_hints_only_if_asked(shell: Shell) -> None:
    shell.put("ours")
    assert "names" not in shell("show", "ours").stdout
    assert "     listen for: names" in shell("show", "ours", "--hints").stdout.splitlines()


def test_show_keeps_a_long_question_on_its_line(shell: Shell) -> None:
    ask = "How " + "very " * 70 + "so?"
    shell.put("ours", f'[[aims]]\nname = "framing"\nquestions = ["{ask}"]\n')
    assert f"  1  {ask}" in shell("show", "ours").stdout.splitlines()


def test_show_of_none_names_the_nearest(shell: Shell) -> None:
    shell.put("ours")
    error = shell("show", "our").exception
    assert isinstance(error, PeerInquiryError)
    assert str(error) == "There is no question bank “our”. Did you mean “ours”?"


def test_show_of_a_broken_one_says_what_is_wrong(shell: Shell) -> None:
    shell.put("ours", BROKEN)
    error = shell("show", "ours").exception
    assert isinstance(error, BankErrors)
    assert len(error.mistakes) == 2


def test_check_of_good_ones(shell: Shell) -> None:
    path = shell.put("ours")
    result = shell("check")
    assert result.exit_code == 0
    assert f"{path}: 1 aim, 2 questions, no mistake" in result.stdout.splitlines()
    assert all(line.endswith("no mistake") for line in result.stdout.splitlines())


def test_check_tells_each_mistake_on_a_line(shell: Shell) -> None:
    path = shell.put("ours", BROKEN)
    for result in (shell("check", str(path)), shell("check", str(path.parent))):
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            f"{path}:3:1: there is no `question` in an aim; did you mean `questions`?",
            '    3 | question = ["Who?"]',
            "      | ^",
            f'{path}:4:11: `purpose` is a number, not text; write purpose = "…"',
            "    4 | purpose = 3",
            "      |           ^",
        ]


def test_check_warns_of_what_may_be_worth_another_look(shell: Shell) -> None:
    path = shell.put("ours", DOUBTFUL)
    near = "this asks nearly the same as “What else is at stake for you here?”, on line 6"
    result = shell("check", str(path))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{path}:5:3: warning: closed: Yes or no would answer it; try: Begin with “What”, “How” or “Who”.",
        '    5 |   "Is it too late?",',
        "      |   ^",
        f"{path}:7:3: warning: {near}; keep the better one, or make the difference heard",
        '    7 |   "What else was at stake for you here?",',
        "      |   ^",
        f"{path}: 1 aim, 3 questions, no mistake, 2 warnings",
    ]


def test_check_asks_by_the_rules_of_the_banks_language(shell: Shell) -> None:
    path = shell.put("ours", DOUBTFUL.replace("Is it too late?", "Ist es zu spät?").replace('"en"', '"de"'))
    assert f"{path}:5:3: warning: closed: " in shell("check", str(path)).stdout


def test_check_for_scripts_is_one_list(shell: Shell) -> None:
    wrong, doubtful = shell.put("broken", BROKEN), shell.put("doubtful", DOUBTFUL)
    result = shell("check", "--json", str(wrong), str(doubtful))
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [(one["path"], one["line"], one["column"], one["level"]) for one in told] == [
        (str(wrong), 3, 1, "mistake"),
        (str(wrong), 4, 11, "mistake"),
        (str(doubtful), 5, 3, "warning"),
        (str(doubtful), 7, 3, "warning"),
    ]
    assert (told[0]["what"], told[0]["instead"]) == ("there is no `question` in an aim", "did you mean `questions`?")
    assert set(told[0]) == {"path", "line", "column", "level", "what", "instead"}
    good = shell("check", "--json", str(shipped_folder()))
    assert (good.exit_code, json.loads(good.stdout)) == (0, [])


def test_check_finds_the_bank_that_one_extends_as_every_bank_is_found(shell: Shell) -> None:
    shell.put("base", BANK)
    path = shell.work / "elsewhere.toml"
    path.write_text('extends = "base"\n[[aims]]\nname = "framing"\nquestions = ["What?"]\n', "utf-8")
    assert "this question, “What?”, is in “base” already" in shell("check", str(path)).stdout


def test_the_schema_is_the_one_that_ships(shell: Shell) -> None:
    assert shell("schema").stdout == (shipped_folder() / "question-bank.schema.json").read_text("utf-8")


def test_show_tells_what_a_bank_has_of_its_own(shell: Shell) -> None:
    shell.put("ours", RICH)
    assert shell("show", "ours").stdout.splitlines()[2:] == [
        "extends troika-consulting · language: de",
        *shell("show", "troika-consulting").stdout.splitlines()[2:-1],
        shell("show", "troika-consulting").stdout.splitlines()[-1],
        "",
        "mut",
        "     2 rounds · answers 45 s",
        "  1  Was kostet es?",
        "     tags: geld, mut",
        "     then: Und was noch?",
    ]


def test_check_looks_at_what_is_shadowed_too(shell: Shell) -> None:
    path = shell.put("ours", BROKEN)
    (shell.work / "question_banks" / "ours.toml").write_text(BANK)
    result = shell("check")
    assert result.exit_code == 1
    assert f"{path}:3:1:" in result.stdout
    assert f"{Path('question_banks', 'ours.toml')}: 1 aim" in result.stdout


def test_check_of_a_file_that_is_not_there(shell: Shell) -> None:
    result = shell("check", "none.toml")
    assert result.exit_code == 1
    assert result.stdout == "none.toml:1:1: there is no such file; look whether its name is right\n"


def test_check_never_prints_what_a_terminal_would_obey(shell: Shell) -> None:
    path = shell.put("ours", '[[aims]]\n"\\e]0;x\\u0007\\u202e[bold]" = 1\nname = "a\\u009b2J"\nquestions = ["?", "?"]')
    out = shell("check", str(path)).stdout
    assert all(line.isprintable() for line in out.splitlines())
    assert "there is no `[bold]` in an aim" in out


def test_a_shell_completes_names(shell: Shell) -> None:
    shell.put("ours")
    done = CliRunner().invoke(
        shell.app,
        [],
        prog_name="peerinquiry",
        env={"_PEERINQUIRY_COMPLETE": "complete_bash", "COMP_WORDS": "peerinquiry banks show case", "COMP_CWORD": "3"},
    )
    assert done.stdout.split() == ["case-clinic"]


def test_columns_end_where_their_text_ends() -> None:
    rows = [[Text("a"), Text("字字"), Text("x")], [Text("bbb"), Text("c"), Text("")]]
    assert [line.plain for line in columns(rows)] == ["a    字字  x", "bbb  c"]
    assert columns([]) == []


def test_a_terminal_of_one_alphabet_gets_question_marks(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(1, "w", encoding="ascii", closefd=False) as stdout:
        monkeypatch.setattr("sys.stdout", stdout)
        say([Text("…?")])
    assert capfdbinary.readouterr().out == b"??\n"


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_folder_is_named_before_the_command_or_after_it(place: str, tmp_path: Path) -> None:
    mine = tmp_path / "question_banks" / "mine.toml"
    mine.parent.mkdir()
    mine.write_text(BANK, encoding="utf-8")
    home = ["--home", str(tmp_path)]
    words = [*home, "banks", "list"] if place == "before" else ["banks", "list", *home]
    assert "mine" in CliRunner().invoke(app, words).output
