"""The bank of the session that is open: as it was last saved without a mistake, whoever edits it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from peerinquiry.formats.mistakes import Mistake
from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import EditBank, PutQuestion, SetPace
from peerinquiry.inquiry.model import Origin, Step
from peerinquiry.inquiry.view.bank_news import bank_news, new_timings
from peerinquiry.inquiry.view.questions import on_the_table
from peerinquiry.session import Post, Session
from peerinquiry.storage.bank_watch import BankWatch, Found
from peerinquiry.storage.banks import BankLibrary

MENDED = "The question bank reads well again."
KEPT = "The last good version stays. ! shows where."


class ShowingBanks(Protocol):
    """What this needs of the console."""

    def say(self, sentence: str, *, warn: bool = False) -> None:
        """Say something to the facilitator, in passing."""
        ...

    def show_bank(self) -> None:
        """Show what the question bank is now."""
        ...

    def aside(self, work: Callable[[], None], group: str = "page") -> None:
        """Do what may take a while, out of the way of the screen; of each group the latest alone."""
        ...


class BankInUse:
    """Follows the file of the bank that the session asks from. All but the looking is done in the console's thread."""

    def __init__(self, showing: ShowingBanks, session: Session, library: BankLibrary, post: Post) -> None:
        """`post` runs a callback in the console's thread. Nothing is read before the bank is asked for."""
        self._showing, self._session, self._library, self._post = showing, session, library, post
        self._watch: BankWatch | None = None
        self._bank = Bank.known(session.state.bank)
        self._looking = False
        self._found: Found | None = None
        self.mistakes: tuple[Mistake, ...] = ()
        """Why the file as it is now is not used; none where it is."""

    @property
    def bank(self) -> Bank:
        """The bank; where its file is gone or broken from the beginning, what the record knows of it."""
        wanted = self._session.state.bank
        if self._watch is None or self._watch.name != wanted.name:
            self._watch, self._bank, self._found = BankWatch(self._library, wanted.name), Bank.known(wanted), None
            self.mistakes = ()
            found = self._watch.look(sure=True)
            if found and found.bank:
                self._bank = found.bank
            elif found:
                self._showing.say(self._broken(found), warn=True)
        return self._bank

    def look(self) -> None:
        """See whether the file was saved; to be called every third of a second. A slow disk holds nothing up."""
        if self._looking or self._session.state.closed:
            return
        if self._found:
            self._tell(self._found)
        else:
            self._reconcile()
            self._looking = True
            self._showing.aside(self._look, "bank")

    def saved(self) -> str:
        """Whoever had the file open is done with it: what there is to say."""
        found = self._watch.look(sure=True) if self._watch else None
        return self._take(found) if found else ""

    def _look(self) -> None:
        """In a thread."""
        watch = self._watch
        found = watch.look() if watch else None
        self._post(lambda: self._looked(watch, found))

    def _looked(self, watch: BankWatch | None, found: Found | None) -> None:
        self._looking = False
        if found and watch is self._watch:
            self._tell(found)

    def _tell(self, found: Found) -> None:
        self._showing.say(self._take(found), warn=not found.bank)

    def _take(self, found: Found) -> str:
        """Go on with what was found; a sentence about it."""
        self._found = None
        if found.bank is None:
            return self._broken(found)
        mended = MENDED if self.mistakes else ""
        if refused := self._session.dispatch(EditBank(found.bank)):
            self._found = found
            return refused.reason
        self.mistakes = ()
        return " ".join(filter(None, (mended, self._follow(found.bank))))

    def _follow(self, after: Bank) -> str:
        """Go on with a bank; the question on the table stays, and so does what was set by hand."""
        state, before = self._session.state, self._bank
        self._bank = after
        if timed := new_timings(state.timings, before, after):
            self._session.dispatch(SetPace(timings=timed))
        asks = state.step is Step.QUESTIONS and state.desk.round.holder is not None
        table = on_the_table(state, before)
        if asks and table.origin is Origin.BANK and table != on_the_table(state, after):
            self._session.dispatch(PutQuestion(table))
        self._showing.show_bank()
        return bank_news(state.timings, before, after)

    def _reconcile(self) -> None:
        """The record may know the bank as it was before it was edited, while no session was open."""
        if self.bank.ref != self._session.state.bank:
            self._session.dispatch(EditBank(self.bank))

    def _broken(self, found: Found) -> str:
        """The first of the mistakes, where it is, and how to see the others."""
        self.mistakes = found.mistakes
        first = found.mistakes[0]
        named = str(replace(first, file=Path(first.file).name))
        stop = "" if named.endswith(("?", ".")) else "."
        more = f" And {len(found.mistakes) - 1} more." if found.mistakes[1:] else ""
        return f"{named}{stop}{more} {KEPT}"
