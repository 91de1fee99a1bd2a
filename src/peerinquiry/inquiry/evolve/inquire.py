"""Questions, parked ideas, the say-back, and what is recommended."""

from __future__ import annotations

from peerinquiry.inquiry.events import (
    AimTurned,
    IdeaParked,
    QuestionHidden,
    QuestionPut,
    QuestionQueued,
    Recommended,
    Record,
    SayBackJudged,
    TakenUp,
)
from peerinquiry.inquiry.evolve.apply import apply
from peerinquiry.inquiry.evolve.steps import retimed
from peerinquiry.inquiry.model import ParkedIdea, Question, Recommendation, State, Step
from peerinquiry.inquiry.replacing import replace


@apply.register
def _(event: AimTurned, state: State, _record: Record) -> State:
    desk = state.desks.get(Step.QUESTIONS)
    first = {Step.QUESTIONS: replace(desk, round=replace(desk.round, again=1))} if desk else {}
    return retimed(state, replace(state, aim=event.aim, desks={**state.desks, **first}))


@apply.register
def _(event: QuestionPut, state: State, _record: Record) -> State:
    return replace(state, question=Question(event.text, event.aim, event.origin))


@apply.register
def _(event: QuestionQueued, state: State, _record: Record) -> State:
    return replace(state, queued=(*state.queued, (event.who, event.text)))


@apply.register
def _(event: QuestionHidden, state: State, _record: Record) -> State:
    return replace(state, hidden=(*state.hidden, event.text))


@apply.register
def _(event: IdeaParked, state: State, _record: Record) -> State:
    return replace(state, parked=(*state.parked, ParkedIdea(event.number, event.who, event.text)))


@apply.register
def _(event: SayBackJudged, state: State, _record: Record) -> State:
    return replace(state, heard_right=event.right)


@apply.register
def _(event: Recommended, state: State, _record: Record) -> State:
    made = Recommendation(event.number, event.who, event.kind, event.text)
    return replace(
        state,
        recommendations=(*state.recommendations, made),
        parked=tuple(replace(idea, used=True) if idea.number == event.parked else idea for idea in state.parked),
    )


@apply.register
def _(event: TakenUp, state: State, _record: Record) -> State:
    return replace(
        state,
        recommendations=tuple(
            replace(made, taken_up=event.taken) if made.number == event.number else made
            for made in state.recommendations
        ),
    )
