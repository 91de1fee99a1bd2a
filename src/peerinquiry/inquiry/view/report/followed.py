"""What became of actions: of earlier sessions' here, and of this one's plan since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from peerinquiry.inquiry.model import Answered, Brought, State
from peerinquiry.inquiry.text import joined
from peerinquiry.inquiry.view.last_time import answer_words, how_words
from peerinquiry.inquiry.view.plan import NO_DATE, labelled
from peerinquiry.inquiry.view.words import weekday

NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """One action of an earlier `session`, as it was said then, and what the group said of it here.

    `answer` is kept, changed or dropped; empty where nothing was said. `how` is how one that changed goes on.
    """

    what: str
    who: str
    by: str
    answer: str
    how: str
    why: str
    session: str

    @property
    def words(self) -> str:
        """What became of it, and why."""
        became = f"{self.answer or NOT_SAID}{f': {self.how}' if self.how else ''}"
        return f"{became}. {self.why}" if self.why else became


def followed_rows(state: State) -> tuple[FollowedRow, ...]:
    """Those that lay on the table, in their order there."""
    return tuple(_row(brought) for brought in state.brought)


def _row(brought: Brought) -> FollowedRow:
    earlier, said = brought.earlier, brought.said
    return FollowedRow(
        joined(earlier.what),
        earlier.who,
        weekday(earlier.by) if earlier.by else NO_DATE,
        said.answer if said else "",
        how_words(said) if said else "",
        joined(said.why) if said else "",
        earlier.session,
    )


def since(then: State) -> Mapping[str, str]:
    """What later sessions heard of a plan, in words, by the label of the action."""
    heard = {told.action: told.said for told in then.followed}
    return {label: _since(heard[action.number]) for label, action in labelled(then) if action.number in heard}


def _since(said: Answered) -> str:
    why = joined(said.why)
    return f"Since then {answer_words(said)}{f' ({why})' if why else ''}"
