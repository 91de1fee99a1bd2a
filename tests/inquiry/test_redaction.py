"""A session without its names: nobody is left in it, nobody is mixed up, and all else is as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.formats.small_session import small_session
from tests.inquiry.driver import BANK, Run, opened
from tests.inquiry.runs import runs
from tests.inquiry.wild import wild

from peerinquiry.formats.transcript_md import render
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import KINDS, Event, Noted, ParticipantAdded, ParticipantRenamed, Record
from peerinquiry.inquiry.evolve import fold
from peerinquiry.inquiry.redaction.fields import NAMES, strings, with_strings
from peerinquiry.inquiry.redaction.pseudonyms import Pseudonyms, everyone, pseudonyms
from peerinquiry.inquiry.redaction.records import redacted, shape
from peerinquiry.inquiry.redaction.spellings import is_word, parts
from peerinquiry.inquiry.text import one_line

NO_NAMES = {
    *(
        "title",
        "text",
        "name",
        "aim",
        "aims",
        "skipped",
        "joined",
        "what",
        "sign",
        "how",
        "offered",
        "session",
        "why",
        "pronouns",
    ),
}
"""Fields whose strings are free text, or the words of a bank: names may stand in them, none is one."""

HOSTILE = (
    *("Ann", "Anna", "Ann-Marie", "Ann Marie Lund", "anne", "Will", "may", "Mark", "J", "Ö", "é"),
    *("a.b(c", "x]", "[[event]]", 'who = "', "^$", "\\d+", ".*", "(?i)", "$1", "\\1", "{0}", "%s"),
    *("ACTION", "Challenge", "Plan", "who", "kind", "sum", "true", "2026", "7", "Participant", "Participant A", "A"),
    *(
        "🦊",
        "👩\u200d💻 Ida",
        "José Núñez",
        "Jose\u0301",
        "Straße",
        "İpek",
        "ﬁona",
        "Ａｎｎ",
        "שרה",
        "دانا کریمی",
        "李明",
        "김민수",
    ),
    *("O'Neill", "van der Berg", "de", "Or", "Example, Ann", "Ann (ACME)", "ann@example.org", "Someone", "Name B"),
)

TALK = ("{}", "{}'s idea", "what {} said, {}!", "{}s plan", "({})", "ask {}/{}", "{}", "nobody", "{}: no", "_{}_")


@st.composite
def named(draw: st.DrawFn, most: int = 25) -> tuple[Sequence[Record], tuple[str, ...]]:
    """A session of people with hostile names, who speak of one another; and those names."""
    run = draw(runs(most=most))
    before = everyone(run.records)
    pool = st.sampled_from(HOSTILE).map(one_line) | st.text(min_size=1, max_size=12).map(one_line).filter(bool)
    called = draw(st.lists(pool, min_size=len(before), max_size=len(before), unique_by=str.casefold))
    names = dict(zip(before, called, strict=True))
    texts = {
        text: draw(st.sampled_from(TALK)).replace("{}", draw(st.sampled_from(called)))
        for text in dict.fromkeys(text for record in run.records for _, text in strings(record.event))
        if called and text not in names and " " in text
    }
    told = {text: f"{words} {number}" for number, (text, words) in enumerate(texts.items())}
    change = {**told, **names}
    return [with_strings(record, lambda text: change.get(text, text)) for record in run.records], tuple(called)


def texts_of(records: Sequence[Record]) -> list[str]:
    return [text for record in records for _, text in strings(record.event)]


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word: another way to look than the one that is tried."""
    wanted, where = (unicodedata.normalize("NFKC", one).casefold() for one in (name, text))
    for found in re.finditer(re.escape(wanted), where):
        before, after = where[: found.start()][-1:], where[found.end() :][:1]
        joined = (before.isalpha() and wanted[0].isalpha()) or (after.isalpha() and wanted[-1].isalpha())
        digits = (before.isdecimal() and wanted[0].isdecimal()) or (after.isdecimal() and wanted[-1].isdecimal())
        if not joined and not digits:
            return True
    return False


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_string_of_every_kind_is_a_name_or_a_text(kind: type[Event]) -> None:
    hints = get_type_hints(kind)
    for field in fields(kind):
        types = {hints[field.name], *get_args(hints[field.name])}
        if any(one is str for one in types) and not any(
            isinstance(one, type) and issubclass(one, Enum) for one in types
        ):
            assert (field.name in NAMES) != (field.name in NO_NAMES), f"{field.name}: is it somebody's name?"


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@given(st.data())
@settings(max_examples=5)
def test_every_string_of_every_kind_is_changed(kind: type[Event], data: st.DataObject) -> None:
    record = Record(1, 1, datetime(2026, 11, 22, tzinfo=UTC), 0.0, data.draw(wild(kind)))
    changed = with_strings(record, lambda _: "x")
    assert {text for _, text in strings(changed.event)} <= {"x"}
    assert with_strings(record, str) is record


@given(named())
@settings(max_examples=25)
def test_nobody_is_left(session: tuple[Sequence[Record], tuple[str, ...]]) -> None:
    records, _ = session
    made = redacted(records)
    page = texts_of(made.records)
    for name in everyone(records):
        assert name not in page
        if len(name) > 1 and not any(map(is_word, parts(name))):
            assert not [text for text in page if stands_in(name, text)], name


@given(named())
@settings(max_examples=25)
def test_the_session_is_of_the_same_shape(session: tuple[Sequence[Record], tuple[str, ...]]) -> None:
    records, _ = session
    made = redacted(records).records
    assert [type(record.event) for record in made] == [type(record.event) for record in records]
    assert [(one.seq, one.act, one.at, one.elapsed) for one in made] == [
        (one.seq, one.act, one.at, one.elapsed) for one in records
    ]
    assert shape(fold(made)) == shape(fold(records))
    assert render(made).count("\n") == render(records).count("\n")


@given(named())
@settings(max_examples=25)
def test_two_people_stay_two_and_one_stays_one(session: tuple[Sequence[Record], tuple[str, ...]]) -> None:
    records, _ = session
    before, after = fold(records), fold(redacted(records).records)
    assert len(set(after.names)) == len(before.names)
    told = dict(zip(before.names, after.names, strict=True))
    assert tuple(told.get(turn.who, "?") for turn in before.turns if turn.who in told) == tuple(
        after.turns[place].who for place, turn in enumerate(before.turns) if turn.who in told
    )


@given(named())
@settings(max_examples=25)
def test_doing_it_twice_changes_nothing_more(session: tuple[Sequence[Record], tuple[str, ...]]) -> None:
    records, names = session
    once = redacted(records).records
    assert redacted(once).records == once
    some = redacted(records, names[:2]).records
    assert redacted(some, names[:2]).records == some


@given(st.lists(strategies.events(), max_size=20))
@settings(max_examples=25)
def test_any_events_at_all_are_told(happened: list[Event]) -> None:
    run = opened()
    for event in happened:
        run.append(event)
    made = redacted(run.records)
    assert len(made.records) == len(run.records)
    assert redacted(made.records).records == made.records


def known(*names: str, words: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> Pseudonyms:
    labels = {name: f"Participant {chr(65 + place)}" for place, name in enumerate(names)}
    return Pseudonyms(labels, dict.fromkeys(words, "Name A"), others)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Ann Example", "Ann's plan; ANN, ann, Example. Annual examples", "P's plan; P, P, P. Annual P's"),
        ("Ann Example", "A. Example asked Ann E. and A.E. agreed", "P asked P and P agreed"),
        ("Ann Example", "mail ann_example@x.org, annexample@x, Example, Ann", "mail P@x.org, P@x, P"),
        ("Ann Example", "Anns Plan", "P's Plan"),
        ("José Núñez", "Jose, JOSÉ, Jose\u0301 and nunez", "P, P, P and P"),
        ("Will", "Will will do it, says WILL; Will's way", "P will do it, says P; P's way"),
        ("Vincent van Doren", "van life; Doren; the van", "van life; P; the van"),
        ("Ida", "Idaho, Ida2 and @ida", "Idaho, P2 and @P"),
        ("李明", "李明さんは", "Pさんは"),
        ("שרה", "ושרה אמרה", "וP אמרה"),
        ("🦊", "so 🦊 says🦊", "so P saysP"),
        ("7", "7 of 17, at 7:07", "P of 17, at P:07"),
        ("x]", "[x] and x", "[P and x"),
        ("J", "J said just a J-curve", "P said just a P-curve"),
    ],
)
def test_a_name_is_found_however_it_is_written(name: str, before: str, after: str) -> None:
    assert known(name).of(before).replace("Participant A", "P") == after


def test_a_part_that_several_have_stands_for_all_of_them_and_one_that_is_a_whole_name_for_that_one() -> None:
    both = known("Ann Example", "Ann Other")
    assert both.of("Ann and Ann Other") == "Participant A/Participant B and Participant B"
    assert known("Ann", "Ann-Marie").of("Ann, Ann-Marie, Marie") == "Participant A, Participant B, Participant B"


def test_whoever_keeps_their_name_keeps_all_of_it() -> None:
    one = known("Ann Example", others=("Ann Example-Other", "Tom Example"))
    assert one.of("Ann Example-Other, Tom Example, Ann, Example") == (
        "Ann Example-Other, Tom Example, Participant A, Participant A"
    )
    assert one.left_in("Tom Example") == []


def test_a_word_is_replaced_whole() -> None:
    assert known(words=("Blue River",)).of("Blue River's boats, blue  river, the river") == (
        "Name A's boats, Name A, the river"
    )


def test_what_may_still_tell_is_found_in_any_case() -> None:
    assert known("Will").left_in("We will, WILL, willing") == ["will", "WILL"]
    assert known("Ann Example").left_in("nothing of annexamples") == ["annexample"]


def test_pseudonyms_are_in_nobodys_way() -> None:
    run = opened().all(c.AddPeople(("Participant", "A", "Bo", "Person Smith")), c.Note("Someone C was here"))
    made = pseudonyms(run.records)
    assert list(made.names.values()) == ["Someone B", "Someone D", "Someone E", "Someone F"]


def test_whoever_is_renamed_goes_by_one_pseudonym_and_old_names_go_too() -> None:
    run = Run().all(c.OpenSession("Ann's group", BANK), c.AddPeople(("Ann", "Bea", "Carl")), c.Rename("Ann", "Zoe"))
    run.all(c.Note("Ann, that is Zoe"), c.Undo(), c.Note("Zoe and Bea", private=True))
    made = redacted(run.records, ["Zoe"])
    assert made.pseudonyms.names == {"Ann": "Participant A", "Zoe": "Participant A"}
    assert fold(made.records).names == ("Participant A", "Bea", "Carl")
    assert fold(made.records).title == "Participant A's group"
    notes = [record.event for record in made.records if isinstance(record.event, Noted)]
    assert notes == [
        Noted("Participant A, that is Participant A"),
        Noted("Participant A and Bea", private=True),
    ]


def test_a_name_that_goes_from_one_person_to_another_keeps_them_two() -> None:
    run = opened().all(c.AddPeople(("Ann", "Bea")), c.Rename("Ann", "Anna"), c.AddPeople(("Ann",)))
    made = redacted(run.records)
    assert len(set(fold(made.records).names)) == 3
    events = [record.event for record in made.records]
    assert ParticipantRenamed("Participant A", "Participant C") in events
    assert events.count(ParticipantAdded("Participant A")) == 2


def test_words_that_tell_one_thing_from_another_still_do() -> None:
    run = opened().all(c.AddPeople(("Ann",)), c.AddNotDoing("tell Ann"), c.AddNotDoing("tell ann"))
    run.all(c.DropNotDoing("tell Ann"))
    assert fold(redacted(run.records).records).plan.not_doing == ("tell Participant A (2)",)


def test_the_small_session_without_its_people() -> None:
    records = small_session().records
    page = render(redacted(records).records)
    assert not re.search(r"\b(Ann|Bea|Carl|Gus)\b", page)
    assert "- 15:05:40 VOTE Participant A: Participant B" in page
    assert render(redacted(records, []).records) == render(records)
