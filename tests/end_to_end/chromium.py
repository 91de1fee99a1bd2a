"""A real browser without a window: what it draws, prints and asks for."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    *("--disable-dev-shm-usage", "--virtual-time-budget=1000"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
LONGEST = 120
"""Seconds that a browser may take to start on a machine with much to do."""


def found() -> str:
    """The browser of this machine; skips where there is none."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    pytest.skip("no chromium here; `apt-get install chromium` brings it")


@dataclass(frozen=True, slots=True)
class Browser:
    """One that keeps what it keeps in `folder`."""

    program: str
    folder: Path

    def run(self, page: Path, *options: str) -> str:
        """Open a page, and say what comes out."""
        profile = self.folder / "profile"
        command = [self.program, *QUIET, f"--user-data-dir={profile}", *options, page.resolve().as_uri()]
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LONGEST)
        return ran.stdout

    def picture(self, page: Path, width: int, height: int, *, dark: bool = False) -> Path:
        """A picture of it, as a PNG."""
        made = self.folder / f"{page.stem}-{width}-{'dark' if dark else 'light'}.png"
        scheme = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
        self.run(page, scheme, f"--window-size={width},{height}", f"--screenshot={made}")
        return made

    def paper(self, page: Path) -> Path:
        """What it prints, as a PDF."""
        made = self.folder / f"{page.stem}.pdf"
        self.run(page, "--no-pdf-header-footer", "--blink-settings=preferredColorScheme=0", f"--print-to-pdf={made}")
        return made

    def asked_for(self, page: Path, host: str) -> list[str]:
        """Every address at `host` that a page asks for while it is shown; what the browser asks for itself is not."""
        log = self.folder / "net.json"
        self.run(page, f"--log-net-log={log}", "--dump-dom")
        events = json.loads(log.read_text(encoding="utf-8"))["events"]
        urls = {event["params"]["url"] for event in events if "url" in event.get("params", {})}
        return sorted(url for url in urls if host in url)
