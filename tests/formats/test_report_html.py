"""The report as a page: well made, told in words, to be read in both themes; and no text gets out of its place."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from tests.inquiry.driver import BANK, PEOPLE, START, Run, at_planning, at_questions, opened
from tests.inquiry.runs import runs
from tests.rehearsal.playing import played

from peerinquiry.formats.report_html import render
from peerinquiry.formats.report_html.element import POLICY, Tag, document
from peerinquiry.formats.report_html.style import STYLE
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.model import Kind, Step
from peerinquiry.inquiry.report_part import Part
from peerinquiry.inquiry.view.report import report

INERT = frozenset(
    {"a", "audio", "base", "button", "embed", "form", "iframe", "img", "input", "link", "object", "script"}
)
VOID = frozenset({"meta"})


class Page(HTMLParser):
    """What a browser would make of a page: tags with their attributes and texts; wrong nesting is an error."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self._open[-1] if self._open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def text(self, *of: str) -> str:
        return " ".join(data for tag, data in self.words if tag != "style" and (not of or tag in of))


def page_of(run: Run, *without: Part) -> Page:
    return Page(render(report(run.records, without)))


def full(text: str = "Ann's challenge", people: tuple[str, ...] = PEOPLE) -> Run:
    """A session with `text` wherever somebody may write."""
    owner, peer = people[:2]
    run = opened(text or "x").all(c.AddPeople(people), c.GoTo(Step.WRITING), c.WriteChallenges({owner: text}))
    run.all(c.GoTo(Step.VOTING), c.ChooseOwner(owner), c.GoTo(Step.QUESTIONS)).whole_round()
    run.all(c.GoTo(Step.REFRAME)).turn(f"{text} anew")
    run.all(c.GoTo(Step.RECOMMENDING), c.Recommend(peer, text, Kind.ADVICE), c.TakeUp(1, taken=True))
    run.all(c.GoTo(Step.PLANNING), c.SetAction(text, owner, date(2026, 12, 1), text, (peer,)))
    return run.all(c.OfferHelp(peer, text), c.AddNotDoing(text), c.SetCheckIn(date(2027, 1, 5)), c.GoTo(Step.FAREWELL))


# What is on it


def test_a_page_is_whole_in_itself_and_asks_for_nothing() -> None:
    html = render(report(played(BANK).records))
    page = Page(html)
    metas = {tag.get("http-equiv") or tag.get("name") or "charset": tag for tag in page.all("meta")}
    assert metas["Content-Security-Policy"]["content"] == POLICY == "default-src 'none'; style-src 'unsafe-inline'"
    assert metas["charset"]["charset"] == "utf-8"
    assert not {tag for tag, _ in page.tags} & INERT
    assert not re.search(r"https?:|url\(|@import|src=|href=", html)
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == 1


def test_every_chart_is_told_with_its_figures() -> None:
    page = page_of(run := played(BANK))
    framing = report(run.records).aims[0]
    charts = [tag for tag in page.all("svg") if tag.get("role")]
    assert len(charts) == 5
    ids = [tag["id"] for _, tag in page.tags if tag.get("id")]
    assert len(set(ids)) == len(ids)
    for chart in charts:
        assert chart["role"] == "img"
        assert {chart["aria-labelledby"], chart["aria-describedby"]} <= set(ids)
    told = page.text("desc")
    for figure in (
        "Bea: 24 s · 16 %",
        f"framing: {framing.words}, {framing.aside}",
        "usable solutions 4.0",
        "Gather: 32 s of 3 min",
    ):
        assert figure in told
    assert "action 1, Visit Brandt" in told


def test_tables_have_captions_and_heads_with_a_scope() -> None:
    page = page_of(played(BANK))
    assert len(page.all("caption")) == len(page.all("table")) == 1
    assert all(head.get("scope") in {"col", "row"} for head in page.all("th"))


def test_nothing_in_a_page_says_how_to_run_more_than_it_shows() -> None:
    for run in (Run(), opened(), at_questions(), at_planning()):
        page_of(run)


def test_parts_that_are_left_out_are_nowhere() -> None:
    run = played(BANK)
    assert "heard how long" in page_of(run).text()
    bare = page_of(run, Part.VOICES).text()
    assert "24 s" not in bare
    assert "as owner" not in bare
    assert page_of(run, *Part).all("svg")[0]["aria-labelledby"] == "plan-1-title"


def test_marks_on_one_day_stand_above_each_other() -> None:
    run = at_planning()
    for number in range(6):
        run.all(c.SetAction(f"Do {number}", "Ann", date(2026, 12, 1) + timedelta(number // 3)))
    circles = page_of(run).all("circle")
    assert len(circles) == 6
    places = [(float(str(one["cx"]).rstrip("%")), float(str(one["cy"]))) for one in circles]
    for index, (x, y) in enumerate(places):
        assert all(abs(x - other) >= 7 or abs(y - height) >= 22 for other, height in places[index + 1 :])


@given(runs())
@settings(max_examples=40)
def test_any_session_makes_a_page_without_a_hole(run: Run) -> None:
    page = page_of(run)
    for tag, attributes in page.tags:
        if tag == "rect":
            left, wide = (float(str(attributes[name]).rstrip("%")) for name in ("x", "width"))
            assert 0 <= left <= left + wide <= 100.1
    assert all("nan" not in str(value) for _, attributes in page.tags for value in attributes.values())


# Text stays text


ATTACKS = (
    "<script>alert(1)</script>",
    "</style><script>x</script>",
    "</title></head><body onload=x>",
    "<svg onload=alert(1)><img src=x onerror=y>",
    '" onmouseover="alert(1)',
    "' style='display:none",
    "javascript:alert(1)",
    "<a href='javascript:x'>link</a>",
    "&lt;b&gt; &amp; &#x202e;",
    "]]><!--",
    "--><style>*{display:none}</style>",
    "\u202eright to left\u202c",
    "\x1b[31mred\x00",
    "سلام دنیا, می‌خواهم",
    "👩‍👩‍👧‍👦 emoji 🇩🇪",
)


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_hostile_text_is_words(text: str) -> None:
    harmless, attacked = page_of(full("plain")), page_of(full(text))
    assert [tag for tag, _ in attacked.tags] == [tag for tag, _ in harmless.tags], "the same tags, whatever is said"
    names = {tuple(sorted(attributes)) for _, attributes in attacked.tags}
    assert names == {tuple(sorted(attributes)) for _, attributes in harmless.tags}
    assert not set("\x00\x1b\u202e\u2066") & set(attacked.text())
    assert [data for tag, data in attacked.words if tag == "style"] == [f"\n{STYLE}"]


def test_text_of_any_direction_finds_its_own() -> None:
    page = page_of(full("سلام دنیا"))
    assert all(tag.get("dir") == "auto" for tag in page.all("blockquote"))
    assert {tag.get("dir") for tag in page.all("h1")} == {"auto"}


def test_a_very_long_challenge_is_cut_and_fifteen_people_fit() -> None:
    run = full("why " * 2500, tuple(f"Person {number} {'of a long name ' * 3}" for number in range(15)))
    html = render(report(run.records))
    assert len(html) < 60_000
    assert html.count("why why…") > 5
    assert "why " * 200 not in html
    assert len(re.findall(r'class="label"', html)) >= 15


# How it looks


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LIGHT, DARK = (colours(block) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_stands_out_in_both_themes(theme: dict[str, str]) -> None:
    assert LIGHT.keys() == DARK.keys()
    used = set(re.findall(r"(?:color|fill): var\(--([a-z-]+)\)", STYLE))
    assert {"ink", "muted", "accent"} <= used
    for ground in ("paper", "card"):
        for text in ("ink", "muted", "accent"):
            assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)
        for shape in ("peer", "pulse", "over", "accent"):
            assert contrast(theme[shape], theme[ground]) >= 4.5, (shape, ground)
    assert contrast(theme["card"], theme["peer"]) >= 4.5, "the number of an action"
    for shape in ("peer", "pulse", "over", "ink"):
        assert contrast(theme[shape], theme["track"]) >= 3, "a bar on its track"


def test_dark_is_for_screens_alone_and_paper_is_a4() -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in STYLE
    assert "@page { size: A4;" in STYLE
    assert "break-inside: avoid" in STYLE


def test_every_class_that_is_drawn_has_a_look() -> None:
    page = page_of(played(BANK))
    drawn = {name for _, attributes in page.tags for name in str(attributes.get("class") or "").split()}
    dressed = set(re.findall(r"\.([a-z-]+)", STYLE))
    assert drawn - dressed <= {"label"}


# What pages are made of


def test_no_tag_and_no_attribute_that_could_do_more_than_show() -> None:
    for name in ("script", "a", "img", "style", "iframe", "foreignObject"):
        with pytest.raises(ValueError, match=name):
            Tag(name)
    for name in ("onclick", "href", "src", "style"):
        with pytest.raises(ValueError, match=name):
            Tag("p", **{name: "x"})
    with pytest.raises(ValueError, match="tag"):
        document("x", "</style>", Tag("body"))


def test_a_text_is_cleaned_and_escaped_wherever_it_stands() -> None:
    assert str(Tag("p", "<b> & \x1b[31mred", class_='"x"')) == '<p class="&quot;x&quot;">&lt;b&gt; &amp; red</p>'
    assert str(Tag("p", None, Tag("span", "x"), y1=0.5, x=None)) == '<p y1="0.5"><span>x</span></p>'


def test_pages_are_the_same_each_time() -> None:
    run = played(BANK)
    assert render(report(run.records)) == render(report(run.records))
    assert str(START.year) in render(report(run.records))
