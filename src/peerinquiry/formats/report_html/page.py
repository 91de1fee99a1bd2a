"""The page: the challenge before and after, the plan, and figures as charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from peerinquiry.formats.report_html import charts
from peerinquiry.formats.report_html.charts import BarRow
from peerinquiry.formats.report_html.element import Tag, document
from peerinquiry.formats.report_html.style import STYLE
from peerinquiry.inquiry.model import Plan
from peerinquiry.inquiry.view.plan import NO_DATE, ActionRow, Part
from peerinquiry.inquiry.view.report import AimRow, FollowedRow, Report, TimeTold, Told, Voices
from peerinquiry.inquiry.view.report.aims import asked_words
from peerinquiry.inquiry.view.report.words import (
    LONG,
    LONGEST,
    dates_words,
    people_words,
    plan_heading,
    silence_words,
    when_words,
)
from peerinquiry.inquiry.view.words import shortened

COUNTED: Final = (
    "Counted from the record of the session. Who was heard how long is what ran on the clock; what an owner answered "
    "stands apart, since it is long by design."
)

ACTION: Final = {"no": "No.", "what": "What", "who": "Who", "when": "By when", "sign": "How we will know"}
BECAME: Final = {"what": "What", "who": "Who", "when": "By when", "sign": "What became of it"}
"""The heads of columns, by what their cells are called."""


def render(report: Report) -> str:
    """The whole file, with a newline at its end: the same for the same report."""
    several = len(report.inquiries) > 1
    sections = [part for told in report.inquiries for part in _inquiry(told, several=several)]
    if not report.inquiries:
        sections = [Tag("section", Tag("p", "No challenge was chosen."))]
    if report.followed:
        sections.append(_followed(report.followed))
    body = Tag("body", Tag("main", _header(report), *sections, _cards(report), Tag("footer", Tag("p", COUNTED))))
    return document(f"{shortened(report.title, LONG)} · {when_words(report)}", STYLE, body)


def _header(report: Report) -> Tag:
    when = f"{when_words(report)} · team {report.team}" if report.team else when_words(report)
    facts = [Tag("p", when, class_="facts")]
    if report.people:
        facts.append(Tag("p", people_words(report), class_="facts", dir="auto"))
    if report.bank:
        facts.append(Tag("p", f"Questions from {report.bank}", class_="facts", dir="auto"))
    return Tag("header", Tag("h1", shortened(report.title, LONG), dir="auto"), *facts)


def _inquiry(told: Told, *, several: bool) -> Iterator[Tag]:
    """The challenge, before and after, then what was planned and taken up."""
    yield _loop(told)
    if told.plan != Plan() or told.finished:
        yield _plan(told, several=several)
    if told.recommended:
        yield _recommended(told)


def _loop(told: Told) -> Tag:
    """The double loop: the largest thing there is."""
    owner, about = told.challenge.owner, told.challenge
    after = [
        Tag("h2", f"{owner} leaves with" if told.finished else f"{owner}, until it was set aside", dir="auto"),
        _quote(about.reframed, "" if about.after else "as-it-was"),
        Tag("p", f"Chosen {told.how}.", class_="aside-line", dir="auto") if told.how else None,
    ]
    before = [Tag("h2", f"{owner} came with", dir="auto"), _quote(about.before or "not written down")]
    arrow = Tag("div", "→", class_="arrow", aria_hidden="true")
    return Tag(
        "section", Tag("div", *before, class_="before"), arrow, Tag("div", *after, class_="after"), class_="loop"
    )


def _quote(words: str, tone: str = "") -> Tag:
    tones = " ".join(filter(None, (tone, "long" if len(words) > LONG else "")))
    return Tag("blockquote", shortened(words, LONGEST), class_=tones or None, dir="auto")


def _plan(told: Told, *, several: bool) -> Tag:
    name = f"plan-{told.number}"
    parts: list[Tag] = [Tag("h2", plan_heading(told, several=several), dir="auto")]
    if dates := dates_words(told):
        parts.append(Tag("figure", charts.timeline(name, "The plan on a line of time", told.shown.timeline, dates)))
    if told.shown.actions:
        parts.append(_actions(told))
    else:
        parts.append(Tag("p", "No action was planned."))
    if beside := _beside(told):
        parts.append(beside)
    return Tag("section", *parts)


def _actions(told: Told) -> Tag:
    rows = (_action(row, told.since.get(row.label, "")) for row in told.shown.actions)
    return _table(f"What {told.challenge.owner} and the group will do", ACTION, rows)


def _table(caption: str, heads: Mapping[str, str], rows: Iterable[Tag]) -> Tag:
    top = (Tag("th", head, class_=name, scope="col") for name, head in heads.items())
    return Tag("table", Tag("caption", caption), Tag("thead", Tag("tr", *top)), Tag("tbody", *rows))


def _action(row: ActionRow, since: str) -> Tag:
    return Tag(
        "tr",
        Tag("th", row.label, scope="row"),
        _cell(row.what, "what", *(Tag("small", words, dir="auto") for words in (row.helped, since) if words)),
        _cell(row.who, "who"),
        _cell(row.by if row.dated else NO_DATE, "when"),
        _cell(row.sign, "sign"),
    )


def _cell(words: str, name: str, *more: Tag) -> Tag:
    return Tag("td", Tag("span", shortened(words, LONGEST), dir="auto"), *more, class_=name)


def _beside(told: Told) -> Tag | None:
    """What the plan says beside its actions."""
    heads = {Part.HELP: "Help", Part.NOT_DOING: "Not doing", Part.CHECK_IN: "Check-in ◆"}
    groups = []
    for part, head in heads.items():
        lines = [line for line in told.shown.lines if line.entry.part is part]
        if lines:
            words = (f"{line.who}: {line.text}" if line.who else line.text for line in lines)
            groups.append(
                Tag("div", Tag("dt", head), *(Tag("dd", shortened(one, LONGEST), dir="auto") for one in words))
            )
    return Tag("dl", *groups, class_="beside") if groups else None


def _recommended(told: Told) -> Tag:
    taken = told.taken_up
    parts = [Tag("h2", told.recommended_words)]
    if taken:
        items = (
            Tag(
                "li",
                Tag("span", shortened(made.text, LONGEST), dir="auto"),
                Tag("small", f"{made.who}, {made.kind}", dir="auto"),
            )
            for made in taken
        )
        parts.append(Tag("ul", *items, class_="ideas"))
    else:
        parts.append(Tag("p", "None was marked as taken up."))
    return Tag("section", *parts)


def _followed(rows: tuple[FollowedRow, ...]) -> Tag:
    table = _table("What became of the actions of earlier sessions", BECAME, map(_became, rows))
    return Tag("section", Tag("h2", "Last time's actions"), table)


def _became(row: FollowedRow) -> Tag:
    return Tag(
        "tr",
        _cell(row.what, "what"),
        _cell(row.who, "who"),
        _cell(row.by, "when"),
        _cell(row.words, "sign"),
    )


def _cards(report: Report) -> Tag:
    """The figures in two columns: the longest card first, each in the column that is shorter so far."""
    cards: list[tuple[int, Tag]] = []
    if report.voices:
        cards.append((len(report.voices.rows) * 5 + 6, _voices(report.voices)))
    if report.aims:
        cards.append((len(report.aims) * 5 + 4, _aims(report.aims)))
    if report.pulse:
        cards.append((len(report.pulse) * 4 + 4, _pulse(report)))
    if report.time:
        cards.append((len(report.time.phases) * 4 + 8, _time(report.time)))
    columns: tuple[list[Tag], list[Tag]] = ([], [])
    heights = [0, 0]
    for height, card in sorted(cards, key=lambda one: -one[0]):
        shorter = heights.index(min(heights))
        columns[shorter].append(card)
        heights[shorter] += height
    return Tag("section", *(Tag("div", *column) for column in columns if column), class_="cards")


def _card(name: str, head: str, *parts: Tag | None) -> Tag:
    return Tag("article", Tag("h2", head, id=f"{name}-head"), *parts, class_="card", aria_labelledby=f"{name}-head")


def _voices(voices: Voices) -> Tag:
    rows = [BarRow(row.name, row.words, row.part, row.aside) for row in voices.rows]
    notes = [*voices.owners, *silence_words(voices)]
    return _card(
        "voices",
        "Who was heard how long",
        Tag("figure", charts.bars("heard", "Who was heard how long, as a peer", rows)) if rows else None,
        *(Tag("p", note, dir="auto") for note in notes),
    )


def _aims(aims: tuple[AimRow, ...]) -> Tag:
    rows = [BarRow(row.aim, row.words, row.part, row.aside, row.part * row.own / max(1, row.asked)) for row in aims]
    asked = asked_words(aims)
    own = Tag("p", "The lighter end of a bar: questions of their own.") if any(row.own for row in aims) else None
    figure = Tag("figure", charts.bars("aims", f"{asked}, by what they were for", rows))
    return _card("asked", f"{asked}, by aim", figure, own)


def _pulse(report: Report) -> Tag:
    rows = [(average.key, average.score) for average in report.pulse]
    figure = Tag("figure", charts.scores("pulse", "The pulse at the close", rows))
    return _card("how", "How it was for us", figure, Tag("p", f"Averages of {report.pulses} people, from 1 to 5."))


def _time(time: TimeTold) -> Tag:
    rows = [
        BarRow(
            row.phase.capitalize(),
            row.words,
            row.used_part,
            row.aside,
            tick=row.planned_part if row.planned else None,
            tone="over" if row.aside else "peer",
        )
        for row in time.phases
    ]
    return _card(
        "time",
        "How the time went",
        Tag("p", time.end_words, class_="lead"),
        Tag("figure", charts.bars("phases", "Minutes of each phase, and what it was given", rows)),
        Tag("p", "A stroke across stands at what was planned."),
        Tag("p", time.turns_words) if time.turns_words else None,
    )
