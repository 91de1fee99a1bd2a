"""What a search finds is what trying each line finds, however it goes about it."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from datetime import date
from functools import partial
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.search.asking import TAGS, ascii_words, expressions, in_bytes, literals, pages, tried

from peerinquiry.formats.name_words import fits
from peerinquiry.formats.search.lines import Found
from peerinquiry.formats.search.literals import needle_of, required
from peerinquiry.formats.search.pattern import cases, read_pattern
from peerinquiry.formats.search.query import Query, tags_in

WHO = st.sampled_from(["", "ann", "Bea", "emile", "A: b", "nobody"])
KINDS = st.frozensets(st.sampled_from([tag for tag in TAGS if tag != "NONE"]), max_size=2)
AIM = st.sampled_from(["", "", "framing", "support", "kind", "a; b", "ä"])


def told(found: Found | None) -> list[tuple[int, bytes]]:
    return list(found.lines) if found else []


@given(pages, expressions, st.booleans())
def test_an_expression_finds_what_trying_each_line_finds(page: bytes, pattern: str, any_case: bool) -> None:
    query = Query(read_pattern(pattern, any_case=any_case))
    assert told(query.search(page)) == tried(page, query.pattern.expression)


@given(pages, in_bytes.filter(needle_of))
def test_an_expression_that_is_the_same_in_bytes_finds_what_trying_each_line_finds(page: bytes, pattern: str) -> None:
    query = Query(read_pattern(pattern))
    assert query.pattern.exact
    assert told(query.search(page)) == tried(page, query.pattern.expression)


@pytest.mark.parametrize(
    ("pattern", "same"),
    [
        ("suppliers? .*(late|early)", True),
        ("abc.*?[x-z]{2}", True),
        (r"ab(?:\.|d)*", True),
        ("ab.c", False),
        ("abc.+", False),
        ("abcé", False),
        ("ab[^x]", False),
        ("ab[[c]", False),
        ("ab[a--c]", False),
        ("ab[a-c^]", True),
        ("ab[\t-z]", False),
        ("ab(?=c)", False),
        ("ab.*+c", False),
        (r"ab\w", False),
        ("e.*standard", False),
        ("ab|cd", False),
    ],
)
def test_which_expression_is_the_same_in_bytes(pattern: str, same: bool) -> None:
    assert (needle_of(pattern) is not None) is same


@given(pages, ascii_words)
def test_words_of_ascii_in_any_case_find_what_trying_each_line_finds(page: bytes, words: str) -> None:
    query = Query(read_pattern(words, literal=True, any_case=True))
    for one in (page, page.decode(errors="replace").encode("ascii", "replace")):
        assert told(query.search(one)) == tried(one, query.pattern.expression)


def test_letters_beyond_ascii_are_looked_at_where_there_are_any() -> None:
    pattern = read_pattern("kiss", any_case=True)
    assert pattern.within("Küsse “a”".encode()).exact
    for line in ("\u212aiss", "k\u0131ss", "ki\u017fs", "kiß", "kiẞ"):
        assert not pattern.within(line.encode()).exact


@given(pages, literals, st.booleans())
def test_words_find_what_trying_each_line_finds(page: bytes, words: str, any_case: bool) -> None:
    query = Query(read_pattern(words, literal=True, any_case=any_case))
    found = told(query.search(page))
    assert found == tried(page, query.pattern.expression)
    plain = re.compile(re.escape(normalize("NFC", words)), re.IGNORECASE if any_case else 0)
    assert set(tried(page, plain)) <= set(found)
    if not any_case:
        assert found == tried(page, plain)


@settings(max_examples=300)
@given(pages, st.one_of(literals, expressions), st.booleans(), st.tuples(KINDS, WHO, AIM))
def test_filters_leave_what_trying_each_line_leaves(
    page: bytes, pattern: str, any_case: bool, asked: tuple[frozenset[str], str, str]
) -> None:
    tags, who, aim = asked
    try:
        sought = read_pattern(pattern, any_case=any_case)
    except ValueError:
        return
    found = told(Query(sought, tags, who, aim).search(page))
    assert found == tried(page, sought.expression, tags, partial(fits, who) if who else None, aim)


@given(pages, AIM.filter(bool))
def test_an_aim_leaves_what_trying_each_line_leaves(page: bytes, aim: str) -> None:
    query = Query(read_pattern(""), aim=aim)
    assert told(query.search(page)) == tried(page, query.pattern.expression, aim=aim)


@given(pages, st.one_of(literals.map(re.escape), expressions), st.booleans(), WHO)
def test_where_the_first_line_is_enough_it_is_the_same(page: bytes, pattern: str, any_case: bool, who: str) -> None:
    query = Query(read_pattern(pattern, any_case=any_case), who=who)
    assert told(replace(query, first_alone=True).search(page))[:1] == told(query.search(page))[:1]


def test_where_the_first_line_is_enough_no_other_is_looked_for() -> None:
    page = b"late\nearly\nlate and early\n"
    assert told(Query(read_pattern("late"), first_alone=True).search(page)) == [(0, b"late")]


@pytest.mark.parametrize(
    ("line", "aim"),
    [
        ("- 14:22:31 ASK Ann: Who? (aim: Kind; round: 1)", "kind"),
        ("- 14:22:31 ASK Ann: Who? (aim: \u212aind)", "kind"),
        (r"- 14:22:31 ASK Ann\: b: Who? (aim: kind)", "kind"),
        (r"- 14:22:31 ASK Ann: Who? (aim: a\; b; round: 1)", "a; b"),
        ("- 14:22:31 ASK Ann: Who? (round: 1; aim: kind; aim: framing)", "framing"),
        ("- 14:22:31 ASK Ann (aim: kind): Who? (aim: framing)", "framing"),
        ("- 14:22:31 ASK Ann:  (aim: kind)", ""),
        ("- 14:22:31 ASK Ann: Who? (aim: kind) or not", ""),
        ("- 14:22:31 ASK Ann: Who? (aim: kind.", ""),
        (r"- 14:22:31 ASK Ann\: b (aim: kind): Who? (aim: framing)", "framing"),
        ("- 14:22:3 ASK Ann: Who? (aim: kind)", ""),
        ("Ann: Who? (aim: kind)", ""),
    ],
)
def test_the_aim_is_told_by_the_brackets_at_the_end(line: str, aim: str) -> None:
    for asked in ("kind", "framing", "a; b"):
        assert bool(Query(read_pattern(""), aim=asked).search(f"x\n{line}\n".encode())) is (asked == aim)


def test_a_kind_of_line_is_found_where_no_word_is_required_in_any_case() -> None:
    page = b"- 14:22:31 ASK Ann: Who?\n- 14:22:32 NOTE Ann: Who?\n"
    query = Query(read_pattern("[v-x]..", any_case=True), frozenset({"ASK"}))
    assert told(query.search(page)) == [(0, b"- 14:22:31 ASK Ann: Who?")]


def test_either_of_two_is_found_in_the_order_of_the_page_and_once() -> None:
    page = b"late\nearly\nlate and early\nnone\nlate\n"
    found = [(0, b"late"), (1, b"early"), (2, b"late and early"), (4, b"late")]
    assert told(Query(read_pattern("early|late")).search(page)) == found


def test_a_head_is_known_by_all_of_it() -> None:
    page = rb"""# A team
- 14:22:31 ASK Ann: Who?
- 14:22:32 ASK Ann?
- 14:22:3 ASK Ann: Who?
- 14:22:33 ASK Ann\: b: Who?
- 14:22:34 ASK Ann\: c: Who?
"""
    assert [place for place, _ in told(Query(read_pattern(""), who="Ann").search(page))] == [1, 4, 5]
    assert [place for place, _ in told(Query(read_pattern("Who"), who="Ann b").search(page))] == [4]


@given(expressions, st.data())
def test_what_is_required_stands_in_whatever_matches(pattern: str, data: st.DataObject) -> None:
    ways = required(normalize("NFC", pattern))
    if ways:
        matched = data.draw(st.from_regex(normalize("NFC", pattern)))
        assert any(all(word in matched for word in words) for words in ways)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("suppliers? left", (("supplier", " left"),)),
        ("a|bc", (("a",), ("bc",))),
        ("(a|b)cd", (("cd",),)),
        (r"x\.y+z", (("x.y", "z"),)),
        (r"[\]a]bc", (("bc",),)),
        (r"\bASK\b .*why", (("ASK", " ", "why"),)),
        ("a|b*", ()),
        ("(?i)abc", ()),
        (r"\x61bc", ()),
        (".*", ()),
    ],
)
def test_which_words_an_expression_requires(pattern: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert required(pattern) == words


def test_no_other_letter_is_an_ascii_one_in_another_case() -> None:
    """What is looked for in small ASCII letters must not be written with any other."""
    relatives = {letter: {other for other in cases(letter) if not other.isascii()} for letter in string.ascii_lowercase}
    known = {"i": {"\u0130", "\u0131"}, "k": {"\u212a"}, "s": {"\u017f"}}
    assert {letter: others for letter, others in relatives.items() if others} == known


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("strasse", "Die STRASSE"),
        ("strasse", "Die Straße"),
        ("STRAẞE", "die strasse"),
        ("größe", "GRÖẞE"),
        ("mass", "Maß"),
        ("éa", "ÉA"),
        ("e\u0301a", "éa"),
        ("ölig", "ÖLIG"),
        ("ö", "Ö"),
        ("kiss", "KI\u017fS"),
        ("σ", "ς"),
    ],
)
def test_any_case_is_that_of_all_letters(words: str, line: str) -> None:
    page = f"x\n{line}\n".encode()
    assert told(Query(read_pattern(words, any_case=True)).search(page)) == [(1, line.encode())]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(", "a mistake at column 1: missing ), unterminated subpattern."),
        ("ab[", "a mistake at column 3: unterminated character set."),
        ("*", "a mistake at column 1: nothing to repeat."),
        ("a{99999999999}", "too much"),
        ("(" * 2000 + ")" * 2000, "too much"),
        ("a\nb", "one line"),
    ],
)
def test_a_mistake_is_told_with_its_place(pattern: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        read_pattern(pattern)


def test_what_is_written_in_bytes_of_no_text_is_searched_all_the_same() -> None:
    page = b"\xff\xfe suppliers\nnone\n"
    for pattern in ("suppliers", "supplier.$", "(?i)SUPPLIERS"):
        assert told(Query(read_pattern(pattern)).search(page)) == [(0, b"\xff\xfe suppliers")]


# Filters


def test_tags_are_told_in_any_case_and_several_at_once() -> None:
    assert tags_in(["ask,Answer", "not-doing"]) == {"ASK", "ANSWER", "NOT-DOING"}
    with pytest.raises(ValueError, match="There is no tag ASKED; there are CHALLENGE, VOTE"):
        tags_in(["asked"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ann", ["Ann", "Ann Example", "ÁNN"]),
        ("Ann Ex", []),
        ("Ann Example", ["Ann Example"]),
        ("bea", ["Bea Brandt"]),
        ("Brandt, Bea", ["Bea Brandt"]),
        ("?", []),
    ],
)
def test_a_name_is_meant_by_its_beginning_word_for_word(typed: str, meant: list[str]) -> None:
    names = ["Ann", "Anna", "Ann Example", "ÁNN", "Bea Brandt", "Carl"]
    assert list(filter(partial(fits, typed), names)) == meant


def test_the_team_is_the_one_that_the_page_tells() -> None:
    page = "# {}\n\nSun 22 Nov 2026, 15:00 to 16:00 (UTC+01:00). {}2 people: Ann and Bea.\n\nx\n"
    words = read_pattern("x")
    for team, found in (("Leaders", True), ("leaders", True), ("lead", False), ("board", False)):
        assert bool(Query(words, team=team).search(page.format("T", "Team: leaders. ").encode())) is found
    assert not Query(words, team="leaders").search(page.format("(UTC+01:00). Team: leaders.", "").encode())
    assert Query(words, team="a_b").search(b"# T\n\nwhen (UTC+00:00). Team: a\\_b.\n\nx")
    assert not Query(words, team="leaders").search(b"x")


def test_days_are_those_of_the_name() -> None:
    query = Query(read_pattern(""), since=date(2026, 1, 2), until=date(2026, 1, 31))
    names = (
        "2026-01-01-0900-a",
        "2026-01-02-0900-a",
        "2026-01-31",
        "2026-02-01-x",
        "2026-13-01-x",
        "notes",
        "2026-01-311",
    )
    assert list(filter(query.covers, names)) == ["2026-01-02-0900-a", "2026-01-31"]
    assert all(map(Query(read_pattern("")).covers, names))
