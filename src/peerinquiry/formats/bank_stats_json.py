"""What is known of a bank as one JSON object, for scripts."""

from __future__ import annotations

import json

from peerinquiry.inquiry.view.bank_stats import BankStats, Outcomes, QuestionStats


def as_json(stats: BankStats) -> str:
    """The object on one line, as `docs/bank-stats.md` describes it."""
    told = {
        "bank": stats.bank.name,
        "title": stats.bank.title,
        "sessions": stats.sessions,
        **_outcomes(stats.outcomes),
        "questions": [_question(question) for question in stats.questions],
    }
    return json.dumps(told, ensure_ascii=False)


def _question(stats: QuestionStats) -> dict[str, str | int | float | None]:
    return {
        "aim": stats.aim,
        "question": stats.text or None,
        "standing": str(stats.standing),
        "asked": stats.asked,
        "passed_on": stats.passed_on,
        "seconds": stats.seconds,
        "timed": stats.timed,
        **_outcomes(stats.outcomes),
    }


def _outcomes(outcomes: Outcomes) -> dict[str, int]:
    return {
        "inquiries": outcomes.inquiries,
        "reframed": outcomes.reframed,
        "with_actions": outcomes.with_actions,
    }
