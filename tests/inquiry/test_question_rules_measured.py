"""How often the rules are right, on questions that nobody used to make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tests.inquiry.labelled import labelled

from peerinquiry.inquiry.questions import Kind, check
from peerinquiry.storage.question_rules import shipped_rules

PRECISION = 0.95
RECALL = 0.80
"""Of questions with a fault, how many get a cue at all."""


class Score:
    """Cues that were right, wrong and lacking; one that may be given or left counts neither way."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.lacking: Counter[str] = Counter()
        self.alarms: list[tuple[str, str]] = []

    def take(self, text: str, cues: frozenset[str], kinds: frozenset[str], may: frozenset[str]) -> None:
        self.right.update(cues & kinds)
        self.wrong.update(cues - kinds - may)
        self.lacking.update(kinds - cues)
        self.alarms += [(kind, text) for kind in cues - kinds - may]

    def precision(self, *kinds: str) -> float:
        right, wrong = (sum(counter[kind] for kind in kinds) for counter in (self.right, self.wrong))
        return right / (right + wrong) if right + wrong else 1.0

    def recall(self, *kinds: str) -> float:
        right, lacking = (sum(counter[kind] for kind in kinds) for counter in (self.right, self.lacking))
        return right / (right + lacking) if right + lacking else 1.0


def test_a_cue_is_right_and_a_fault_is_mostly_found(record_property: Callable[[str, object], None]) -> None:
    rules = shipped_rules("en")
    exact, faulty = Score(), Score()
    for one in labelled():
        cues = frozenset(str(cue.kind) for cue in check(one.text, rules))
        exact.take(one.text, cues, one.kinds, one.may)
        # The same without telling kinds apart: is anything said of a good question, or nothing of another?
        said, meant = frozenset({"any"} if cues else ()), frozenset({"any"} if one.kinds else ())
        faulty.take(one.text, said, meant, frozenset({"any"} if one.may else ()))
    every = [str(kind) for kind in Kind]
    for name, score, kinds in (
        *((kind, exact, (kind,)) for kind in every),
        ("all kinds", exact, every),
        ("good or not", faulty, ("any",)),
    ):
        told = f"{name}: precision {score.precision(*kinds):.3f}, recall {score.recall(*kinds):.3f}"
        record_property("measured", told)
    assert faulty.precision("any") >= PRECISION, faulty.alarms
    assert exact.precision(*every) >= PRECISION, exact.alarms
    assert faulty.recall("any") >= RECALL
