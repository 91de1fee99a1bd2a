"""From a draft to a chat: replies, reactions and words told apart, oneself named, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence

from peerinquiry.formats.chat.draft import Draft, Entry, body
from peerinquiry.formats.chat.emoji import plain_sign
from peerinquiry.formats.chat.model import Chat, Message, Reaction
from peerinquiry.formats.chat.quotes import Index, Sign, reply_in, sign_in
from peerinquiry.formats.chat.words import ONESELF


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
        self._public, self._all = Index(), Index()
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
        if text:
            self._messages.append(Message(who, entry.at, text, entry.direct, reply_to))
            self._all.add(text)
            if not entry.direct:
                self._public.add(text)
        elif reply_to is not None or not before:
            (self._noise if entry.direct else self._lost).extend([entry.header, *before])
        for sign in entry.signs:
            self._reactions[None, sign, text, len(self._reactions)] = Reaction(None, sign, text)

    def _named(self, who: str | None) -> str | None:
        return self._me if self._me and who and who.casefold() in ONESELF else who

    def _sifted(
        self, lines: Sequence[str], index: Index, who: str | None, *, direct: bool
    ) -> tuple[list[str], str | None]:
        """The words among the lines, and what they answer."""
        kept: list[str] = []
        reply_to = None
        for number, line in enumerate(lines):
            if sign := sign_in(line, index):
                self._react(who, sign, line, direct=direct)
            elif not kept and (reply := reply_in(line, index, more=number + 1 < len(lines))):
                reply_to = reply.to
                kept += [reply.rest] if reply.rest else []
            else:
                kept.append(line)
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
