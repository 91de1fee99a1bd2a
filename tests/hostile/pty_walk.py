"""A walk through windows, drawn by the real driver on a terminal of 80 by 24: every byte of it, and what it reports."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pexpect

CHECKOUT = Path(__file__).parents[2]


def walked(module: str, home: Path, report: Path) -> tuple[bytes, dict[str, Any]]:
    """What reached the terminal while `tests.hostile.MODULE` walked through `home`, and what it wrote to `report`."""
    child: pexpect.spawn[bytes] = pexpect.spawn(
        sys.executable,
        ["-m", f"tests.hostile.{module}", str(home), str(report)],
        cwd=str(CHECKOUT),
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"},
        dimensions=(24, 80),
        timeout=300,
    )
    child.expect(pexpect.EOF)
    child.close()
    raw = child.before or b""
    assert child.exitstatus == 0, raw[-3000:]
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return raw, told
