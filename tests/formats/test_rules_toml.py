"""Question rules as people write them: patterns of words, and every mistake at its place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.question_patterns import PatternError, compiled, expression
from peerinquiry.formats.rules_toml import RulesErrors, parse_rules
from peerinquiry.inquiry.questions import Kind, Where, check

RULE = '[[rule]]\nkind = "advice"\nwhy = "W."\ntry = "T?"\nwhen = ["have you tried"]\nfires = ["Have you tried?"]\n'
LISTS = {"just": ["just", "at least"], "wh": ["what", "who"]}


def mistakes_in(source: str) -> list[str]:
    with pytest.raises(RulesErrors) as caught:
        parse_rules(source, "xx")
    return [str(mistake).removeprefix("xx.toml:") for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("pattern", "said", "not_said"),
    [
        ("have you", "have you tried ", "behave you "),
        ("don’t you", "dont you ", "do you "),
        ("what's up", "what 's up ", "whats up "),
        ("(a|b c) d", "b c d ", "b d "),
        ("have you [<just>] tried", "have you at least tried ", "have you ever tried "),
        ("how about *ing", "how about asking ", "how about us "),
        ("so * now", "so what now ", "so now "),
        ("why not .", "why not ", "why not leave "),
        ("a ... z .", "a b c d z ", "a b z d "),
        ("... , right .", "you did , right ", "you did right "),
        ("WHY", "why ", "whys "),
    ],
)
def test_what_a_pattern_means(pattern: str, said: str, not_said: str) -> None:
    regex = compiled([expression(pattern, LISTS)])
    assert regex
    assert regex.match(said)
    assert not regex.match(not_said)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a|b", "a ( is not closed"),
        ("a)", "a ) is one too many"),
        ("a ... b ... c ... d", "there are more than 2 gaps (...)"),
        ("<nobody>", "there is no list called nobody"),
        ("a & b", "& has no meaning in a pattern"),
        ("", "a word is missing"),
        ("(a|)", "a word is missing"),
    ],
)
def test_what_cannot_be_a_pattern(pattern: str, why: str) -> None:
    with pytest.raises(PatternError) as caught:
        compiled([expression(pattern, LISTS)])
    assert str(caught.value) == why


@given(st.text("ab ()[]|.*,<>{}whomjust'", max_size=30))
def test_a_pattern_is_read_or_said_to_be_unreadable(pattern: str) -> None:
    with suppress(PatternError):
        assert compiled([expression(pattern, LISTS)])


def test_a_rule_with_all_it_may_have() -> None:
    rules = parse_rules(
        RULE + 'where = "marked"\nclauses = true\nunless = ["have you tried to"]\nspares = ["What?"]', "xx"
    )
    (rule,) = rules.rules
    assert (rule.kind, rule.where, rule.clauses) == (Kind.ADVICE, Where.MARKED, True)
    assert (rule.fires, rule.spares) == (("Have you tried?",), ("What?",))
    assert [cue.why for cue in check("so it is, have you tried it?", rules)] == ["W."]
    assert not check("have you tried it", rules)
    assert not check("have you tried to?", rules)


@pytest.mark.parametrize(
    ("source", "mistake"),
    [
        ("", "1:1: there is no rule in this file; write [[rule]] before each"),
        (
            RULE.replace("advice", "advise"),
            "2:8: there is no such `kind`; write one of advice, leading, several, preamble, closed, long",
        ),
        (RULE.replace("have you", "(have you"), "5:9: a ( is not closed; write it as the other patterns are"),
        (RULE.replace("fires", "fire"), "6:1: there is no `fire` in a rule; did you mean `fires`?"),
        (RULE + "words = 0", "7:9: `words` has to be a whole number from 1 on; write words = 5, say"),
        (RULE + "clauses = 1", "7:11: `clauses` is a number; write clauses = true, or leave it out"),
        (
            RULE + 'try_whom = "With {who}?"',
            "7:12: this names nobody, or has other braces than {whom}; write {whom} once",
        ),
        ('[slips]\nu = "you all"\n' + RULE, '2:5: this has to be one word; write u = "…"'),
        ("words = 3\n" + RULE, "1:9: `words` is a number; write [words] on a line of its own, above the rules"),
        ("open = 3\n" + RULE, '1:8: `open` is a number, not a list; write open = ["…"]'),
        ('rule = "a"', "1:8: `rule` is text; write [[rule]], in two brackets, before each"),
        (RULE.replace('["have you tried"]', '["", 3]'), '5:9: this is empty; write "…"'),
    ],
)
def test_a_mistake_stands_at_its_place(source: str, mistake: str) -> None:
    assert mistake in mistakes_in(source)


def test_a_rule_holds_by_patterns_or_by_one_measure() -> None:
    wanted = "it is not clear when this rule holds"
    assert any(wanted in mistake for mistake in mistakes_in(RULE + "questions = 2"))
    assert any(wanted in mistake for mistake in mistakes_in(RULE.replace("when", "#")))


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes_in(RULE.replace("why", "wy").replace("try", "tri"))) == 2
