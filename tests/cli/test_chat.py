"""`peerinquiry chat FILE`, as it is typed, with what it prints into a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.formats.chat.test_zoom import PANEL, TWO_LINES
from typer.testing import CliRunner

from peerinquiry.cli.commands import app
from peerinquiry.errors import PeerInquiryError

CHAT = (
    "10:01:00 From Ann to Everyone:\n\tWe lose two suppliers a year\n"
    "10:02:00 From Bea to Ann(Direct Message):\n\tI would not say that\n"
    '10:03:00 From Bea to Everyone:\n\tReplying to "We lose two supplie..." so do we\n'
    '10:04:00 From Carl to Everyone:\n\tReacted to "We lose two supplie..." with 👍\n'
)
GOLDEN = """\
{
  "format": "zoom",
  "messages": [
    {
      "who": "Ann",
      "at": "10:01:00",
      "text": "We lose two suppliers a year",
      "direct": false,
      "reply_to": null
    },
    {
      "who": "Bea",
      "at": "10:03:00",
      "text": "so do we",
      "direct": false,
      "reply_to": "We lose two suppliers a year"
    }
  ],
  "reactions": [
    {
      "who": "Carl",
      "emoji": "👍",
      "to": "We lose two suppliers a year"
    }
  ],
  "not_understood": []
}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "meeting_saved_chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    return path


def chat(*arguments: str, stdin: str = "") -> str:
    return CliRunner().invoke(app, ["chat", *arguments], input=stdin, catch_exceptions=False).stdout


def test_json_is_one_object(file: Path) -> None:
    assert chat(str(file), "--json") == GOLDEN


def test_direct_messages_are_told_when_asked_for(file: Path) -> None:
    found = json.loads(chat(str(file), "--json", "--direct"))
    assert [message["direct"] for message in found["messages"]] == [False, True, False]


def test_the_page_says_what_is_there_and_what_is_not(file: Path) -> None:
    assert chat(str(file)).splitlines() == [
        "Zoom, as it was saved: 2 messages by 2 people",
        "",
        "10:01:00  Ann  We lose two suppliers a year",
        "10:03:00  Bea  so do we  (answers: We lose two suppliers a year)",
        "",
        "Reactions",
        "Carl  👍  We lose two suppliers a year",
        "",
        "1 direct message left out; --direct shows them.",
    ]
    assert "I would not say that  (direct)" in chat(str(file), "--direct")


def test_what_was_not_understood_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("a title\n" + TWO_LINES.removeprefix("\ufeff"), encoding="utf-8")
    page = chat(str(path))
    assert "Not understood\na title\n" in page


def test_oneself_has_a_name() -> None:
    assert '"who": "Fay"' in chat("-", "--json", "--direct", "--me", "Fay", stdin=PANEL)
    assert '"who": "Me"' in chat("-", "--json", "--direct", stdin=PANEL)


def test_nothing_is_a_chat_of_nothing() -> None:
    assert json.loads(chat("-", "--json"))["messages"] == []
    assert chat("-") == "Plain lines: 0 messages\n"


def test_a_hostile_chat_is_shown_as_words() -> None:
    page = chat("-", stdin="10:01:00 From [bold]A[/] to Everyone:\n\t\x1b[31mred\x1b[0m [/x]\n")
    assert "[bold]A[/]  red [/x]" in page


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_what_cannot_be_read_is_told_in_a_sentence(name: str) -> None:
    result = CliRunner().invoke(app, ["chat", name])
    assert isinstance(result.exception, PeerInquiryError)
    assert result.exception.hint
