"""How often the rules are right, on questions that nobody used to make them."""

from __future__ import annotations

from collections.abc import Callable

from tests.inquiry.labelled import bare, labelled
from tests.inquiry.scores import of_kind, overall, together

from peerinquiry.inquiry.questions import Kind, check
from peerinquiry.storage.question_rules import shipped_rules

PRECISION = 0.95
RECALL = 0.80
"""Of questions with a fault, how many get a cue that fits."""

TELLING = 4
"""Words from which on it is no accident that a text stands inside another."""

RULES = shipped_rules("en")
QUESTIONS = labelled()


def given(text: str) -> frozenset[str]:
    return frozenset(str(cue.kind) for cue in check(text, RULES))


def test_a_cue_is_right_and_a_fault_is_mostly_found(record_property: Callable[[str, object], None]) -> None:
    whole = overall(QUESTIONS, given)
    kinds = {str(kind): of_kind(str(kind), QUESTIONS, given) for kind in Kind}
    each = together(kinds.values())
    for name, score in {**kinds, "every cue": each, "every question": whole}.items():
        record_property("measured", f"{name}: {score}")
    assert each.precision >= PRECISION, each.wrong
    assert whole.precision >= PRECISION, whole.wrong
    assert whole.recall >= RECALL, whole.missed


def test_no_labelled_question_is_an_example_of_a_rule() -> None:
    examples = {bare(text) for rule in RULES.rules for text in (*rule.fires, *rule.spares)} | set(map(bare, RULES.good))
    measured = [bare(question.text) for question in QUESTIONS]
    assert examples.isdisjoint(measured)
    long_enough = [text for text in measured if len(text.split()) >= TELLING]
    assert [text for text in long_enough if any(f" {text} " in f" {example} " for example in examples)] == []
