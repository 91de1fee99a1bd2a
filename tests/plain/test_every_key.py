"""Every key of the console has a word in the plain one, or a reason why it needs none."""

from __future__ import annotations

from collections.abc import Callable

from peerinquiry.app import PeerInquiryApp
from peerinquiry.plain import console
from peerinquiry.plain.language import WORDS
from peerinquiry.screens.keymap import KeyBook

SAID = {
    "add": "action",
    "advice": "advice",
    "again": "round",
    "aim": "aim",
    "another": "another",
    "answers": "answers",
    "back": "back",
    "bank": "questions",
    "bank.hide": "hide",
    "bank.listen": "listen-for",
    "calendar": "calendar",
    "change-owner": "owner",
    "chat-questions": "chat",
    "chat-votes": "chat",
    "check-in": "check-in",
    "clock": "start",
    "copy": "plan",
    "credit": "count",
    "decline": "decline",
    "draw": "draw",
    "drop": "drop",
    "earlier": "earlier",
    "edit": "change",
    "end": "ends",
    "experience": "experience",
    "extend": "more",
    "folder": "files",
    "follow-up": "follow-up",
    "forward": "forward",
    "grep": "files",
    "hand-0": "vote",
    "heard": "heard",
    "heard.invite": "unheard",
    "heard.invite-no": "unheard",
    "help": "help",
    "help-out": "support",
    "jump": "turn",
    "last-time": "last-time",
    "last-time.changed": "answer",
    "last-time.dropped": "answer",
    "last-time.kept": "answer",
    "later": "later",
    "leave": "quit",
    "more": "advice",
    "names": "add",
    "next": "next",
    "not-doing": "not-doing",
    "open-chat": "chat",
    "other": "other",
    "own": "ask",
    "owner": "owner",
    "pace": "pace",
    "pace.end": "ends",
    "pace.longer": "budget",
    "pace.set": "budget",
    "pace.shorter": "budget",
    "pace.timings": "length",
    "park": "park",
    "park-for": "park",
    "pass": "pass",
    "people.absent": "absent",
    "people.add": "add",
    "people.down": "order",
    "people.gone": "gone",
    "people.here": "here",
    "people.late": "late",
    "people.remove": "remove",
    "people.rename": "rename",
    "people.shuffle": "shuffle",
    "people.undo": "undo",
    "people.up": "order",
    "private-note": "private",
    "proxy": "vote",
    "question.check": "check",
    "question.park": "park",
    "question.park-for": "park",
    "redo": "redo",
    "report": "report",
    "reveal": "open",
    "right": "right",
    "round": "round",
    "rules.piling": "piling",
    "rules.tie": "tie",
    "save-group": "save-group",
    "score-1": "pulse",
    "shuffle": "shuffle",
    "step": "go",
    "step-back": "go",
    "take-back": "vote",
    "take-in": "parked",
    "take-up": "take",
    "take-up.mark": "take",
    "timings": "length",
    "title": "title",
    "unchanged": "unchanged",
    "undo": "undo",
    "vote-1": "vote",
    "vote-rules": "method",
    "which-bank": "bank",
    "who": "who",
    "whose": "pulse",
    "wrong": "not-quite",
}
"""Keys that act on the session, and the word that does the same."""

NOT_SAID = {
    "bank.edit": "ask TEXT has the words as they are said",
    "bank.file": "any editor, in another window",
    "bank.file-here": "any editor, in another window",
    "bank.mistakes": "they are told when the file is saved, and by `banks check`",
    "curtain": "nothing is drawn, so there is nothing to cover",
    "curtain.anywhere": "the same",
    "heard.figures": "heard tells them",
    "heard.names": "the same",
    "help.anywhere": "help",
    "names": "add",
    "palette": "help tells all words",
    "private": "what is private is told when it is asked for",
    "private.anywhere": "the same",
    "skip": "who gives no numbers is not asked for any",
    "type": "there is always a line to type in",
}
"""Keys without a word, each with why."""

ROOMS = {
    "action", "ask", "banks", "confirm", "delete", "file", "find", "home", "line", "mark", "menu", "pager", "pick",
    "reader", "row", "rows", "search", "session", "settings", "shelf", "sort", "speed", "transcripts", "votes", "words",
}  # fmt: skip
"""Rooms of keys that move about on a screen, fill in a dialog, or read what other commands tell."""

DIALOGS = ("last-time.", "pace.", "people.", "rules.", "save-team.", "take-up.", "timings.", "heard.")
"""What only marks a row in a list, or closes it, in a dialog whose acts are above."""


MARKING = {"back", "close", "done", "down", "enter", "keep", "leave", "off", "save", "set", "undo", "up"} | {
    "longer",
    "shorter",
}  # of a length of time, which is said with the word for it


def names() -> set[str]:
    return {line.split()[0] for line in KeyBook(PeerInquiryApp).lines()}


def test_every_key_is_said_or_has_a_reason(record_property: Callable[[str, object], None]) -> None:
    assert WORDS["wait"].does is console.wait
    digits = {name for name in names() if name[-1].isdigit()} - {"vote-1", "score-1", "hand-0"}
    moving = {name for name in names() if name.partition(".")[0].partition("-")[0] in ROOMS and name not in SAID}
    closing = {name for name in names() if name.startswith(DIALOGS) and name.rpartition(".")[2] in MARKING}
    back = {"back-digit"}
    assert names() - digits - moving - closing - back - SAID.keys() - NOT_SAID.keys() == set()
    acts = f"{len(SAID)} keys that act have a word, {len(NOT_SAID.keys() - SAID.keys())} a reason why not"
    record_property("measured", f"{acts}; {len(names()) - len(SAID)} move about or fill in a dialog, in all")


def test_what_is_said_is_a_word_and_what_is_named_is_a_key() -> None:
    assert {name: word for name, word in SAID.items() if word not in WORDS} == {}
    assert (SAID.keys() | NOT_SAID.keys()) - names() == set()
