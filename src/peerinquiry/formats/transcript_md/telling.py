"""What each event adds to the log. Events that say nothing worth reading later add nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import singledispatch

from peerinquiry.formats.page_line import Tag
from peerinquiry.formats.transcript_md.line import Person, Words
from peerinquiry.formats.transcript_md.log import PULSE, Log
from peerinquiry.inquiry import choosing
from peerinquiry.inquiry.events import (
    ActionDropped,
    ActionSet,
    ChallengeWritten,
    CheckInSet,
    Event,
    HelpOffered,
    InquirySetAside,
    NotDoingAdded,
    NotDoingDropped,
    Noted,
    OwnerChosen,
    OwnerDeclined,
    ParticipantAdded,
    ParticipantRemoved,
    PresenceChanged,
    PulseGiven,
    RoundsLimited,
    RunOffCalled,
    VoteCast,
    VotesRevealed,
    VotingSet,
)
from peerinquiry.inquiry.evolve import evolve
from peerinquiry.inquiry.model import Phase, Presence
from peerinquiry.inquiry.view.averages import averages_words
from peerinquiry.inquiry.view.choose import method_words
from peerinquiry.inquiry.view.pace import limits_words
from peerinquiry.inquiry.view.words import AWAY, counted, weekday
from peerinquiry.inquiry.voting import Ballot

EVERYONE = Person("Everyone")
FACILITATOR = Person("Facilitator")


@singledispatch
def tell(event: Event, log: Log) -> None:
    """Add to `log` what `event` says, on the state before it."""


@tell.register
def _(event: Noted, log: Log) -> None:
    if event.text and not event.private:
        log.add(Tag.NOTE, FACILITATOR, event.text)


@tell.register
def _(event: RoundsLimited, log: Log) -> None:
    log.put(("ROUNDS",), Tag.NOTE, EVERYONE, limits_words(event))


# Comings and goings


@tell.register
def _(event: ParticipantAdded, log: Log) -> None:
    if event.who in log.before.names:
        return
    if event.presence is not Presence.HERE:
        _tell_presence(log, event.who, AWAY[event.presence], event.presence)
    elif log.before.phase is not Phase.GATHER:
        _tell_presence(log, event.who, "joined", event.presence)


@tell.register
def _(event: PresenceChanged, log: Log) -> None:
    person = log.before.participant(event.who)
    if person is None or person.presence is event.presence:
        return
    arrived = "arrived" if person.presence is Presence.LATE else "is back"
    _tell_presence(log, event.who, AWAY.get(event.presence, arrived), event.presence)


def _tell_presence(log: Log, who: str, text: str, presence: Presence) -> None:
    person = log.person(who)
    cut = {} if presence is Presence.HERE else log.cut_short(person)
    log.put(("PRESENCE", person, log.place), Tag.NOTE, person, text, {"presence": presence, **cut})


@tell.register
def _(event: ParticipantRemoved, log: Log) -> None:
    log.forget_person(log.person(event.who))


# Challenges and the choice


@tell.register
def _(event: ChallengeWritten, log: Log) -> None:
    who = log.person(event.who)
    key = ("CHALLENGE", who)
    if not event.text:
        log.forget(key)
        return
    log.put(key, Tag.CHALLENGE, who, event.text)
    for entry in log.entries:
        if entry.tag is Tag.CHOSEN and entry.who is who and entry.inquiry == log.before.inquiry:
            entry.text = event.text


@tell.register
def _(event: VotingSet, log: Log) -> None:
    """The rules alone are told with the choice; that votes were set aside for them is told here."""
    if ballots := log.before.voting.ballots:
        aside = counted(len(ballots), "vote")
        how = method_words(event.method, event.votes_each, piling=event.piling)
        log.add(Tag.NOTE, EVERYONE, f"began to choose anew, with {aside} set aside: {how}")


@tell.register
def _(event: VoteCast, log: Log) -> None:
    log.cast[log.person(event.who)] = (log.place, log.now)


@tell.register
def _(_event: VotesRevealed, log: Log) -> None:
    """Only now may anybody read who voted for what; each ballot stands at the time it was cast."""
    voting = log.before.voting
    if voting.revealed:
        return
    for voter, ballot in voting.ballots.items():
        who = log.person(voter)
        facts: dict[str, Words] = {"vote": "run-off"} if voting.again else {}
        if ballot.by:
            facts["handed in by"] = (log.person(ballot.by),)
        entry = log.add(Tag.VOTE, who, _ballot(log, ballot), facts)
        entry.place, entry.at = log.cast.get(who, (log.place, log.now))


def _ballot(log: Log, ballot: Ballot) -> Words:
    """`Ann, Bea`; where a challenge got several votes, `2 for Ann, 1 for Bea`; and so for all, with fingers."""
    if ballot.scores:
        return _figures(log, {who: str(score) for who, score in ballot.points})
    if len(set(ballot.choices)) < len(ballot.choices):
        return _figures(log, {who: str(votes) for who, votes in Counter(ballot.choices).items()})
    return _listed(log, ballot.choices)


def _tally(log: Log) -> Words:
    """What the count is: `2 for Ann, 1 for Bea`; whoever got nothing is left out."""
    made = choosing.count(log.before)
    return _figures(log, {who: choosing.level(made, points) for who, points in made.points.items() if points})


def _figures(log: Log, figures: Mapping[str, str]) -> Words:
    words: list[str | Person] = []
    for name, figure in figures.items():
        words += [", " if words else "", f"{figure} for ", log.person(name)]
    return tuple(words)


def _listed(log: Log, names: Iterable[str], link: str = ", ") -> Words:
    words: list[str | Person] = []
    for name in names:
        words += [link if words else "", log.person(name)]
    return tuple(words)


@tell.register
def _(event: RunOffCalled, log: Log) -> None:
    words = ("voted again, between ", *_listed(log, event.candidates, " and "))
    log.add(Tag.NOTE, EVERYONE, words, {"votes": _tally(log)})


@tell.register
def _(event: OwnerChosen, log: Log) -> None:
    who = log.person(event.who)
    facts: dict[str, Words] = {"how": event.how}
    if log.before.voting.revealed:
        facts["tie rule"] = log.before.voting.tie_rule
        facts["votes"] = _tally(log)
    if event.seed is not None:
        facts["seed"] = str(event.seed)
    if (earlier := log.get(("CHOSEN",))) and "declined" not in earlier.facts:
        earlier.facts["changed"] = log.time
    log.keep(("CHOSEN",))
    text = log.before.challenges.get(event.who) or "a challenge that nobody wrote down"
    log.put(("CHOSEN",), Tag.CHOSEN, who, text, facts)


@tell.register
def _(event: OwnerDeclined, log: Log) -> None:
    entry = log.get(("CHOSEN",))
    if entry and entry.who is log.person(event.who):
        entry.facts["declined"] = log.time


@tell.register
def _(event: InquirySetAside, log: Log) -> None:
    if log.before.choice is None:
        return
    about = (log.owner, "'s challenge")
    said = ("finished with ", *about) if event.finished else ("set ", *about, " aside; the owner changes")
    log.add(Tag.NOTE, EVERYONE, said)
    log.set_aside(finished=event.finished)


# The plan and the pulse


@tell.register
def _(event: ActionSet, log: Log) -> None:
    by = event.by.isoformat() if event.by else "no date yet"
    facts: dict[str, Words] = {"by": by, "sign": event.sign, "helpers": _listed(log, event.helpers)}
    log.put(("ACTION", event.number), Tag.ACTION, log.person(event.who), event.what, facts)


@tell.register
def _(event: ActionDropped, log: Log) -> None:
    log.forget(("ACTION", event.number))


@tell.register
def _(event: HelpOffered, log: Log) -> None:
    who = log.person(event.who)
    if event.text:
        log.put(("HELP", who), Tag.HELP, who, event.text)
    else:
        log.forget(("HELP", who))


@tell.register
def _(event: NotDoingAdded, log: Log) -> None:
    log.put(("NOT-DOING", event.text), Tag.NOT_DOING, log.owner, event.text)


@tell.register
def _(event: NotDoingDropped, log: Log) -> None:
    log.forget(("NOT-DOING", event.text))


@tell.register
def _(event: CheckInSet, log: Log) -> None:
    if event.on is None:
        log.forget(("CHECK-IN",))
    else:
        text = f"hears how it went, on {weekday(event.on)}"
        log.put(("CHECK-IN",), Tag.CHECK_IN, EVERYONE, text, {"on": event.on.isoformat()})


@tell.register
def _(_event: PulseGiven, log: Log) -> None:
    """What all gave together, at the time of the last of them; never what one gave."""
    log.forget(PULSE)
    given = evolve(log.before, log.record)
    if words := averages_words(given):
        log.put(PULSE, Tag.PULSE, EVERYONE, words, {"of": str(len(given.pulses))})
