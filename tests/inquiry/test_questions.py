"""Is it one open question: the examples of the rules themselves, and what holds whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.inquiry.questions import Kind, Rule, Rules, check
from peerinquiry.inquiry.sentences import LOOK, sentences
from peerinquiry.inquiry.text import one_line
from peerinquiry.storage.question_rules import ANY_LANGUAGE, shipped_languages, shipped_rules

ENGLISH = shipped_rules("en")
ALL = [(shipped_rules(language), rule) for language in shipped_languages() for rule in shipped_rules(language).rules]
EXAMPLES = [example for _, rule in ALL for example in (*rule.fires, *rule.spares)]
IDS = [f"{rules.language}-{index}-{rule.kind}" for index, (rules, rule) in enumerate(ALL)]

WORDS = """
have you tried what who if and so , . ? … because I you're don’t " “ ” ' is it not ... why about more than tom Tom
e.g. 3.5 — ¿ hacer warum
"""
TALK = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40).map(" ".join)


def kinds(text: str, rules: Rules = ENGLISH) -> list[Kind]:
    return [cue.kind for cue in check(text, rules)]


@pytest.mark.parametrize(("rules", "rule"), ALL, ids=IDS)
def test_a_rule_fires_on_its_examples_and_spares_their_likes(rules: Rules, rule: Rule) -> None:
    assert rule.fires
    for text in rule.fires:
        assert rule.why in {cue.why for cue in check(text, rules) if cue.kind is rule.kind}, text
    for text in rule.spares:
        assert rule.kind not in kinds(text, rules), text


@pytest.mark.parametrize("language", shipped_languages())
def test_a_good_question_gets_no_cue(language: str) -> None:
    rules = shipped_rules(language)
    assert {text: found for text in rules.good if (found := check(text, rules))} == {}


@pytest.mark.parametrize("language", [one for one in shipped_languages() if one != ANY_LANGUAGE])
def test_each_language_knows_every_kind(language: str) -> None:
    rules = shipped_rules(language)
    assert {rule.kind for rule in rules.rules} == set(Kind)
    assert rules.good


@pytest.mark.parametrize(("rules", "rule"), ALL, ids=IDS)
def test_an_opening_to_try_is_itself_a_good_one(rules: Rules, rule: Rule) -> None:
    """Those that are questions; others say what to do with this one."""
    for opening in filter(None, (rule.try_, rule.try_whom.format(whom="Tom"))):
        if opening.endswith("?"):
            assert check(opening, rules) == (), opening


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Have you tried talking to Tom?", "What have you tried with Tom so far?"),
        ("have you tried talking to your boss about it?", "What have you tried with your boss so far?"),
        ("Have you tried talking to Mary Ann?", "What have you tried with Mary Ann so far?"),
        ("Have you tried speaking with her?", "What have you tried with her so far?"),
        ("have you tried talking to people?", "What have you tried so far?"),
        ("Have you tried talking to Tom's boss?", "What have you tried so far?"),
        ("Have you tried talking to whoever decides?", "What have you tried so far?"),
    ],
)
def test_an_opening_names_somebody_only_where_it_reads_well(text: str, opening: str) -> None:
    assert [cue.try_ for cue in check(text, ENGLISH)] == [opening]


def test_the_gravest_comes_first_and_the_form_is_told_once() -> None:
    assert kinds("We had this last year too. Have you tried a coach? Don't you think it helps?") == [
        Kind.ADVICE,
        Kind.SEVERAL,
        Kind.PREAMBLE,
    ]


@pytest.mark.parametrize("nothing", ["", " ", "?", "...", "“”", "\x1b[2J", "!!!", ",", "¿?"])
def test_where_nothing_is_said_nothing_is_the_matter(nothing: str) -> None:
    assert check(nothing, ENGLISH) == ()


def test_a_plain_statement_gets_no_cue() -> None:
    assert kinds("We lost two suppliers last year.") == []


@pytest.mark.parametrize("text", ["a, " * 400_000, "? " * 500_000, "what if you " * 90_000, "i i i , so " * 90_000])
def test_a_megabyte_is_looked_at_no_further_than_a_long_question(text: str) -> None:
    assert check(text, ENGLISH) == check(text[:LOOK], ENGLISH)


@given(st.text() | TALK | st.sampled_from(EXAMPLES))
def test_a_cue_is_words_one_of_a_kind_in_their_order(text: str) -> None:
    for language in shipped_languages():
        cues = check(text, shipped_rules(language))
        found = [cue.kind for cue in cues]
        assert found == sorted(set(found), key=list(Kind).index)
        for cue in cues:
            assert cue.why == one_line(cue.why) != ""
            assert cue.try_ == one_line(cue.try_) != ""


@given(TALK | st.sampled_from(EXAMPLES))
def test_capitals_blanks_and_the_kind_of_apostrophe_change_nothing(text: str) -> None:
    before = kinds(text)
    assert kinds(text.replace(" ", "  ")) == before
    assert kinds(f"  {text}\n") == before
    assert kinds(text.replace("’", "'")) == before
    if not one_line(text).endswith("."):  # a capital after a dot begins a sentence
        assert kinds(text.lower()) == before or "." in text


@given(st.sampled_from([text for text in ENGLISH.good if not text.endswith((".", "”", '"'))]))
def test_a_good_question_stays_one_without_its_mark_and_after_a_filler(text: str) -> None:
    assert kinds(text.rstrip("?")) == []
    assert kinds(f"So, {text[0].lower()}{text[1:]}") == []
    assert kinds(text.upper()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Don’t you?", ["dont you "]),
        ("What's this... and why?", ["what 's this , and why "]),
        ("We talked, e.g. to Dr. Ball. What now", ["we talked , e.g. to dr ball ", "what now "]),
        ("It cost 3.5 million at 10:30. Why?", ["it cost 3.5 million at 10:30 ", "why "]),
        ("He said “Why? Really?” and left", ["he said quoted and left "]),
        ("“What matters most?”", ["what matters most "]),
        ("See example.com — now", ["see example com , now "]),
        ("Estás cansado, ¿no?", ["estás cansado , no "]),
        ("whats up", ["what 's up "]),
        ("the others' view", ["the others ' view "]),
    ],
)
def test_sentences_are_levelled(text: str, said: list[str]) -> None:
    assert [one.said for one in sentences(text, ENGLISH.slips, ENGLISH.abbreviations)] == said


@given(st.text() | TALK)
def test_each_word_said_was_typed(text: str) -> None:
    for one in sentences(text, {}, frozenset()):
        assert len(one.typed) == one.said.count(" ")
        assert one.said.endswith(" ")
        assert not one.said.startswith(",")
