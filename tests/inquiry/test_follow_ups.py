"""A question that follows another one: offered once that was answered, on a key and in the picker, and never pushed."""

from __future__ import annotations

from dataclasses import replace

from tests.inquiry.driver import BANK, Run, at_questions

from peerinquiry.inquiry.bank import Bank, BankQuestion
from peerinquiry.inquiry.commands import HideQuestion, NewRound, Pass, PutQuestion
from peerinquiry.inquiry.model import Origin, Question
from peerinquiry.inquiry.privacy import public_bank
from peerinquiry.inquiry.view.card import card
from peerinquiry.inquiry.view.questions import aims, another, choices, follow_up, on_the_table

FIRST = BankQuestion("Who is involved?", "who is missing", ("people",), "Whom have you not named?")
FOLLOWING: Bank = replace(
    BANK,
    aims=(
        replace(BANK.aims[0], questions=(FIRST, BankQuestion("What does not work?", "", (), "Since when?"))),
        *BANK.aims[1:],
    ),
)
NEXT = Question("Whom have you not named?", "framing", Origin.BANK)


def after_the_first() -> Run:
    run = at_questions()
    assert follow_up(run.state, FOLLOWING) is None
    return run.all(PutQuestion(Question(FIRST.ask, "framing", Origin.BANK))).turn()


def test_it_is_offered_to_whoever_asks_next_and_is_not_on_the_table_by_itself() -> None:
    state = after_the_first().state
    assert follow_up(state, FOLLOWING) == NEXT
    assert on_the_table(state, FOLLOWING).text == "What does not work?"
    told = card(state, FOLLOWING)
    assert (told.headline, told.keys) == ("What does not work?", "m: “Whom have you not named?”")


def test_it_stands_first_in_the_picker_with_what_it_follows_and_once() -> None:
    run = after_the_first()
    first, *rest = choices(run.state, FOLLOWING)
    assert (first.text, first.follows, first.aim) == (NEXT.text, FIRST.ask, "framing")
    assert rest[0].tags == ("people",)
    listed = replace(FOLLOWING, aims=(*FOLLOWING.aims[:1], replace(BANK.aims[3], questions=(BankQuestion(NEXT.text),))))
    assert [choice.text for choice in choices(run.state, listed)].count(NEXT.text) == 1


def test_once_something_is_put_it_is_in_the_picker_alone() -> None:
    run = after_the_first().all(PutQuestion(Question("Why now?", "framing", Origin.OWN)))
    assert follow_up(run.state, FOLLOWING) is None
    assert choices(run.state, FOLLOWING)[0].text == NEXT.text
    run.turn()
    assert follow_up(run.state, FOLLOWING) is None, "another question was answered in between"
    assert choices(run.state, FOLLOWING)[0].text == NEXT.text


def test_whoever_passes_leaves_it_to_the_next_and_a_new_round_keeps_it() -> None:
    run = after_the_first().all(Pass())
    assert follow_up(run.state, FOLLOWING) == NEXT
    run.all(NewRound(early=True, aim="support"))
    assert follow_up(run.state, FOLLOWING) == NEXT


def test_asked_or_hidden_it_is_gone() -> None:
    for gone in (
        after_the_first().all(PutQuestion(NEXT)).turn(),
        after_the_first().all(HideQuestion(NEXT.text)),
    ):
        assert follow_up(gone.state, FOLLOWING) is None
        assert not [choice for choice in choices(gone.state, FOLLOWING) if choice.follows]


def test_the_latest_comes_first() -> None:
    run = after_the_first().all(PutQuestion(Question("What does not work?", "framing", Origin.BANK))).turn()
    assert [choice.text for choice in choices(run.state, FOLLOWING) if choice.follows] == ["Since when?", NEXT.text]


def test_it_counts_for_its_aim_beside_the_questions_of_the_bank() -> None:
    run = after_the_first().all(PutQuestion(NEXT))
    for _ in range(2):
        framing = aims(run.state, FOLLOWING)[0]
        assert (framing.asked, framing.size, framing.own) == (1, 2, 1)
        run.turn()
    assert another(at_questions().state, FOLLOWING) == Question("What does not work?", "framing", Origin.BANK)


def test_the_stage_gets_the_questions_and_nothing_beside_them() -> None:
    for aim in public_bank(FOLLOWING).aims:
        assert [question for question in aim.questions if question != BankQuestion(question.ask)] == []
