"""Votes in a chat: `2`, `I vote 3`, `#2 and 4`, `Bea's`, or a sign under a challenge."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from peerinquiry.formats.chat.emoji import is_sign, plain_sign
from peerinquiry.formats.chat.lines import LONGEST, MOST, besides, public_chat
from peerinquiry.formats.chat.model import Chat, Message, Reaction
from peerinquiry.formats.chat.vote_words import AROUND, MINE, SAID
from peerinquiry.formats.chat.words import ONESELF
from peerinquiry.formats.whom import shown, whom
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.chat_votes import ChatVotes, Vote, Voted

_FOR: Final = frozenset(["👍", "❤", "✅", "☝", "🙋", "✋", "⭐", "🌟", "💯", "🎯", "👆", "✔", "☑", "💙", "💚", "🧡"])
"""Signs that say yes to what they stand under."""
_NUMBER: Final = re.compile(r"(?<![\d:.,/])\d{1,3}(?![\d:%/]|[.,]\d)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORT: Final = 6
"""Words up to which a message may be a vote that was not understood; letters up to which one is no challenge."""
_CIRCLED: Final = {chr(0x2460 + number): str(number + 1) for number in range(9)}


def chat_votes(text: str, names: Sequence[str], vote: Vote, challenges: Mapping[str, str]) -> ChatVotes:
    """The votes in a chat or a paste; `challenges` are the texts that a sign may stand under, by who has them."""
    chat, direct, unread = public_chat(text, names)
    reading = _Reading(names, vote, challenges)
    lines = [line for message in chat.messages if (line := reading.message(message))]
    if not vote.fist:
        lines += reading.reactions(chat.reactions)
    lines += [Voted(None, joined(line)[:LONGEST], sure=False) for line in chat.not_understood]
    aside = Chat(chat.format, reactions=chat.reactions if vote.fist else reading.others)
    return ChatVotes(
        tuple(lines[:MOST]), tuple(names), vote, besides(aside, direct, unread + max(0, len(lines) - MOST))
    )


class _Reading:
    def __init__(self, names: Sequence[str], vote: Vote, challenges: Mapping[str, str]) -> None:
        self._names, self._vote = names, vote
        self._authors = {who: number for number, who in vote.by_number.items()}
        self._challenges = {who: joined(text) for who, text in challenges.items() if who in self._authors}
        self.others: tuple[Reaction, ...] = ()
        """Reactions that are no votes."""

    def message(self, message: Message) -> Voted | None:
        """What a message votes for; none for a challenge itself."""
        text = joined(message.text)[:LONGEST]
        who = whom(message.who, self._names) if message.who else None
        if any(text in challenge for challenge in self._challenges.values() if len(text) > _SHORT):
            return None
        said, sure = self._meant(text, who)
        oneself = who is None and bool(message.who) and (message.who or "").casefold() in ONESELF
        if not said and len(text.split()) > _SHORT:
            return Voted(who, text, out=True, by=self._by(message.who, who), sure=False)
        return Voted(who, text, out=oneself and not said, by=self._by(message.who, who), said=said, sure=sure)

    @staticmethod
    def _by(written: str | None, who: str | None) -> str:
        return shown(written) if written and who is None else ""

    def _meant(self, text: str, who: str | None) -> tuple[tuple[int, ...], bool]:
        """The numbers that a text says, and whether it says nothing else."""
        plain = _plain_digits(text)
        words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(plain)]
        said = [int(number) for number in _NUMBER.findall(plain)]
        rest = [word for word in words if word not in AROUND]
        if said:
            return tuple(said), self._vote.fits(tuple(said)) and not rest
        spelled = [SAID[word] for word in words if word in SAID]
        if spelled and all(word in SAID for word in rest):
            return tuple(spelled), self._vote.fits(tuple(spelled))
        if self._vote.fist:
            return (), False
        named = self._named(words, rest, who)
        return named, bool(named) and self._vote.fits(named) and len(rest) <= len(named) * 3

    def _named(self, words: Sequence[str], rest: Sequence[str], who: str | None) -> tuple[int, ...]:
        """The numbers of those who are named."""
        if rest and all(word in MINE for word in rest) and who in self._authors:
            return (self._authors[who],)
        authors = tuple(self._authors)
        whole = whom(" ".join(rest), authors) if rest else None
        if whole:
            return (self._authors[whole],)
        found = [one for word in words if len(word) > 1 and word not in AROUND and (one := whom(word, authors))]
        return tuple(self._authors[one] for one in dict.fromkeys(found))

    def reactions(self, reactions: Iterable[Reaction]) -> list[Voted]:
        """Votes by a sign under a challenge; those under anything else go to `others`."""
        lines, others = [], []
        for one in reactions:
            under = self._under(joined(one.to))
            if not under or plain_sign(one.emoji) not in _FOR:
                others.append(one)
                continue
            who = whom(one.who, self._names) if one.who else None
            sure = len(under) == 1
            text = f"{one.emoji} under {under[0]}'s" if sure else f"{one.emoji} under {joined(one.to)}"
            said = (self._authors[under[0]],) if sure else ()
            lines.append(Voted(who, text[:LONGEST], by=self._by(one.who, who), said=said, sure=sure))
        self.others = tuple(others)
        return lines

    def _under(self, text: str) -> list[str]:
        """Whose challenge a text is, or is a part of; several may have said the same."""
        bare = text.removesuffix("...").removesuffix("…").strip()
        return [who for who, told in self._challenges.items() if bare and (bare in told or told in text)]


def _plain_digits(text: str) -> str:
    """A text with digits of any script as ours, and without pictures."""
    made = []
    for char in text:
        if char in _CIRCLED:
            made.append(_CIRCLED[char])
        elif char.isdecimal():
            made.append(str(unicodedata.decimal(char)))
        elif is_sign(char):
            made.append("" if char in "\u20e3\ufe0f" else " ")
        else:
            made.append(char)
    return "".join(made)
