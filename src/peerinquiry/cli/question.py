"""`peerinquiry question …`: is it one open question, or what speaks against it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import exactly

if TYPE_CHECKING:
    from rich.text import Text

    from peerinquiry.inquiry.questions import Cue


def question(
    ctx: typer.Context,
    text: Annotated[
        list[str] | None,
        typer.Argument(
            help="Questions, each in quotes; words without quotes are one. None: a line each from the input."
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line: text, cues (kind, why, try).")
    ] = False,
    language: Annotated[str, typer.Option(help="The language they are in, such as en, de, es or fr.")] = "en",
    home: HomeOption = None,
) -> None:
    """Say whether it is one open question; if not, why, and what to try instead.

    The kinds: advice, leading, several, preamble, closed, long. Exits 0 whatever is found.
    """
    from peerinquiry.cli.output import say
    from peerinquiry.inquiry.questions import check
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.storage.question_rules import load_rules

    rules = load_rules(home_of(ctx), language)
    asked = map(one_line, _questions(text) if text else _lines())
    judged = ((words, check(words, rules)) for words in asked if words)
    if as_json:
        for words, cues in judged:
            exactly(f"{_object(words, cues)}\n")
    else:
        say(line for words, cues in judged for line in _page(words, cues))


def _questions(texts: Sequence[str]) -> Sequence[str]:
    """Each argument, unless they are the words of one question that nobody put in quotes."""
    words = not any(len(text.split()) > 1 for text in texts) and not any("?" in text for text in texts[:-1])
    return [" ".join(texts)] if words else texts


def _lines() -> Iterator[str]:
    """The lines of standard input. Raises PeerInquiryError at one that is not text."""
    from peerinquiry.errors import PeerInquiryError

    if sys.stdin.isatty():
        typer.echo("Type a question and Enter; Ctrl+D ends.", err=True)
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            yield line.decode()
        except UnicodeDecodeError as error:
            raise PeerInquiryError(f"Line {number} of the input is not UTF-8.", "Save it as UTF-8 first.") from error


def _object(words: str, cues: Iterable[Cue]) -> str:
    told = [{"kind": cue.kind, "why": cue.why, "try": cue.try_} for cue in cues]
    import json

    return json.dumps({"text": words, "cues": told}, ensure_ascii=False)


def _page(words: str, cues: Sequence[Cue]) -> Iterator[Text]:
    from rich.text import Text

    yield Text(words, "bold") if cues else Text.assemble((words, "bold"), ": ", ("good", "green"))
    for cue in cues:
        yield Text.assemble("  ", (cue.kind, "yellow"), f": {cue.why} Try: ", (cue.try_, "green"))
