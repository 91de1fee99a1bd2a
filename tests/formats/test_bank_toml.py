"""A bank's text becomes a bank, or every mistake in it, each exactly where it is."""

from __future__ import annotations

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_toml import BankErrors, parse_bank
from peerinquiry.formats.table_reader import MOST_FAULTS
from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.model import Timing
from peerinquiry.inquiry.text import clean, one_line

AIM = '[[aims]]\nname = "framing"\nquestions = ["Who?"]\n'
ASK = '[[aims]]\nname = "framing"\nquestions = [\n  "Who?",\n'


def errors_of(source: str | bytes) -> BankErrors:
    try:
        parse_bank(source, "ours")
    except BankErrors as errors:
        return errors
    return BankErrors("ours", [])


def mistakes_in(source: str | bytes) -> list[str]:
    return [str(mistake) for mistake in errors_of(source).mistakes]


EVERY_KIND = {
    "an empty file": ("", '1:1: this bank has no aims; write [[aims]], and under it name = "…" and questions = ["…?"]'),
    "no aims": (
        "aims = []",
        '1:8: this bank has no aims; write [[aims]], and under it name = "…" and questions = ["…?"]',
    ),
    "aims of another type": (
        'aims = "framing"',
        "1:8: `aims` is text; write [[aims]] before each aim, and no aims = …",
    ),
    "an aim of another type": ('aims = [\n  "framing",\n]', "2:3: this aim is text; write [[aims]] before each aim"),
    "one bracket": (
        AIM.replace("[[aims]]", "[aims]"),
        "1:1: this is one aim alone; write [[aims]], in two brackets, before each aim",
    ),
    "an unknown key": (
        "colour = 'blue'\n" + AIM,
        "1:1: there is no `colour` in a bank; use `title`, `language`, `source`, `extends`, `timings`, `aims`",
    ),
    "a key misspelt": ("titel = 'x'\n" + AIM, "1:1: there is no `titel` in a bank; did you mean `title`?"),
    "a heading misspelt": (
        AIM + "[ timing ]\nanswer = 30",
        "4:3: there is no `timing` in a bank; did you mean `timings`?",
    ),
    "a key of an aim misspelt": (
        AIM.replace("questions", "question"),
        "3:1: there is no `question` in an aim; did you mean `questions`?",
    ),
    "a key of a question misspelt": (
        ASK + '  { ask = "How?", listen-for = "x" },\n]',
        "5:19: there is no `listen-for` in a question; did you mean `listen_for`?",
    ),
    "a title of another type": ("title = 3\n" + AIM, '1:9: `title` is a number, not text; write title = "…"'),
    "a source of another type": ("source = ['x']\n" + AIM, '1:10: `source` is a list, not text; write source = "…"'),
    "a long title": ("title = '" + "x" * 121 + "'\n" + AIM, "1:9: this has 121 characters; keep it to 120"),
    "a language of another type": (
        "language = true\n" + AIM,
        '1:12: `language` is true, not text; write language = "…"',
    ),
    "a language that is none": (
        "language = 'English'\n" + AIM,
        '1:12: `English` is no code of a language; write language = "en", "de", "pt-BR" or the like',
    ),
    "a purpose of another type": (
        AIM + "purpose = 1979-05-27",
        '4:11: `purpose` is a date or a time, not text; write purpose = "…"',
    ),
    "an aim without a name": (
        AIM.replace('name = "framing"', ""),
        '1:1: this aim has no name; write name = "…" under [[aims]]',
    ),
    "an aim whose name is empty": (AIM.replace("framing", " "), "2:8: this name is empty; write one"),
    "an aim whose name is no text": (
        AIM.replace('"framing"', "1.5"),
        '2:8: `name` is a number, not text; write name = "…"',
    ),
    "an aim twice": (
        AIM + AIM.replace("framing", "Framing").replace("Who", "How"),
        "5:8: this name, “Framing”, is there already, on line 2; word it anew, or take one of the two out",
    ),
    "an aim without questions": (
        "\n [[aims]]\nname = 'x'",
        '2:2: this aim has no questions; write questions = ["…?"] under its name',
    ),
    "an empty aim": (
        "[[aims]]\nname = 'x'\nquestions = []",
        '3:13: there is no question in this aim; write questions = ["…?"]',
    ),
    "questions of another type": (
        "[[aims]]\nname = 'x'\nquestions = 'Who?'",
        '3:13: `questions` is text, not a list; write questions = ["…?"]',
    ),
    "a question of another type": (ASK + "  12,\n]", '5:3: this question is a number, not text; write "…?"'),
    "a question's words of another type": (
        ASK + "  { ask = [] },\n]",
        '5:11: this question is a list, not text; write "…?"',
    ),
    "a question without words": (
        ASK + '  { listen_for = "x" },\n]',
        '5:3: this question has no words; write { ask = "…?", listen_for = "…" }',
    ),
    "an empty question": (ASK + '  "",\n]', "5:3: this question is empty; write one"),
    "a question of which nothing is seen": (ASK + '  "\\u200b\\e[1m",\n]', "5:3: this question is empty; write one"),
    "a hint of another type": (
        ASK + '  { ask = "How?", listen_for = 1 },\n]',
        '5:32: `listen_for` is a number, not text; write listen_for = "…"',
    ),
    "a question twice": (
        ASK + '  "What?", "who? ",\n]',
        "5:12: this question, “who?”, is there already, on line 4; word it anew, or take one of the two out",
    ),
    "a question in two aims": (
        AIM + AIM.replace("framing", "x"),
        "6:14: this question, “Who?”, is there already, on line 3; word it anew, or take one of the two out",
    ),
    "a question too long to say": (ASK + '  "' + "x" * 401 + '",\n]', "5:3: this has 401 characters; keep it to 400"),
    "timings of another type": (
        "timings = 30\n" + AIM,
        "1:11: `timings` is a number; write [timings] on a line of its own, and answer = 30 under it",
    ),
    "an unknown timing": (
        "timings.lunch = 3600\n" + AIM,
        "1:9: there is no `lunch` in [timings]; use " + ", ".join(f"`{timing}`" for timing in Timing),
    ),
    "a timing misspelt": (
        "[timings]\nanswers = 30\n" + AIM,
        "2:1: there is no `answers` in [timings]; did you mean `answer`?",
    ),
    "a timing that is no number": (
        "[timings]\nanswer = '30'\n" + AIM,
        "2:10: `answer` is text, not a number; write seconds, such as answer = 30",
    ),
    "a timing that is true": (
        "[timings]\nanswer = true\n" + AIM,
        "2:10: `answer` is true, not a number; write seconds, such as answer = 30",
    ),
    "a timing of nothing": (
        "[timings]\nplan = 0\n" + AIM,
        "2:8: `plan` has to be more than 0; write seconds, such as plan = 240",
    ),
    "a timing below nothing": (
        "[timings]\nplan = -0.5\n" + AIM,
        "2:8: `plan` has to be more than 0; write seconds, such as plan = 240",
    ),
    "a timing that is no number at all": (
        "[timings]\nplan = nan\n" + AIM,
        "2:8: `plan` has to be more than 0; write seconds, such as plan = 240",
    ),
    "a timing without end": (
        "[timings]\nplan = inf\n" + AIM,
        "2:8: `plan` is longer than a day; write seconds, such as plan = 240",
    ),
    "a timing beyond floats": (
        "[timings]\nplan = 1" + "0" * 400 + "\n" + AIM,
        "2:8: `plan` is longer than a day; write seconds, such as plan = 240",
    ),
    "a tag of another type": (
        ASK + '  { ask = "How?", tags = ["a", 2] },\n]',
        '5:32: this is a number, not text; write "…"',
    ),
    "tags that are no list": (
        ASK + '  { ask = "How?", tags = "a" },\n]',
        '5:26: `tags` is text, not a list; write tags = ["…"]',
    ),
    "a follow-up of another type": (
        ASK + '  { ask = "How?", follow_up = ["Why?"] },\n]',
        '5:31: `follow_up` is a list, not text; write follow_up = "…"',
    ),
    "no rounds": (AIM + "rounds = 0", "4:10: `rounds` has to be a whole number from 1 on; write rounds = 5, say"),
    "half a round": (AIM + "rounds = 1.5", "4:10: `rounds` has to be a whole number from 1 on; write rounds = 5, say"),
    "many rounds": (
        AIM + "rounds = 11",
        "4:10: `rounds` is more than a group has time for; write rounds = 10, or less",
    ),
    "an answer of no length": (
        AIM + "answer = 0",
        "4:10: `answer` has to be more than 0; write seconds, such as answer = 60",
    ),
    "no bank to extend": (
        "extends = 'base'\n",
        "1:11: there is no bank “base” here; name one that `peerinquiry banks list` shows",
    ),
    "a bank to extend without a name": (
        "extends = ' '\n" + AIM,
        '1:11: this names no bank; write extends = "…", with the name of one',
    ),
    "a bank to extend that is no text": (
        "extends = 1\n" + AIM,
        '1:11: `extends` is a number, not text; write extends = "…"',
    ),
    "nothing to replace": (
        AIM + "replace = true",
        '4:11: there is nothing to replace; write extends = "…" at the top, or take this out',
    ),
    "no TOML": (
        ASK + '  "What?"\n  "How?"\n]',
        "6:3: a comma is missing before this; write a comma between two items, and ] after the last",
    ),
    "no UTF-8": (
        AIM.encode().replace(b"Who", b"Qu\xe9"),
        "3:17: the byte 0xe9 is not UTF-8; save the file as UTF-8 in your editor",
    ),
}


@pytest.mark.parametrize(("source", "expected"), EVERY_KIND.values(), ids=EVERY_KIND.keys())
def test_a_mistake_is_found_where_it_is(source: str | bytes, expected: str) -> None:
    assert mistakes_in(source) == [f"ours.toml:{expected}"]


def test_all_mistakes_are_found_at_once_in_the_order_of_the_file() -> None:
    source = """\
titel = "Ours"
language = "English"

[timings]
answer = "30"
lunch = 5

[[aims]]
questions = [
  "Who?",
  "Who?",
  { ask = 3, hint = "x" },
]

[[aims]]
name = "framing"
"""
    places = [mistake.split(": ")[0].removeprefix("ours.toml:") for mistake in mistakes_in(source)]
    assert places == ["1:1", "2:12", "5:10", "6:1", "8:1", "11:3", "12:11", "12:14", "15:1"]


def test_slips_and_meaning_are_told_together() -> None:
    source = 'titel = "x"\n[[aims]]\nname = "framing"\nquestions = [\n  "Who?"\n  "How?",\n]\npurpos = "x"\n'
    assert [mistake.split(":")[1] for mistake in mistakes_in(source)] == ["1", "6", "8"]


def test_what_a_slip_hides_is_not_called_missing() -> None:
    assert len(mistakes_in('[[aims]]\nname = "framing\nquestions = ["Who?"\n')) == 2
    assert len(mistakes_in("[[aims]\nname = 'x'\n")) == 1


def test_the_errors_read_as_a_sentence_and_a_line_each() -> None:
    with pytest.raises(BankErrors) as caught:
        parse_bank("titel = 1\ntitle = 2\n" + AIM, "ours", "question_banks/ours.toml")
    assert isinstance(caught.value, PeerInquiryError)
    assert str(caught.value).splitlines() == [
        "The question bank “ours” has 2 mistakes. Mend what follows, and try again.",
        "question_banks/ours.toml:1:1: there is no `titel` in a bank; did you mean `title`?",
        'question_banks/ours.toml:2:9: `title` is a number, not text; write title = "…"',
    ]


def test_a_hundred_mistakes_are_enough() -> None:
    mistakes = mistakes_in("".join(f"key{number} = 1\n" for number in range(50_000)) + AIM)
    assert len(mistakes) == MOST_FAULTS + 1
    assert mistakes[-1] == "ours.toml:101:1: there are more mistakes than these; mend these first"


@pytest.mark.parametrize("line", ["[[aims]]", "x = [", "a.b.c.d = 1", '"', "questions = ["])
def test_a_file_full_of_one_thing_comes_to_an_end(line: str) -> None:
    assert mistakes_in((line + "\n") * (100_000 // len(line)))


def test_least_is_enough() -> None:
    assert parse_bank(AIM, "hard-decision") == Bank(
        name="hard-decision", title="Hard decision", aims=(Aim("framing", "", (BankQuestion("Who?"),)),)
    )


def test_all_of_it() -> None:
    source = """\
title = "Ours"
language = "pt-BR"
source = "Ourselves"
[timings]
answer = 45
say_back = 0.5
[[aims]]
name = "framing"
purpose = "See."
rounds = 2
answer = 60
questions = [
  "Who?",
  { ask = "What?", listen_for = "names", tags = ["people", "money"], follow_up = "And then?" },
]
"""
    questions = (BankQuestion("Who?"), BankQuestion("What?", "names", ("people", "money"), "And then?"))
    aims = (Aim("framing", "See.", questions, 2, 60.0),)
    timings = {Timing.ANSWER: 45.0, Timing.SAY_BACK: 0.5}
    assert parse_bank(source, "ours") == Bank("ours", "Ours", aims, "pt-BR", "Ourselves", timings)


def test_text_comes_in_clean() -> None:
    source = """\
[[aims]]
name = "\\e]0;x\\u0007fra\\u202eming"
questions = ["\\tWho \\u009b1mis\\n  [bold]here[/bold]?  "]
"""
    bank = parse_bank(source, "ours")
    assert bank.aims == (Aim("framing", "", (BankQuestion("Who is [bold]here[/bold]?"),)),)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text(st.sampled_from("abcdeé ?[]"), min_size=1, max_size=8).map(one_line).filter(bool)


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    asks = draw(st.lists(names, unique_by=str.casefold, min_size=4, max_size=8))
    aims = [
        Aim(
            name,
            one_line(draw(texts)),
            tuple(
                BankQuestion(
                    ask, one_line(draw(texts)), tuple(draw(st.lists(names, max_size=2))), one_line(draw(texts))
                )
                for ask in asks[index::4]
            ),
            draw(st.integers(1, 10)),
            draw(st.just(0.0) | st.floats(0.1, 3600)),
        )
        for index, name in enumerate(draw(st.lists(names, unique_by=str.casefold, min_size=1, max_size=4)))
    ]
    timings = draw(st.dictionaries(st.sampled_from(Timing), st.floats(0.1, 3600)))
    return Bank("ours", draw(names), tuple(aims), draw(st.sampled_from(["en", "de"])), one_line(draw(texts)), timings)


def _question(question: BankQuestion) -> str | dict[str, object]:
    told = {"listen_for": question.listen_for, "tags": list(question.tags), "follow_up": question.follow_up}
    said = {key: value for key, value in told.items() if value}
    return {"ask": question.ask, **said} if said else question.ask


def written(bank: Bank) -> str:
    return tomli_w.dumps(
        {
            "title": bank.title,
            "language": bank.language,
            "source": bank.source,
            "timings": {timing.value: seconds for timing, seconds in bank.timings.items()},
            "aims": [
                {
                    "name": aim.name,
                    "purpose": aim.purpose,
                    "questions": [_question(question) for question in aim.questions],
                    "rounds": aim.rounds,
                    **({"answer": aim.answer} if aim.answer else {}),
                }
                for aim in bank.aims
            ],
        }
    )


@given(banks())
def test_what_is_written_is_read(bank: Bank) -> None:
    assert parse_bank(written(bank), "ours") == bank


@given(banks(), st.data())
def test_a_broken_bank_is_explained_within_the_file(bank: Bank, data: st.DataObject) -> None:
    source = written(bank)
    begin = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(begin, len(source)))
    source = source[:begin] + data.draw(st.text(st.sampled_from("x1=\"'[]{},.#\\ \n"), max_size=4)) + source[end:]
    lines = source.split("\n")
    mistakes = errors_of(source).mistakes
    for mistake in mistakes:
        assert 1 <= mistake.line <= len(lines)
        assert 1 <= mistake.column <= len(lines[mistake.line - 1]) + 1
    assert list(mistakes) == sorted(mistakes, key=lambda mistake: (mistake.line, mistake.column))


@given(st.text(max_size=200))
def test_no_text_gets_through_unclean(text: str) -> None:
    source = tomli_w.dumps({"aims": [{"name": "x", "questions": [{"ask": "a" + text}]}]})
    ask = parse_bank(source, "ours").aims[0].questions[0].ask
    assert one_line(ask) == ask


@given(st.text(min_size=1))
def test_no_mistake_repeats_what_a_terminal_would_obey(key: str) -> None:
    errors = str(errors_of(tomli_w.dumps({key: key, "aims": [{"name": key, "questions": [key, key]}]})))
    assert clean(errors) == errors
