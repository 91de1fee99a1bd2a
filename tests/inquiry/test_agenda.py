"""What comes next: from wherever a session has got to, Enter leads on to the goodbye."""

from __future__ import annotations

from hypothesis import given, settings
from tests.inquiry.driver import PEOPLE, Run
from tests.inquiry.runs import runs

from peerinquiry.inquiry.agenda import turn_open, whats_next
from peerinquiry.inquiry.choosing import candidates, still_to_vote
from peerinquiry.inquiry.commands import AddPeople, CastVote, ChooseOwner, Command, EndTurn, WriteChallenges
from peerinquiry.inquiry.inquiries import taken_up
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.voting import Method


@given(runs())
@settings(max_examples=25)
def test_from_anywhere_enter_and_what_it_asks_for_lead_to_the_goodbye(run: Run) -> None:
    run.all(AddPeople(PEOPLE))
    for _ in range(400):
        if run.state.closed and run.state.step is Step.FAREWELL:
            return
        before = len(run.records)
        run.all(enter(run))
        assert len(run.records) > before
    raise AssertionError


def enter(run: Run) -> Command:
    state = run.state
    if turn_open(state):
        return EndTurn("said")
    command = whats_next(state, 1).command
    if command:
        return command
    pool, missing = candidates(state), still_to_vote(state)
    if pool and state.voting.method is Method.TALK:
        return ChooseOwner(pool[0])
    if pool:
        return CastVote(missing[0], pool[:1])
    untold = next(name for name in state.names if name not in taken_up(state) and name not in state.voting.declined)
    return WriteChallenges({untold: f"Written at {run.now}"})
