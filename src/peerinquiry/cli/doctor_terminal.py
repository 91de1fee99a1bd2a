"""What the terminal can do, as far as it tells: its size, its colours, how wide it draws, the clipboard, the editor."""

from __future__ import annotations

import contextlib
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from peerinquiry.cli.streams import DRAWS_NOTHING
from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.checkup import Check
from peerinquiry.storage.editor import editor_command

SMALLEST: Final = (80, 24)
PATIENCE: Final = 0.5
"""Seconds that a terminal may take to tell where its cursor is."""
TRIED: Final = {"é": 1, "│": 1, "✓": 1, "█": 1, "漢": 2, "👍": 2, "e\u0301": 1}
"""What is drawn, and how many columns it takes where a terminal counts as the console does."""
_KIND: Final = re.compile(
    r"(?:aixterm|alacritty|ansi|contour|cygwin|eterm|foot|ghostty|gnome|iterm2?|kitty|konsole|linux|mlterm|ms|nsterm|"
    r"putty|rio|rxvt|screen|st|sun|tmux|vt\d{3}|vte|wezterm|xterm)(?:[-.+](?:\d{1,4}|[a-z]{1,8}|\d{1,3}color))*",
    re.IGNORECASE,
)
"""What terminals are called."""
_EDITORS: Final = re.compile(
    r"atom|bbedit|code|codium|ed|edit|emacs|emacsclient|gedit|helix|hx|jed|joe|kak|kate|mate|mcedit|micro|mousepad|mvim|"
    r"nano|ne|notepad|notepad\+\+|nvim|pico|sensible-editor|subl|textedit|vi|vim|vim\.basic|vim\.tiny|vscodium|xed|zed",
    re.IGNORECASE,
)
"""What editors are called; one of another name may be called after somebody."""
_PLACE: Final = re.compile(rb"\x1b\[\d+;(\d+)R")


def check_terminal(environ: Mapping[str, str]) -> Iterator[Check]:
    """Look at it all."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        yield _size()
        colours = _colours(environ)
        yield colours
        if colours.good:  # what cannot draw would show the question
            yield _widths()
    else:
        yield Check("terminal", "none here: run it in the one you use, too")
    yield _encoding()
    yield _clipboard(environ)
    yield _editor(environ)


def _size() -> Check:
    columns, rows = os.get_terminal_size()
    wide = columns >= SMALLEST[0] and rows >= SMALLEST[1]
    return Check("size", f"{columns} by {rows}", "" if wide else "80 by 24 shows it all: a larger window.")


def _colours(environ: Mapping[str, str]) -> Check:
    term = environ.get("TERM", "")
    if term in DRAWS_NOTHING:
        return Check("colours", f"TERM is {term or 'not set'}", "Use `peerinquiry --plain`, or another terminal.")
    from rich.console import Console

    system = Console().color_system
    off = ", switched off by NO_COLOR" if environ.get("NO_COLOR") else ""
    return Check("colours", f"{system or 'none'}{off} (TERM {_tame(term)})")


def _tame(term: str) -> str:
    """A terminal's kind as terminals are called; whatever else somebody put there is nobody's business."""
    return term if _KIND.fullmatch(term) else "of an unusual name"


def _widths() -> Check:
    measured: dict[str, int] = {}
    for text in TRIED:
        if (width := _drawn_width(text)) is None:
            break  # it would keep silent each time, and each time be waited for
        measured[text] = width
    if not measured:
        return Check("widths", "the terminal does not tell where its cursor is")
    strange = [text for text, width in measured.items() if width != TRIED[text]]
    found = f"{len(measured) - len(strange)} of {len(measured)} signs as wide as expected"
    helps = "Columns may not line up: another font or terminal helps, or ASCII in the settings."
    return Check("widths", found, helps if strange else "")


def _drawn_width(text: str) -> int | None:
    """Columns that the cursor moves when `text` is drawn; None where the terminal does not say. Nothing stays."""
    if sys.platform == "win32":
        return None
    import termios
    import tty

    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    try:
        tty.setcbreak(fd)
        sys.stdout.write(f"\r{text}\x1b[6n")
        sys.stdout.flush()
        found = _PLACE.search(_answer(fd))
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
    return int(found[1]) - 1 if found else None


def _answer(fd: int) -> bytes:
    answer, until = b"", time.monotonic() + PATIENCE
    while not _PLACE.search(answer):
        ready, _, _ = select.select([fd], [], [], max(0.0, until - time.monotonic()))
        if not ready or not (part := os.read(fd, 64)):
            break
        answer += part
    return answer


def _encoding() -> Check:
    encoding = (sys.stdout.encoding or "").casefold().replace("-", "")
    good = encoding == "utf8"
    return Check("text", sys.stdout.encoding or "unknown", "" if good else "Set LANG to one with UTF-8, as in C.UTF-8.")


def _clipboard(environ: Mapping[str, str]) -> Check:
    about = "OSC 52; no terminal tells whether it takes it, so the plan is written to a file as well"
    if "TMUX" not in environ or not (tmux := shutil.which("tmux")):
        return Check("clipboard", about)
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        told = subprocess.run(  # noqa: S603 - tmux as it is on the path, with words of ours
            [tmux, "show-options", "-sv", "set-clipboard"], capture_output=True, text=True, timeout=2, check=False
        ).stdout.strip()
        if told in {"off", "external"}:  # with the second, it takes what it copies itself, and nothing from programs
            return Check("clipboard", "tmux keeps it from programs", "In tmux: set -s set-clipboard on")
        if told == "on":
            return Check("clipboard", f"{about}; tmux lets it through")
    return Check("clipboard", about)


def _editor(environ: Mapping[str, str]) -> Check:
    try:
        program = Path(editor_command(environ)[0]).name.removesuffix(".exe")
    except PeerInquiryError:
        return Check("editor", "none that can be started", "Set EDITOR to one that there is.")
    return Check("editor", program if _EDITORS.fullmatch(program) else "one of your own")
