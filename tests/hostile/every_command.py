"""`python -m tests.hostile.every_command HOME [MOST]`: each command, on a home in which everything is hostile.

One process runs them, of each the first `MOST`, as they would be typed, in whatever terminal or pipe it was started in.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.hostile.home import PLAIN_NAMES
from tests.hostile.payloads import hostile

ABANK, ATEAM, SESSION = PLAIN_NAMES
ODD: Final = hostile("odd").replace("\0", "")
"""An argument that is up to something; a system hands on no zero."""

NEW: Final = ODD.replace("/", "").replace("odd", "new")
"""The same, as the name of a file that can be made."""

CASES: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "new": ((ODD, "--plain"), ("x", "--team", ATEAM, "--plain"), ("x", "--team", ODD, "--plain")),
    "resume": ((SESSION, "--plain"), (ODD, "--plain")),
    "rehearse": (("--fast", "--plain"),),
    "stage": ((ODD,),),
    "plan": ((SESSION,), (ODD,)),
    "followups": ((), ("--all",), ("--json",), ("--team", ODD), ("--who", ODD), ("--due", ODD), ("--who", "[/]Anneke")),
    "calendar": (
        (SESSION,),
        (SESSION, "-o", "-"),
        (SESSION, "-o", "-", "--team", ATEAM, "--attendees", "--at", "14:00"),
        *((SESSION, option, ODD) for option in ("--team", "--at", "--length", "--zone", "-o")),
        (SESSION, "-o", NEW),
    ),
    "banks new": (("mine", "--from", ABANK), (ODD,), ("mine", "--from", ODD)),
    "banks edit": ((ABANK,), (ODD,), ("wrong",)),
    "banks stats": ((), (ABANK,), ("--json",), ("--all",), (ODD,)),
    "banks list": ((),),
    "banks show": ((ABANK, "--hints"), ("wrong",), (ODD,)),
    "banks check": ((), ("--json",), (ODD,)),
    "banks schema": ((),),
    "teams list": ((),),
    "teams show": ((ATEAM,), ("wrong",), (ODD,)),
    "teams check": ((), ("--json",), (ODD,)),
    "teams new": (("ours", "--from", SESSION), (ODD,), ("ours", "--from", ODD)),
    "teams edit": ((ATEAM,), (ODD,), ("wrong",)),
    "teams schema": ((),),
    "transcripts list": ((),),
    "transcripts show": ((SESSION,), (ODD,)),
    "transcripts check": ((), ("--rebuild",), (ODD,)),
    "report": (
        (SESSION,),
        (SESSION, "--json"),
        (SESSION, "--html"),
        (ODD,),
        (SESSION, "--html", "--to", ODD),
        (SESSION, "--html", "--to", NEW),
    ),
    "insights": ((), ("--all",), ("--json",), ("--team", ODD), ("--since", ODD), ("--until", ODD)),
    "search": (
        ("e", "-C", "1"),
        ("e", "-l"),
        ("e", "--json"),
        ("e",),
        ("e", "-c"),
        ("-F", "[/]"),
        (ODD,),
        ("(" + ODD,),
        *(("e", option, ODD) for option in ("--who", "--tag", "--aim", "--team", "--since", "--until")),
    ),
    "question": ((ODD,), (f"Have you tried {ODD}?",), (ODD, "--json"), ("x", "--language", ODD)),
    "chat": (("CHAT",), ("CHAT", "--json"), ("CHAT", "--direct", "--me", ODD), (ODD,), (NEW,)),
    "export": (
        *(("--format", kind) for kind in ("csv", "ndjson")),
        ("--format", "csv", "--anonymous"),
        ("--format", "csv", "--with-private", "--all"),
        ("--format", "csv", "--team", ODD),
        ("--format", ODD),
        ("--format", "csv", "--since", ODD),
        ("--format", "csv", "--output", ODD, "--sql", "duckdb"),
        ("--format", "csv", "--output", ODD),
        ("--format", "csv", "--output", NEW),
        ("--format", "csv", "--output", NEW),
    ),
    "redact": (
        (SESSION, "--everyone"),
        (SESSION, "--who", "[/]Anneke", "--keep"),
        (SESSION, "--word", ODD),
        (SESSION, "--who", ODD),
        (ODD, "--everyone"),
        ("2026-11-21", "--everyone", "--keep"),
        (SESSION, "--everyone", "--keep", "-o", ODD),
        (SESSION, "--everyone", "--keep", "-o", NEW),
    ),
    "transcripts amend": (
        (SESSION, "--event", "--yes", "38", ODD),
        (SESSION, "12", ODD),
        (SESSION, "--event", "1", ODD),
        (ODD, "1", ODD),
        (SESSION, "--event", "--field", ODD, "38", ODD),
    ),
    "teams delete": (("wrong", "--yes"), (ATEAM,), (ATEAM, "--yes"), (ODD, "--yes")),
    "transcripts delete": (("2026-11-22", "--yes"), ("2026-11-21",), ("2026-11-21", "--yes"), (ODD, "--yes")),
    "keys": ((),),
    "doctor": ((), ("--json",)),
    ODD: ((), ("--help",)),
    "": ((f"--{ODD}",), ("--help",)),
}
"""Each command, and what is typed behind it: hostile files told, and hostile arguments."""


def run_all(home: Path, most: int | None = None) -> None:
    """Run them, one after another; what goes wrong inside is told by each, and looked for by the test."""
    from peerinquiry.cli import main

    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # nobody types: what asks is told so, and what it draws on stays
    elsewhere = home / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    os.chdir(elsewhere)  # what a command writes where one is, it writes here
    os.environ |= {"PEERINQUIRY_HOME": str(home), "EDITOR": "true", "TERM": "xterm-256color"}
    for command, arguments in typed(home, most):
        sys.stdout.write(f"\n== {command if command != ODD else 'odd'}\n")
        sys.stdout.flush()
        sys.argv = ["peerinquiry", *([command] if command == ODD else command.split()), *arguments]
        try:
            main()
        except SystemExit as ended:
            sys.stdout.write(f"== {ended.code}\n")
        sys.stdout.flush()
    sys.stdout.write("\n== the end\n")


def typed(home: Path, most: int | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each command line."""
    for command, cases in CASES.items():
        for arguments in cases[:most]:
            yield command, tuple(str(home / "chat.txt") if word == "CHAT" else word for word in arguments)


if __name__ == "__main__":
    run_all(Path(sys.argv[1]), *map(int, sys.argv[2:]))
