"""What comes from a terminal: a paste is one thing, and words, however it comes and whatever is in it."""

from __future__ import annotations

import asyncio
import signal
import sys
from codecs import getincrementaldecoder
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

if sys.platform == "win32":
    pytest.skip("the terminal is read in another way there", allow_module_level=True)

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message

from peerinquiry.inquiry.text import clean
from peerinquiry.screens.keyboard import BEGIN, END, LARGEST, QUIET, Keyboard, Parser, missing

WILD = st.text(st.sampled_from("ab \r\n\t\x1b[]0;?21~\x07\x00\x9béß漢")) | st.text()
HOSTILE = (
    "\x1b",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]52;c;eA==\x1b\\",
    "\x1b[2J\x1b[A\x1b[B q u",
    "\x1b[200~again",
    "\x1b[20",
    "half an end \x1b[201",
    "\x1bq" * 40,
    "\x1b[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17m",
    "\r\nCR and LF\r\n\r",
    "\x00\x01\x02\x7f\x9b",
    "\ufffd\ufffd",
)


def read(parser: Parser, *parts: str) -> list[Message]:
    """What parts are that come one after another."""
    return [message for part in parts for message in parser.feed(part)]


def told(messages: list[Message]) -> list[str]:
    """Keys by their names, pastes by their words, in the order they came."""
    return [f"paste {message.text!r}" if isinstance(message, Paste) else name_of(message) for message in messages]


def name_of(message: Message) -> str:
    assert isinstance(message, Key)
    return message.key


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_in_a_paste_it_is_words_and_no_key(text: str) -> None:
    assert told(read(Parser(), f"a{BEGIN}{text}{END}b")) == ["a", f"paste {clean(text)!r}", "b"]


@given(text=WILD.filter(lambda text: END not in f"{text}{END[:-1]}"))
def test_any_text_that_does_not_end_the_paste_is_one_paste(text: str) -> None:
    assert told(read(Parser(), f"{BEGIN}{text}{END}")) == [f"paste {clean(text)!r}"]


@given(text=WILD.filter(lambda text: END not in f"{text}{END[:-1]}"), cuts=st.lists(st.integers(0, 60), max_size=8))
def test_however_it_is_split_over_reads_it_is_the_same(text: str, cuts: list[int]) -> None:
    whole = f"x{BEGIN}{text}{END}\x1b[Ay{BEGIN}two{END}z"
    at = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    parts = [whole[one:other] for one, other in pairwise(at)]
    assert told(read(Parser(), *parts)) == ["x", f"paste {clean(text)!r}", "up", "y", "paste 'two'", "z"]


def test_character_by_character_it_is_the_same() -> None:
    assert told(read(Parser(), *f"a{BEGIN}one\x1b[31m two{END}\x1bOPb")) == ["a", "paste 'one two'", "f1", "b"]


def test_a_megabyte_is_one_paste() -> None:
    line = "We lose two suppliers a year\r\n"
    whole = f"{BEGIN}{line * 40_000}{END}"
    parts = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    (paste,) = read(Parser(), *parts)
    assert isinstance(paste, Paste)
    assert paste.text == line.replace("\r\n", "\n") * 40_000


def test_what_is_larger_than_anybody_pastes_is_cut_and_its_end_still_found() -> None:
    half = "x" * (LARGEST // 2 + 1)
    paste, key = read(Parser(), BEGIN, half, half, f"{half}{END}q")
    assert isinstance(paste, Paste)
    assert paste.text == "x" * LARGEST
    assert name_of(key) == "q"


def test_a_byte_that_is_no_text_is_one_sign_in_a_paste_and_as_a_key() -> None:
    decode = getincrementaldecoder("utf-8")("replace").decode
    messages = read(Parser(), decode(b"a\xffb"), decode(f"{BEGIN}caf".encode() + b"\xe9 au lait" + END.encode()))
    assert told(messages)[-1] == "paste 'caf\ufffd au lait'"
    assert [message.character for message in messages[:3] if isinstance(message, Key)] == ["a", "\ufffd", "b"]


class Hand:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_paste_whose_end_never_comes_is_over_after_a_while() -> None:
    hand = Hand()
    parser = Parser(hand)
    assert read(parser, f"{BEGIN}half a sentence\x1b[2") == []
    hand.now = QUIET - 0.1
    assert list(parser.tick()) == []
    hand.now = QUIET
    assert told(list(parser.tick())) == ["paste 'half a sentence'"]
    assert told(read(parser, "q")) == ["q"]


def test_a_slow_beginning_is_none_of_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    hand = Hand()
    monkeypatch.setattr("textual._parser.get_time", hand)
    parser = Parser(hand)
    read(parser, BEGIN[:4])
    hand.now = 1.0
    assert list(parser.tick()) == []
    assert told(read(parser, f"{BEGIN[4:]}words{END}")) == ["paste 'words'"]


def test_an_escape_alone_is_a_key_after_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    hand = Hand()
    monkeypatch.setattr("textual._parser.get_time", hand)
    parser = Parser(hand)
    assert read(parser, "\x1b") == []
    hand.now = 1.0
    assert told(list(parser.tick())) == ["escape"]


def test_textual_still_has_what_is_used_of_it() -> None:
    assert missing() == []


def test_what_textual_no_longer_has_is_named() -> None:
    assert missing([(Parser, ("feed", "devour"))]) == ["devour"]


async def test_a_size_is_read_in_the_loop_and_not_in_the_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    monkeypatch.setattr(
        LinuxDriver,
        "start_application_mode",
        lambda _driver: signal.signal(signal.SIGWINCH, lambda number, _frame: read.append(number)),
    )
    before = signal.getsignal(signal.SIGWINCH)
    try:
        object.__new__(Keyboard).start_application_mode()
        signal.raise_signal(signal.SIGWINCH)
        assert read == []
        await asyncio.sleep(0)
        assert read == [signal.SIGWINCH]
    finally:
        signal.signal(signal.SIGWINCH, before)
