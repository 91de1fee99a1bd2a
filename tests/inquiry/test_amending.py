"""A typo is mended as an event: both wordings are kept, undo reaches it, and the session reads as it was mended."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.inquiry import driver
from tests.inquiry.driver import Run
from tests.inquiry.runs import runs

from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.amending import Words, words_of
from peerinquiry.inquiry.events import (
    KINDS,
    ActionSet,
    Amended,
    ChallengeWritten,
    Event,
    Mendable,
    NotDoingAdded,
    ParticipantAdded,
)
from peerinquiry.inquiry.evolve import fold, live

NOT_MENDED = {
    *("who", "to", "by", "order", "first", "choices", "candidates", "helpers", "pronouns"),
    *("aim", "aims", "skipped", "joined", "name", "session", "offered", "how"),
}
"""Fields that say who, or what something goes by: other than words, these are not mended."""
ELSEWHERE = {
    *("bank_chosen.title", "bank_edited.title", "question_hidden.text", "not_doing_dropped.text", "amended.text"),
    *("action_brought.what", "action_brought.sign", "followed_up.why", "followed_up.what"),
}
"""Words that another file says, or another event; they are mended there."""


def number(run: Run, kind: type[Event]) -> int:
    """The number of the last event of a kind."""
    return next(record.seq for record in reversed(run.records) if isinstance(record.event, kind))


def test_every_word_of_every_kind_may_be_mended_or_is_mended_elsewhere() -> None:
    words = {
        f"{kind}.{field.name}"
        for kind, cls in KINDS.items()
        for field in fields(cls)
        if get_type_hints(cls)[field.name] is str and field.name not in NOT_MENDED
    }
    assert {str(field) for field in Mendable} == words - ELSEWHERE
    assert words >= ELSEWHERE


def test_a_challenge_reads_as_it_was_mended_and_undo_brings_the_typo_back() -> None:
    run = driver.at_voting()
    before = run.state.challenges
    seq = next(r.seq for r in run.records if isinstance(r.event, ChallengeWritten) and r.event.who == "Ann")
    run.all(c.Amend(seq, Mendable.CHALLENGE, "Nobody owns it"))
    assert run.state.challenges == {**before, "Ann": "Nobody owns it"}
    assert any(record.event == ChallengeWritten("Ann", before["Ann"]) for record in run.records)
    run.all(c.Amend(seq, Mendable.CHALLENGE, "Nobody owns them"))
    assert run.state.challenges["Ann"] == "Nobody owns them"
    run.undo()
    assert run.state.challenges["Ann"] == "Nobody owns it"
    run.undo()
    assert run.state.challenges == before
    run.redo(2)
    assert run.state.challenges["Ann"] == "Nobody owns them"


def test_what_was_undone_stays_undone_however_it_is_mended() -> None:
    run = driver.at_planning().all(c.SetAction("Cal them", "Ann"))
    seq = number(run, ActionSet)
    run.undo()
    run.append(Amended(seq, Mendable.ACTION_WHAT, "Call them"))
    assert run.state.plan.actions == ()
    with pytest.raises(ValueError, match="taken back"):
        words_of(run.records, seq)


def test_what_is_dropped_by_its_words_is_dropped_in_the_mended_ones_too() -> None:
    run = driver.at_planning().all(c.AddNotDoing("a dashbord"), c.AddNotDoing("mails"))
    seq = next(r.seq for r in run.records if r.event == NotDoingAdded("a dashbord"))
    run.all(c.Amend(seq, Mendable.NOT_DOING, "a dashboard"))
    assert list(run.state.plan.not_doing) == ["a dashboard", "mails"]
    run.all(c.DropNotDoing("a dashboard"))
    assert list(run.state.plan.not_doing) == ["mails"]
    run.undo(2).all(c.DropNotDoing("a dashbord"))
    run.append(Amended(seq, Mendable.NOT_DOING, "a board"))
    assert list(run.state.plan.not_doing) == ["mails"]


def test_an_action_may_be_mended_in_what_and_in_how_we_will_know() -> None:
    run = driver.at_planning().all(c.SetAction("Call", "Ann", sign="thy said yes"))
    seq = number(run, ActionSet)
    assert words_of(run.records, seq) == (
        Words(seq, Mendable.ACTION_WHAT, "Call"),
        Words(seq, Mendable.ACTION_SIGN, "thy said yes"),
    )
    run.all(c.Amend(seq, Mendable.ACTION_SIGN, "  they said\nyes "))
    assert run.state.plan.actions[0].sign == "they said yes"
    assert words_of(run.records, number(run, Amended))[1].text == "they said yes"


def test_what_cannot_be_mended_says_why() -> None:
    run = driver.at_voting()
    for seq, why in ((9999, "no event 9999"), (number(run, ParticipantAdded), "renaming them")):
        with pytest.raises(ValueError, match=why):
            words_of(run.records, seq)
    assert "other words" in run.refusal(c.Amend(1, Mendable.OPENED_TITLE, " \x1b[2J "))


def test_an_amendment_that_does_not_fit_changes_nothing() -> None:
    run = driver.at_voting()
    before = fold(run.records)
    for seq, field in ((0, Mendable.NOTE), (1, Mendable.NOTE), (len(run.records) + 1, Mendable.NOTE)):
        run.append(Amended(seq, field, "x"))
    assert fold(run.records).challenges == before.challenges
    assert fold(run.records).title == before.title


@given(runs(most=40), st.data())
def test_every_word_that_is_offered_can_be_mended_and_only_it_changes(run: Run, data: st.DataObject) -> None:
    offered: list[Words] = []
    for record in run.records:
        try:
            offered += words_of(run.records, record.seq)
        except ValueError:
            continue
    words = data.draw(st.sampled_from(offered))
    before = {record.seq: record.event for record in live(run.records)[0]}
    run.all(c.Amend(words.record, words.field, "mended"))
    after = {record.seq: record.event for record in live(run.records)[0]}
    assert next(one.text for one in words_of(run.records, words.record) if one.field is words.field) == "mended"
    changed = {seq for seq in before if after[seq] != before[seq]}
    assert changed <= {words.record} or words.field is Mendable.NOT_DOING
    assert all(type(after[seq]) is type(before[seq]) for seq in before)
    run.undo()
    assert {record.seq: record.event for record in live(run.records)[0]} == before
