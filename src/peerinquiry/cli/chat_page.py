"""A chat as a page: who wrote what, what was put under it, what was dropped and what was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich.text import Text

from peerinquiry.cli.output import columns
from peerinquiry.formats.chat.model import Chat, Format, Message
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.words import counted, shortened

FORMATS: Final = {
    Format.ZOOM: "Zoom, as it was saved",
    Format.ZOOM_CLOUD: "Zoom, from a cloud recording",
    Format.ZOOM_PANEL: "Zoom, copied",
    Format.TEAMS: "Teams, copied",
    Format.TEAMS_CLASSIC: "Teams, copied from the classic one",
    Format.MEET: "Meet, copied",
    Format.MEET_SBV: "Meet, as it was saved",
    Format.PLAIN: "Plain lines",
}
QUOTED: Final = 40


def chat_page(chat: Chat, *, dropped: int) -> Iterator[Text]:
    """The page, line by line; `dropped` direct messages are not in the chat any more."""
    people = len({message.who for message in chat.messages if message.who})
    by = f" by {counted(people, 'person', 'people')}" if people else ""
    yield Text(f"{FORMATS[chat.format]}: {counted(len(chat.messages), 'message')}{by}", "bold")
    if chat.messages:
        yield Text()
        yield from columns(_row(message) for message in chat.messages)
    if chat.reactions:
        yield Text()
        yield Text("Reactions", "bold")
        counts = Counter((reaction.to, reaction.emoji, reaction.who or "") for reaction in chat.reactions)
        yield from columns(
            (Text(who or counted(count, "person", "people")), Text(emoji), Text(_short(to), "dim"))
            for (to, emoji, who), count in counts.items()
        )
    if chat.not_understood:
        yield Text()
        yield Text("Not understood", "bold")
        yield from (Text(joined(line)) for line in chat.not_understood)
    if dropped or chat.noise:
        yield Text()
    if dropped:
        yield Text(f"{counted(dropped, 'direct message')} left out; --direct shows them.", "dim")
    if chat.noise:
        yield Text(f"{counted(len(chat.noise), 'line')} of the call's window left out.", "dim")


def _row(message: Message) -> tuple[Text, ...]:
    said = Text(joined(message.text))
    if message.reply_to:
        said.append(f"  (answers: {_short(message.reply_to)})", "dim")
    if message.direct:
        said.append("  (direct)", "dim")
    return Text(message.at or "", "dim"), Text(message.who or "?", "bold" if message.who else "dim"), said


def _short(text: str) -> str:
    return shortened(joined(text), QUOTED)
