"""A chat as one JSON object, for scripts."""

from __future__ import annotations

import json

from peerinquiry.formats.chat.model import Chat, Message, Reaction


def as_json(chat: Chat) -> str:
    """`format`, `messages`, `reactions` and `not_understood`, as `docs/chat.md` describes them."""
    return json.dumps(
        {
            "format": str(chat.format),
            "messages": [_message(message) for message in chat.messages],
            "reactions": [_reaction(reaction) for reaction in chat.reactions],
            "not_understood": list(chat.not_understood),
        },
        ensure_ascii=False,
        indent=2,
    )


def _message(message: Message) -> dict[str, str | bool | None]:
    return {
        "who": message.who,
        "at": message.at,
        "text": message.text,
        "direct": message.direct,
        "reply_to": message.reply_to,
    }


def _reaction(reaction: Reaction) -> dict[str, str | None]:
    return {"who": reaction.who, "emoji": reaction.emoji, "to": reaction.to}
