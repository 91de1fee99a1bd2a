"""A question bank in words, but for its questions themselves: what it is, and what is special about a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from peerinquiry.inquiry.bank import Aim, Bank, BankQuestion
from peerinquiry.inquiry.view.words import counted, spoken

USUAL_LANGUAGE = "en"


def about_bank(bank: Bank) -> str:
    """The bank that it extends, and its language, where it is not the usual one; empty if there is nothing to say."""
    extends = f"extends {bank.extends}" if bank.extends else ""
    language = f"language: {bank.language}" if bank.language != USUAL_LANGUAGE else ""
    return " · ".join(filter(None, (extends, language)))


def limits_of(aim: Aim) -> str:
    """What an aim has of its own: `2 rounds · answers 45 s`; empty if it is like the others."""
    rounds = counted(aim.rounds, "round") if aim.rounds > 1 else ""
    answer = f"answers {spoken(aim.answer)}" if aim.answer else ""
    return " · ".join(filter(None, (rounds, answer)))


def beside(question: BankQuestion) -> Iterator[str]:
    """What goes with a question, and everyone may see: its tags, and the question that follows."""
    if question.tags:
        yield f"tags: {', '.join(question.tags)}"
    if question.follow_up:
        yield f"then: {question.follow_up}"
