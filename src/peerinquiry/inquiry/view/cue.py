"""What the facilitator alone sees while a question is typed."""

from __future__ import annotations

from dataclasses import dataclass

from peerinquiry.inquiry.questions import Rules, check

SURE_FROM = 6
"""Words. Fewer, without an end, may still become anything: "could you" is going to be "could you tell us"."""


@dataclass(frozen=True, slots=True)
class CueView:
    """The gravest thing about a wording: a word, a sentence, and what to try; only the word for a good one."""

    label: str = ""
    why: str = ""
    try_: str = ""


QUIET = CueView()
"""Nothing to say."""
GOOD = CueView("good", "One open question.")


def cue(text: str, rules: Rules, *, asked: bool = False) -> CueView:
    """What to say of what is typed; where nobody `asked`, only of what is sure, and nothing of a good question."""
    if not text.strip():
        return CueView("", "Type the question first.") if asked else QUIET
    done = text.rstrip().endswith(("?", ".", "!")) or len(text.split()) >= SURE_FROM
    cues = check(text, rules) if asked or done else ()
    if not cues:
        return GOOD if asked else QUIET
    return CueView(cues[0].kind, cues[0].why, cues[0].try_)
