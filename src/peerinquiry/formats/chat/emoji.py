"""Which characters are signs rather than words."""

from __future__ import annotations

from typing import Final
from unicodedata import category

_JOINING: Final = "\u200d\ufe0e\ufe0f\u20e3"
_KEYCAP: Final = "\u20e3"
_TONES: Final = dict.fromkeys([*range(0x1F3FB, 0x1F400), 0xFE0E, 0xFE0F])
_PICTURES: Final = range(0x1F000, 0x20000)
_LONGEST: Final = 40


def is_sign(char: str) -> bool:
    """Whether a character is a picture, or a part of one; younger ones than this Python are."""
    return char in _JOINING or category(char) in {"So", "Sk"} or ord(char) in _PICTURES


def only_signs(text: str) -> bool:
    """Whether a text is nothing but one or a few pictures."""
    bare = text.replace(" ", "")
    if not bare or len(bare) > _LONGEST:
        return False
    return all(is_sign(char) or (_KEYCAP in bare and char in "0123456789#*") for char in bare) and not bare.isascii()


def signs_in(text: str) -> str:
    """The pictures in a text, side by side."""
    return "".join(char for char in text if is_sign(char) and not char.isascii())


def plain_sign(sign: str) -> str:
    """A sign without its tone of skin."""
    return sign.translate(_TONES)
