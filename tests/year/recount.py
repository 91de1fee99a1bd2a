"""Every figure of the insights and of the bank statistics, counted anew from the journals as `raw` tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from statistics import mean, median
from typing import Any

import tomli
from tests.year.raw import spread
from tests.year.told import Event, Session, Turn
from tests.year.walk import key

Figures = dict[str, Any]
"""What `--json` prints."""

KEYS = ("shared leadership", "usable solutions", "collective intelligence", "double-loop learning", "empathy")


def by_month(told: list[Session], figures: Callable[[list[Session]], Figures]) -> list[Figures]:
    """The figures of each month from the first to the last."""
    days = [one.day for one in told]
    first, last = (days[0].year * 12 + days[0].month - 1, max(days).year * 12 + max(days).month - 1)
    return [
        {
            "month": f"{month // 12}-{month % 12 + 1:02}",
            **figures([one for one in told if one.day.year * 12 + one.day.month - 1 == month]),
        }
        for month in range(first, last + 1)
    ]


# Voices


def evenness(one: Session) -> float | None:
    """By the book: half the mean difference of all pairs over the mean, against the most it can be."""
    peers = one.came - {inquiry.owner for inquiry in one.inquiries}
    clocked = [turn.seconds > 0 for turn in peer_turns(one) if turn.who in peers and turn.mark == "done"]
    times = [sum(turn.seconds for turn in one.turns if turn.speaker == name) for name in peers]
    if not one.finished or len(times) < 2 or sum(times) == 0 or mean(clocked or [1]) < 0.5:
        return None
    number, average = len(times), mean(times)
    gini = sum(abs(a - b) for a in times for b in times) / (2 * number * number * average)
    return 1 - gini * number / (number - 1)


def peer_turns(one: Session) -> list[Turn]:
    """Turns of other steps than the questions, in which the owner answers."""
    return [turn for turn in one.turns if turn.step != "questions"]


def unheard(one: Session) -> int:
    """How many came, and said nothing."""
    heard = {name for turn in one.turns if turn.mark != "passed" for name in (turn.who, turn.speaker)}
    return len(one.came - heard)


def voices(told: list[Session]) -> Figures:
    """Without the months."""
    finished = [one for one in told if one.finished]
    figures = [figure for one in finished if (figure := evenness(one)) is not None]
    return {
        "sessions": len(finished),
        "timed": len(figures),
        "evenness": round(mean(figures), 3) if figures else None,
        "unheard": sum(unheard(one) for one in finished),
    }


def silent(told: list[Session]) -> int:
    """Sessions in which somebody was never heard."""
    return sum(one.finished and unheard(one) > 0 for one in told)


# Overtime


def overtime(told: list[Session]) -> Figures:
    """Without the months."""
    late = [(one.goodbye["at"] - one.ends_at).total_seconds() for one in told if one.goodbye and one.ends_at]
    answers = [turn for one in told for turn in one.turns if turn.step == "questions" and turn.mark == "done"]
    timed = [turn for turn in answers if turn.seconds > 0]
    over = [turn.seconds - turn.allowed for turn in timed if turn.seconds > turn.allowed]
    return {
        "ends": {
            "sessions": len(late),
            "late": sum(seconds >= 60 for seconds in late),
            "seconds": tenths(late),
        },
        "answers": {"timed": len(timed), "over": len(over), "seconds": tenths(over)},
    }


def tenths(seconds: list[float]) -> float | None:
    """The mean of times that are whole milliseconds, exactly, to a tenth of a second."""
    return round(float(mean(Fraction(round(1000 * each), 1000) for each in seconds)), 1) if seconds else None


# Pulse


def pulse(told: list[Session]) -> Figures:
    """Without the months."""
    some = [one.pulses for one in told if len(one.pulses) >= 3 and pulse_is_over(one)]
    given = [scores for pulses in some for scores in pulses.values()]
    means = (
        {name: round(mean(scores[place] for scores in given), 2) for place, name in enumerate(KEYS)} if given else None
    )
    return {"sessions": len(some), "people": len(given), "scores": means}


def pulse_is_over(one: Session) -> bool:
    """Whether everybody who is here gave theirs, or the group went on without."""
    here = {name for name, presence in one.presence.items() if presence == "here"}
    return one.closed or one.step != "pulse" or here <= one.pulses.keys()


# Follow-through


def follow_through(told: list[Session], within: Iterable[Session], team: str | None) -> Figures:
    """Of actions that were put down in the sessions `within`, by all that was ever told."""
    wanted = {one.name for one in within}
    fates = [(one.team, fate(told, one, number)) for one, number, _ in spread(told) if one.name in wanted]
    of_team = {name: [found for whose, found in fates if whose == name] for name in sorted({name for name, _ in fates})}
    mine = [found for whose, found in fates if team in {None, whose}]
    return {
        **fates_of(mine),
        "teams": [{"team": name or None, **fates_of(found)} for name, found in of_team.items()],
    }


def fate(told: list[Session], one: Session, number: int) -> tuple[str, int | None]:
    """What was last said of an action, and how many days it took until anything was."""
    heard = [
        (later.day, later.answers[place]["answer"])
        for later in told
        for place, brought in later.brought.items()
        if (brought["session"], brought["action"]) == (one.name, number) and place in later.answers
    ]
    return (heard[-1][1], (heard[0][0] - one.day).days) if heard else ("unsaid", None)


def fates_of(found: list[tuple[str, int | None]]) -> Figures:
    """How many there are of each, and the middle one of the days."""
    said = [fate for fate, _ in found]
    days = [number for _, number in found if number is not None]
    counts = {word: said.count(word) for word in ("kept", "changed", "dropped", "unsaid")}
    return {"actions": len(found), **counts, "days": median(days) if days else None}


def followups(told: list[Session], today: date) -> list[Figures]:
    """Every action, as `followups --all --json` tells it, in no order."""
    return [_followup(told, one, number, action, today) for one, number, action in spread(told)]


def _followup(told: list[Session], one: Session, number: int, action: Event, today: date) -> Figures:
    laid = [
        (later, event)
        for later in told
        for event in later.events
        if event["kind"] == "action_brought" and (event["session"], event["action"]) == (one.name, number)
    ]
    what, who, due, team = action["what"], action["who"], action.get("by"), one.team
    said: tuple[Session, Event] | None = None
    for later, event in laid:
        who, team = event["who"], one.team or later.team or team
        answer = later.answers.get(event["number"])
        if answer:
            said = (later, answer)
            if answer["answer"] == "changed":
                what, due = answer.get("what") or what, answer.get("by") or due
    last = said[1] if said else {}
    standing = {"kept": "kept", "dropped": "dropped"}.get(last.get("answer", ""), "open")
    return {
        "what": what,
        "who": who,
        "due": due and due.isoformat(),
        "overdue": standing == "open" and due is not None and due < today,
        "standing": standing,
        "since": one.day.isoformat(),
        "session": one.name,
        "action": number,
        "team": team or None,
        "sign": action.get("sign") or None,
        "carried": len(laid),
        "answer": last.get("answer"),
        "why": last.get("why") or None,
        "answered_on": said[0].day.isoformat() if said else None,
        "answered_in": said[0].name if said else None,
    }


# All of it


def held(told: list[Session], since: date | None, until: date | None) -> list[Session]:
    """The sessions between two days, both included."""
    return [one for one in told if (not since or one.day >= since) and (not until or one.day <= until)]


def insights(
    told: list[Session], team: str | None = None, since: date | None = None, until: date | None = None
) -> Figures:
    """Everything but the themes."""
    mine = [one for one in held(told, since, until) if team in {None, one.team}]
    return {
        "team": team,
        "since": since and since.isoformat(),
        "until": until and until.isoformat(),
        "sessions": len(mine),
        "first": min(one.day for one in mine).isoformat(),
        "last": max(one.day for one in mine).isoformat(),
        "follow_through": follow_through(told, mine, team),
        "voices": {**voices(mine), "silent": silent(mine), "months": by_month(mine, voices)},
        "overtime": {**overtime(mine), "months": by_month(mine, overtime)},
        "pulse": {**pulse(mine), "months": by_month(mine, pulse)},
    }


# Banks


def bank_stats(told: list[Session], folder: Path) -> list[Figures]:
    """The object of each bank that was used, without an order."""
    names = {turn.bank for one in told for turn in one.turns if turn.step == "questions" and turn.mark != "cut"}
    return [_bank(told, tomli.loads((folder / f"{name}.toml").read_text(encoding="utf-8")), name) for name in names]


def _bank(told: list[Session], bank: dict[str, Any], name: str) -> Figures:
    aims = {aim["name"]: [_ask(one) for one in aim["questions"]] for aim in bank["aims"]}
    listed = {key(ask) for asks in aims.values() for ask in asks}
    turns = [
        (one, turn)
        for one in sorted(told, key=lambda one: one.name)
        for turn in one.turns
        if turn.bank == name and turn.step == "questions" and turn.mark in {"done", "passed"}
    ]

    def row(aim: str, text: str | None, standing: str, fits: Callable[[dict[str, Any]], bool]) -> Figures:
        asked = [(one, turn) for one, turn in turns if turn.question and fits(turn.question)]
        timed = [turn.seconds for _, turn in asked if turn.seconds > 0]
        return {
            "aim": aim,
            "question": text,
            "standing": standing,
            "asked": len(asked),
            "passed_on": sum(fits(laid) for _, turn in turns for laid in turn.passed_on.values()),
            "seconds": round(median(timed), 1) if timed else None,
            "timed": len(timed),
            **_outcomes(asked),
        }

    asked = [turn.question for _, turn in turns if turn.question]
    laid = [
        question
        for _, turn in turns
        for question in (*turn.passed_on.values(), *([turn.question] if turn.question else []))
    ]
    former: dict[str, dict[str, Any]] = {}
    for question in laid:
        if question["origin"] == "bank" and key(question["text"]) not in listed:
            former.setdefault(key(question["text"]), question)
    own_aims = {one["aim"] for one in asked if one["origin"] == "own" and key(one["text"]) not in listed}
    return {
        "bank": name,
        "title": bank["title"],
        "sessions": len({one.name for one, _ in turns}),
        **_outcomes(turns),
        "questions": [
            *(row(aim, ask, "bank", _is(ask)) for aim, asks in aims.items() for ask in asks),
            *(row(one["aim"], one["text"], "former", _is_former(one["text"])) for one in former.values()),
            *(row(aim, None, "own", _is_own(aim, listed)) for aim in own_aims),
        ],
    }


def _ask(question: str | dict[str, str]) -> str:
    return question if isinstance(question, str) else question["ask"]


def _is(ask: str) -> Callable[[dict[str, Any]], bool]:
    return lambda question: key(question["text"]) == key(ask)


def _is_own(aim: str, listed: set[str]) -> Callable[[dict[str, Any]], bool]:
    return lambda question: (
        question["origin"] == "own" and key(question["text"]) not in listed and question["aim"] == aim
    )


def _is_former(ask: str) -> Callable[[dict[str, Any]], bool]:
    return lambda question: question["origin"] == "bank" and key(question["text"]) == key(ask)


def _outcomes(turns: list[tuple[Session, Turn]]) -> Figures:
    """Of the inquiries that the turns are from."""
    found = {(one.name, turn.inquiry): (one, turn.inquiry) for one, turn in turns}.values()
    inquiries = [inquiry for one, number in found for inquiry in (*one.past, one.now) if inquiry.number == number]
    return {
        "inquiries": len(inquiries),
        "reframed": sum(bool(one.owner and one.after) for one in inquiries),
        "with_actions": sum(bool(one.owner and one.actions) for one in inquiries),
    }
