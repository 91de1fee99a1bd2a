"""The rules of each step, in two sentences: what the help says."""

from __future__ import annotations

from collections.abc import Mapping

from peerinquiry.inquiry.lengths import turn_length
from peerinquiry.inquiry.model import State, Step, Timing
from peerinquiry.inquiry.view.words import spoken

_RULES: Mapping[Step, str] = {
    Step.RULES: (
        "Say who is here and when you must end, then read the rules aloud, slowly. "
        "Rank stays outside, questions come before advice, and anyone may pass."
    ),
    Step.WRITING: (
        "Everyone writes one challenge in the call's chat; paste it here, or open its file, and each finds its owner. "
        "A good one is complex, touches others, and takes up mental energy."
    ),
    Step.SAYING: ("Each says theirs in a sentence or two, about {saying}. Nobody comments yet, and nobody asks."),
    Step.VOTING: (
        "By votes, fingers or talking: m says how; type votes or paste the chat, hidden until all are in. "
        "The rule for a tie was set before, and whoever is chosen may decline."
    ),
    Step.STORY: ("{owner} tells the story for about {story}, and everyone listens. Nobody asks until it is told."),
    Step.QUESTIONS: (
        "In turn, each peer asks one open question, without a preamble, and {owner} answers in {answer} or less. "
        "Advice is not discussed: park it with a, and it comes back with the recommendations."
    ),
    Step.SAY_BACK: ("One peer, drawn or willing, says back what they heard. {owner} then says whether that was it."),
    Step.REFRAME: (
        "{owner} puts the challenge anew, as it looks now. It may have changed altogether; unchanged is an answer, too."
    ),
    Step.RECOMMENDING: (
        "Each peer suggests something in about {recommendation}: first what happened when they tried, then advice. "
        "{owner} only listens; what was parked comes back to whoever had it."
    ),
    Step.PLANNING: (
        "{owner} says what they will do, by when, and who helps. "
        "What they will not do, and how progress will show, count as much."
    ),
    Step.REFLECTING: (
        "In turn, each says in a sentence or two what they take away; nobody answers it. "
        "l, back later, lets {owner} be the last."
    ),
    Step.PULSE: (
        "Everybody gives each of the five keys a number from 1 to 5; you enter them, or skip it. "
        "It is a feeling, not a grade."
    ),
    Step.FAREWELL: ("The record is whole, and the page is written. What was said here stays here."),
}

LOBBY = (
    "You host, keep the time and take notes; you do not advise. "
    "Two keys are enough for a turn: Space starts the clock, Enter goes on."
)
"""What is said where no session is open."""


def rules(state: State) -> str:
    """The rules of the step that the group is in."""
    lengths = {timing.value: spoken(state.timings[timing]) for timing in Timing}
    lengths[Timing.ANSWER] = spoken(turn_length(state, Step.QUESTIONS))
    return _RULES[state.step].format(owner=state.owner or "The owner", **lengths)
