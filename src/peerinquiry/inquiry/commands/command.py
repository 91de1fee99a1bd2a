"""The root of all commands: whatever text comes in is cleaned on the way; and what refuses one."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from peerinquiry.inquiry.model import CheckIn, OpenAction, Question
from peerinquiry.inquiry.text import clean, one_line


@dataclass(frozen=True)
class Command:
    """The root of all commands."""

    def __post_init__(self) -> None:
        """Clean what came from outside."""
        for item in fields(self):
            value = getattr(self, item.name)
            safe = _one_line_of(value) if item.name in ONE_LINE else _clean_of(value)
            if safe is not value:
                object.__setattr__(self, item.name, safe)


ONE_LINE = frozenset(
    {
        "title",
        "name",
        "team",
        "session",
        "actions",
        "why",
        "who",
        "to",
        "names",
        "pronouns",
        "order",
        "what",
        "sign",
        "choices",
        "by",
        "helpers",
        "skipped",
        "joined",
        "joining",
        "questions",
    }
)
"""Names and titles: these fields are a single line."""


def _one_line_of(value: object) -> object:
    if type(value) is str:
        return one_line(value)
    if type(value) is tuple:
        return tuple(_one_line_of(item) for item in value)
    if isinstance(value, dict):
        return {_one_line_of(key): _one_line_of(item) for key, item in value.items()}
    if isinstance(value, OpenAction):
        session, what, who, sign = map(one_line, (value.session, value.what, value.who, value.sign))
        return replace(value, session=session, what=what, who=who, sign=sign)
    return value


def _clean_of(value: object) -> object:
    if type(value) is str:
        return clean(value).strip()
    if isinstance(value, dict):
        return {_one_line_of(key): _clean_of(item) for key, item in value.items()}
    if isinstance(value, Question):
        return replace(value, text=one_line(value.text), aim=one_line(value.aim))
    if isinstance(value, CheckIn):
        return replace(value, session=one_line(value.session))
    return value


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing happened; `reason` is a sentence for the facilitator."""

    reason: str
