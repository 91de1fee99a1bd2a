"""The rule for putting the record right. Which words there are to mend only the record knows: see `amending`."""

from __future__ import annotations

from peerinquiry.inquiry.commands import Amend, Refused
from peerinquiry.inquiry.commands.command import ONE_LINE
from peerinquiry.inquiry.decide.rule import Events, rule
from peerinquiry.inquiry.events import Amended
from peerinquiry.inquiry.model import State
from peerinquiry.inquiry.text import one_line


@rule.register
def _(command: Amend, _state: State, _now: float) -> Events | Refused:
    text = one_line(command.text) if command.field.field in ONE_LINE else command.text
    if not text:
        return Refused("Words are mended by other words; what should not count is taken back with undo.")
    return [Amended(command.record, command.field, text)]
