"""From a draft to a chat: replies, reactions and words told apart, oneself named, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from peerinquiry.formats.chat.draft import Draft, Entry, body
from peerinquiry.formats.chat.emoji import plain_sign
from peerinquiry.formats.chat.model import Chat, Format, Message, Reaction
from peerinquiry.formats.chat.quotes import Index, Sign, opens, reply_in, sign_in
from peerinquiry.formats.chat.words import ONESELF, ONESELF_IN_A_WINDOW

_MOST_JOINED: Final = 4
"""Lines that a quotation of 20 characters may have."""


def told(draft: Draft, me: str | None) -> Chat:
    """The chat that a draft holds; whom a window calls oneself is `me`, if that is known."""
    telling = _Telling(draft, me)
    for entry in draft.entries:
        telling.take(entry)
    return telling.chat()


class _Telling:
    def __init__(self, draft: Draft, me: str | None) -> None:
        self._draft, self._me = draft, me
        self._messages: list[Message] = []
        self._reactions: dict[tuple[str | None, str, str, int], Reaction] = {}
        direct = any(entry.direct for entry in draft.entries)
        self._all = Index()
        self._public = Index(behind=self._all) if direct else self._all
        self._answered = draft.quotes or any(entry.quoted for entry in draft.entries)
        self._lost = list(draft.stray)
        self._noise = list(draft.noise)

    def take(self, entry: Entry) -> None:
        """One more of them."""
        index = self._all if entry.direct else self._public
        who = self._named(entry.who)
        lines, reply_to = body(entry.lines), index.find(entry.quoted) or entry.quoted if entry.quoted else None
        before = lines
        if self._draft.quotes:
            lines, reply_to = self._sifted(lines, index, who, direct=bool(entry.direct))
        text = "\n".join(lines).strip("\n")
        aside = reply_to is not None and index.only_behind(reply_to)
        if text:
            self._messages.append(Message(who, entry.at, text, entry.direct, reply_to, aside))
            self._remember(text, public=not entry.direct)
        elif reply_to is not None or not before:
            (self._noise if entry.direct or aside else self._lost).extend([entry.header, *before])
        for sign in entry.signs:
            self._reactions[None, sign, text, len(self._reactions)] = Reaction(None, sign, text)

    def _remember(self, text: str, *, public: bool) -> None:
        if not self._answered:
            return
        self._all.add(text)
        if public and self._public is not self._all:
            self._public.add(text)

    def _named(self, who: str | None) -> str | None:
        oneself = ONESELF if self._draft.format is Format.PLAIN else ONESELF_IN_A_WINDOW
        return self._me if self._me and who and who.casefold() in oneself else who

    def _sifted(
        self, lines: Sequence[str], index: Index, who: str | None, *, direct: bool
    ) -> tuple[list[str], str | None]:
        """The words among the lines, and what they answer."""
        kept: list[str] = []
        reply_to = None
        number = 0
        while number < len(lines):
            for line, end in _readings(lines, number, first=not kept):
                if sign := sign_in(line, index):
                    self._react(who, sign, line, direct=direct or index.only_behind(sign.to))
                    break
                below = lines[end] if end < len(lines) else None
                if not kept and (reply := reply_in(line, index, more=below is not None, apart=below == "")):
                    reply_to = reply.to
                    kept += [reply.rest] if reply.rest else []
                    break
            else:
                kept.append(lines[number])
                end = number + 1
            number = end
        return body(kept), reply_to

    def _react(self, who: str | None, sign: Sign, line: str, *, direct: bool) -> None:
        """Put a sign under a text, once for each person; or take it back."""
        key = (who, plain_sign(sign.emoji), sign.to, 0)
        if not sign.removed:
            self._reactions.setdefault(key, Reaction(who, sign.emoji, sign.to, direct))
        else:
            self._reactions.pop(key, None)
            self._noise.append(line)

    def chat(self) -> Chat:
        """What came of it."""
        return Chat(
            self._draft.format,
            tuple(self._messages),
            tuple(self._reactions.values()),
            tuple(line for line in self._lost if line.strip()),
            tuple(line for line in self._noise if line.strip()),
        )


def _readings(lines: Sequence[str], number: int, *, first: bool) -> Iterator[tuple[str, int]]:
    """A line, and the number of the next; where a quotation may go on below, it with some lines more."""
    yield lines[number], number + 1
    if first and opens(lines[number]):
        for end in range(number + 2, min(number + _MOST_JOINED, len(lines)) + 1):
            yield " ".join(lines[number:end]), end
