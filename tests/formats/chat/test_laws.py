"""Laws of every chat: any text is read, no line of it is lost, and the window's own words are never somebody's."""

from __future__ import annotations

import json
import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.formats.chat import test_teams_and_meet as others
from tests.formats.chat import test_zoom as zoom
from tests.formats.hostile import hostile

from peerinquiry.formats.chat import Chat, NotText, decode, read_chat
from peerinquiry.formats.chat.as_json import as_json
from peerinquiry.formats.chat.text import lines_of
from peerinquiry.inquiry.text import clean

SAMPLES = (
    zoom.ONE_LINE,
    zoom.TWO_LINES,
    zoom.PANEL,
    zoom.CLOUD,
    others.CLASSIC,
    others.NEW,
    others.PANEL,
    others.COMPACT,
    others.SBV,
    "We lose two\n- nobody owns it\n\nProblem: x",
)
lines = st.sampled_from([line for sample in SAMPLES for line in sample.split("\n")])
pieces = (
    lines
    | hostile
    | st.text(max_size=20)
    | st.sampled_from(["2", "👍", "1.", "\t", "Me", "10:42", 'Replying to "', "…"])
)
chats = st.lists(pieces, max_size=14).map("\n".join)


HEADER = re.compile(
    r"From|to|Everyone|Hosts|and|panelists|Privately|Direct|Message|Von|an|Alle|AM|PM|Me|Bea|Example|Yesterday"
)


def kept(chat: Chat) -> str:
    """Everything a chat holds."""
    messages = [" ".join(filter(None, (one.who, one.at, one.text, one.reply_to))) for one in chat.messages]
    reactions = [" ".join(filter(None, (one.who, one.emoji, one.to))) for one in chat.reactions]
    return " ".join(" ".join((*messages, *reactions, *chat.not_understood, *chat.noise)).split())


@given(chats)
@example('10:01:00 From Ann to Everyone:\n\tReplying to "x"\n')
@example("Begin Reference, a by b\nEnd Reference")
def test_no_line_is_lost(text: str) -> None:
    """But for what a header says beside a name: the words around it, and to whom."""
    held = kept(read_chat(text))
    for line in lines_of(text):
        for word in re.findall(r"[^\W\d_]{2,}", line):
            assert word in held or HEADER.fullmatch(word)


@given(st.lists(st.tuples(lines, st.integers(100, 999)), max_size=12))
def test_no_word_of_a_message_is_lost(marked: list[tuple[str, int]]) -> None:
    text = "\n".join(f"{line}\nword{number}" for line, number in marked)
    held = kept(read_chat(text))
    assert all(f"word{number}" in held for _, number in marked)


@given(chats)
def test_what_comes_out_is_clean_and_one_object(text: str) -> None:
    found = json.loads(as_json(read_chat(text)))
    assert list(found) == ["format", "messages", "reactions", "not_understood"]
    for message in found["messages"]:
        assert list(message) == ["who", "at", "text", "direct", "reply_to"]
        assert message["text"].strip()
        assert message["text"] == clean(message["text"])
    assert all(list(reaction) == ["who", "emoji", "to"] for reaction in found["reactions"])


@given(chats)
def test_direct_messages_are_gone_when_they_are_to_be(text: str) -> None:
    aside = "10:01:00 From Ann to Bea(Direct Message):\n\tsecretword\n10:01:00 From Ann to Everyone:\n\tx\n"
    chat = read_chat(f"{aside}{text}")
    if chat.format == "zoom":
        assert "secretword" in repr(chat)
        assert "secretword" not in repr(chat.public())


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r\r\n"])
def test_line_ends_and_marks_change_nothing(sample: str, ending: str) -> None:
    unix = sample.removeprefix("\ufeff").replace("\r\r\n", "\n").replace("\r\n", "\n")
    assert read_chat("\ufeff" + unix.replace("\n", ending)) == read_chat(unix)
    spaced = unix.replace(" AM", "\u202fAM").replace(" PM", "\u00a0PM")
    assert read_chat(spaced) == read_chat(unix)
    assert read_chat(unix.replace("Ann", "\u200eAnn")) == read_chat(unix)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_file_may_be_encoded_in_many_ways(encoding: str) -> None:
    text = "10:01:00 From Ännchen to Everyone:\n\tüber die Größe der Aufgabe\n" * 20
    assert decode(text.encode(encoding)) == text.removeprefix("\ufeff") or decode(text.encode(encoding)) == text


def test_one_stray_byte_spoils_no_file() -> None:
    assert decode("Größe über alles".encode() * 9 + b"\xff").startswith("Größe über alles")


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7", b"\0\0\0\0\1\2\3\0" * 9, b"\x89PNG\r\n"])
def test_what_is_no_text_is_told(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


@given(st.binary(max_size=80))
def test_any_bytes_are_text_or_are_not(data: bytes) -> None:
    try:
        read_chat(decode(data))
    except NotText:
        assert data


FLOODS = [
    "10:01:00 From  Ann  to  Everyone:\n\tHello world, this is...\n",
    '10:01:00 From A to Everyone:\n\tReplying to "Hello world, th..." ok\n',
    "10:01:00 From A to " + ": to " * 80 + "\n",
    "10:01:00 From A to Everyone:\n\t" + '"a' * 150 + "\n",
    "Ann Example\n12:38\nmessage\n",
    "[10:42] Ann\n    x\n",
    "Begin Reference, x by y\n",
    "👍\n",
    "a: ",
    "From A to ",
    " ",
]


def calls(text: str) -> int:
    """How many functions are called to read a text; seconds would depend on the machine."""
    count = 0

    def note(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        read_chat(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("flood", FLOODS)
def test_twice_as_much_takes_about_twice_as_long(flood: str) -> None:
    some = flood * (2 + 3_000 // len(flood))
    assert calls(some * 2) < calls(some) * 2.3 + 100
