"""The record itself put right: a typo mended, names taken out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from peerinquiry.inquiry.events.event import Event


class Mendable(StrEnum):
    """The words that may be mended: a kind of event, as it is written on disk, and its field."""

    OPENED_TITLE = "session_opened.title"
    TITLE = "titled.title"
    CHALLENGE = "challenge_written.text"
    TURN = "turn_taken.text"
    QUESTION = "question_put.text"
    QUEUED = "question_queued.text"
    PARKED = "idea_parked.text"
    RECOMMENDED = "recommended.text"
    ACTION_WHAT = "action_set.what"
    ACTION_SIGN = "action_set.sign"
    ANSWERED_WHY = "action_answered.why"
    ANSWERED_WHAT = "action_answered.what"
    HELP = "help_offered.text"
    NOT_DOING = "not_doing_added.text"
    NOTE = "noted.text"

    @property
    def kind(self) -> str:
        """The kind of event, as it is written on disk."""
        return self.value.partition(".")[0]

    @property
    def field(self) -> str:
        """The field of such an event."""
        return self.value.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Amended(Event):
    """Event number `record` reads otherwise: its `field` says `text`. Both wordings stay in the record."""

    record: int
    field: Mendable
    text: str


@dataclass(frozen=True, slots=True)
class Redacted(Event):
    """This is a copy in which pseudonyms stand for so many `people`, and for so many `words` besides."""

    people: int
    words: int = 0
