"""A year of sessions on disk: every figure that a command prints is counted anew from the journals, and is the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cli.typed import typed
from tests.year import raw, recount, recount_session
from tests.year.told import Session

from peerinquiry.cli import followups
from peerinquiry.storage.home import Home
from peerinquiry.storage.sessions import journals
from peerinquiry.storage.transcripts import check_transcript

Figures = dict[str, Any]


@pytest.fixture(scope="module")
def told(a_year: Path) -> list[Session]:
    return raw.sessions(a_year)


def run(home: Path, *arguments: str) -> str:
    result = typed(Home(home), *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ((), {}),
        (("--team", "pump-works"), {"team": "pump-works"}),
        (("--team", "harbour-clinic", "--since", "2026-04"), {"team": "harbour-clinic", "since": date(2026, 4, 1)}),
        (("--until", "2026-02-14"), {"until": date(2026, 2, 14)}),
        (
            ("--team", "nordlicht", "--since", "2026-10-05", "--until", "2026-12"),
            {"team": "nordlicht", "since": date(2026, 10, 5), "until": date(2026, 12, 31)},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_insights_are_what_the_journals_say(
    a_year: Path, told: list[Session], arguments: tuple[str, ...], wanted: Figures
) -> None:
    printed: Figures = json.loads(run(a_year, "insights", "--json", *arguments))
    themes = printed.pop("themes")
    assert printed == recount.insights(told, **wanted)
    since, until, team = (wanted.get(name) for name in ("since", "until", "team"))
    among = recount.held(told, since, until)
    mine = [one for one in among if team in {None, one.team}]
    the_themes_are_in_as_many_sessions(themes, mine, [one for one in among if team not in {None, one.team}])


@pytest.mark.parametrize(
    "arguments", ["", "--all", "--team pump-works --all", "--team nordlicht", "--due 2w", "--who Abel"]
)
def test_what_is_open_is_what_the_journals_say(
    a_year: Path, told: list[Session], arguments: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date(2026, 9, 1)
    monkeypatch.setattr(followups, "today", lambda: today)
    printed = [json.loads(line) for line in run(a_year, "followups", "--json", *arguments.split()).splitlines()]
    _, _, team = arguments.replace(" --all", "").partition("--team ")
    wanted = [
        one
        for one in recount.followups(told, today)
        if (one["standing"] == "open" or "--all" in arguments)
        and (not team or one["team"] == team)
        and ("--due" not in arguments or (one["due"] and one["due"] <= "2026-09-15"))
        and ("--who" not in arguments or one["who"] == "Abel")
    ]
    assert sorted(printed, key=where) == sorted(wanted, key=where)
    assert printed
    days = [one["due"] or "9999" for one in printed if one["standing"] == "open"]
    assert days == sorted(days)


def where(one: Figures) -> tuple[str, int]:
    """What an action is known by."""
    return one["session"], one["action"]


def the_themes_are_in_as_many_sessions(themes: Figures, mine: list[Session], others: list[Session]) -> None:
    """Each theme, looked for as words that begin alike, side by side."""
    assert themes["sessions"] == sum(bool(challenges(one)) for one in mine)
    assert len(themes["often"]) == 12
    assert [theme["sessions"] for theme in themes["often"]] == sorted(
        (theme["sessions"] for theme in themes["often"]), reverse=True
    )
    for theme in (*themes["often"], *themes["own"]):
        found = [one.name for one in mine if mentions(one, theme["words"])]
        assert (theme["words"], theme["sessions"], theme["examples"]) == (theme["words"], len(found), found[-3:])
        if theme["elsewhere"] is not None:
            assert theme["elsewhere"] == sum(mentions(one, theme["words"]) for one in others)


def challenges(one: Session) -> list[str]:
    """All that were written, with what became of those that were taken up."""
    owned = {inquiry.owner for inquiry in one.inquiries if inquiry.owner}
    taken = [text for inquiry in one.inquiries for text in (inquiry.challenge, inquiry.after) if text]
    return taken + [text for who, text in one.challenges.items() if who not in owned]


def mentions(one: Session, words: str) -> bool:
    begun = r"\s+".join(rf"\b{re.escape(word[: STEM.get(word, len(word))])}\w*" for word in words.split())
    return any(re.search(begun, text, re.IGNORECASE) for text in challenges(one))


STEM = {
    "suppliers": 8,
    "tells": 4,
    "waiting": 4,
    "waits": 4,
    "meetings": 7,
    "trusts": 5,
    "owns": 3,
    "orders": 5,
    "patients": 7,
    "nurses": 5,
    "shifts": 5,
    "changes": 5,
    "decisions": 8,
    "decided": 5,
}
"""How many letters of a theme's word its other forms begin with, too, where these are fewer than all."""


def test_bank_statistics_are_what_the_journals_say(a_year: Path, told: list[Session], checkout: Path) -> None:
    printed = {
        bank["bank"]: bank
        for line in run(a_year, "banks", "stats", "--json").splitlines()
        if (bank := json.loads(line))
    }
    counted = {bank["bank"]: bank for bank in recount.bank_stats(told, checkout / "question_banks")}
    assert printed.keys() == counted.keys()
    for name, bank in printed.items():
        assert by_question(bank) == by_question(counted[name])
        assert {**bank, "questions": []} == {**counted[name], "questions": []}
        order = [(question["aim"], question["standing"], -question["asked"]) for question in bank["questions"]]
        aims = list(dict.fromkeys(aim for aim, *_ in order))
        assert order == sorted(order, key=lambda one: (aims.index(one[0]), one[1], one[2]))


def by_question(bank: Figures) -> dict[tuple[str, str | None], Figures]:
    return {(question["aim"], question["question"]): question for question in bank["questions"]}


def test_every_page_is_what_its_journal_says(a_year: Path) -> None:
    for journal in journals(Home(a_year)):
        assert check_transcript(journal) == []


def test_reports_are_what_the_journals_say(a_year: Path, told: list[Session]) -> None:
    compared = 0
    for one in told:
        printed: Figures = json.loads(run(a_year, "report", one.name, "--json"))
        given = {phase["phase"]: phase.pop("planned") for phase in printed["time"]["phases"]}
        if (planned := recount_session.planned(one)) is not None:
            assert given == {phase: pytest.approx(planned.get(phase, 0.0), abs=0.002) for phase in given}
            compared += 1
        assert printed == recount_session.report(one), one.name
    assert compared > 100


@pytest.mark.parametrize("word", ["suppliers", "Übergabe", "ACTION Runa", "(answer: kept"])
def test_a_search_finds_the_lines_that_grep_finds(a_year: Path, word: str) -> None:
    grep = subprocess.run(
        ["grep", "-rnF", word, "--include=*.md", "sessions"], cwd=a_year, capture_output=True, check=True, text=True
    )
    found = subprocess.run(
        [sys.executable, "-m", "peerinquiry", "--home", str(a_year), "search", "-F", word],
        capture_output=True,
        check=True,
        text=True,
    )
    assert sorted(lines(found.stdout)) == sorted(lines(grep.stdout))


def lines(printed: str) -> list[str]:
    """Each line from the name of its file on, whatever the folder is called."""
    return [line.rpartition("sessions/")[2] for line in printed.splitlines()]
