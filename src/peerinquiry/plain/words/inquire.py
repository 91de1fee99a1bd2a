"""Questions, and what comes too early for them."""

from __future__ import annotations

from peerinquiry.inquiry.commands import (
    EndTurn,
    HideQuestion,
    JudgeSayBack,
    ParkIdea,
    PutQuestion,
    QueueQuestions,
    TurnToAim,
)
from peerinquiry.inquiry.model import Origin, Question, Step
from peerinquiry.inquiry.questions import check as checked
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view import questions as view
from peerinquiry.plain.language import Outcome, Scene, needed, picked, word
from peerinquiry.storage.question_rules import load_rules

ROOM = "Questions"


@word("questions", ROOM, Step.QUESTIONS)
def questions(scene: Scene, _: str) -> Outcome:
    """The questions of the bank, by number, and who asked which."""
    lines = []
    for number, choice in enumerate(view.choices(scene.state, scene.bank), start=1):
        notes = [f"asked by {choice.asked_by}" if choice.asked_by else "", "hidden" if choice.hidden else ""]
        told = ", ".join(filter(None, notes))
        lines.append(f"{number}. {choice.aim}: {choice.text}{f' ({told})' if told else ''}")
    return "\n".join(lines) or "The bank has no question left."


@word("ask [NUMBER|TEXT]", ROOM, Step.QUESTIONS)
def ask(scene: Scene, said: str) -> Outcome:
    """What is asked: a question of the bank by number, one of their own, or one that nobody writes down."""
    choices = view.choices(scene.state, scene.bank)
    if said.isdecimal():
        choice = choices[picked(said, choices, "question")]
        return _put(scene, Question(choice.text, choice.aim, Origin.BANK if choice.aim else Origin.OWN))
    return _put(scene, Question(said, scene.state.aim, Origin.OWN))


@word("other", ROOM, Step.QUESTIONS)
def other(scene: Scene, _: str) -> Outcome:
    """Another question of the bank."""
    question = view.another(scene.state, scene.bank)
    return _put(scene, question) if question else "The bank has no other question for this aim; ask TEXT is their own."


@word("follow-up", ROOM, Step.QUESTIONS)
def follow_up(scene: Scene, _: str) -> Outcome:
    """The question that follows the one just answered, where the bank has one."""
    question = view.follow_up(scene.state, scene.bank)
    return PutQuestion(question) if question else "No question follows the last one."


@word("aim [NAME]", ROOM, Step.QUESTIONS)
def aim(scene: Scene, said: str) -> Outcome:
    """On to an aim; without a name, how far each aim is covered."""
    if said:
        return TurnToAim(said)
    told = view.aims(scene.state, scene.bank)
    return "\n".join(
        f"{one.name}: {one.asked} of {one.size}, and {one.own} of their own{' (now)' if one.current else ''}"
        for one in told
    )


@word("queue NAME: TEXT", ROOM, Step.STORY, Step.QUESTIONS)
def queue(scene: Scene, said: str) -> Outcome:
    """A question that somebody wrote in the chat waits for their turn."""
    return QueueQuestions((scene.named(needed(said, "queue Bea: Who else is caught up in this?")),))


@word("hide NUMBER", ROOM, Step.QUESTIONS)
def hide(scene: Scene, said: str) -> Outcome:
    """Offer a question of the bank no more in this session."""
    choices = view.choices(scene.state, scene.bank)
    return HideQuestion(choices[picked(said, choices, "question")].text)


@word("park [NAME:] [TEXT]", ROOM)
def park(scene: Scene, said: str) -> Outcome:
    """Keep advice for the recommendations: of whoever has the turn, or of who is named."""
    return ParkIdea(*scene.named(said))


@word("answers", ROOM)
def answers(scene: Scene, _: str) -> Outcome:
    """What was asked and answered so far."""
    told = view.answers(scene.state)
    lines = [f"{one.who} asked: {one.question} {one.owner} answered, {one.took}. {one.note}".strip() for one in told]
    return "\n".join(lines) or "Nothing was asked yet."


@word("right", ROOM, Step.SAY_BACK)
def right(_scene: Scene, _: str) -> Outcome:
    """The owner says: that was it."""
    return JudgeSayBack(right=True)


@word("not-quite", ROOM, Step.SAY_BACK)
def not_quite(_scene: Scene, _: str) -> Outcome:
    """The owner says: not quite."""
    return JudgeSayBack(right=False)


@word("unchanged", ROOM, Step.REFRAME)
def unchanged(_scene: Scene, _: str) -> Outcome:
    """The challenge stays as it was."""
    return EndTurn("unchanged")


@word("check TEXT", ROOM)
def check(scene: Scene, said: str) -> Outcome:
    """Is it one open question? If not, why, and what to try instead: for you alone."""
    rules = load_rules(scene.home, scene.bank.language)
    cues = checked(one_line(needed(said, "check Have you tried calling them?")), rules)
    return "\n".join(f"{cue.kind}: {cue.why} Try: {cue.try_}" for cue in cues) or "Nothing speaks against it."


def _put(scene: Scene, question: Question) -> PutQuestion:
    return PutQuestion(question, scene.table)
