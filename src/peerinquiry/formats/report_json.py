"""The report of a session as one JSON object, for scripts."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from peerinquiry.inquiry.view.report import Report, TimeTold, Told, Voices

Object = dict[str, Any]


def as_json(report: Report) -> str:
    """The object on one line, as `docs/reports.md` describes it. What was left out is null, or an empty list."""
    told = {
        "title": report.title,
        "team": report.team or None,
        "opened": _moment(report.opened),
        "ended": _moment(report.ended) if report.over else None,
        "bank": report.bank or None,
        "people": [
            {"name": one.name, "pronouns": one.pronouns or None, "away": one.away or None} for one in report.people
        ],
        "inquiries": [_inquiry(told) for told in report.inquiries],
        "followed_up": [
            {
                "what": row.what,
                "who": row.who,
                "answer": row.answer or None,
                "how": row.how or None,
                "why": row.why or None,
                "session": row.session,
            }
            for row in report.followed
        ],
        "voices": _voices(report.voices) if report.voices else None,
        "aims": [
            {"aim": row.aim, "asked": row.asked, "own": row.own, "skipped": row.skipped, "joined": row.joined}
            for row in report.aims
        ],
        "pulse": {average.key: round(average.score, 2) for average in report.pulse} or None,
        "pulses": report.pulses or None,
        "time": _time(report.time) if report.time else None,
    }
    return json.dumps(told, ensure_ascii=False)


def _inquiry(told: Told) -> Object:
    plan = told.plan
    return {
        "owner": told.challenge.owner,
        "before": told.challenge.before,
        "after": told.challenge.after or None,
        "restated": told.challenge.restated,
        "chosen": told.how or None,
        "finished": told.finished,
        "actions": [
            {
                "number": action.number,
                "what": action.what,
                "who": action.who,
                "by": action.by.isoformat() if action.by else None,
                "sign": action.sign or None,
                "helpers": list(action.helpers),
                "since": told.since.get(row.label),
            }
            for row, action in zip(told.shown.actions, plan.actions, strict=True)
        ],
        "help": [{"who": who, "text": text} for who, text in plan.help],
        "not_doing": list(plan.not_doing),
        "check_in": plan.check_in.isoformat() if plan.check_in else None,
        "recommendations": [
            {"who": made.who, "kind": str(made.kind), "text": made.text, "taken_up": made.taken_up}
            for made in told.recommended
        ],
    }


def _voices(voices: Voices) -> Object:
    return {
        "seconds": round(voices.total, 3),
        "untimed_turns": voices.untimed,
        "unheard": list(voices.unheard),
        "missing": list(voices.missing),
        "people": [
            {
                "name": row.name,
                "seconds": round(row.seconds, 3),
                "share": row.share,
                "as_owner": round(row.as_owner, 3),
                "turns": row.turns,
                "asked": row.asked,
                "answers": row.answers,
                "recommended": row.recommended,
                "reflected": row.reflected,
                "passes": row.passes,
            }
            for row in voices.rows
        ],
    }


def _time(time: TimeTold) -> Object:
    return {
        "agreed": time.agreed or None,
        "margin": time.margin,
        "turns": time.turns,
        "turns_over": time.turns_over,
        "seconds_over": round(time.seconds_over, 3),
        "phases": [
            {"phase": str(row.phase), "planned": round(row.planned, 3), "used": round(row.used, 3)}
            for row in time.phases
        ],
    }


def _moment(at: datetime) -> str:
    """On the wall clock where the session was held: it says no zone."""
    return at.replace(tzinfo=None).isoformat(timespec="minutes")
