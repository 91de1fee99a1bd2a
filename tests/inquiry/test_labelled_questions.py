"""A set of labelled questions that is worth measuring with."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.inquiry.labelled import bare, labelled

KINDS = ("advice", "leading", "several", "preamble", "closed", "long")
LONG = 35
"""Spoken words; 15 seconds at 140 words a minute."""
PERHAPS_LONG = 28

QUESTIONS = labelled()


def test_there_are_enough_and_half_of_them_are_good() -> None:
    good = sum(not question.kinds for question in QUESTIONS)
    assert len(QUESTIONS) >= 300
    assert good / len(QUESTIONS) == pytest.approx(0.5, abs=0.05)


def test_every_aim_is_met_by_good_ones_and_by_others() -> None:
    met = Counter((question.aim, bool(question.kinds)) for question in QUESTIONS)
    aims = ("framing", "possibilities", "milestones", "support")
    assert set(met) == {(aim, faulty) for aim in aims for faulty in (False, True)}
    assert min(met.values()) >= 30


def test_people_of_many_trades_ask() -> None:
    assert len({question.setting for question in QUESTIONS}) >= 15


def test_every_kind_of_fault_is_there_often_enough_and_no_other() -> None:
    faults = Counter(kind for question in QUESTIONS for kind in question.kinds)
    assert set(faults) == set(KINDS)
    assert min(faults.values()) >= 20
    assert {kind for question in QUESTIONS for kind in question.may} <= set(KINDS)


def test_no_fault_is_both_sure_and_arguable() -> None:
    assert [question.text for question in QUESTIONS if question.kinds & question.may] == []


def test_none_is_there_twice() -> None:
    times = Counter(bare(question.text) for question in QUESTIONS)
    assert [text for text, count in times.items() if count > 1] == []


def test_long_means_long() -> None:
    """The one label that can be counted agrees with the count."""
    wrong = []
    for question in QUESTIONS:
        words = sum(any(character.isalnum() for character in word) for word in question.text.split())
        said = "sure" if "long" in question.kinds else "may" if "long" in question.may else "no"
        if said != ("sure" if words >= LONG else "may" if words >= PERHAPS_LONG else "no"):
            wrong.append((words, question.text))
    assert wrong == []
