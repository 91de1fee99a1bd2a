"""What the console opens with, and everything around it: from the command line to the exit code."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peerinquiry import process
from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.home import Home

if TYPE_CHECKING:
    from peerinquiry.app import PeerInquiryApp
    from peerinquiry.live import Live, Opener
    from peerinquiry.session import Clock
    from peerinquiry.stage import StageApp
    from peerinquiry.team_in_use import Meeting

    Window = PeerInquiryApp | StageApp

LATEST = "latest"
"""The name of the session that was worked on last, among those that were left open."""
LOOK = 1.0
"""Seconds between looks whether the terminal is still there."""
THREAD_TURN = 0.0001
"""Seconds after which a thread that waits has its turn: the disk is written to while a frame is drawn, not after it."""
CRASHED = 1
"""The exit code after a mistake of our own."""
BEGIN = "`peerinquiry new` begins one."
REOPEN = "`peerinquiry resume NAME` takes a closed one up again; `peerinquiry new` begins one."


@dataclass(frozen=True)
class New:
    """Begin a session; with a team, if one is named, and then without a `title` under the team's."""

    title: str = ""
    team: str = ""


@dataclass(frozen=True)
class Resume:
    """Go on with a session: a path, a file name, the beginning of one, or `latest`."""

    session: str


@dataclass(frozen=True)
class Rehearse:
    """Play the invented session, at human speed or fast."""

    fast: bool = False


def key_lines() -> Iterator[str]:
    """What each binding is called in the settings, on which keys it is, and what it does: a line each."""
    from peerinquiry.app import PeerInquiryApp
    from peerinquiry.screens.keymap import KeyBook

    return KeyBook(PeerInquiryApp).lines()


Opening = New | Resume | Rehearse | None
Start = Callable[["PeerInquiryApp"], None]
Say = Callable[[str], None]
"""Tells a line."""


def run(home_root: Path, opening: Opening = None, clock: Clock | None = None) -> None:
    """Open the console, its sessions by `clock`, the machine's if left out; back once it is left.

    Raises PeerInquiryError, before anything is drawn, where it cannot open with that; SystemExit with the code
    where it ended by a signal or a mistake of its own.
    """
    home = Home(home_root.expanduser().absolute())
    start = _start(home, opening)
    from peerinquiry.app import PeerInquiryApp

    def console(begin: Callable[[Window], None]) -> Window:
        def both(app: PeerInquiryApp) -> None:
            begin(app)
            if start:
                start(app)

        return PeerInquiryApp(home, both, clock)

    _keep_open(console)


def follow(home_root: Path, session: str = "") -> None:
    """Open the stage on a session that is named as for `Resume`, or on whichever is live; back once it is left.

    Raises as `run` does.
    """
    home = Home(home_root.expanduser().absolute())
    journal = to_resume(home, session) if session else None
    from peerinquiry.stage import StageApp

    _keep_open(lambda begin: StageApp(home, journal, start=begin))


def _keep_open(window: Callable[[Callable[[Window], None]], Window]) -> None:
    """Open a window, which calls back once it stands; whatever ends it, it ends in order."""
    terminal = process.OwnTerminal()

    def leave(code: int) -> None:
        app.post(lambda: app.exit(return_code=code))

    def last() -> None:
        terminal.wrest()
        _close(app)

    ending = process.Ending(leave, last)

    def begin(app: Window) -> None:
        process.hear_tasks(lambda error: _go_on(app, error))
        app.set_interval(LOOK, ending.look)

    sys.setswitchinterval(THREAD_TURN)
    app = window(begin)
    app.look_for_terminal = ending.look
    code = _run(app, ending, terminal)
    if process.terminal_gone():
        process.let_go_of_terminal()
    if code:
        sys.exit(code)


def _run(app: Window, ending: process.Ending, terminal: process.OwnTerminal) -> int:
    """The exit code. Whatever happens, the session is closed and the terminal as it was."""
    crash = process.quiet_crashes(app, lambda error: crashed(app.home, error))

    def drawing_failed(error: BaseException) -> None:
        crash.line = crashed(app.home, error)
        ending.end(CRASHED)

    try:
        with process.heard_errors(lambda error: _go_on(app, error), drawing_failed), ending.on_signals():
            app.run()
    except Exception as error:  # noqa: BLE001 - the terminal is shared: no traceback, no locals
        crash.line = crashed(app.home, error)
    finally:
        terminal.restore()
        _close(app)
    if crash.line:
        sys.stderr.write(f"{crash.line}\n")
        return CRASHED
    return app.return_code or 0


def _close(app: Window) -> None:
    """Finish writing what is open; nothing is, after an orderly end."""
    live, app.live = app.live, None
    if live and (trouble := live.close()):
        sys.stderr.write(f"peerinquiry: {trouble}\n")


def crashed(home: Home, error: BaseException) -> str:
    """One line about a mistake of our own, which is noted in the log; neither tells anything that anybody said."""
    from peerinquiry.errorlog import log_error

    log = log_error(home, error)
    details = f"; {log.name} in your peerinquiry folder says where" if log else ""
    return (
        f"peerinquiry: stopped by a mistake of its own ({type(error).__name__}){details}. "
        "What was saved is safe: `peerinquiry resume` goes on."
    )


def _go_on(app: Window, error: BaseException) -> None:
    """Something failed out of sight, and the session goes on."""
    line = _survived(app.home, error)
    app.post(lambda: app.say(line, warn=True))


def _survived(home: Home, error: BaseException) -> str:
    """One line about a mistake of our own that ended nothing, which is noted in the log, as by `crashed`."""
    from peerinquiry.errorlog import log_error

    log = log_error(home, error)
    details = f" {log.name} in your peerinquiry folder says where." if log else ""
    return f"Something went wrong inside; the session goes on.{details}"


def _start(home: Home, opening: Opening) -> Start | None:
    """What to do once the home screen stands. Raises PeerInquiryError where that cannot be done."""
    match opening:
        case New(title, team):
            home.prepare()
            found = _meeting(home, team) if team else None
            return lambda app: app.begin(title, found)
        case Rehearse(fast):
            home.prepare()
            return lambda app: app.rehearse(fast=fast)
        case Resume(session):
            journal = to_resume(home, session)
            _look_into(journal)
            return lambda app: app.take_up(journal)
        case None:
            return None


def _meeting(home: Home, team: str) -> Meeting:
    """What a team brings. Raises PeerInquiryError, with all that is wrong with its file."""
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.team_in_use import meeting

    return meeting(home, BankLibrary(home.root, Path()), team)


def to_resume(home: Home, name: str) -> Path:
    """The journal that `name` means. Raises PeerInquiryError where there is none, or more than one."""
    from peerinquiry.storage.sessions import journals, list_sessions
    from peerinquiry.storage.transcripts import find_session

    if name != LATEST:
        if not journals(home) and not Path(name).exists():
            raise PeerInquiryError("There is nothing to resume yet.", BEGIN)
        return find_session(home, name)
    found = list_sessions(home)
    if found.left:
        return found.left[0].path
    if found.sessions:
        raise PeerInquiryError("No session was left open.", REOPEN)
    raise PeerInquiryError("There is nothing to resume yet.", BEGIN)


def _look_into(journal: Path) -> None:
    """Say now, and not on a screen that is shared, that it cannot be opened. Raises PeerInquiryError."""
    from peerinquiry.storage.files import DISK, close_quietly
    from peerinquiry.storage.holding import hold
    from peerinquiry.storage.journal import read_journal

    close_quietly(DISK, hold(journal).fd)
    read_journal(journal)


def run_plain(home_root: Path, opening: New | Resume | None, say: Say, prompt: Say | None) -> int:
    """Work a session line by line, from standard input: the exit code.

    `say` tells a line, `prompt` asks for one where somebody types. Raises PeerInquiryError where it cannot open.
    """
    from peerinquiry.plain.console import PlainConsole
    from peerinquiry.plain.inbox import End, ThreadedInbox
    from peerinquiry.plain.lobby import Finders, Lobby
    from peerinquiry.session import SystemClock
    from peerinquiry.storage.banks import BankLibrary

    home = Home(home_root.expanduser().absolute())
    home.prepare()
    inbox = ThreadedInbox()
    console = PlainConsole(inbox, say, prompt)
    first = _first(home, opening)
    ending = process.Ending(lambda code: inbox.post(End(code)), lambda: None)

    def heard(error: BaseException) -> None:
        line = _survived(home, error)
        inbox.post(lambda: console.say(line))

    with process.heard_errors(heard, heard), ending.on_signals():
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # one wrong byte shall not end a session
        inbox.read(sys.stdin)
        find = Finders(lambda name: to_resume(home, name), lambda team: _meeting(home, team))
        asked = first or Lobby(inbox, say, home, find, prompt).ask()
        if isinstance(asked, int):
            return asked
        return console.run(asked, home, BankLibrary(home.root, Path.cwd()), SystemClock())


def _first(home: Home, opening: New | Resume | None) -> Callable[[Opener], Live] | None:
    """How to open what was asked for on the command line, if anything was. Raises PeerInquiryError as `_start` does."""
    match opening:
        case New(title, team):
            found = _meeting(home, team) if team else None
            return lambda opener: opener.begin(title, found)
        case Resume(session):
            journal = to_resume(home, session)
            _look_into(journal)
            return lambda opener: opener.take_up(journal)
        case None:
            return None
