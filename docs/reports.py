"""Draw the report of a rehearsal: `python docs/reports.py`.

Writes docs/pictures/report-terminal.svg; and, where there is a chromium and Pillow, docs/pictures/report.png, with the
page in light and in dark.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from io import StringIO
from pathlib import Path

from pictures import FETCHED_FONT, OPENING, PICTURES
from rich.console import Console

from peerinquiry.cli.report_page import page
from peerinquiry.formats.report_html import render
from peerinquiry.inquiry.view.report import Report, report
from peerinquiry.recording import Keeping
from peerinquiry.rehearsal import TITLE, SteppedClock, beats
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.home import Home

WIDTH, HEIGHT = 1000, 1560
COLOURS = 96


def rehearsed(folder: Path) -> Report:
    """The report of the invented session."""
    clock = SteppedClock(OPENING)
    bank = BankLibrary(folder, folder).load(DEFAULT_BANK)
    recording = Keeping(Home(folder / "home"), clock, direct=True).begin(TITLE, bank, 0)
    for beat in beats(bank, OPENING.date()):
        clock.advance(beat.after)
        recording.session.dispatch(beat.ask(recording.session.state))
    recording.close()
    return report(recording.session.records)


def terminal(told: Report) -> str:
    """The page as a terminal of 100 columns shows it."""
    console = Console(width=100, record=True, markup=False, emoji=False, highlight=False, file=StringIO())
    for part in page(told):
        console.print(part)
    svg = console.export_svg(title="peerinquiry report")
    return FETCHED_FONT.sub("", svg).replace("Fira Code", "ui-monospace")


def browser(told: Report, folder: Path, program: str) -> None:
    """The page in light beside the page in dark, in few colours."""
    from PIL import Image

    html = folder / "report.html"
    html.write_text(render(told), encoding="utf-8")
    both = Image.new("RGB", (2 * WIDTH, HEIGHT))
    for place, scheme in enumerate((1, 0)):
        png = folder / f"{scheme}.png"
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")
        look = (f"--blink-settings=preferredColorScheme={scheme}", f"--window-size={WIDTH},{HEIGHT}")
        where = (f"--user-data-dir={folder / 'profile'}", f"--screenshot={png}")
        subprocess.run([program, *options, *look, *where, html.as_uri()], check=True, capture_output=True, timeout=120)
        both.paste(Image.open(png), (place * WIDTH, 0))
    both.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(PICTURES / "report.png", optimize=True)


def main() -> None:
    """Draw both."""
    with tempfile.TemporaryDirectory() as name:
        told = rehearsed(Path(name))
        (PICTURES / "report-terminal.svg").write_text(terminal(told), encoding="utf-8")
        print("docs/pictures/report-terminal.svg")
        if program := shutil.which("chromium") or shutil.which("google-chrome"):
            browser(told, Path(name), program)
            print("docs/pictures/report.png")


if __name__ == "__main__":
    main()
