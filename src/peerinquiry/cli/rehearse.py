"""`peerinquiry rehearse`: an invented session, in the console or line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import whisper

INTERRUPTED = 130
"""The exit code where somebody pressed Ctrl-C."""


def rehearse(
    ctx: typer.Context,
    fast: Annotated[bool, typer.Option("--fast", help="In a minute, or with --plain at once.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Line by line; needs no terminal.")] = False,
    home: HomeOption = None,
) -> None:
    """Watch an invented session of seven people, and take it over with any key: practice before the call."""
    if plain:
        _play(home_of(ctx), fast=fast)
        return
    from peerinquiry.cli.console import open_console
    from peerinquiry.openings import Rehearse

    open_console(home_of(ctx), Rehearse(fast=fast))


def _play(folder: Path, *, fast: bool) -> None:
    """Play it in plain lines: at the speed of people, or in a time that is told to pass."""
    import time

    from peerinquiry.cli.output import say_plainly
    from peerinquiry.plain.play import play_rehearsal
    from peerinquiry.plain.saving import SavingWords
    from peerinquiry.recording import Keeping
    from peerinquiry.rehearsal import SteppedClock
    from peerinquiry.session import SystemClock
    from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
    from peerinquiry.storage.home import Home

    kept = Home(folder)
    bank = BankLibrary(folder, Path()).load(DEFAULT_BANK)
    trouble = SavingWords(whisper)
    human = SystemClock()
    stepped = SteppedClock(human.wall())
    keeping = Keeping(kept, stepped if fast else human, trouble, direct=True)
    try:
        play_rehearsal(keeping, bank, say_plainly, stepped.advance if fast else time.sleep)
    except KeyboardInterrupt:
        say_plainly("\nStopped. `peerinquiry resume` goes on from here.")
        raise typer.Exit(INTERRUPTED) from None
