"""Banks of one's own: new ones, and copies of those that came with the program, byte for byte."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.shelves import BROKEN, Shelves

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_template import template
from peerinquiry.formats.bank_toml import parse_bank
from peerinquiry.storage.banks import Where
from peerinquiry.storage.home import Home
from peerinquiry.storage.own_banks import new_bank, to_edit

ODD = b"# by hand\r\n\r\n[[aims]] # mine\r\nname   = 'framing'\r\nquestions = [\t'Who?' ,]\r\n"


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    return Shelves(tmp_path)


@pytest.fixture
def home(shelves: Shelves) -> Home:
    return Home(shelves.home)


@given(st.text(max_size=300))
def test_the_template_is_a_good_bank_whatever_it_is_called(name: str) -> None:
    bank = parse_bank(template(name), "one")
    assert [aim.name for aim in bank.aims] == ["framing", "possibilities", "milestones", "support"]


def test_a_new_bank_is_found_and_says_how_to_go_on(shelves: Shelves, home: Home) -> None:
    path = new_bank(home, shelves.library, "Our questions")
    assert path == home.question_banks / "our-questions.toml"
    assert shelves.library.load("our-questions").title == "Our questions"
    assert path.read_text(encoding="utf-8").count("#") > 5
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_copy_is_the_same_byte_for_byte_with_comments_and_mistakes(shelves: Shelves, home: Home) -> None:
    for text in (ODD, BROKEN.encode()):
        shelves.put(Where.SHIPPED, "base").write_bytes(text)
        path = new_bank(home, shelves.library, f"of-{len(text)}", "base")
        assert path.read_bytes() == text


@pytest.mark.parametrize("taken", ["file", "link"])
def test_nothing_is_written_over(shelves: Shelves, home: Home, taken: str) -> None:
    path = home.question_banks / "ours.toml"
    if taken == "file":
        path.write_text("mine")
    elif sys.platform == "win32":
        pytest.skip("links need a right of their own here")
    else:
        path.symlink_to("nowhere")
    with pytest.raises(PeerInquiryError, match="already"):
        new_bank(home, shelves.library, "ours")
    assert path.is_symlink() or path.read_text() == "mine"


@pytest.mark.parametrize("name", ["", "..", "???", "con", "NUL.toml", "com1", "\x1b"])
def test_a_name_that_is_none_for_a_file(shelves: Shelves, home: Home, name: str) -> None:
    with pytest.raises(PeerInquiryError, match="cannot be called"):
        new_bank(home, shelves.library, name)


def test_a_name_leads_to_no_other_folder(shelves: Shelves, home: Home) -> None:
    for name in ("../outside", "/etc/passwd", "a\\b"):
        assert new_bank(home, shelves.library, name).parent == home.question_banks


def test_one_that_came_with_it_is_copied_before_it_is_edited(shelves: Shelves, home: Home) -> None:
    shipped = shelves.put(Where.SHIPPED, "base")
    shipped.write_bytes(ODD)
    file = to_edit(home, shelves.library, "base")
    assert (file.path, file.copied) == (home.question_banks / "base.toml", True)
    assert file.path.read_bytes() == ODD == shipped.read_bytes()
    assert (home.question_banks / "question-bank.schema.json").is_file()
    again = to_edit(home, shelves.library, "base")
    assert (again.path, again.copied) == (file.path, False)


@pytest.mark.parametrize("where", [Where.HERE, Where.HOME])
def test_ones_own_is_edited_where_it_is(shelves: Shelves, home: Home, where: Where) -> None:
    path = shelves.put(where, "ours")
    assert to_edit(home, shelves.library, "ours").path == path


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own here")
def test_the_record_of_a_session_is_never_edited(shelves: Shelves, home: Home) -> None:
    home.prepare()
    journal = home.sessions / "live.toml"
    journal.write_text("")
    (home.question_banks / "ours.toml").symlink_to(journal)
    with pytest.raises(PeerInquiryError, match="leads to a session's record"):
        to_edit(home, shelves.library, "ours")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nobody is kept from writing here")
def test_a_home_that_cannot_be_written_is_said(shelves: Shelves, home: Home) -> None:
    shelves.put(Where.SHIPPED, "base")
    home.prepare()
    home.question_banks.chmod(0o500)
    with pytest.raises(PeerInquiryError, match="could not be written"):
        to_edit(home, shelves.library, "base")
