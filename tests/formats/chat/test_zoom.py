"""Chats as Zoom saves them, keeps them in its cloud, and lets one copy them."""

from __future__ import annotations

import pytest

from peerinquiry.formats.chat import Chat, read_chat
from peerinquiry.formats.chat.words import LANGUAGES

Told = tuple[str | None, str | None, str, bool | None]

ONE_LINE = (
    "12:58:22\t From  Ann : no recipient\n"
    "12:58:23 From  Ann  to  Everyone : first line\nsecond line\n"
    "17:59:57\t From  Ann  to  Bea : whispered\nover two lines\n"
    "18:00:15\t From  Ann   to   Bea(Privately) : aside\n"
    "00:00:30\tFrom Ann to Everyone:\tnote: it goes to Bea: now\n"
    "11:45:12\n From Ann : the oldest form\n"
)
TWO_LINES = (
    "\ufeff10:01:00 From  Ann  to  Everyone:\r\n\tfirst line\r\n\tsecond line\r\n"
    "10:03:00 From  Ann  to  Bea(Direct Message):\r\n\taside\r\n"
    "18:57:14 From Ann to Hosts and panelists: \r\n  two blanks\r\n"
)
PANEL = (
    "its header was not copied\n"
    "From Ann Example to Everyone 10:48 AM\none\ntwo\n"
    "From Ben Example to Everyone:  10:37 PM\nthree\n"
    "From Me to Bea Example:  (Direct Message) 10:00 AM\naside\n"
    "Von Carl an Alle 14:05\nvier\n"
)
CLOUD = "00:01:02\tAnn:\tone\r\nmore of it\r\n00:01:09\tA: B:\tnote: two\r\n"


def told(chat: Chat) -> list[Told]:
    return [(message.who, message.at, message.text, message.direct) for message in chat.messages]


def test_one_line() -> None:
    chat = read_chat(ONE_LINE)
    assert (chat.format, chat.not_understood) == ("zoom", ())
    assert told(chat) == [
        ("Ann", "12:58:22", "no recipient", None),
        ("Ann", "12:58:23", "first line\nsecond line", False),
        ("Ann", "17:59:57", "whispered\nover two lines", True),
        ("Ann", "18:00:15", "aside", True),
        ("Ann", "00:00:30", "note: it goes to Bea: now", False),
        ("Ann", "11:45:12", "the oldest form", None),
    ]


def test_two_lines() -> None:
    chat = read_chat(TWO_LINES)
    assert (chat.format, chat.not_understood) == ("zoom", ())
    assert told(chat) == [
        ("Ann", "10:01:00", "first line\nsecond line", False),
        ("Ann", "10:03:00", "aside", True),
        ("Ann", "18:57:14", "two blanks", False),
    ]
    assert [message.text for message in chat.public().messages] == ["first line\nsecond line", "two blanks"]


def test_panel() -> None:
    chat = read_chat(PANEL, me="Fay")
    assert (chat.format, chat.not_understood) == ("zoom-panel", ())
    assert told(chat) == [
        (None, None, "its header was not copied", None),
        ("Ann Example", "10:48", "one\ntwo", False),
        ("Ben Example", "22:37", "three", False),
        ("Fay", "10:00", "aside", True),
        ("Carl", "14:05", "vier", False),
    ]
    assert read_chat(PANEL).messages[3].who == "Me"


def test_cloud() -> None:
    chat = read_chat(CLOUD)
    assert (chat.format, chat.not_understood) == ("zoom-cloud", ())
    assert told(chat) == [("Ann", "00:01:02", "one\nmore of it", None), ("A: B", "00:01:09", "note: two", None)]


NAMES = (
    "Ann (Contoso) [she/her]",
    "Ben to Go",
    "A: B",
    "Last, First",
    "王小明",
    "Jean-Luc O'Neil",
    "a",
    "Ann 2:30",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "form",
    [
        "10:01:00 From  {}  to  Everyone:\n\tone",
        "10:01:00 From {} to Everyone:\n\tone",
        "10:01:00 From {} to Everyone : one",
        "10:01:00\t From  {}  to  Everyone : one",
        "00:00:30\tFrom {} to Everyone:\tone",
        "From {} to Everyone 10:48 AM\none",
        "From {} to Everyone:  10:48\none",
        "00:01:02\t{}:\tone",
    ],
)
def test_names_are_hard(name: str, form: str) -> None:
    (message,) = read_chat(form.format(name)).messages
    assert (message.who, message.text) == (name, "one")


def test_a_recipient_may_be_as_hard() -> None:
    text = "10:01:00 From Ann to Everyone:\n\tone\n10:02:00 From Ann to Ben to Go(Direct Message):\n\ttwo"
    assert told(read_chat(text))[1] == ("Ann", "10:02:00", "two", True)


def test_replies_reactions_and_what_was_taken_back() -> None:
    text = (
        "10:00:00 From Ann to Everyone:\n\tHello world, this message says a lot\n"
        "10:01:00 From Bea to Everyone:\n\tHello world, this message is newer\n"
        '10:02:00 From Carl to Everyone:\n\tReplying to "Hello world, this me..."\n\t\n\tit is\n'
        '10:03:00 From Dev to Everyone:\n\tReplying to "Hello world, this me…" so "it" is\n'
        '10:04:00 From Dev to Everyone:\n\tReacted to "Hello world, this me..." with 👍\n'
        '10:04:01 From Dev to Everyone:\n\tReacted to "Hello world, this me..." with 👍\n'
        '10:05:00 From Eli to Everyone:\n\tReacted to "it is" with ❤️\n'
        '10:06:00 From Eli to Everyone:\n\tRemoved a ❤️ reaction from "it is"\n'
        "10:07:00 From Eli to Everyone:\n\tadd 👍🏻\n"
        '10:08:00 From Gus to Everyone:\n\tReacted to "never seen" with 🎉\n'
    )  # fmt: skip
    chat = read_chat(text)
    newest = "Hello world, this message is newer"
    assert [(one.who, one.text, one.reply_to) for one in chat.messages[2:]] == [
        ("Carl", "it is", newest),
        ("Dev", 'so "it" is', newest),
    ]
    assert [(one.who, one.emoji, one.to) for one in chat.reactions] == [
        ("Dev", "👍", newest),
        ("Eli", "👍🏻", 'so "it" is'),
        ("Gus", "🎉", "never seen"),
    ]
    assert not chat.not_understood


def test_a_quotation_may_hold_quotation_marks() -> None:
    text = (
        '10:00:00 From Ann to Everyone:\n\tHe said "go" and I went home\n'
        '10:01:00 From Bea to Everyone:\n\tReplying to "He said "go" and I w..." why "home"?\n'
    )
    assert read_chat(text).messages[1].text == 'why "home"?'
    assert read_chat(text).messages[1].reply_to == 'He said "go" and I went home'


def test_a_cloud_reply_ends_oddly() -> None:
    text = (
        '00:01:02\tAnn:\tHello to everyone here\r\n00:02:00\tBea:\tReplying to "Hello to everyone..."\r\r\n\r\nyes\r\n'
    )
    (_, reply) = read_chat(text).messages
    assert (reply.who, reply.text, reply.reply_to) == ("Bea", "yes", "Hello to everyone here")


def test_a_public_reply_never_tells_what_was_said_aside() -> None:
    text = (
        "10:00:00 From Ann to Bea(Direct Message):\n\tHello world, this is secret\n"
        '10:01:00 From Bea to Everyone:\n\tReplying to "Hello world, this is..." ok\n'
        '10:02:00 From Bea to Ann(Direct Message):\n\tReacted to "Hello world, this is..." with 👍\n'
    )
    chat = read_chat(text).public()
    assert "secret" not in repr(chat)
    assert not chat.reactions
    assert read_chat(text).reactions[0].to == "Hello world, this is secret"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_table(language: str) -> None:
    row = LANGUAGES[language]
    for sender in row.senders:
        for recipient in row.recipients:
            header = f"10:01:00 {sender} {{}} {recipient} {{}}:\n\t{{}}\n"
            text = header.format("Ann", row.everyone[0], "Good morning dear folks") + header.format(
                "Bea", f"Ann({row.direct[0]})", "aside"
            )
            assert told(read_chat(text)) == [
                ("Ann", "10:01:00", "Good morning dear folks", False),
                ("Bea", "10:01:00", "aside", True),
            ]
    for said in row.replied:
        quoted = said.format(quote='"Good morning dear..."')
        (_, reply) = read_chat(f"{header.format('Ann', row.everyone[0], 'Good morning dear folks')}"
                               f"{header.format('Bea', row.everyone[0], quoted)}\tto you, too\n").messages  # fmt: skip
        assert (reply.text, reply.reply_to) == ("to you, too", "Good morning dear folks")
    for said in (*row.reacted, *row.removed):
        line = said.format(quote='"Good morning dear..."', sign="👍")
        chat = read_chat(header.format("Ann", row.everyone[0], "Good morning dear folks") +
                         header.format("Bea", row.everyone[0], line))  # fmt: skip
        assert len(chat.messages) == 1, line
        assert len(chat.reactions) == (said in row.reacted), line


@pytest.mark.parametrize("blanks", [" ", "  "])
def test_a_language_without_a_row(blanks: str) -> None:
    header = "10:0{}:00 Fraa{}tilz{}:\n\t{}\n"
    text = (
        header.format(1, f"{blanks}Ann{blanks}", f"{blanks}Alfolk", "Good morning dear folks")
        + header.format(2, f"{blanks}Bea Bo{blanks}", f"{blanks}Alfolk", 'Svaro "Good morning dear..."\n\tto you')
        + header.format(3, f"{blanks}Carl{blanks}", f"{blanks}Alfolk", 'Reakto "Good morning dear..." dil 👍')
        + header.format(4, f"{blanks}Dev{blanks}", f"{blanks}Ann(Hemli)", "aside")
    )
    chat = read_chat(text)
    assert [(one.who, one.text, one.direct, one.reply_to) for one in chat.messages] == [
        ("Ann", "Good morning dear folks", False, None),
        ("Bea Bo", "to you", False, "Good morning dear folks"),
        ("Dev", "aside", True, None),
    ]
    assert [(one.who, one.emoji) for one in chat.reactions] == [("Carl", "👍")]


def test_a_header_with_nothing_below_is_shown() -> None:
    chat = read_chat("10:01:00 From Ann to Everyone:\n10:02:00 From Bea to Everyone:\n\tone\nabove\n")
    assert chat.not_understood == ("10:01:00 From Ann to Everyone:",)


def test_what_stands_above_a_saved_file_is_shown() -> None:
    text = "Chat of Monday\n\n10:02:00 From Bea to Everyone:\n\tone\n10:03:00 From Bea to Everyone:\n\ttwo"
    assert read_chat(text).not_understood == ("Chat of Monday",)


def test_a_word_that_a_row_lacks_is_found_in_the_file() -> None:
    header = "10:0{}:00 시작 {} 받는이 {}:\n\t네\n"
    text = header.format(1, "민수", "모두") + header.format(2, "지영", "모두") + header.format(3, "지영", "민수(DM)")
    assert told(read_chat(text)) == [
        ("민수", "10:01:00", "네", False),
        ("지영", "10:02:00", "네", False),
        ("지영", "10:03:00", "네", True),
    ]


@pytest.mark.parametrize("day", ["2026-11-22 ", "2026-11-22T", "22.11.2026, ", "11/22/2026 "])
def test_a_day_may_stand_before_the_time(day: str) -> None:
    assert told(read_chat(f"{day}10:01:00 From Ann to Everyone:\n\tone")) == [("Ann", "10:01:00", "one", False)]


def test_header_words_may_have_colons() -> None:
    assert told(read_chat("10:01:00 Gönderen: Ann Alıcı: Herkese:\n\tbir")) == [("Ann", "10:01:00", "bir", False)]
