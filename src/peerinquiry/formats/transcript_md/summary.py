"""The top of a transcript: what a reader wants who has one minute."""

from __future__ import annotations

from datetime import datetime

from peerinquiry.formats.page_line import Tag
from peerinquiry.formats.transcript_md.escape import heading, inline
from peerinquiry.formats.transcript_md.line import Entry, length, said
from peerinquiry.formats.transcript_md.log import Log
from peerinquiry.formats.transcript_md.summary_follow_through import last_time, since
from peerinquiry.formats.transcript_md.table import due, table
from peerinquiry.inquiry import heard
from peerinquiry.inquiry.events.session import UNTITLED
from peerinquiry.inquiry.inquiries import each
from peerinquiry.inquiry.model import Action, Plan, State
from peerinquiry.inquiry.view.challenge import NOT_RESTATED, UNCHANGED
from peerinquiry.inquiry.view.words import counted, introduced, listed, weekday, zone_words


def title(log: Log) -> str:
    """The title of the session."""
    return f"# {heading(said(log.before.title) or UNTITLED)}"


def date_line(log: Log) -> str:
    """When, who, and with which questions."""
    state = log.before
    opened = log.local(state.opened_at)
    when = f"{weekday(opened.date())}, {opened:%H:%M}"
    when += f" to {_ending(log, opened)}" if state.closed and log.closed_at else ", not closed yet"
    people = f"{_people(state)}. " if state.names else ""
    team = f"Team: {said(state.team)}. " if state.team else ""
    bank = f"Questions from {said(state.bank.title or state.bank.name)}." if state.bank.name else ""
    redacted = "Redacted: pseudonyms stand for names. " if state.redacted else ""
    return inline(f"{when} ({zone_words(log.utc_offset)}). {redacted}{team}{people}{bank}".strip())


def _people(state: State) -> str:
    who = listed(tuple(said(introduced(person.name, person.pronouns)) for person in state.participants))
    return f"{counted(len(state.names), 'person', 'people')}: {who}"


def summary(log: Log) -> list[str]:
    """The challenge before and after the questions, the plan, and who spoke how long: blocks of Markdown.

    Where there were several inquiries, each has its heading.
    """
    state = log.before
    before, after = last_time(state), since(state)
    if not state.inquiries:
        plan = ["### The plan", *_plan(state.plan)]
        return ["## Summary", *before, *_challenge(log, state), *plan, *after, *_voices(log)]
    blocks = ["## Summary", *before]
    for then in each(state):
        blocks += [f"### {heading(whose(state, then.inquiry))}", *_challenge(log, then)]
        if then is state or then.plan != Plan():
            blocks += ["#### The plan", *_plan(then.plan)]
    return [*blocks, *after, *_voices(log)]


def whose(state: State, inquiry: int) -> str:
    """What an inquiry of several is called: by its owner, and that it was set aside, if so."""
    past = next((past for past in state.inquiries if past.number == inquiry), None)
    if past:
        return f"{said(past.owner)}'s challenge" + ("" if past.finished else ", set aside")
    return f"{said(state.owner)}'s challenge" if state.owner else "another challenge"


def _challenge(log: Log, state: State) -> list[str]:
    if state.owner is None:
        return ["No challenge was chosen yet."]
    named = said(state.challenges.get(state.owner, "")) or "not written down"
    reframe = _last(log, state, Tag.REFRAME)
    reframed = said(reframe.text) if reframe else NOT_RESTATED
    if reframed == named:
        reframed = UNCHANGED
    owner = said(state.owner)
    heads = (f"The challenge as {owner} named it", f"The challenge as {owner} reframed it")
    return [
        table(heads, [(named, reframed)]),
        inline(_say_back(_last(log, state, Tag.HEARD), owner, over=log.before.closed)),
    ]


def _say_back(heard: Entry | None, owner: str, *, over: bool) -> str:
    if heard is None:
        return "Say-back: nobody" if over else "Say-back: nobody yet"
    words = f"Say-back: by {said(heard.who.name)}"
    match heard.facts.get("that was it"):
        case None:
            return words
        case "yes":
            return f"{words}; {owner} said that was it"
        case _:
            return f"{words}; {owner} said that was not it yet"


def _last(log: Log, state: State, tag: Tag) -> Entry | None:
    """The last entry of a tag in that inquiry that is about its owner: said by them, or to them."""
    owner = log.person(state.owner or "")
    for entry in reversed(log.entries):
        about = entry.who is owner or entry.facts.get("to") == (owner,)
        if entry.tag is tag and entry.inquiry == state.inquiry and about:
            return entry
    return None


def _plan(plan: Plan) -> list[str]:
    blocks = ["No actions yet."]
    if plan.actions:
        heads = ("What", "Who", "By when", "How we will know", "Who helps")
        blocks = [table(heads, [_action(action) for action in plan.actions])]
    if plan.help:
        offers = "; ".join(f"{said(who)}: {said(text)}" for who, text in plan.help)
        blocks.append(inline(f"Help: {offers}"))
    if plan.not_doing:
        blocks.append(inline(f"Not doing: {'; '.join(map(said, plan.not_doing))}"))
    blocks.append(f"Check-in: {due(plan.check_in)}")
    return blocks


def _action(action: Action) -> tuple[str, ...]:
    return (
        said(action.what),
        said(action.who),
        due(action.by),
        said(action.sign),
        ", ".join(map(said, action.helpers)),
    )


def _voices(log: Log) -> list[str]:
    people = heard.voices(log.before)
    if not any(voice.turns or voice.seconds or voice.answers or voice.passes for voice in people):
        return []
    heads = ("Who", "On the clock", "As owner", "Turns", "Answers", "Passes")
    blocks = ["### Who spoke how long", table(heads, [_voice(voice) for voice in people])]
    if untimed := heard.untimed(log.before):
        blocks.append(f"{counted(len(untimed), 'turn')} went by without the clock: {length(sum(untimed))} in all.")
    return blocks


def _voice(voice: heard.Voice) -> tuple[str, ...]:
    figures = (voice.turns, voice.answers, voice.passes)
    return (said(voice.name), length(voice.seconds), length(voice.as_owner), *map(str, figures))


def _ending(log: Log, opened: datetime) -> str:
    closed = log.closed_at or opened
    day = "" if closed.date() == opened.date() else f"{weekday(closed.date())}, "
    return f"{day}{closed:%H:%M}"
