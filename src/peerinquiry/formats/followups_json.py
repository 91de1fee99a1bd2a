"""One action, and what became of it, as one JSON object, for scripts."""

from __future__ import annotations

import json
from datetime import date

from peerinquiry.inquiry.view.followups import Promise


def as_json(one: Promise, today: date) -> str:
    """The object on one line, as `docs/follow-through.md` describes it."""
    action, last = one.action, one.last
    said = last.said if last else None
    told = {
        "what": action.what,
        "who": action.who,
        "due": _day(action.by),
        "overdue": one.overdue(today),
        "standing": str(one.standing),
        "since": _day(action.since),
        "session": action.session,
        "action": action.action,
        "team": one.team or None,
        "sign": action.sign or None,
        "carried": one.carried,
        "answer": str(said.answer) if said else None,
        "why": (said.why or None) if said else None,
        "answered_on": _day(last.on if last else None),
        "answered_in": last.session if last else None,
    }
    return json.dumps(told, ensure_ascii=False)


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
