"""Draw how the console shows the mistakes of a question bank: `python docs/bank_mistakes.py`.

A bank with four slips of the pen stands in a home of its own, and is opened from the list of banks.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from pictures import PICTURES, SIZE, svg_of

from peerinquiry.app import PeerInquiryApp
from peerinquiry.storage.home import Home

NAME = "our-questions"
BANK = """\
title = "Our questions"
langauge = "en"

[timings]
answer = "half a minute"

[[aims]]
name = "framing"
question = [
  "Who else is caught up in this?",
]

[[aims]]
name = "support"
questions = [
  "Have you tried asking for help?",
  "What would help you most?",
  "What would help you most?",
]
"""


async def main() -> None:
    """Draw it."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # no banks beside it
        home = Home(Path(folder) / "peerinquiry")
        home.question_banks.mkdir(parents=True)
        (home.question_banks / f"{NAME}.toml").write_text(BANK, encoding="utf-8")
        app = PeerInquiryApp(home)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("b")
            await pilot.pause()
            await pilot.press("slash", *NAME[:3], "enter", "enter")
            await pilot.pause()
            picture = svg_of(app, "peerinquiry").replace(folder, "~")
    (PICTURES / "bank-mistakes.svg").write_text(picture, encoding="utf-8")
    print("docs/pictures/bank-mistakes.svg")


if __name__ == "__main__":
    asyncio.run(main())
