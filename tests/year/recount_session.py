"""Every figure of one session's report, counted anew from its journal as `raw` tells it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.year.recount import KEYS, pulse_is_over
from tests.year.told import PHASES, Event, Inquiry, Session, Turn

Figures = dict[str, Any]

OWNERS = ("story", "questions", "reframe", "planning")
"""Steps in which it is the owner who speaks."""


def report(one: Session) -> Figures:
    """What `report --json` prints; what each phase was given is told by `planned`."""
    over = one.goodbye is not None or one.step == "farewell"
    counts = len(one.pulses) >= 3 and pulse_is_over(one)
    means = (
        {
            key: round(sum(given[place] for given in one.pulses.values()) / len(one.pulses), 2)
            for place, key in enumerate(KEYS)
        }
        if counts
        else None
    )
    return {
        "title": one.title,
        "team": one.team or None,
        "opened": clock(one, one.opened).isoformat(timespec="minutes"),
        "ended": clock(one, whole_minute(one.last["at"])).isoformat(timespec="minutes") if over else None,
        "bank": one.bank_title,
        "people": [
            {"name": name, "pronouns": one.pronouns.get(name), "away": None if where == "here" else where}
            for name, where in one.presence.items()
        ],
        "inquiries": [inquiry(one, each) for each in one.inquiries if each.owner],
        "followed_up": [followed(one, number) for number in one.brought],
        "voices": voices(one),
        "aims": aims(one),
        "pulse": means,
        "pulses": len(one.pulses) if counts else None,
        "time": time(one),
    }


def clock(one: Session, at: datetime) -> datetime:
    """A moment on the wall clock where it was held."""
    return (at + timedelta(minutes=one.offset)).replace(tzinfo=None)


def whole_minute(at: datetime) -> datetime:
    """The minute that a clock shows."""
    return at.replace(second=0, microsecond=0)


def inquiry(one: Session, told: Inquiry) -> Figures:
    """One of them, with its plan."""
    return {
        "owner": told.owner,
        "before": told.challenge,
        "after": told.after or None,
        "restated": told.reframe is not None,
        "chosen": told.how,
        "finished": told.finished,
        "actions": [
            {
                "number": number,
                "what": action["what"],
                "who": action["who"],
                "by": _day(action.get("by")),
                "sign": action.get("sign") or None,
                "helpers": action.get("helpers", []),
                "since": since(one.heard.get(number)),
            }
            for number, action in told.actions.items()
        ],
        "help": [{"who": who, "text": text} for who, text in told.help.items()],
        "not_doing": told.not_doing,
        "check_in": _day(told.check_in),
        "recommendations": [
            {
                "who": made["who"],
                "kind": made["recommended_kind"],
                "text": made["text"],
                "taken_up": number in told.taken,
            }
            for number, made in told.made.items()
        ],
    }


def since(heard: Event | None) -> str | None:
    """What was heard of an action later, in words."""
    if heard is None:
        return None
    why = f" ({heard['why']})" if heard.get("why") else ""
    how = ", ".join(filter(None, (heard.get("what"), _spoken(heard.get("by")))))
    return f"Since then {heard['answer']}{f': {how}' if how else ''}{why}"


def _spoken(on: date | None) -> str:
    return f"by {on:%a} {on.day} {on:%b} {on.year}" if on else ""


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def followed(one: Session, number: int) -> Figures:
    """An action of an earlier session, and what became of it here."""
    brought, said = one.brought[number], one.answers.get(number, {})
    how = ", ".join(filter(None, (said.get("what"), _spoken(said.get("by")))))
    return {
        "what": brought["what"],
        "who": brought["who"],
        "answer": said.get("answer"),
        "how": how or None,
        "why": said.get("why") or None,
        "session": brought["session"],
    }


def voices(one: Session) -> Figures:
    """Everyone's, and who was not heard."""
    seconds = {name: spoken(one, name) for name in one.presence}
    as_peer = {name: peer for name, (peer, _) in seconds.items()}
    silent = [name for name in one.presence if not any(seconds[name]) and not heard(one, name)]
    return {
        "seconds": round(sum(sum(both) for both in seconds.values()), 3),
        "untimed_turns": sum(turn.untimed >= 1 for turn in one.turns),
        "unheard": [name for name in silent if one.presence[name] == "here"],
        "missing": [name for name in silent if one.presence[name] != "here"],
        "people": [
            {
                "name": name,
                "seconds": round(as_peer[name], 3),
                "share": share,
                "as_owner": round(seconds[name][1], 3),
                **counts(one, name),
            }
            for name, share in zip(as_peer, percents(list(as_peer.values())), strict=True)
        ],
    }


def spoken(one: Session, name: str) -> tuple[float, float]:
    """Seconds as a peer, and as the owner."""
    mine = [turn for turn in one.turns if turn.speaker == name]
    return (
        sum(turn.seconds for turn in mine if turn.step not in OWNERS),
        sum(turn.seconds for turn in mine if turn.step in OWNERS),
    )


def heard(one: Session, name: str) -> bool:
    """Whether they had a turn, or answered in one."""
    return any(turn.mark == "done" and name in {turn.who, turn.speaker} for turn in one.turns)


def counts(one: Session, name: str) -> Figures:
    """What they had their turns for."""
    mine = [turn for turn in one.turns if turn.who == name]
    done = [turn.step for turn in mine if turn.mark == "done"]
    answered = [turn for turn in one.turns if turn.step == "questions" and turn.mark == "done" and turn.speaker == name]
    made = [event for each in (*one.past, one.now) for event in each.made.values() if event["who"] == name]
    return {
        "turns": len(done),
        "asked": done.count("questions"),
        "answers": len(answered),
        "recommended": len(made),
        "reflected": done.count("reflecting"),
        "passes": sum(turn.mark == "passed" for turn in mine),
    }


def percents(values: list[float]) -> list[int]:
    """Shares in whole percent that make 100: those whose rest is largest are rounded up, the earlier first."""
    whole = sum(values)
    exact = [100 * value / whole if whole else 0.0 for value in values]
    up = sorted(range(len(exact)), key=lambda place: int(exact[place]) - exact[place])
    left = 100 - sum(int(share) for share in exact) if whole else 0
    return [int(share) + (place in up[:left]) for place, share in enumerate(exact)]


def aims(one: Session) -> list[Figures]:
    """How many questions were asked for each."""
    asked = [turn.question for turn in one.turns if turn.question]
    names = dict.fromkeys((*one.aims, *(question["aim"] for question in asked)))
    return [
        {
            "aim": aim,
            "asked": sum(question["aim"] == aim for question in asked),
            "own": sum(question["aim"] == aim and question["origin"] == "own" for question in asked),
            "skipped": aim in one.skipped,
            "joined": aim in one.joined,
        }
        for aim in names
    ]


def time(one: Session) -> Figures:
    """How the time went."""
    timed: list[Turn] = [turn for turn in one.turns if turn.mark == "done" and turn.seconds > 0]
    over = [turn.seconds - turn.allowed for turn in timed if turn.seconds > turn.allowed]
    ended = whole_minute(one.last["at"])
    here = PHASES[one.step]
    used = {**one.used, here: one.used.get(here, 0.0) + max(0.0, one.last["elapsed"] - one.since)}
    return {
        "agreed": f"{clock(one, one.ends_at):%H:%M}" if one.ends_at else None,
        "margin": int((one.ends_at - ended).total_seconds() // 60) if one.ends_at else None,
        "turns": len(timed),
        "turns_over": len(over),
        "seconds_over": round(sum(over), 3),
        "phases": [
            {"phase": phase, "used": round(used.get(phase, 0.0), 3)} for phase in dict.fromkeys(PHASES.values())
        ],
    }


DEFAULTS = {"rules": 180.0, "writing": 120.0, "vote": 120.0, "ask": 15.0}


def planned(one: Session) -> dict[str, float] | None:
    """What each phase was given; None where not all of it lies behind, or there were several inquiries."""
    if one.step != "farewell" or one.past:
        return None
    given = {**DEFAULTS, **one.timings}
    told = {"gather": given["rules"], "challenges": given["writing"], "choose": given["vote"]}
    for turn in one.turns:
        if turn.mark == "done":
            asking = given["ask"] if turn.step == "questions" else 0.0
            told[PHASES[turn.step]] = told.get(PHASES[turn.step], 0.0) + turn.allowed + asking
    return told
