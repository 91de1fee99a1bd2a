"""`peerinquiry report`, as typed: the page, the file, the object, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.drawn import drawn
from tests.cli.typed import typed
from tests.formats.test_report_html import ATTACKS, full
from tests.inquiry.driver import BANK, Run, at_planning, at_questions
from tests.rehearsal.playing import played
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.cli.report_page import page
from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.report_part import Part
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.report import report as made_of
from peerinquiry.storage.home import Home

NAME = "2026-11-22-1500-team"


def report(home: Home, *arguments: str) -> Result:
    return typed(home, "report", *arguments)


def test_the_page_tells_all_of_it(home: Home) -> None:
    put(home, NAME, played(BANK))
    text = report(home).stdout
    for words in (
        "Ann's challenge  chosen by 5 dots of 14",
        "before  We lose two suppliers a year",
        "after   How do we become a customer",
        "1  Visit Brandt, and listen for an hour",
        "◆ check-in  Mon 4 Jan 2027",
        "7 recommendations, 2 taken up",
        "24 s · 16 %",
        "Ann as owner: 6 min 48 s, 73 % of all that was timed",
        "Averages of 7 people.",
        "1 of 47 timed turns ran over, by 8 s in all.",
    ):
        assert words in text, words


@pytest.mark.parametrize("run", [played(BANK), at_questions(), full("why " * 2500), Run()], ids=range(4))
def test_it_fits_80_columns_and_is_plain_in_a_pipe(home: Home, run: Run) -> None:
    put(home, NAME, run)
    for line in report(home, NAME).stdout.splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()
        assert "\x1b" not in line


def test_a_terminal_without_lines_has_it_all_in_ascii() -> None:
    text = drawn(*page(made_of(played(BANK).records)), ascii_only=True)
    assert "+1--2---*-------3--+" in text
    assert "━" not in text
    assert "─" not in text


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_hostile_text_is_words(text: str) -> None:
    shown = drawn(*page(made_of(full(text).records)), width=2000)  # so that nothing is broken over two lines
    assert not set("\x00\x1b\u202e\u2066") & set(shown)
    assert joined(text) in shown


def test_the_file_lies_beside_the_session_for_its_owner_alone(home: Home) -> None:
    journal = put(home, NAME, played(BANK))
    before = journal.read_bytes()
    told = report(home, "--html")
    path = journal.with_suffix(".html")
    assert told.stdout == f"{path}\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert journal.read_bytes() == before
    path.write_text("an older one", encoding="utf-8")
    report(home, "--html")
    assert "an older one" not in path.read_text(encoding="utf-8")
    assert sorted(one.name for one in home.sessions.iterdir()) == [f"{NAME}.{kind}" for kind in ("html", "md", "toml")]


def test_or_wherever_one_says_but_never_over_a_journal(home: Home, tmp_path: Path) -> None:
    journal = put(home, NAME, played(BANK))
    before = journal.read_bytes()
    report(home, "--to", str(tmp_path / "mine.html"))
    assert (tmp_path / "mine.html").exists()
    assert not journal.with_suffix(".html").exists()
    with pytest.raises(PeerInquiryError, match="is no name for a page"):
        report(home, "--to", str(journal))
    assert journal.read_bytes() == before
    with pytest.raises(PeerInquiryError, match="could not be written"):
        report(home, "--to", str(tmp_path / "nowhere" / "mine.html"))


def test_it_is_opened_only_if_asked_for(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from peerinquiry.storage import desktop

    shown: list[Path] = []

    def open_file(path: Path) -> str:
        shown.append(path)
        return "" if len(shown) == 1 else "Nothing here opens files."

    monkeypatch.setattr(desktop, "open_file", open_file)
    journal = put(home, NAME, played(BANK))
    report(home, "--html")
    assert not shown
    assert report(home, "--open").exit_code == 0
    assert shown == [journal.with_suffix(".html")]
    told = report(home, "--open")
    assert (told.exit_code, told.stderr) == (1, "peerinquiry: Nothing here opens files.\n")


def test_the_object_is_as_it_is_described(home: Home, checkout: Path) -> None:
    put(home, NAME, played(BANK))
    told = json.loads(report(home, "--json").stdout)
    assert (told["title"], told["team"], told["opened"]) == (
        "Rehearsal: Tarn Valley Pumps",
        None,
        "2026-11-22T14:00",
    )
    (inquiry,) = told["inquiries"]
    assert inquiry["actions"][0] == {
        "number": 1,
        "what": "Visit Brandt, and listen for an hour",
        "who": "Ann",
        "by": "2026-12-02",
        "sign": "They say what would make them stay",
        "helpers": ["Bea"],
        "since": None,
    }
    assert told["voices"]["people"][1]["share"] == 16
    assert told["time"]["margin"] == 46
    described = (checkout / "docs" / "reports.md").read_text(encoding="utf-8")
    keys = {
        *told,
        *inquiry,
        *inquiry["actions"][0],
        *inquiry["recommendations"][0],
        *inquiry["help"][0],
        *told["voices"],
        *told["voices"]["people"][0],
        *told["aims"][0],
        *told["people"][0],
        *told["time"],
        *told["time"]["phases"][0],
    }
    assert not [key for key in keys if f"`{key}`" not in described]


@pytest.mark.parametrize("how", [(), ("--json",), ("--html",)])
def test_a_part_can_be_left_out(home: Home, how: tuple[str, ...]) -> None:
    journal = put(home, NAME, played(BANK))

    def text(*more: str) -> str:
        said = report(home, *how, *more).stdout
        return journal.with_suffix(".html").read_text(encoding="utf-8") if how == ("--html",) else said

    whole, bare = text(), text("--without", "voices", "--without", "pulse")
    for words in ("408.0", "collective") if how == ("--json",) else ("as owner", "collective"):
        assert words in whole
        assert words not in bare


def test_every_part_that_can_be_left_out_is_described(checkout: Path) -> None:
    described = (checkout / "docs" / "reports.md").read_text(encoding="utf-8")
    assert not [part for part in Part if f"| `{part}` |" not in described]


def test_a_damaged_session_is_told_as_far_as_it_goes_and_said(home: Home) -> None:
    path = put(home, NAME, at_planning().all(c.SetAction("Call both", "Ann")))
    path.write_bytes(path.read_bytes()[:-30])
    told = report(home)
    assert "Call both" not in told.stdout
    assert f"Not all is as it was written: see `peerinquiry transcripts check {NAME}`." in told.stderr


def test_what_there_is_not_is_said(home: Home) -> None:
    with pytest.raises(PeerInquiryError, match="no session yet"):
        report(home)
    put(home, NAME, at_questions())
    with pytest.raises(PeerInquiryError, match="No session is called"):
        report(home, "1999")
    assert report(home, NAME, "--without", "nonsense").exit_code == 2
