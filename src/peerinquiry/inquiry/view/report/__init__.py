"""A session on one page: what changed, what was planned, who was heard, how the time went. A reading of its events."""

from __future__ import annotations

from peerinquiry.inquiry.view.report.aims import AimRow
from peerinquiry.inquiry.view.report.followed import FollowedRow
from peerinquiry.inquiry.view.report.model import Person, Report, Told, VoiceRow, Voices
from peerinquiry.inquiry.view.report.telling import report
from peerinquiry.inquiry.view.report.time import PhaseRow, TimeTold

__all__ = [
    "AimRow",
    "FollowedRow",
    "Person",
    "PhaseRow",
    "Report",
    "TimeTold",
    "Told",
    "VoiceRow",
    "Voices",
    "report",
]
