"""Files that a chat was saved to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage import chats
from peerinquiry.storage.chats import completed, named_path, read_chat_text


@pytest.mark.parametrize(
    "dragged",
    ["{}", "'{}'", '"{}"', " {} \n", "{escaped}", "file://{quoted}"],
)
def test_a_path_is_understood_however_it_came(dragged: str, tmp_path: Path) -> None:
    path = tmp_path / "my chat (1).txt"
    path.write_text("Ann: hello", encoding="utf-8")
    escaped = str(path).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    named = named_path(dragged.format(path, escaped=escaped, quoted=str(path).replace(" ", "%20")))
    assert read_chat_text(named) == "Ann: hello"


def test_the_home_folder_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert named_path("~/chat.txt") == tmp_path / "chat.txt"


def test_what_is_no_chat_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "large.txt").write_text("x" * 99, encoding="utf-8")
    monkeypatch.setattr(chats, "LARGEST", 50)
    for name, why in [
        ("none.txt", "There is no file"),
        (".", "is a folder"),
        ("picture.txt", "is no text"),
        ("large.txt", "too large"),
        ("a\0b", "could not be read"),
    ]:
        with pytest.raises(PeerInquiryError, match=why) as told:
            read_chat_text(tmp_path / name)
        assert told.value.hint


def test_a_name_is_completed_as_far_as_it_is_sure(tmp_path: Path) -> None:
    (tmp_path / "zoom").mkdir()
    for name in ("chat-1.txt", "chat-2.txt", ".hidden"):
        (tmp_path / name).touch()
    assert completed(str(tmp_path / "ch")) == str(tmp_path / "chat-")
    assert completed(str(tmp_path / "chat-1")) == str(tmp_path / "chat-1.txt")
    assert completed(str(tmp_path / "zo")) == str(tmp_path / "zoom") + os.sep
    assert completed(str(tmp_path / "chat-")) == str(tmp_path / "chat-")
    assert completed(str(tmp_path / "none" / "x")) == str(tmp_path / "none" / "x")
