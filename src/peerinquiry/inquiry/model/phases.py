"""Where a group is in a session, and for how long: phases, their steps, and lengths of time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Phase(StrEnum):
    """The seven phases, in order."""

    GATHER = "gather"
    CHALLENGES = "challenges"
    CHOOSE = "choose"
    INQUIRE = "inquire"
    RECOMMEND = "recommend"
    PLAN = "plan"
    CLOSE = "close"


class Step(StrEnum):
    """What the group does within a phase, in order."""

    RULES = "rules"
    WRITING = "writing"
    SAYING = "saying"
    VOTING = "voting"
    STORY = "story"
    QUESTIONS = "questions"
    SAY_BACK = "say-back"
    REFRAME = "reframe"
    RECOMMENDING = "recommending"
    PLANNING = "planning"
    REFLECTING = "reflecting"
    PULSE = "pulse"
    FAREWELL = "farewell"

    @property
    def phase(self) -> Phase:
        """The phase this step belongs to."""
        return _PHASE_OF[self]


_PHASE_OF: Mapping[Step, Phase] = {
    Step.RULES: Phase.GATHER,
    Step.WRITING: Phase.CHALLENGES,
    Step.SAYING: Phase.CHALLENGES,
    Step.VOTING: Phase.CHOOSE,
    Step.STORY: Phase.INQUIRE,
    Step.QUESTIONS: Phase.INQUIRE,
    Step.SAY_BACK: Phase.INQUIRE,
    Step.REFRAME: Phase.INQUIRE,
    Step.RECOMMENDING: Phase.RECOMMEND,
    Step.PLANNING: Phase.PLAN,
    Step.REFLECTING: Phase.CLOSE,
    Step.PULSE: Phase.CLOSE,
    Step.FAREWELL: Phase.CLOSE,
}


class Timing(StrEnum):
    """What a length of time is for; the names a bank's `[timings]` uses."""

    RULES = "rules"
    WRITING = "writing"
    SAYING = "saying"
    VOTE = "vote"
    STORY = "story"
    ASK = "ask"
    ANSWER = "answer"
    SAY_BACK = "say_back"
    REFRAME = "reframe"
    RECOMMENDATION = "recommendation"
    PLAN = "plan"
    REFLECTION = "reflection"


DEFAULT_TIMINGS: Mapping[Timing, float] = {
    Timing.RULES: 180,
    Timing.WRITING: 120,
    Timing.SAYING: 20,
    Timing.VOTE: 120,
    Timing.STORY: 180,
    Timing.ASK: 15,
    Timing.ANSWER: 30,
    Timing.SAY_BACK: 60,
    Timing.REFRAME: 60,
    Timing.RECOMMENDATION: 60,
    Timing.PLAN: 240,
    Timing.REFLECTION: 30,
}

TIMING_OF: Mapping[Step, Timing] = {
    Step.RULES: Timing.RULES,
    Step.WRITING: Timing.WRITING,
    Step.SAYING: Timing.SAYING,
    Step.VOTING: Timing.VOTE,
    Step.STORY: Timing.STORY,
    Step.QUESTIONS: Timing.ANSWER,
    Step.SAY_BACK: Timing.SAY_BACK,
    Step.REFRAME: Timing.REFRAME,
    Step.RECOMMENDING: Timing.RECOMMENDATION,
    Step.PLANNING: Timing.PLAN,
    Step.REFLECTING: Timing.REFLECTION,
}
"""The length of a turn in each step that has a clock."""
