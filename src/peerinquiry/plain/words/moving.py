"""Going to and fro, and taking back."""

from __future__ import annotations

from peerinquiry.inquiry.agenda import WORDS, neighbour
from peerinquiry.inquiry.commands import AnotherChallenge, CloseSession, GoTo, Redo, Undo
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.pace.projection import STEPS
from peerinquiry.plain.language import Outcome, Scene, needed, word

ROOM = "To and fro"


@word("undo", ROOM)
def undo(_scene: Scene, _: str) -> Outcome:
    """Take the last act back, and the one before it, and so on."""
    return Undo()


@word("redo", ROOM)
def redo(_scene: Scene, _: str) -> Outcome:
    """Do again what was taken back."""
    return Redo()


@word("go STEP", ROOM)
def go(_scene: Scene, said: str) -> Outcome:
    """Go to a step by its name: rules, writing, saying, voting, story, questions, and so on; steps tells them."""
    wanted = needed(said, "go voting").casefold()
    for step, words in WORDS.items():
        if wanted in {str(step), words.casefold()}:
            return GoTo(step)
    raise ValueError(f"There is no step {said}; there are {', '.join(STEPS)}.")


@word("steps", ROOM)
def steps(scene: Scene, _: str) -> Outcome:
    """The steps of a session, and which one the group is in."""
    now = scene.state.step
    return "\n".join(f"{step}: {words}{' (now)' if step is now else ''}" for step, words in WORDS.items())


@word("forward", ROOM)
def forward(scene: Scene, _: str) -> Outcome:
    """The next phase."""
    return _phase(scene, 1)


@word("back", ROOM)
def back(scene: Scene, _: str) -> Outcome:
    """The phase before."""
    return _phase(scene, -1)


@word("another", ROOM, Step.REFLECTING, Step.PULSE, Step.FAREWELL)
def another(_scene: Scene, _: str) -> Outcome:
    """This inquiry is done; the group chooses another challenge."""
    return AnotherChallenge()


@word("close", ROOM, Step.FAREWELL)
def close(_scene: Scene, _: str) -> Outcome:
    """Close the record; it can be taken up again."""
    return CloseSession()


def _phase(scene: Scene, by: int) -> Outcome:
    step = neighbour(scene.state, by)
    return GoTo(step) if step else "There is no phase there."
