"""The report of a session in a real browser: what it looks like, what it prints, and that it asks for nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from tests.end_to_end.chromium import Browser, found
from tests.formats.test_report_html import DARK, LIGHT
from tests.inquiry.driver import Run, opened

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Kind, Step
from peerinquiry.storage.reports import write_report

A4 = (595, 842)
CARDS = (
    ("Who was heard how long", "Everyone who was there was heard."),
    ("questions, by aim", "asked"),
    ("How it was for us", "Averages of"),
    ("How the time went", "timed turns"),
)
"""The first words of each card, and the last."""
NINE = ("Amara", "Bogdan", "Chiara", "Dmitri", "Esi", "Farid", "Greta", "Hiroshi", "Ines")
HOST = "example.invalid"
RUN = "document.title='RAN'"
ATTACK = f"""</title></style><script>{RUN}</script><img src="http://{HOST}/x" onerror="{RUN}">"""

pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(found(), tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a rehearsal, as the command makes it."""
    home = tmp_path_factory.mktemp("rehearsed")
    for words in (("rehearse", "--plain", "--fast"), ("report", "--html")):
        command = [sys.executable, "-m", "peerinquiry", *words, "--home", str(home)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
    path = Path(ran.stdout.strip())
    assert path.parent == home / "sessions"
    assert path.stat().st_mode & 0o777 == 0o600
    return path


def nine() -> Run:
    """Nine people, each aim served, a plan of seven actions, a pulse; everybody has much to say."""
    run = opened("Regional leadership, third quarter").all(c.AddPeople(NINE))
    run.all(c.SetEnd(run.records[0].at + timedelta(minutes=60)), c.GoTo(Step.WRITING))
    run.all(
        c.WriteChallenges(
            {"Chiara": "Every second project starts before the one before it is done, and nobody says no"}
        )
    )
    run.all(c.GoTo(Step.SAYING)).whole_round()
    run.all(c.GoTo(Step.VOTING), c.ChooseOwner("Chiara"), c.GoTo(Step.STORY)).turn("It began in spring.", 170)
    run.all(c.GoTo(Step.QUESTIONS)).whole_round()
    for aim in run.state.bank.aims[1:]:
        run.all(c.NewRound(aim=aim)).whole_round()
    run.all(c.GoTo(Step.SAY_BACK)).turn("You carry it alone.", 44)
    run.all(c.GoTo(Step.REFRAME)).turn("What would we have to stop, so that what we finish is worth having begun?", 30)
    run.all(c.GoTo(Step.RECOMMENDING))
    for number, name in enumerate(name for name in NINE if name != "Chiara"):
        words = f"What helped us was a wall with everything on it that we had begun, where all could see it ({number})."
        run.all(c.Recommend(name, words, Kind.EXPERIENCE)).turn("", 40 + number)
        run.all(c.TakeUp(number + 1, taken=number % 3 == 0))
    run.all(c.GoTo(Step.PLANNING))
    for number in range(7):
        by = date(2026, 11, 27) + timedelta(days=24 * number) if number < 6 else None
        who, helper = NINE[number], NINE[-number - 1]
        run.all(c.SetAction(f"Put what we have begun on one wall, part {number + 1}", who, by, "It is full", (helper,)))
    run.all(c.OfferHelp("Esi", "calls on Mondays"), c.OfferHelp("Ines", "lends a room"), c.AddNotDoing("A new tool"))
    run.all(c.SetCheckIn(date(2027, 1, 12))).turn("", 200)
    run.all(c.GoTo(Step.REFLECTING)).whole_round()
    run.all(c.GoTo(Step.PULSE), *(c.GivePulse(name, (4, 5, 3, 4, 5)) for name in NINE))
    return run.all(c.GoTo(Step.FAREWELL), c.CloseSession())


def written(folder: Path, name: str, run: Run) -> Path:
    path = folder / f"{name}.html"
    write_report(path, run.records)
    return path


@pytest.fixture(scope="module")
def for_nine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("nine"), "nine", nine())


def ground(png: Path) -> tuple[int, ...]:
    """The commonest colour of a picture."""
    with Image.open(png) as image:
        colours = image.convert("RGB").getcolors(image.width * image.height)
    assert colours
    return tuple(max(colours)[1])  # type: ignore[arg-type]  # as many numbers as a colour has


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@pytest.fixture(params=["rehearsed", "for_nine"])
def page(request: pytest.FixtureRequest) -> Path:
    path = request.getfixturevalue(request.param)
    assert isinstance(path, Path)
    return path


def test_it_follows_light_and_dark(browser: Browser, rehearsed: Path) -> None:
    assert ground(browser.picture(rehearsed, 1100, 900)) == rgb(LIGHT["paper"])
    assert ground(browser.picture(rehearsed, 1100, 900, dark=True)) == rgb(DARK["paper"])


@pytest.mark.parametrize("width", [400, 700, 1400])
def test_nothing_runs_over_the_edge(browser: Browser, page: Path, width: int) -> None:
    with Image.open(browser.picture(page, width, 3000)) as image:
        edges = [
            image.crop(box).convert("RGB") for box in ((image.width - 10, 0, *image.size), (0, 0, 10, image.height))
        ]
    for edge in edges:
        assert edge.getcolors() == [(edge.width * edge.height, rgb(LIGHT["paper"]))], "the margins are empty"


def test_it_prints_on_one_or_two_pages_and_no_card_is_cut_through(browser: Browser, page: Path) -> None:
    pages = PdfReader(browser.paper(page)).pages
    assert 1 <= len(pages) <= 2
    texts = [" ".join(sheet.extract_text().split()) for sheet in pages]
    for sheet in pages:
        assert tuple(round(float(side)) for side in sheet.mediabox[2:]) == A4
    for head, foot in CARDS:
        (on,) = (number for number, text in enumerate(texts) if head.casefold() in text.casefold())
        assert foot in texts[on], f"{head} is cut through"


def test_it_asks_for_nothing_and_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    run = opened(ATTACK).all(c.AddPeople(NINE), c.GoTo(Step.WRITING), c.WriteChallenges({"Amara": ATTACK}))
    run.all(c.GoTo(Step.VOTING), c.ChooseOwner("Amara"), c.GoTo(Step.PLANNING), c.SetAction(ATTACK, "Bogdan"))
    attacked = written(tmp_path, "attacked", run)
    drawn = browser.run(attacked, "--dump-dom")
    assert "<title>&lt;/title&gt;&lt;/style&gt;&lt;script&gt;" in drawn
    assert "<script" not in drawn
    assert "<img" not in drawn
    assert not browser.asked_for(attacked, HOST)


def test_a_page_that_did_ask_would_be_found_out(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "asks.html"
    page.write_text(f"<!doctype html><title>x</title>{ATTACK}", encoding="utf-8")
    assert "<title>RAN</title>" in browser.run(page, "--dump-dom")
    assert browser.asked_for(page, HOST) == [f"http://{HOST}/x"]
