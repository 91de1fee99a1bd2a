"""What many sessions tell together as one JSON object, for scripts."""

from __future__ import annotations

import json
from dataclasses import asdict

from peerinquiry.inquiry.model import PULSE_KEYS
from peerinquiry.inquiry.view.insights import Insights
from peerinquiry.inquiry.view.insights.follow_through import TeamFollowThrough
from peerinquiry.inquiry.view.insights.pulse import Pulse, PulseMonth
from peerinquiry.inquiry.view.insights.themes import Theme, Themes


def as_json(insights: Insights) -> str:
    """The object on one line, as `docs/insights.md` describes it."""
    wanted = insights.wanted
    told = {
        "team": wanted.team or None,
        "since": wanted.since and wanted.since.isoformat(),
        "until": wanted.until and wanted.until.isoformat(),
        "sessions": insights.sessions,
        "first": insights.first and insights.first.isoformat(),
        "last": insights.last and insights.last.isoformat(),
        "follow_through": {
            **_fates(insights.follow_through.all),
            "teams": [{"team": one.team or None, **_fates(one)} for one in insights.follow_through.teams],
        },
        "themes": _themes(insights.themes),
        "voices": asdict(insights.voices),
        "overtime": asdict(insights.overtime),
        "pulse": _pulse(insights.pulse),
    }
    return json.dumps(told, ensure_ascii=False)


def _fates(told: TeamFollowThrough) -> dict[str, object]:
    return {"actions": told.actions, **asdict(told.tally), "days": told.days}


def _themes(themes: Themes) -> dict[str, object]:
    return {
        "sessions": themes.sessions,
        "often": [_theme(theme) for theme in themes.often],
        "elsewhere": themes.elsewhere,
        "own": [_theme(theme) for theme in themes.own],
    }


def _theme(theme: Theme) -> dict[str, object]:
    return {
        "words": theme.words,
        "sessions": theme.sessions,
        "elsewhere": theme.elsewhere,
        "examples": list(theme.examples),
    }


def _pulse(pulse: Pulse) -> dict[str, object]:
    return {**_scores(pulse), "months": [{"month": month.month, **_scores(month)} for month in pulse.months]}


def _scores(given: Pulse | PulseMonth) -> dict[str, object]:
    return {
        "sessions": given.sessions,
        "people": given.people,
        "scores": dict(zip(PULSE_KEYS, given.scores, strict=True)) if given.scores else None,
    }
