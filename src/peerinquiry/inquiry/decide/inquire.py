"""Rules for questions, parked ideas, the say-back and recommendations."""

from __future__ import annotations

from peerinquiry.inquiry.commands import (
    AddPeople,
    HideQuestion,
    JudgeSayBack,
    ParkIdea,
    PutQuestion,
    QueueQuestions,
    Recommend,
    Refused,
    TakeUp,
    TurnToAim,
)
from peerinquiry.inquiry.decide.rule import NOTHING, Events, following, offered, rule, unknown
from peerinquiry.inquiry.events import (
    AimTurned,
    IdeaParked,
    QuestionHidden,
    QuestionPut,
    QuestionQueued,
    Recommended,
    SayBackJudged,
    TakenUp,
)
from peerinquiry.inquiry.model import State, Step


@rule.register
def _(command: TurnToAim, state: State, _now: float) -> Events | Refused:
    if command.aim == state.aim:
        return NOTHING
    if command.aim not in state.bank.aims:
        return Refused(f"This bank has no aim called {command.aim}.")
    return [AimTurned(command.aim)]


@rule.register
def _(command: PutQuestion, state: State, _now: float) -> Events | Refused:
    holder = state.desk.round.holder
    if state.step is not Step.QUESTIONS or holder is None:
        return Refused("Questions are put in a turn of the question rounds.")
    if command.question == state.question:
        return NOTHING
    asked = command.question
    return [QuestionPut(holder, asked.text, asked.aim, asked.origin, offered(state, command.table))]


@rule.register
def _(command: QueueQuestions, state: State, now: float) -> Events | Refused:
    if refused := unknown(state, *(who for who, _ in command.questions if who not in command.joining)):
        return refused
    joined = rule(AddPeople(command.joining), state, now)
    if isinstance(joined, Refused):
        return joined
    new = [one for one in dict.fromkeys(command.questions) if one[1] and one not in state.queued]
    return [*joined, *(QuestionQueued(who, text) for who, text in new)]


@rule.register
def _(command: HideQuestion, state: State, _now: float) -> Events | Refused:
    return NOTHING if command.text in state.hidden else [QuestionHidden(command.text)]


@rule.register
def _(command: ParkIdea, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    return [IdeaParked(following(state, lambda inquiry: inquiry.parked), command.who, command.text)]


@rule.register
def _(command: JudgeSayBack, state: State, _now: float) -> Events | Refused:
    return NOTHING if state.heard_right is command.right else [SayBackJudged(command.right)]


@rule.register
def _(command: Recommend, state: State, _now: float) -> Events | Refused:
    if refused := unknown(state, command.who):
        return refused
    if not command.text:
        return Refused("Type what is recommended.")
    if command.who == state.owner:
        return Refused(f"{command.who} owns the challenge, and only listens now.")
    if command.parked and all(idea.number != command.parked for idea in state.parked):
        return Refused(f"There is no parked idea {command.parked}.")
    number = following(state, lambda inquiry: inquiry.recommendations)
    return [Recommended(number, command.who, command.kind, command.text, command.parked)]


@rule.register
def _(command: TakeUp, state: State, _now: float) -> Events | Refused:
    made = next((made for made in state.recommendations if made.number == command.number), None)
    if made is None:
        return Refused(f"There is no recommendation {command.number}.")
    return NOTHING if made.taken_up is command.taken else [TakenUp(command.number, command.taken)]
