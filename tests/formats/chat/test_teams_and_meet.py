"""Chats as they are copied from Teams and Meet, and as Meet saves them."""

from __future__ import annotations

import pytest

from peerinquiry.formats.chat import read_chat

CLASSIC = (
    "the header was not copied\n"
    "[10:42] Ann\n    one\n    two\n\n"
    "[10:42 AM] Last, First\n    three\nMonday, June 3\n"
    "[Yesterday 10:37 PM] Last, First (Guest)\nfour\nEdited\n"
    "[1/15 2:34 PM] A: B\n    five\n"
    "[10:50] Carl: six\n"
)
NEW = """\
Hello all, how… by Last, First
Last, First
15/01/2025 2:34 pm

Hello all, how are you
👍
2 Like reactions.
2
 has context menu
A further one by Last, First
A further one
Mine is here by Ann Example, has an attachment.
Yesterday 10:37 PM
Ann Example

Mine is here
Monday, June 3
quite so by Cole, Bea
Cole, Bea8/31 10:28 AM
Begin Reference, Hello all, how… by Last, First
Last, First
Hello all, how are you
End Reference
quite so
Edited
Last read
Profile picture of Cole, Bea.
(GIF Image)
Url Preview for somewhere
Dev has temporarily joined the chat.
today's by Dev
Dev
2:40 PM

today's
"""
PANEL = (
    "Ann Example\n1:50\u202fPM\none\nHover over a message to pin it\nkeep\ntwo\n"
    "You\n13:52\nmine\nPin message\nMore options\n"
    "Ben\n13:53\nkeep\n"
)
COMPACT = "Ann 10:32 AM\none\nBea Example 10:33 AM\ntwo\nthree\n"
SBV = (
    "0:00:01.000,0:00:04.000\nAnn: one\nmore: of it\n\n"
    "0:01:01.000,0:01:04.000\nA: B: two\n\n"
    "1:02:01.000,1:02:04.000\nA: B: three\n"
)


def told(text: str, me: str | None = None) -> list[tuple[str | None, str | None, str]]:
    return [(message.who, message.at, message.text) for message in read_chat(text, me=me).messages]


def test_classic_teams() -> None:
    chat = read_chat(CLASSIC)
    assert (chat.format, chat.not_understood) == ("teams-classic", ())
    assert chat.noise == ("Monday, June 3", "Edited")
    assert told(CLASSIC) == [
        (None, None, "the header was not copied"),
        ("Ann", "10:42", "one\ntwo"),
        ("Last, First", "10:42", "three"),
        ("Last, First (Guest)", "22:37", "four"),
        ("A: B", "14:34", "five"),
        ("Carl", "10:50", "six"),
    ]


def test_new_teams() -> None:
    chat = read_chat(NEW)
    assert (chat.format, chat.not_understood) == ("teams", ())
    assert told(NEW) == [
        ("Last, First", "14:34", "Hello all, how are you"),
        ("Last, First", None, "A further one"),
        ("Ann Example", "22:37", "Mine is here"),
        ("Cole, Bea", "10:28", "quite so"),
        ("Dev", "14:40", "today's"),
    ]
    assert chat.messages[3].reply_to == "Hello all, how are you"
    assert [(one.who, one.emoji, one.to) for one in chat.reactions] == [(None, "👍", "Hello all, how are you")] * 2


def test_meet() -> None:
    chat = read_chat(PANEL)
    assert (chat.format, chat.not_understood) == ("meet", ())
    assert chat.noise == ("Hover over a message to pin it", "keep", "Pin message", "More options")
    assert told(PANEL, "Fay") == [
        ("Ann Example", "13:50", "one\ntwo"),
        ("Fay", "13:52", "mine"),
        ("Ben", "13:53", "keep"),
    ]
    assert told(PANEL)[1][0] == "You"
    assert read_chat(COMPACT).format == "meet"
    assert told(COMPACT) == [("Ann", "10:32", "one"), ("Bea Example", "10:33", "two\nthree")]


def test_meet_saved() -> None:
    chat = read_chat(SBV)
    assert (chat.format, chat.not_understood) == ("meet-sbv", ())
    assert told(SBV) == [
        ("Ann", "00:00:01", "one\nmore: of it"),
        ("A: B", "00:01:01", "two"),
        ("A: B", "01:02:01", "three"),
    ]


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("1:50 PM", "13:50"),
        ("12:05 AM", "00:05"),
        ("12:05 p.m.", "12:05"),
        ("13:50", "13:50"),
        ("下午1:50", "13:50"),
        ("오후 1:50", "13:50"),
        ("13:50 Uhr", "13:50"),
        ("1:50 p. m.", "13:50"),
    ],
)
def test_hours_are_told_in_many_ways(written: str, at: str) -> None:
    assert told(f"Ann Example\n{written}\none\n") == [("Ann Example", at, "one")]


@pytest.mark.parametrize(
    "day",
    [
        "Yesterday 2:34 PM",
        "Gestern 14:34",
        "15.01.2025 14:34",
        "1/15 2:34 PM",
        "Monday 2:34 PM",
        "15 janvier 2025, 14:34",
    ],
)
def test_days_are_told_in_many_ways(day: str) -> None:
    assert told(f"[{day}] Ann\n    one") == [("Ann", "14:34", "one")]
    assert told(f"Ann Example\n{day}\n\none") == [("Ann Example", "14:34", "one")]


def test_a_sentence_about_a_time_is_no_header() -> None:
    text = "We meet every day at 10:32\nand nobody owns it\nStandup is a waste"
    assert read_chat(text).format == "plain"
    assert len(read_chat(text).messages) == 3
