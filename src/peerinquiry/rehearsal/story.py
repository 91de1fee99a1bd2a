"""The whole of it, in order. The seven and their company, which makes pumps, are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from peerinquiry.inquiry.bank import Bank
from peerinquiry.rehearsal.beat import Beat
from peerinquiry.rehearsal.beginning import challenges, choosing, gathering
from peerinquiry.rehearsal.deciding import closing, planning, recommending
from peerinquiry.rehearsal.inquiring import inquiring


def beats(bank: Bank, today: date) -> Iterator[Beat]:
    """Every beat after the opening of a session with that bank; the plan's dates count from `today`.

    The answers are made for the questions of the bank that ships. With another bank every beat can be played all
    the same, and the talk is a little beside the point.
    """
    yield from gathering()
    yield from challenges()
    yield from choosing()
    yield from inquiring(bank)
    yield from recommending()
    yield from planning(today)
    yield from closing()
