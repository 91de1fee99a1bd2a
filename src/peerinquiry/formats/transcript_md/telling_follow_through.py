"""What became of actions: of an earlier plan's, as it was said here; of this plan's, as a later session heard."""

from __future__ import annotations

from peerinquiry.formats.page_line import Tag
from peerinquiry.formats.transcript_md.line import Words
from peerinquiry.formats.transcript_md.log import Log
from peerinquiry.formats.transcript_md.telling import tell
from peerinquiry.inquiry.events import ActionAnswered, FollowedUp
from peerinquiry.inquiry.inquiries import actions_of


@tell.register
def _(event: ActionAnswered, log: Log) -> None:
    brought = next((brought for brought in log.before.brought if brought.number == event.number), None)
    if brought:
        who, facts = log.person(brought.earlier.who), {**_answer(event), "from": brought.earlier.session}
        log.put(("FOLLOW-UP", event.number), Tag.FOLLOW_UP, who, brought.earlier.what, facts)


@tell.register
def _(event: FollowedUp, log: Log) -> None:
    key = ("FOLLOWED", event.session, event.action)
    action = next((action for action in actions_of(log.before) if action.number == event.action), None)
    if event.answer is None or action is None:
        log.forget(key)
    else:
        facts = {**_answer(event), "in": event.session}
        log.put(key, Tag.FOLLOW_UP, log.person(action.who), action.what, facts)


def _answer(event: ActionAnswered | FollowedUp) -> dict[str, Words]:
    by = event.by.isoformat() if event.by else ""
    return {"answer": event.answer or "", "why": event.why, "now": event.what, "by": by}
