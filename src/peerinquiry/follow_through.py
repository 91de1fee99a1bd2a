"""What a new session begins with: what is open from earlier ones, read off all that are on record."""

from __future__ import annotations

from collections.abc import Iterator

from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.rehearsed import is_rehearsal
from peerinquiry.inquiry.view.followups import KINDS_READ, LastTime, Told, last_time, unlinked
from peerinquiry.storage.all_sessions import Kept, seen_in_each
from peerinquiry.storage.home import Home
from peerinquiry.storage.linking import link_by_name


def open_actions(home: Home, team: str = "", *, session: str = "", now: str = "") -> LastTime:
    """What is open from the sessions of the `team`, or from the one named `session`, and the check-in of the last.

    For `BringActions`. `now` is the name of the session that begins; it brings nothing to itself. Of rehearsals only
    the one that is named counts. Reads every session, so it is for a thread; and where one was left before an earlier
    one could be told what became of its actions, it is told now. Raises nothing.
    """
    told = tuple(told_sessions(home, session=session, now=now))
    for behind in unlinked(told):
        link_by_name(home, behind)
    return last_time(told, team=team, session=session)


def told_sessions(home: Home, *, session: str = "", now: str = "") -> Iterator[Told]:
    """What each session on record says of teams and actions, but the one called `now`, and rehearsals but `session`."""

    def see(kept: Kept) -> Told | None:
        name = kept.path.stem
        if kept.records and name != now and (name == session or not is_rehearsal(kept.records)):
            return Told(name, fold(kept.records), kept.as_written)
        return None

    return (told for told in seen_in_each(home, see, KINDS_READ) if told)
