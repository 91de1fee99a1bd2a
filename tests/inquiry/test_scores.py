"""The measure itself, on questions whose score is plain to see."""

from __future__ import annotations

from tests.inquiry.labelled import Labelled
from tests.inquiry.scores import Score, of_kind, overall, together

CUES = {
    "good, left alone": frozenset[str](),
    "good, cued": frozenset({"closed"}),
    "good, cued where one may": frozenset({"leading"}),
    "advice, found": frozenset({"advice"}),
    "advice, found with a closed that nobody sees": frozenset({"advice", "closed"}),
    "advice, found as the leading it may be": frozenset({"leading"}),
    "advice, taken for long": frozenset({"long"}),
    "advice, missed": frozenset[str](),
}


def question(text: str) -> Labelled:
    return Labelled(
        text,
        "framing",
        "library",
        kinds=frozenset({"advice"}) if text.startswith("advice") else frozenset(),
        may=frozenset({"leading"}) if "may" in text else frozenset(),
    )


QUESTIONS = tuple(question(text) for text in CUES)


def test_a_text_is_right_by_any_cue_that_fits_and_wrong_by_none_that_does() -> None:
    assert overall(QUESTIONS, CUES.__getitem__) == Score(
        right=(
            "advice, found",
            "advice, found with a closed that nobody sees",
            "advice, found as the leading it may be",
        ),
        wrong=("good, cued", "advice, taken for long"),
        missed=("advice, taken for long", "advice, missed"),
    )


def test_each_kind_answers_for_its_own_cues() -> None:
    advice = of_kind("advice", QUESTIONS, CUES.__getitem__)
    assert (len(advice.right), len(advice.wrong), len(advice.missed)) == (2, 0, 3)
    assert of_kind("closed", QUESTIONS, CUES.__getitem__).wrong == (
        "good, cued",
        "advice, found with a closed that nobody sees",
    )
    assert of_kind("leading", QUESTIONS, CUES.__getitem__) == Score((), (), ())


def test_precision_is_of_what_was_said_and_recall_of_what_was_there() -> None:
    score = Score(right=("a", "b", "c"), wrong=("d",), missed=("e", "f", "g"))
    assert (score.precision, score.recall) == (0.75, 0.5)
    assert (Score((), (), ()).precision, Score((), (), ()).recall) == (1.0, 1.0)
    assert str(score) == "precision 0.750, recall 0.500 (3 right, 1 wrong, 3 missed)"


def test_scores_put_together_count_every_cue() -> None:
    assert together([Score(("a",), (), ("b",)), Score(("c",), ("d",), ())]) == Score(("a", "c"), ("d",), ("b",))
