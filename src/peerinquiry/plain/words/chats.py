"""What was written in the call's chat: challenges, votes or questions, by where the group is."""

from __future__ import annotations

from peerinquiry.formats.chat.lines import chat_lines
from peerinquiry.formats.chat.votes import chat_votes
from peerinquiry.inquiry.commands import CastVotes, QueueQuestions, WriteChallenges
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.view.chat_votes import Vote
from peerinquiry.inquiry.view.chat_votes import told as told_votes
from peerinquiry.inquiry.view.pasting import queued_up, sorted_out, told, told_questions
from peerinquiry.plain.language import Outcome, Scene, needed, word
from peerinquiry.plain.words.challenges import ROOM
from peerinquiry.storage.chats import named_path, read_chat_text

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
    if not pasting.challenges():
        raise ValueError(f"Nothing of it was kept. {told(pasting, state)}")
    return WriteChallenges(pasting.challenges(), pasting.joiners())


def _votes(scene: Scene, text: str) -> Outcome:
    state = scene.state
    found = chat_votes(text, state.names, Vote.of(state), state.challenges)
    if not found.ballots():
        raise ValueError(f"No vote in it was clear. {told_votes(found, state)}")
    return CastVotes(found.ballots())


def _questions(scene: Scene, text: str) -> Outcome:
    state = scene.state
    found = chat_lines(text, state.names)
    lines = queued_up(state, found.lines, found.besides)
    if not lines.kept():
        raise ValueError(f"Nothing of it was kept. {told_questions(lines)}")
    return QueueQuestions(lines.kept(), lines.joiners())
