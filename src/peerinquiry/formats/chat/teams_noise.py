"""What Teams puts between messages, which nobody wrote."""

from __future__ import annotations

import re
from typing import Final

from peerinquiry.formats.chat.noise_words import DAYS, TEAMS_NOISE

_LONGEST: Final = 300
_CALLED: Final = r"(?:chat|meeting|conversation)"
_SENTENCES: Final = re.compile(
    r"Profile picture of .+|Profilbild von .+|Photo de profil de .+|Foto de perfil de .+|Url Preview for .+"
    rf"|.+ has (?:temporarily )?joined the {_CALLED}\.?|.+ (?:was|were) (?:added|invited) to the {_CALLED}\.?"
    rf"|.+ added .+ to the {_CALLED}(?: and shared .+)?\.?|.+ is no longer able to access the {_CALLED}\.?"
    rf"|.+ named the {_CALLED} .+|Meeting (?:started|ended).{{0,40}}",
    re.IGNORECASE,
)
_DAY: Final = "|".join(map(re.escape, DAYS.split()))
_HEADING: Final = re.compile(
    rf"(?:{_DAY})(?:,? [^\W\d_]{{3,12}}\.? \d{{1,2}}(?:, \d{{4}})?"
    r"|,? (?:den )?\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?(?: (?:de )?\d{4})?)?",
    re.IGNORECASE,
)


def is_noise(line: str) -> bool:
    """Whether a line is one of these, as a whole."""
    text = line.strip()
    if not text or len(text) > _LONGEST:
        return False
    return text.casefold() in TEAMS_NOISE or bool(_HEADING.fullmatch(text)) or bool(_SENTENCES.fullmatch(text))
