"""`peerinquiry banks stats …`: which questions work, over all sessions on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import exactly, whisper

if TYPE_CHECKING:
    from peerinquiry.inquiry.bank import Bank
    from peerinquiry.inquiry.bank_ref import BankRef
    from peerinquiry.storage.banks import BankLibrary


def stats(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(help="A bank's name; every bank that was used, if none.", show_default=False)
    ] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON object for each bank, on a line of its own, for scripts.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Banks that no session used, too; and rehearsals count.")
    ] = False,
    home: HomeOption = None,
) -> None:
    """Show which questions work: how often each was asked or passed on, and what became of the inquiry.

    Counted over all sessions on record, without anybody's name. Nothing is changed.
    """
    from peerinquiry.cli.counting import Sessions
    from peerinquiry.inquiry.text import one_line
    from peerinquiry.inquiry.view.bank_stats import KINDS_READ, Tally, asked_in
    from peerinquiry.storage.banks import BankLibrary
    from peerinquiry.storage.toml_source import SUFFIX

    library = BankLibrary(home_of(ctx), Path())
    wanted = one_line(name).removesuffix(SUFFIX)
    shelf = _Shelf(library, wanted)
    tally = Tally(shelf.bank_of)
    for bank in shelf.first(everything=everything):
        tally.include(bank)
    sessions = Sessions(home_of(ctx), rehearsals=everything, kinds=KINDS_READ)
    for asked in sessions.seen(lambda one: asked_in(one.records)):
        tally.add(asked)
    banks = tally.stats()
    if wanted and not banks:
        library.entry(wanted)  # says that there is none
    if as_json:
        from peerinquiry.formats.bank_stats_json import as_json as object_of

        for told in banks:
            exactly(f"{object_of(told)}\n")
    else:
        from peerinquiry.cli.bank_stats_page import page
        from peerinquiry.cli.output import draw

        draw(page(banks))
    for line in (*shelf.troubles, *sessions.remarks()):
        whisper(line)


class _Shelf:
    """The banks as they are now, for sessions that used them. `troubles` are sentences about those left out."""

    def __init__(self, library: BankLibrary, wanted: str) -> None:
        self._library = library
        self._wanted = wanted
        self.troubles: list[str] = []

    def first(self, *, everything: bool) -> Iterator[Bank]:
        """Those to tell of even if no session used them."""
        for name in self._library.names():
            if name == self._wanted:
                yield self._library.load(name)
            elif everything and not self._wanted and (bank := self._load(name)):
                yield bank

    def bank_of(self, ref: BankRef) -> Bank | None:
        """The bank that a session used, as it is now; what the record knows of it, if it is gone."""
        from peerinquiry.inquiry.bank import Bank

        if self._wanted and ref.name != self._wanted:
            return None
        return self._load(ref.name) if ref.name in self._library.names() else Bank.known(ref)

    def _load(self, name: str) -> Bank | None:
        from peerinquiry.formats.bank_toml import BankErrors

        try:
            return self._library.load(name)
        except BankErrors:
            self.troubles.append(f"{name} is left out, since it has mistakes; `peerinquiry banks check` says which.")
            return None
