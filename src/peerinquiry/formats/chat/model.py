"""What a chat holds, whichever call it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


class Format(StrEnum):
    """What was detected; the words stay the same for scripts."""

    ZOOM = "zoom"
    ZOOM_CLOUD = "zoom-cloud"
    ZOOM_PANEL = "zoom-panel"
    TEAMS = "teams"
    TEAMS_CLASSIC = "teams-classic"
    MEET = "meet"
    MEET_SBV = "meet-sbv"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote. `None` is what the format does not tell.

    `at` is `HH:MM` or `HH:MM:SS`, of 24 hours. `reply_to` is the whole text that is answered, where it was found, else
    the part of it that was quoted.
    """

    who: str | None
    at: str | None
    text: str
    direct: bool | None = None
    reply_to: str | None = None
    aside: bool = False
    """Whether what it answers was a direct message, while it is none."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """A sign put under a message: `to` is that message's text, as for `reply_to`.

    `who` is `None` where a format tells no more than how many put it there.
    """

    who: str | None
    emoji: str
    to: str
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat, in the order it was written. `noise` are lines that a call's window adds, known to say nothing."""

    format: Format
    messages: tuple[Message, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    not_understood: tuple[str, ...] = ()
    noise: tuple[str, ...] = field(default=())

    def public(self) -> Chat:
        """The chat without direct messages, and without what was said about them."""
        return replace(
            self,
            messages=tuple(
                replace(message, reply_to=None, aside=False) if message.aside else message
                for message in self.messages
                if not message.direct
            ),
            reactions=tuple(reaction for reaction in self.reactions if not reaction.direct),
        )
