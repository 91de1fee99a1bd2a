"""How an action goes on that changed, typed on one line: other words, another day, or both."""

from __future__ import annotations

from datetime import date

from peerinquiry.formats.action_line import read_action
from peerinquiry.formats.dates import NOT_YET, date_in_words
from peerinquiry.inquiry.text import one_line


def goes_on(text: str, today: date) -> tuple[str, date | None]:
    """The new words, empty if they stay, and the new day, None if it stays: `call one of them by fri`, or just `fri`.

    Raises ValueError with a sentence for what is meant as a date, and is none.
    """
    line = one_line(text)
    if not line:
        return "", None
    try:
        return "", date_in_words(line, today)
    except ValueError as error:
        if str(error) != NOT_YET:
            raise
    read = read_action(line, (), "", today)
    if read.doubt:
        raise ValueError(read.doubt)
    return read.what, read.by
