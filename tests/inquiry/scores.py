"""How often cues are right, and how much they miss."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter

from tests.inquiry.labelled import Labelled

Given = Callable[[str], frozenset[str]]
"""The kinds of the cues that a text gets."""


@dataclass(frozen=True, slots=True)
class Score:
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    """False alarms."""
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """What share of the cues given were right, 0 to 1; 1 where none was given."""
        given = len(self.right) + len(self.wrong)
        return len(self.right) / given if given else 1.0

    @property
    def recall(self) -> float:
        """What share of the faults got their cue, 0 to 1; 1 where there are none."""
        faults = len(self.right) + len(self.missed)
        return len(self.right) / faults if faults else 1.0

    def __str__(self) -> str:
        counts = f"{len(self.right)} right, {len(self.wrong)} wrong, {len(self.missed)} missed"
        return f"precision {self.precision:.3f}, recall {self.recall:.3f} ({counts})"


def overall(questions: Iterable[Labelled], given: Given) -> Score:
    """A score by the text: one with a fault is right when it gets a cue that fits, wrong when none of its cues does."""
    right: list[str] = []
    wrong: list[str] = []
    missed: list[str] = []
    for question in questions:
        cues = given(question.text)
        fits = cues & (question.kinds | question.may) if question.kinds else frozenset()
        if fits:
            right.append(question.text)
        elif question.kinds:
            missed.append(question.text)
        if not fits and cues - question.may:
            wrong.append(question.text)
    return Score(tuple(right), tuple(wrong), tuple(missed))


def of_kind(kind: str, questions: Iterable[Labelled], given: Given) -> Score:
    """A score of the cues of one kind; where that kind may be said or left, it counts neither way."""
    right: list[str] = []
    wrong: list[str] = []
    missed: list[str] = []
    for question in questions:
        cued = kind in given(question.text)
        if kind in question.kinds:
            (right if cued else missed).append(question.text)
        elif cued and kind not in question.may:
            wrong.append(question.text)
    return Score(tuple(right), tuple(wrong), tuple(missed))


def together(scores: Iterable[Score]) -> Score:
    """One score of all their cues."""
    every = tuple(scores)
    right, wrong, missed = (
        tuple(text for score in every for text in texts(score))
        for texts in map(attrgetter, ("right", "wrong", "missed"))
    )
    return Score(right, wrong, missed)
