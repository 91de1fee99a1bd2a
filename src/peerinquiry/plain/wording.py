"""Sentences that are the screen's, too, as they are said in lines: with words where they name keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KEYS: Final[Mapping[str, str]] = {
    "k counts that time, Space goes on without": "count counts that time, start goes on without",
    "k counts it, Space goes on": "count counts it, start goes on without",
    "k counts it": "count counts it",
    "u takes": "undo takes",
    "f shows what can give": "pace tells what can give",
    "Enter keeps ": "Kept: ",
    "Enter casts ": "Votes were cast ",
    "! shows where": "`peerinquiry banks check` shows where",
    "paste it here, or open its file, and each finds its owner": "chat FILE or challenge takes it from there",
    "m says how; type votes or paste the chat, hidden": "method says how; vote enters them, or chat FILE, hidden",
    "park it with a, and it comes back": "park keeps it, and it comes back",
    "l, back later, lets": "later lets",
}
"""What is said of keys, and what of words."""


def by_word(sentence: str) -> str:
    """The sentence without keys, and without dots between its parts; for ours alone, never for what people said."""
    for key, word in KEYS.items():
        sentence = sentence.replace(key, word)
    return sentence.replace(" · ", ", ")
