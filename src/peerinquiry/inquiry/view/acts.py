"""What an act was, in a few words: what undo says that it took back."""

from __future__ import annotations

from peerinquiry.inquiry.events import KINDS, Event

WORDS = {
    "team_named": "the team",
    "titled": "the title",
    "bank_chosen": "the choice of the bank",
    "timing_set": "a length of time",
    "rounds_limited": "the rounds",
    "end_set": "the end",
    "participant_added": "who joined",
    "participant_renamed": "the new name",
    "participant_removed": "who was removed",
    "presence_changed": "who is here",
    "reordered": "the order",
    "step_entered": "the step",
    "clock_started": "the start of the clock",
    "clock_paused": "the pause",
    "clock_extended": "the extra time",
    "clock_credited": "the time counted",
    "turn_given": "the turn given",
    "turn_taken": "the end of the turn",
    "turn_passed": "the pass",
    "turn_postponed": "back later",
    "round_started": "the new round",
    "unheard_invited": "the invitation",
    "challenge_written": "the challenge",
    "voting_set": "the rules of the vote",
    "vote_cast": "the last vote",
    "votes_revealed": "the count",
    "owner_chosen": "the choice",
    "owner_declined": "the no",
    "inquiry_set_aside": "the way to another challenge",
    "aim_turned": "the new aim",
    "question_put": "the question",
    "question_queued": "the questions from the chat",
    "question_hidden": "the hidden question",
    "idea_parked": "the parked idea",
    "say_back_judged": "what was said of the say-back",
    "recommended": "the recommendation",
    "taken_up": "the mark",
    "action_brought": "what was brought from last time",
    "check_in_brought": "what was brought from last time",
    "action_answered": "the answer",
    "action_set": "the action",
    "action_dropped": "the dropped action",
    "help_offered": "the help",
    "not_doing_added": "what is not done",
    "not_doing_dropped": "what is not done",
    "check_in_set": "the check-in",
    "pulse_given": "the last pulse",
    "pulses_opened": "the averages",
    "noted": "the note",
}
"""By the event that an act ends with, which is what the act was for."""

_WORD_OF = {kind: word for word, kind in KINDS.items()}


def words_of(event: Event) -> str:
    """The act that ended with `event`, as a facilitator would name it."""
    return WORDS.get(_WORD_OF[type(event)], "that")
