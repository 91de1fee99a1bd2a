"""Chats as people have them, each with what has to come out, written down by hand before it was read.

Beside `NAME.txt` stands `NAME.json`; `NAME.direct.json` is what comes out with the direct messages, and `NAME.me.json`
if the one who copied it is Fay.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peerinquiry.formats.chat import decode, read_chat
from peerinquiry.formats.chat.as_json import as_json
from peerinquiry.formats.chat.model import Format

SAMPLES = Path(__file__).parent / "samples"
EXPECTED = sorted(path.name for path in SAMPLES.glob("*.json"))
TEXTS = sorted(path.name for path in SAMPLES.glob("*.txt"))


def read(name: str, asked: str) -> str:
    text = decode((SAMPLES / f"{name}.txt").read_bytes())
    chat = read_chat(text, me="Fay" if asked == "me" else None)
    return as_json(chat if asked == "direct" else chat.public())


@pytest.mark.parametrize("file", EXPECTED)
def test_what_comes_out(file: str) -> None:
    name, asked, *_ = file.split(".")
    assert json.loads(read(name, asked)) == json.loads((SAMPLES / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", TEXTS)
@pytest.mark.parametrize("asked", ["direct", "json"])
def test_what_comes_out_has_one_shape(file: str, asked: str) -> None:
    found = json.loads(read(file.removesuffix(".txt"), asked))
    assert list(found) == ["format", "messages", "reactions", "not_understood"]
    assert found["format"] in set(Format)
    for message in found["messages"]:
        who, at, text, direct, reply_to = message.values()
        assert list(message) == ["who", "at", "text", "direct", "reply_to"]
        assert all(value is None or (isinstance(value, str) and value) for value in (who, at, reply_to))
        assert isinstance(text, str)
        assert text.strip()
        assert direct in ({None, False, True} if asked == "direct" else {None, False})
    for reaction in found["reactions"]:
        who, emoji, to = reaction.values()
        assert list(reaction) == ["who", "emoji", "to"]
        assert who is None or (isinstance(who, str) and who)
        assert all(isinstance(value, str) and value for value in (emoji, to))
    assert all(isinstance(line, str) and line.strip() for line in found["not_understood"])


@pytest.mark.parametrize("file", TEXTS)
def test_no_word_of_a_direct_message_is_public(file: str) -> None:
    name = file.removesuffix(".txt")
    everything = json.loads(read(name, "direct"))["messages"]
    public = json.loads(read(name, "json"))
    said = [message["text"] for message in everything if not message["direct"]]
    for message in everything:
        for line in message["text"].split("\n") if message["direct"] else ():
            if not any(line[:12] in text for text in said):
                assert line[:12] not in json.dumps(public, ensure_ascii=False)


def test_every_sample_is_used() -> None:
    assert {file.split(".")[0] for file in EXPECTED} == {file.removesuffix(".txt") for file in TEXTS}
    assert {json.loads((SAMPLES / file).read_text(encoding="utf-8"))["format"] for file in EXPECTED} == set(Format)
