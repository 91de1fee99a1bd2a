"""What the words in an event's fields are: people's names, what somebody said, or neither.

By the name of the field, which means one thing in every event; a test waits for whoever adds another.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """`PERSON`: the name of somebody, or several. `TEXT`: free text, in which names may stand, too.

    `WORD`: a name of something that is no person, such as an aim or a bank. `SESSION`: the name of a session's file.
    """

    PERSON = "person"
    TEXT = "text"
    WORD = "word"
    SESSION = "session"


ROLES: Final[Mapping[str, Role]] = {
    **dict.fromkeys(("who", "to", "by", "order", "first", "choices", "candidates", "helpers"), Role.PERSON),
    **dict.fromkeys(("title", "text", "what", "sign", "why", "how", "offered"), Role.TEXT),
    **dict.fromkeys(("name", "aims", "aim", "skipped", "joined", "field"), Role.WORD),
    "session": Role.SESSION,
}
"""For every field that holds a `str`, or several."""
