"""What a group still has open from one session to the next, kept by hand: no reading of ours is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.year.meeting import Meeting

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.inquiries import actions_of
from peerinquiry.inquiry.model import Answer, CheckIn, OpenAction


class Ledger:
    """One group's sessions so far, by where they are kept, and its open actions."""

    def __init__(self) -> None:
        self.meetings: dict[Path, Meeting] = {}
        self._open: dict[tuple[str, int], OpenAction] = {}
        self._check_in: CheckIn | None = None

    def bring(self, meeting: Meeting) -> None:
        """The group is told what is open, and says what became of it; now and then nobody thinks of it."""
        if meeting.likely(0.05):
            return
        meeting.do(c.BringActions(tuple(self._open.values()), meeting.group.team, self._check_in))
        for brought in meeting.state.brought:
            if meeting.likely(0.7):
                answer = meeting.chance.choice((Answer.KEPT, Answer.KEPT, Answer.CHANGED, Answer.DROPPED))
                by = meeting.today + timedelta(days=meeting.chance.randint(5, 60)) if meeting.likely(0.5) else None
                what = f"{brought.earlier.what}, with help" if meeting.likely(0.3) else ""
                why = meeting.pick((*meeting.group.why, ""))
                meeting.maybe(0.1, c.AnswerAction(brought.number, Answer.DROPPED, "a slip of the tongue"))
                meeting.do(c.AnswerAction(brought.number, answer, why, what, by))

    def take_up(self, path: Path, meeting: Meeting) -> None:
        """The session is over: what it answered is told to those before it, and what it planned is open."""
        state = meeting.state
        for brought in state.brought:
            if brought.said is None:
                continue
            earlier, said = brought.earlier, brought.said
            first = next(before for name, before in self.meetings.items() if name.stem == earlier.session)
            first.hear(
                c.FollowUp(path.stem, earlier.action, said.answer, said.why, said.what, said.by), meeting.last_moment
            )
            if said.answer is Answer.CHANGED:
                self._open[earlier.session, earlier.action] = replace(earlier, what=brought.what, by=brought.by)
            else:
                self._open.pop((earlier.session, earlier.action), None)
        day = (meeting.opening + timedelta(minutes=meeting.group.offset)).date()
        if state.team:
            for action in actions_of(state):
                self._open[path.stem, action.number] = OpenAction(
                    path.stem, action.number, action.what, action.who, action.by, action.sign, day
                )
            self._check_in = CheckIn(path.stem, on) if (on := state.plan.check_in) else None
        self.meetings[path] = meeting
