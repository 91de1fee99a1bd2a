"""What is shown of last time's actions: one after another, large, with how many were answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from peerinquiry.inquiry.model import Answer, Answered, Brought, State, Step
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.words import counted, day, listed, local, weekday

SIGNS: Final[Mapping[Answer | None, str]] = {
    Answer.KEPT: "✓",
    Answer.CHANGED: "↻",
    Answer.DROPPED: "×",
    None: "·",
}
"""A shape for each answer, beside its word; and for none yet."""


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """One action: whose, what, by when; `answer` and `why` are empty until it is answered.

    `late` where it is not, and its day is past. `about` says since when it is open, and how we will know.
    """

    number: int
    who: str
    what: str
    due: str
    late: bool
    about: str
    sign: str
    answer: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class LastTimeView:
    """All of them, in order; `progress` is `2 of 5 answered`, `check_in` when the group meant to hear of it."""

    rows: tuple[BroughtRow, ...]
    progress: str
    check_in: str = ""
    summary: str = ""
    """Once all are answered: how many were kept, changed and dropped."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The number of each."""
        return tuple(row.number for row in self.rows)

    def is_answered(self, number: int) -> bool:
        """Whether that one is answered."""
        return any(row.number == number and row.answer for row in self.rows)

    def after(self, number: int | None) -> int | None:
        """The number of the first one behind that, or else of all, which is not answered yet."""
        place = self.numbers.index(number) + 1 if number in self.numbers else 0
        ahead = (*self.rows[place:], *self.rows[:place])
        return next((row.number for row in ahead if not row.answer), None)

    def beside(self, number: int | None, by: int) -> int | None:
        """The number of the one so many rows further, as far as there are any."""
        if not self.rows:
            return None
        place = self.numbers.index(number) + by if number in self.numbers else 0
        return self.numbers[max(0, min(place, len(self.rows) - 1))]


def last_time(state: State, wall: datetime) -> LastTimeView:
    """The view at a moment of the wall clock, in UTC."""
    today = local(state, wall).date()
    rows = tuple(_row(brought, today) for brought in state.brought)
    check_in = f"check-in: {weekday(state.check_in.on)}" if state.check_in else ""
    return LastTimeView(rows, progress(state), check_in, _summary(state))


def progress(state: State) -> str:
    """`2 of 5 answered`; nothing where nothing was brought."""
    answered = sum(brought.said is not None for brought in state.brought)
    return f"{answered} of {len(state.brought)} answered" if state.brought else ""


def unanswered(state: State) -> bool:
    """Whether anything that lies on the table is not answered yet."""
    return any(brought.said is None for brought in state.brought)


def shows_last_time(state: State) -> bool:
    """Whether the group looks at last time's actions: some are to be answered, and the rules were not begun yet."""
    clock = state.desk.clock
    rules_begun = clock is not None and clock.touched
    return state.step is Step.RULES and unanswered(state) and not rules_begun


def _row(brought: Brought, today: date) -> BroughtRow:
    earlier, said = brought.earlier, brought.said
    late = said is None and earlier.by is not None and earlier.by < today
    since = f"since {day(earlier.since)}" if earlier.since else ""
    sign = f"we know by this: {earlier.sign}" if earlier.sign else ""
    return BroughtRow(
        brought.number,
        earlier.who,
        earlier.what,
        f"by {weekday(earlier.by)}" if earlier.by else "no date",
        late,
        " · ".join(filter(None, (since, sign))),
        SIGNS[said.answer if said else None],
        answer_words(said) if said else "",
        said.why if said else "",
    )


def answer_words(said: Answered) -> str:
    """`kept`; `changed: call one of them, by Tue 1 Dec 2026`."""
    how = how_words(said)
    return said.answer + (f": {how}" if how else "")


def how_words(said: Answered) -> str:
    """How it goes on: `call one of them, by Tue 1 Dec 2026`."""
    return ", ".join(filter(None, (joined(said.what), f"by {weekday(said.by)}" if said.by else "")))


def _summary(state: State) -> str:
    if not state.brought or unanswered(state):
        return ""
    counts = Counter(brought.said.answer for brought in state.brought if brought.said)
    parts = tuple(f"{counts[answer]} {answer}" for answer in Answer if counts[answer])
    return f"{counted(len(state.brought), 'action')} from last time: {listed(parts)}."
