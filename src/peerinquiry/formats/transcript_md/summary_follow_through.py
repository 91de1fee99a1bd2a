"""What the summary says of actions that were followed up: last time's here, and this plan's later."""

from __future__ import annotations

from peerinquiry.formats.transcript_md.line import said
from peerinquiry.formats.transcript_md.table import due, table
from peerinquiry.inquiry.inquiries import actions_of
from peerinquiry.inquiry.model import Answered, Brought, State


def last_time(state: State) -> list[str]:
    """What was open from earlier sessions, and what the group said of it: blocks of Markdown, or none."""
    if not state.brought and not state.check_in:
        return []
    blocks = ["### Last time's actions"]
    if state.check_in:
        blocks.append(f"The check-in was meant for {due(state.check_in.on)}.")
    if state.brought:
        heads = ("What", "Who", "By when", "What became of it", "Why", "From")
        blocks.append(table(heads, [_brought(brought) for brought in state.brought]))
    return blocks


def _brought(brought: Brought) -> tuple[str, ...]:
    earlier = brought.earlier
    became, why = _told(brought.said) if brought.said else ("not said", "")
    return (said(earlier.what), said(earlier.who), due(earlier.by), became, why, said(earlier.session))


def since(state: State) -> list[str]:
    """What later sessions heard of this one's plan: blocks of Markdown, or none."""
    actions = {action.number: action for action in actions_of(state)}
    told = [(actions[item.action], item) for item in state.followed if item.action in actions]
    if not told:
        return []
    heads = ("What", "Who", "What became of it", "Why", "Said in")
    rows = [(said(action.what), said(action.who), *_told(item.said), said(item.session)) for action, item in told]
    return ["### What became of it", table(heads, rows)]


def _told(answered: Answered) -> tuple[str, str]:
    how = ", ".join(filter(None, (said(answered.what), f"by {due(answered.by)}" if answered.by else "")))
    return answered.answer + (f": {how}" if how else ""), said(answered.why)
