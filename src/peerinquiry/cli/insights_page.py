"""What many sessions tell together, with charts: for 80 columns and more. Each chart has its numbers beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from peerinquiry.cli.charts import Bar, SparkRow, SplitRow, sparks, splits
from peerinquiry.inquiry.model import PULSE_KEYS
from peerinquiry.inquiry.view.insights import ENOUGH, Insights, Wanted
from peerinquiry.inquiry.view.insights.follow_through import FollowThrough, TeamFollowThrough
from peerinquiry.inquiry.view.insights.overtime import Overtime
from peerinquiry.inquiry.view.insights.pulse import Pulse
from peerinquiry.inquiry.view.insights.themes import Theme, Themes
from peerinquiry.inquiry.view.insights.voices import VoiceBalance
from peerinquiry.inquiry.view.words import MONTHS, counted, day, spoken

_QUIET: Final = "dim"
_LOUD: Final = "bold"
_BAR: Final = 10  # columns
_SPLIT: Final = 16
_FEWEST_IN_A_MONTH: Final = 3
_FEWEST_ANSWERS: Final = 20
_BEST: Final = 5.0


def page(told: Insights) -> Iterator[RenderableType]:
    """A heading for each thing that is told, and what its figures mean."""
    yield Text.assemble(("Insights", _LOUD), f"  {_over(told)}")
    if not told.sessions:
        yield Text(_nothing(told))
        return
    parts: tuple[tuple[str, Iterable[RenderableType]], ...] = (
        ("Follow-through", _follow_through(told.follow_through)),
        ("Themes in challenges", _themes(told.themes, told.wanted)),
        ("How evenly peers spoke", _voices(told.voices)),
        ("Overtime", _overtime(told.overtime)),
        ("Pulse", _pulse(told.pulse)),
    )
    for heading, part in parts:
        yield Text()
        yield Text(heading, _LOUD)
        yield from part
    months = [month.month for month in told.voices.months]
    if len(months) > 1:
        yield Text()
        yield Text(
            f"Columns are months, {_month(months[0])} to {_month(months[-1])}; a gap is a month with too little to tell"
            f" from: fewer than {_FEWEST_IN_A_MONTH} sessions, or {_FEWEST_ANSWERS} answers.",
            _QUIET,
        )


def _over(told: Insights) -> str:
    words = [told.wanted.team] if told.wanted.team else []
    words.append(counted(told.sessions, "session"))
    if told.first and told.last:
        words.append(day(told.first) if told.first == told.last else f"{day(told.first)} to {day(told.last)}")
    return ", ".join(words)


def _nothing(told: Insights) -> str:
    if told.wanted != Wanted():
        return "No session on record is among these."
    return "No session is on record yet. `peerinquiry rehearse` shows how one goes."


def _too_few(number: int, what: str, whats: str = "") -> Text:
    """In place of a figure that would be chance."""
    return Text(f"{counted(number, what, whats)}: too few to tell.")


def _follow_through(told: FollowThrough) -> Iterator[RenderableType]:
    if not told.all.actions:
        yield Text("No action was put down.")
        return
    rows = [SplitRow(one.team or "no team", _parts(one), _fate(one)) for one in told.teams]
    yield splits(rows, ("kept", "changed, and goes on", "dropped", "never spoken of"), _SPLIT)
    if told.all.actions < ENOUGH:
        yield _too_few(told.all.actions, "action")
    else:
        yield Text("Each action once, as it was last said; days to the first word of it, the middle one.", _QUIET)


def _parts(one: TeamFollowThrough) -> tuple[float, ...]:
    return one.tally.kept, one.tally.changed, one.tally.dropped, one.tally.unsaid


def _fate(one: TeamFollowThrough) -> str:
    spoken_of = one.actions - one.tally.unsaid
    after = f" after {counted(round(one.days), 'day')}" if one.days is not None else ""
    return f"{one.tally.kept} of {one.actions} kept; {spoken_of} spoken of{after}"


def _themes(themes: Themes, wanted: Wanted) -> Iterator[RenderableType]:
    if themes.sessions < ENOUGH:
        yield _too_few(themes.sessions, "session with a challenge", "sessions with a challenge")
        return
    if not themes.often:
        yield Text(f"No word comes up in three of {themes.sessions} sessions.")
        return
    yield _table(themes, ((theme, _latest(theme)) for theme in themes.often))
    yield Text(f"In how many of {themes.sessions} sessions each came up, in any form; and the latest of them.", _QUIET)
    if not wanted.team:
        return
    yield Text()
    if themes.elsewhere is None:
        yield Text("Too few sessions of other teams to compare with.", _QUIET)
    elif not themes.own:
        yield Text(f"Nothing comes up twice as often here as in {themes.elsewhere} sessions of other teams.")
    else:
        yield Text(f"Twice as often here as in {counted(themes.elsewhere, 'session')} of other teams, or more:")
        there = themes.elsewhere
        yield _table(themes, ((theme, f"elsewhere {_share(theme.elsewhere or 0, there)}") for theme in themes.own))


def _share(number: int, of: int) -> str:
    return f"{100 * number / of:.0f} %"


def _latest(theme: Theme) -> str:
    return theme.examples[-1] if theme.examples else ""


def _table(themes: Themes, rows: Iterable[tuple[Theme, str]]) -> Table:
    """Words, a bar as long as the share of sessions that they come up in, that share, and what is beside it."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for _ in range(3):
        table.add_column(no_wrap=True)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for theme, aside in rows:
        share = f"{theme.sessions} of {themes.sessions}"
        table.add_row(Text(theme.words), Bar(theme.sessions / themes.sessions, _BAR), Text(share), Text(aside, _QUIET))
    return table


def _voices(voices: VoiceBalance) -> Iterator[RenderableType]:
    if voices.timed < ENOUGH or voices.evenness is None:
        yield _too_few(voices.timed, "session that was timed", "sessions that were timed")
    else:
        shown = [month.evenness if month.timed >= _FEWEST_IN_A_MONTH else None for month in voices.months]
        yield sparks([SparkRow("evenness", tuple(shown), _trend(voices.evenness, shown, "{:.2f}"))], 0, 1)
        left = voices.sessions - voices.timed
        without = f" {counted(left, 'session')} left out: the clock hardly ran." if left else ""
        yield Text(
            f"1 is all alike, 0 is one alone; of those who had no challenge of theirs taken up.{without}", _QUIET
        )
    if voices.sessions:
        yield Text(_unheard(voices))


def _unheard(voices: VoiceBalance) -> str:
    if not voices.silent:
        return f"Nobody was left unheard in {counted(voices.sessions, 'session')}."
    people = "one person" if voices.unheard == 1 else f"{voices.unheard} people"
    return f"In {voices.silent} of {counted(voices.sessions, 'session')} somebody was never heard: {people} in all."


def _overtime(overtime: Overtime) -> Iterator[RenderableType]:
    ends, answers, months = overtime.ends, overtime.answers, overtime.months
    rows: list[SparkRow] = []
    if ends.sessions < ENOUGH or ends.seconds is None:
        yield _too_few(ends.sessions, "session with an end agreed on", "sessions with an end agreed on")
    else:
        minutes = [
            month.ends.seconds / 60
            if month.ends.seconds is not None and month.ends.sessions >= _FEWEST_IN_A_MONTH
            else None
            for month in months
        ]
        rows.append(SparkRow("minutes late", tuple(minutes), _trend(ends.seconds / 60, minutes, "{:+.0f}")))
        yield Text(
            f"{ends.late} of {counted(ends.sessions, 'session')} ended a minute or more after the end agreed on;"
            f" on average, sessions ended {_late(ends.seconds)}."
        )
    if answers.timed < _FEWEST_ANSWERS:
        yield _too_few(answers.timed, "timed answer")
    else:
        shares = [
            100 * month.answers.over / month.answers.timed if month.answers.timed >= _FEWEST_ANSWERS else None
            for month in months
        ]
        share = 100 * answers.over / answers.timed
        rows.append(SparkRow("answers over, %", tuple(shares), _trend(share, shares, "{:.0f}")))
        by = f", by {spoken(answers.seconds)} on average" if answers.seconds else ""
        yield Text(f"{answers.over:,} of {answers.timed:,} timed answers ran over{by}.")
    if rows:
        yield sparks(rows)


def _late(seconds: float) -> str:
    if abs(seconds) < 30:  # noqa: PLR2004 - half a minute is none
        return "on time"
    return f"{spoken(60 * max(1, round(abs(seconds) / 60)))} {'late' if seconds > 0 else 'early'}"


def _pulse(pulse: Pulse) -> Iterator[RenderableType]:
    if pulse.sessions < ENOUGH:
        yield _too_few(pulse.sessions, "pulse of three people or more", "pulses of three people or more")
        return
    rows = []
    for index, key in enumerate(PULSE_KEYS):
        shown = [month.scores[index] if month.sessions >= _FEWEST_IN_A_MONTH else None for month in pulse.months]
        rows.append(SparkRow(key, tuple(shown), _trend(pulse.scores[index], shown, "{:.1f}")))
    yield sparks(rows, 1, _BEST)
    yield Text(
        f"1 to 5, from {counted(pulse.people, 'answer')} in {counted(pulse.sessions, 'session')};"
        " sessions in which fewer than three gave theirs are left out.",
        _QUIET,
    )


def _trend(whole: float, months: Sequence[float | None], form: str) -> str:
    """A figure over all, and in the first and the last month that tell of it."""
    known = [_form(form, value) for value in months if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one month is no trend
        return _form(form, whole)
    return f"{_form(form, whole)}  (first month {known[0]}, last {known[-1]})"


def _form(form: str, value: float) -> str:
    """A figure as it is told; nothing has no sign."""
    told = form.format(value)
    return "0" if told in {"-0", "+0"} else told


def _month(month: str) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"
