"""The rehearsal, played at once and without files."""

from __future__ import annotations

from datetime import date

from tests.inquiry.driver import Run

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.commands import OpenSession
from peerinquiry.rehearsal import TITLE, beats

TODAY = date(2026, 11, 22)


def played(bank: Bank, today: date = TODAY) -> Run:
    """The whole of it. A beat that is refused, or comes to nothing, is a defect."""
    run = Run().all(OpenSession(TITLE, bank))
    for beat in beats(bank, today):
        happened = run.do(beat.ask(run.state), beat.after)
        assert not run.refused, f"{beat}: {run.refused}"
        assert happened, f"{beat} comes to nothing"
    return run
