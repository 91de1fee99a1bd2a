"""A session read from its events, entry by entry: what the lines and the summary of a transcript are made of."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from peerinquiry.formats.page_line import Tag
from peerinquiry.formats.transcript_md.line import Entry, Person, Words, clock_time, length
from peerinquiry.inquiry import clock as clocks
from peerinquiry.inquiry import turns
from peerinquiry.inquiry.events import (
    Amended,
    Event,
    ParticipantRemoved,
    ParticipantRenamed,
    Record,
    SessionOpened,
)
from peerinquiry.inquiry.evolve import evolve
from peerinquiry.inquiry.goodbye import goodbye
from peerinquiry.inquiry.model import Phase, State, Step
from peerinquiry.inquiry.view.words import sensible, wall_clock

Key = tuple[Hashable, ...]
"""What an entry is about, so that a later event finds it again."""


class Log:
    """Entries, grown event by event. `telling.tell` says what each event adds.

    While an event is told, `before` is the state that it meets and `record` where it stands in time; afterwards
    `before` is the state it makes. Words that were put otherwise later stand in their last wording at the time they
    were first said, with the time of the change among the facts; what was taken back is gone. The journal has it all.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        """`records` are those that count, the undone ones left out."""
        self.before = State()
        self.record = Record(0, 0, self.before.opened_at, 0.0, Event())
        self.entries: list[Entry] = []
        self.cast: dict[Person, tuple[int, datetime]] = {}
        """Where each ballot that is in belongs: a place in the log, and a moment."""
        self.judged: bool | None = None
        """What the owner said of a say-back that is still running."""
        self.recommended: dict[Person, Entry] = {}
        """The last thing that each recommended since their last turn."""
        self._mended: dict[int, list[tuple[str, str]]] = {}
        self._people: dict[str, Person] = {}
        self._by_key: dict[Key, Entry] = {}
        self._place = 0
        openings = [record.event.utc_offset for record in records if isinstance(record.event, SessionOpened)]
        self.utc_offset = sensible(openings[-1] if openings else 0)
        ended = goodbye(records)
        self.closed_at = self.local(ended.at) if ended else None
        """When the group said goodbye, on the wall clock of the session."""
        for record in records:
            if isinstance(record.event, Amended):
                day = self.local(record.at).date().isoformat()
                self._mended.setdefault(record.event.record, []).append((record.event.text, day))

    def step_on(self, record: Record) -> None:
        """Take in what `record` makes of the state, once it was told."""
        event = record.event
        if isinstance(event, ParticipantRenamed):
            self._rename(event)
        elif isinstance(event, ParticipantRemoved):
            self._people.pop(event.who, None)
        self.before = evolve(self.before, record)
        if self._nothing_is_asked():
            self.forget(("ASK",))  # it was put, and then its turn ended in another way
        self._place += 1

    def _nothing_is_asked(self) -> bool:
        desk = self.before.desks.get(Step.QUESTIONS)
        return self.before.question is None or desk is None or desk.round.holder is None

    def _rename(self, event: ParticipantRenamed) -> None:
        if event.who in self.before.names and event.to not in self.before.names:
            person = self.person(event.who)
            person.name = event.to
            self._people[event.to] = self._people.pop(event.who)

    # Who and when

    def person(self, name: str) -> Person:
        """Whoever goes by that name now."""
        return self._people.setdefault(name, Person(name))

    @property
    def owner(self) -> Person:
        """Whose challenge it is now."""
        return self.person(self.before.owner) if self.before.owner else Person("Owner")

    @property
    def now(self) -> datetime:
        """The moment of the event that is told."""
        return self.local(self.record.at)

    @property
    def time(self) -> str:
        """The same, as `14:22:31`."""
        return clock_time(self.now)

    @property
    def place(self) -> int:
        """The place of the event that is told."""
        return self._place

    def local(self, at: datetime) -> datetime:
        """A moment on the wall clock of the session."""
        return wall_clock(at, self.utc_offset)

    def cut_short(self, who: Person) -> dict[str, Words]:
        """How long somebody spoke in the turn that they break off, if they did."""
        step, desk = self.before.step, self.before.desk
        holder, clock = desk.round.holder, desk.clock
        if holder is None or clock is None or self.person(holder) is not who:
            return {}
        seconds = clocks.spent(clock, self.record.elapsed)
        return {"took": length(seconds)} if seconds > 0 and turns.speaker(self.before, step, holder) == holder else {}

    # Entries

    def add(self, tag: Tag, who: Person, text: Words, facts: Mapping[str, Words] | None = None) -> Entry:
        """A new entry, in the phase the group is in or where its tag belongs."""
        phase = HOMES.get(tag, self.before.phase)
        entry = Entry(self._place, self.now, self.before.inquiry, phase, tag, who, text, dict(facts or {}))
        self.entries.append(entry)
        self._mark(entry)
        return entry

    def put(self, key: Key, tag: Tag, who: Person, text: Words, facts: Mapping[str, Words] | None = None) -> Entry:
        """The entry about `key`: a new one, or the one there is in its last wording."""
        entry = self._by_key.get(key)
        if entry is None:
            entry = self._by_key[key] = self.add(tag, who, text, facts)
            return entry
        put = (who, text, dict(facts or {}))
        if put != (entry.who, entry.text, {k: v for k, v in entry.facts.items() if k not in _MARKS}):
            entry.who, entry.text, entry.facts = put
            entry.facts["changed"] = self.time
            self._mark(entry)
        return entry

    def _mark(self, entry: Entry) -> None:
        """Say by which event the entry is in these words, and on which day they were mended, if so."""
        entry.record = self.record.seq
        for text, day in self._mended.get(self.record.seq, ()):
            if text in (entry.text, *entry.facts.values()):
                entry.facts["amended"] = day

    def get(self, key: Key) -> Entry | None:
        """The entry about `key`."""
        return self._by_key.get(key)

    def keep(self, key: Key) -> Entry | None:
        """The entry about `key`, which from now on nothing changes."""
        return self._by_key.pop(key, None)

    def forget(self, key: Key) -> None:
        """Drop the entry about `key`: it was taken back."""
        if entry := self._by_key.pop(key, None):
            self.entries = [other for other in self.entries if other is not entry]

    def set_aside(self, *, finished: bool) -> None:
        """From now on nothing changes what was said in the inquiry that runs; who was chosen may yet have declined."""
        open_ = SESSIONS_OWN if finished else {*SESSIONS_OWN, "CHOSEN"}
        for key in list(self._by_key):
            if key[0] not in open_ and not {Step.SAYING, Step.REFLECTING} & set(key):
                self.keep(key)
        self.judged = None
        self.recommended.clear()

    def forget_person(self, person: Person) -> None:
        """Drop the challenge and the comings and goings of somebody who was never part of it."""
        for key in [key for key in self._by_key if key[0] in {"CHALLENGE", "PRESENCE"} and key[1] is person]:
            self.forget(key)


_MARKS = ("changed", "amended")
"""What is said of an entry's words, and is none of them."""

PULSE: Key = ("PULSE",)
"""What the averages of the pulse are about."""

SESSIONS_OWN: AbstractSet[Hashable] = frozenset({"CHALLENGE", "PRESENCE", "PULSE", "FOLLOW-UP", "FOLLOWED"})
"""What entries are about that belong to the session, and to no inquiry of it."""

HOMES: Mapping[Tag, Phase] = {
    Tag.CHALLENGE: Phase.CHALLENGES,
    Tag.VOTE: Phase.CHOOSE,
    Tag.CHOSEN: Phase.CHOOSE,
    Tag.STORY: Phase.INQUIRE,
    Tag.ASK: Phase.INQUIRE,
    Tag.ANSWER: Phase.INQUIRE,
    Tag.HEARD: Phase.INQUIRE,
    Tag.REFRAME: Phase.INQUIRE,
    Tag.EXPERIENCE: Phase.RECOMMEND,
    Tag.RECOMMEND: Phase.RECOMMEND,
    Tag.ACTION: Phase.PLAN,
    Tag.HELP: Phase.PLAN,
    Tag.NOT_DOING: Phase.PLAN,
    Tag.CHECK_IN: Phase.PLAN,
    Tag.REFLECT: Phase.CLOSE,
    Tag.PULSE: Phase.CLOSE,
}
"""Where a thing belongs, whatever screen it was typed on. The rest stands where the group was."""
