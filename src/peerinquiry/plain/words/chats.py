"""What was written in the call's chat: challenges, votes or questions, by where the group is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from peerinquiry.formats.chat.lines import chat_lines
from peerinquiry.formats.chat.votes import chat_votes
from peerinquiry.inquiry.commands import CastVotes, QueueQuestions, WriteChallenges
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.chat_votes import Vote
from peerinquiry.inquiry.view.chat_votes import told as told_votes
from peerinquiry.inquiry.view.claims import Claim
from peerinquiry.inquiry.view.pasting import Line, Pasting, queued_up, sorted_out, told, told_questions
from peerinquiry.plain.language import Outcome, Scene, Telling, needed, word
from peerinquiry.plain.wording import by_word
from peerinquiry.plain.words.challenges import ROOM
from peerinquiry.storage.chats import named_path, read_chat_text

TAKE_CHALLENGE: Final = "challenge NAME: TEXT keeps one; or add who wrote it, and say chat again."
TAKE_VOTE: Final = "vote NAME: NUMBERS casts one."
TAKE_QUESTION: Final = "queue NAME: TEXT keeps one; or add who wrote it, and say chat again."
"""What to do about lines that were not kept."""

STEPS = (Step.WRITING, Step.VOTING, Step.STORY, Step.QUESTIONS)


@word("chat FILE", ROOM, *STEPS)
def chat(scene: Scene, said: str) -> Outcome:
    """Take what is in a chat's file: challenges, votes or late questions, by the step; undo takes it back."""
    text = read_chat_text(named_path(needed(said, "chat saved_chat.txt")))
    match scene.state.step:
        case Step.WRITING:
            return _challenges(scene, text)
        case Step.VOTING:
            return _votes(scene, text)
        case Step.STORY | Step.QUESTIONS:
            return _questions(scene, text)
    raise ValueError("A chat holds challenges, votes or questions: go writing, go voting, or go questions first.")


def _challenges(scene: Scene, text: str) -> Outcome:
    state = scene.state
    found = chat_lines(text, state.names)
    pasting = sorted_out(state, found.lines, found.besides, chatted=found.chatted)
    words = _told(told(pasting, state), pasting.lines, _nobodys(pasting), TAKE_CHALLENGE)
    if not pasting.challenges():
        raise ValueError(words)
    return Telling(WriteChallenges(pasting.challenges(), pasting.joiners()), words)


def _votes(scene: Scene, text: str) -> Outcome:
    state = scene.state
    found = chat_votes(text, state.names, Vote.of(state), state.challenges)
    unclear = [line for line in found.lines if not line.out and not found.counts(line)]
    words = _told(told_votes(found, state), found.lines, unclear, TAKE_VOTE)
    if not found.ballots():
        raise ValueError(words)
    return Telling(CastVotes(found.ballots()), words)


def _questions(scene: Scene, text: str) -> Outcome:
    state = scene.state
    found = chat_lines(text, state.names)
    pasting = queued_up(state, found.lines, found.besides)
    words = _told(told_questions(pasting), pasting.lines, _nobodys(pasting), TAKE_QUESTION)
    if not pasting.kept():
        raise ValueError(words)
    return Telling(QueueQuestions(pasting.kept(), pasting.joiners()), words)


def _nobodys(pasting: Pasting) -> list[Line]:
    return [line for line in pasting.lines if line.who is None and not line.out]


def _told(summary: str, lines: Sequence[Claim], waiting: Sequence[Claim], take: str) -> str:
    """What became of it all: what a screen shows line by line, in as few lines as leave nothing out that waits."""
    out = sum(line.out for line in lines)
    first = by_word(summary.replace(" · ", "; ")) + (f"; {out} left out" if out else "")
    named = [f"Not kept, {line.who or line.by or 'of nobody who is named'}: {line.text}" for line in waiting]
    return "\n".join([f"{first}.", *named, *([take] if waiting else [])])
