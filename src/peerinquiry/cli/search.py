"""`peerinquiry search PATTERN`: what was said in all sessions, as grep tells it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import whisper
from peerinquiry.cli.streams import DRAWS_NOTHING
from peerinquiry.cli.team_name import TeamOption, team_meant
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.search.pattern import read_pattern
from peerinquiry.formats.search.query import Query, tags_in

if TYPE_CHECKING:
    from datetime import date

    from peerinquiry.formats.search.printed import Form
    from peerinquiry.storage.home import Home

NONE, TROUBLE = 1, 2
"""The exit codes of grep: no line matches; and something is wrong."""
NOTHING_ASKED = "Say what to look for: a pattern, --who, --tag, --aim, --team, --since or --until."


def search(
    ctx: typer.Context,
    pattern: Annotated[
        str,
        typer.Argument(
            help="A regular expression; it may be left out, or empty, where an option below says what to look for.",
            show_default=False,
        ),
    ] = "",
    fixed: Annotated[bool, typer.Option("-F", "--fixed-strings", help="The words as they stand.")] = False,
    ignore_case: Annotated[bool, typer.Option("-i", "--ignore-case", help="Capital or small letters alike.")] = False,
    who: Annotated[
        str, typer.Option(help="What somebody said or did, by the beginning of their name.", metavar="NAME")
    ] = "",
    tag: Annotated[
        list[str] | None, typer.Option(help="Lines of this kind: ASK, ANSWER, ACTION …; more than one may be named.")
    ] = None,
    aim: Annotated[str, typer.Option(help="What was asked and answered for this aim.")] = "",
    team: TeamOption = "",
    since: Annotated[
        str, typer.Option(help="Sessions from then on: 2w, last month, 1 dec, 2026-01, 2026-01-15.", metavar="WHEN")
    ] = "",
    until: Annotated[str, typer.Option(help="Sessions up to then, and on that day.", metavar="WHEN")] = "",
    context: Annotated[
        int, typer.Option("-C", "--context", help="So many lines around each one.", metavar="N", min=0)
    ] = 0,
    names: Annotated[bool, typer.Option("-l", "--files-with-matches", help="The files alone.")] = False,
    count: Annotated[bool, typer.Option("-c", "--count", help="How many lines of each file.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object for each line.")] = False,
    home: HomeOption = None,
) -> None:
    """Search all sessions, the newest first, as grep does: file:line:text. Exits 0, 1 where nothing is found, or 2."""
    with _dying_as_grep_does():
        try:
            folder = home_of(ctx)
            meant = team_meant(folder, team)
            sought = Asked(
                pattern, who, tuple(tag or ()), aim, meant, since, until, fixed=fixed, ignore_case=ignore_case
            )
            query = replace(sought.query(), first_alone=names)
            form = _form(query, context, names=names, count=count, as_json=as_json)
        except (PeerInquiryError, ValueError) as error:
            whisper(str(error))
            raise typer.Exit(TROUBLE) from None
        raise typer.Exit(_run(folder, query, form))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, as it was typed."""

    pattern: str
    who: str = ""
    tags: tuple[str, ...] = ()
    aim: str = ""
    team: str = ""
    since: str = ""
    until: str = ""
    fixed: bool = False
    ignore_case: bool = False

    def query(self) -> Query:
        """The same, as it is understood. Raises ValueError with a sentence."""
        pattern = read_pattern(self.pattern, literal=self.fixed, any_case=self.ignore_case)
        query = Query(
            pattern,
            tags_in(self.tags),
            self.who.strip(),
            self.aim.strip().lower(),
            self.team.strip(),
            _day(self.since, 0),
            _day(self.until, -1),
        )
        if not self.pattern and query == Query(pattern):
            raise ValueError(NOTHING_ASKED)
        return query


def _day(text: str, end: int) -> date | None:
    """The first day that is meant, or with `end` the last."""
    if not text.strip():
        return None
    from peerinquiry.cli.days import today
    from peerinquiry.formats.past_days import past_days

    return past_days(text, today())[end]


def _form(query: Query, context: int, *, names: bool, count: bool, as_json: bool) -> Form:
    """How it is written. Raises ValueError with a sentence."""
    from peerinquiry.formats.search.printed import Counts, Lines, Names, Objects, Shown

    if as_json and (context or names or count):
        raise ValueError("--json has all there is to say of each line: leave out -C, -l and -c.")
    if as_json:
        return Objects()
    if names:
        return Names(sys.stdout.isatty())
    if count:
        return Counts(sys.stdout.isatty())
    return Shown(query.pattern, context, _in_colours()) if sys.stdout.isatty() else Lines(context)


def _run(home: Path, query: Query, form: Form) -> int:
    """Search, and write what is found as soon as it is; the exit code."""
    from peerinquiry.storage.batches import batches
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.pages import Pages, Search

    kept = Home(home.expanduser().absolute())
    pages = Pages(kept, query)
    out = sys.stdout.buffer
    found = wrong = begun = False
    for batch in batches(Search(str(kept.sessions), _shown(kept.sessions), query, form), pages.names):
        text = batch.text
        if text:
            out.write(text if begun else form.opening(text))
            out.flush()
            begun = True
        found = found or batch.hits > 0
        wrong = wrong or bool(batch.troubles)
        for trouble in batch.troubles:
            whisper(trouble)
    if missing := pages.missing:
        sessions = "1 session has" if missing == 1 else f"{missing:,} sessions have"
        whisper(f"{sessions} no page to search yet; `peerinquiry transcripts check --rebuild` writes it.")
    if found or wrong:
        return TROUBLE if wrong else 0
    for sentence in _nobodys(kept, query):
        whisper(sentence)
    return NONE


def _nobodys(home: Home, query: Query) -> Iterator[str]:
    """What no page at all knows of that was asked for by its name: perhaps it was mistyped."""
    from peerinquiry.formats.search.printed import Names
    from peerinquiry.storage.batches import batches
    from peerinquiry.storage.pages import Pages, Search

    anything = read_pattern("")
    names = Pages(home, Query(anything)).names
    for name, alone, sentence in (
        (query.team, Query(anything, team=query.team), "No page is of a team called {}."),
        (query.aim, Query(anything, aim=query.aim), "Nothing was asked for an aim called {}."),
        (query.who, Query(anything, who=query.who), "Nobody whose name begins with {} says or does anything."),
    ):
        if name and not any(batch.hits for batch in batches(Search(str(home.sessions), b"", alone, Names()), names)):
            yield sentence.format(name)


def _shown(folder: Path) -> bytes:
    """What stands before a file's name, so that it is found from where one is."""
    here = Path.cwd()
    near = folder.relative_to(here) if folder.is_relative_to(here) else folder
    return b"" if near == Path() else os.fsencode(near) + os.fsencode(os.sep)


def _in_colours() -> bool:
    """Where a terminal has some, unless somebody would rather not."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in DRAWS_NOTHING


@contextmanager
def _dying_as_grep_does() -> Iterator[None]:
    """Ctrl+C, and a reader that has enough, end it at once and without a word, as they end grep."""
    before = {}
    for name in ("SIGINT", "SIGPIPE"):
        if number := getattr(signal, name, None):
            before[number] = signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
