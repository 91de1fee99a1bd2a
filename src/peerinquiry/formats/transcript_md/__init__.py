"""A session as a Markdown page: for people to read, and for grep. A reading of the events, never read back.

The page opens with a summary; then each phase has its heading and under it one thing per line, in the order in
which things happened, as the grammar `LINE` says:

    - 14:22:31 TAG Name: text (key: value; key: value)

A session of several inquiries has the phases from Choose to Plan once for each, headed by whose it is.

A group goes back and forth between phases, yet each phase has one heading: a reader finds all the questions in one
place, and the time on each line says what came when (`grep '^- ' page.md | sort` is the session as it went). A thing
stands where it belongs, an action under Plan wherever it was typed; notes, passes, parked ideas, and comings and
goings stand where the group was. Of what was worded anew there is one line, in the last wording, at the time it was
first said, with `changed: 14:40:12` among its facts; what was undone or taken back is not there. Private notes never
are, nor what one person gave in the pulse: only the averages. People go by the name they have at the end. The journal
has all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from peerinquiry.formats.page_line import FACTS, LINE, Tag
from peerinquiry.formats.transcript_md import telling_follow_through, telling_turns
from peerinquiry.formats.transcript_md.escape import heading
from peerinquiry.formats.transcript_md.line import Entry, written
from peerinquiry.formats.transcript_md.log import PULSE, Log
from peerinquiry.formats.transcript_md.summary import date_line, summary, title, whose
from peerinquiry.formats.transcript_md.telling import tell
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import live
from peerinquiry.inquiry.model import Phase, State
from peerinquiry.inquiry.view.averages import may_be_told

__all__ = ["FACTS", "LINE", "Entry", "Tag", "entries_by_line", "read", "render"]

_ROOMS = (telling_turns, telling_follow_through)  # importing them says what their events add


def render(records: Sequence[Record]) -> str:
    """The page of a session, with a newline at its end: the same for the same records, anywhere and at any time.

    Total: records of a journal that was mended by hand make a page, too. Times are on the wall clock where the
    session was held; lengths are minutes and seconds.
    """
    log = read(records)
    opening = log.local(log.before.opened_at).date()
    blocks = [title(log), date_line(log), *summary(log)]
    for words, found in _chapters(log):
        blocks += [f"## {heading(words)}", "\n".join(written(entry, opening) for entry in found)]
    return "\n\n".join(blocks) + "\n"


def entries_by_line(records: Sequence[Record]) -> Mapping[int, Entry]:
    """What each line of the page says, by its number, where it says one thing: lines count from 1."""
    log = read(records)
    line = sum(block.count("\n") + 2 for block in (title(log), date_line(log), *summary(log)))
    lines: dict[int, Entry] = {}
    for _, found in _chapters(log):
        line += 2
        lines |= {line + place: entry for place, entry in enumerate(found, 1)}
        line += len(found) + 1
    return lines


def _chapters(log: Log) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The headings of the page, each with what stands under it; those with nothing are left out."""
    entries = sorted(log.entries, key=lambda entry: entry.place)
    for words, phase, inquiry in _sections(log.before):
        if found := [entry for entry in entries if entry.phase is phase and inquiry in {None, entry.inquiry}]:
            yield words, found


def _sections(state: State) -> Iterator[tuple[str, Phase, int | None]]:
    """The headings of the page in order: a phase each, and some once for each inquiry."""
    for phase in (Phase.GATHER, Phase.CHALLENGES):
        yield phase.capitalize(), phase, None
    for inquiry in range(1, state.inquiry + 1):
        about = f": {whose(state, inquiry)}" if state.inquiries else ""
        for phase in (Phase.CHOOSE, Phase.INQUIRE, Phase.RECOMMEND, Phase.PLAN):
            yield f"{phase.capitalize()}{about}", phase, inquiry
    yield Phase.CLOSE.capitalize(), Phase.CLOSE, None


def read(records: Sequence[Record]) -> Log:
    """What there is to say about a session, before it is put into lines."""
    counted, _, _ = live(records)
    log = Log(counted)
    for record in counted:
        log.record = record
        tell(record.event, log)
        log.step_on(record)
    if not may_be_told(log.before):
        log.forget(PULSE)  # from the page before the last ones and the page after them, theirs could be told
    return log
