"""What turns, questions, parked ideas and recommendations add to the log."""

from __future__ import annotations

from collections.abc import Mapping

from peerinquiry.formats.page_line import Tag
from peerinquiry.formats.transcript_md.line import Person, Words, length
from peerinquiry.formats.transcript_md.log import Key, Log
from peerinquiry.formats.transcript_md.telling import tell
from peerinquiry.inquiry.events import (
    IdeaParked,
    QuestionPut,
    Recommended,
    SayBackJudged,
    TakenUp,
    TurnGiven,
    TurnPassed,
    TurnTaken,
)
from peerinquiry.inquiry.model import Kind, Origin, Step
from peerinquiry.inquiry.view.challenge import UNCHANGED

NO_NOTE = "no note taken"
NO_QUESTION = "a question of their own, not written down"

_TAGS: Mapping[Step, Tag] = {
    Step.SAYING: Tag.NOTE,
    Step.STORY: Tag.STORY,
    Step.REFRAME: Tag.REFRAME,
    Step.PLANNING: Tag.NOTE,
    Step.REFLECTING: Tag.REFLECT,
}
"""What a turn's note is, in the steps that are not more than that."""


def _took(event: TurnTaken) -> dict[str, Words]:
    """How long it took: `took` on the clock, `untimed` without it."""
    facts: dict[str, Words] = {}
    if event.seconds > 0:
        facts["took"] = length(event.seconds)
    if event.untimed >= 1:
        facts["untimed"] = length(event.untimed)
    return facts


def _of_round(log: Log, aim: str) -> dict[str, Words]:
    return {"aim": aim, "round": str(log.before.desk.round.number)}


@tell.register
def _(event: TurnTaken, log: Log) -> None:
    who = log.person(event.who)
    match log.before.step:
        case Step.QUESTIONS:
            _tell_answer(event, who, log)
        case Step.SAY_BACK:
            _tell_say_back(event, who, log)
        case Step.RECOMMENDING:
            _tell_recommending(event, who, log)
        case Step.SAYING | Step.PLANNING if not event.text:
            pass  # the challenge, or the plan, has lines of its own
        case step:
            text = event.text or (UNCHANGED if step is Step.REFRAME else NO_NOTE)
            log.add(_TAGS.get(step, Tag.NOTE), who, text, _took(event))


def _tell_answer(event: TurnTaken, who: Person, log: Log) -> None:
    asked = log.before.question
    aim = asked.aim if asked else log.before.aim
    if log.keep(("ASK",)) is None:
        log.add(Tag.ASK, who, NO_QUESTION, {**_of_round(log, aim), "from": Origin.OWN})
    facts: dict[str, Words] = {"to": (who,), **_took(event), **_of_round(log, aim)}
    log.add(Tag.ANSWER, log.owner, event.text or NO_NOTE, facts)


def _tell_say_back(event: TurnTaken, who: Person, log: Log) -> None:
    log.keep(("HEARD",))
    facts: dict[str, Words] = {"to": (log.owner,), **_took(event)}
    if log.judged is not None:
        facts["that was it"] = _yes(right=log.judged)
    log.judged = None
    log.put(("HEARD",), Tag.HEARD, who, event.text or NO_NOTE, facts)


@tell.register
def _(event: SayBackJudged, log: Log) -> None:
    running = log.before.step is Step.SAY_BACK and log.before.desk.round.holder is not None
    entry = None if running else log.get(("HEARD",))
    if entry is None:
        log.judged = event.right
    else:
        entry.facts["that was it"] = _yes(right=event.right)


def _yes(*, right: bool) -> str:
    return "yes" if right else "not yet"


def _tell_recommending(event: TurnTaken, who: Person, log: Log) -> None:
    """The time goes to the last thing that was recommended in this turn; somebody may also speak unwritten."""
    last = log.recommended.pop(who, None) or log.add(Tag.RECOMMEND, who, event.text or NO_NOTE)
    last.facts.update(_took(event))


@tell.register
def _(event: TurnPassed, log: Log) -> None:
    who = log.person(event.who)
    log.recommended.pop(who, None)
    step = log.before.step
    aim = log.before.aim if step is Step.QUESTIONS else ""
    log.put(_pass(log, who), Tag.PASS, who, "passes", {"step": step, **log.cut_short(who), **_of_round(log, aim)})


@tell.register
def _(event: TurnGiven, log: Log) -> None:
    """Who is called after all did not pass."""
    who = log.person(event.who)
    log.forget(_pass(log, who))


def _pass(log: Log, who: Person) -> Key:
    return ("PASS", log.before.step, log.before.desk.round.number, who)


@tell.register
def _(event: QuestionPut, log: Log) -> None:
    """Whatever was put before in this turn was not asked in the end."""
    log.forget(("ASK",))
    facts = {**_of_round(log, event.aim), "from": event.origin}
    log.put(("ASK",), Tag.ASK, log.person(event.who), event.text or NO_QUESTION, facts)


@tell.register
def _(event: IdeaParked, log: Log) -> None:
    text = event.text or "an idea, not written down"
    log.keep(("PARKED", event.number))
    log.put(("PARKED", event.number), Tag.PARKED, log.person(event.who), text, {"came back": "no"})


@tell.register
def _(event: Recommended, log: Log) -> None:
    facts: dict[str, Words] = {}
    if parked := log.get(("PARKED", event.parked)):
        facts["parked"] = parked.time
        parked.facts["came back"] = log.time
    tag = Tag.EXPERIENCE if event.kind is Kind.EXPERIENCE else Tag.RECOMMEND
    who = log.person(event.who)
    log.keep(("RECOMMENDED", event.number))
    log.recommended[who] = log.put(("RECOMMENDED", event.number), tag, who, event.text, facts)


@tell.register
def _(event: TakenUp, log: Log) -> None:
    if entry := log.get(("RECOMMENDED", event.number)):
        entry.facts.pop("taken up", None)
        if event.taken:
            entry.facts["taken up"] = "yes"
