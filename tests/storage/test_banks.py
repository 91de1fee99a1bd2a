"""Where banks are looked for, and that a broken one disturbs no other."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from tests.storage.shelves import BROKEN, GOOD, Shelves

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_toml import BankErrors
from peerinquiry.formats.toml_reading import LARGEST
from peerinquiry.storage.banks import BankLibrary, Where, read_bank, shipped_folder
from peerinquiry.storage.toml_source import files_in


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    return Shelves(tmp_path)


def asked(library: BankLibrary, name: str) -> str:
    return library.load(name).aims[0].questions[0].ask


def test_the_first_of_a_name_wins(shelves: Shelves) -> None:
    shelves.put(Where.SHIPPED, "one")
    assert asked(shelves.library, "one") == "Who, says shipped?"
    shelves.put(Where.HOME, "one")
    assert asked(shelves.library, "one") == "Who, says home?"
    shelves.put(Where.HERE, "one")
    assert asked(shelves.library, "one") == "Who, says here?"


def test_each_bank_says_where_it_is_and_what_it_shadows(shelves: Shelves) -> None:
    paths = [shelves.put(where, "one") for where in (Where.HERE, Where.HOME, Where.SHIPPED)]
    shelves.put(Where.HOME, "another")
    another, one = shelves.library.entries()
    assert (another.name, another.where, another.shadows) == ("another", Where.HOME, ())
    assert [one.path, *(hidden.path for hidden in one.shadows)] == paths
    assert [hidden.where for hidden in one.shadows] == [Where.HOME, Where.SHIPPED]
    assert shelves.library.names() == ("another", "one")


def test_a_built_in_bank_seen_from_a_checkout_is_one_bank(shelves: Shelves) -> None:
    here, shipped = (shelves.put(where, "one") for where in (Where.HERE, Where.SHIPPED))
    assert len(shelves.library.entries()[0].shadows) == 1
    shipped.write_bytes(here.read_bytes())
    assert shelves.library.entries()[0].shadows == ()


def test_a_folder_that_is_two_of_the_three_counts_once(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.put(Where.HERE, "one")
    (entry,) = BankLibrary(shelves.here, shelves.here, shelves.here / "question_banks").entries()
    assert (entry.where, entry.shadows) == (Where.HERE, ())


def test_folders_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    assert BankLibrary(tmp_path / "a", tmp_path / "b", tmp_path / "c").entries() == ()
    (tmp_path / "question_banks").write_text("a file where a folder was to be")
    assert BankLibrary(tmp_path, tmp_path, tmp_path / "c").names() == ()


def test_a_broken_bank_disturbs_no_other(shelves: Shelves) -> None:
    path = shelves.put(Where.HOME, "broken", BROKEN)
    shelves.put(Where.HOME, "good")
    assert shelves.library.names() == ("broken", "good")
    assert shelves.library.load("good").name == "good"
    with pytest.raises(BankErrors) as caught:
        shelves.library.load("broken")
    (mistake,) = caught.value.mistakes
    assert str(mistake) == f"{path}:3:1: there is no `question` in an aim; did you mean `questions`?"


def test_a_broken_bank_is_not_passed_over_for_one_that_it_shadows(shelves: Shelves) -> None:
    shelves.put(Where.SHIPPED, "one")
    shelves.put(Where.HOME, "one", BROKEN)
    with pytest.raises(BankErrors):
        shelves.library.load("one")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("hard", "Did you mean “hard-decision”?"),
        ("one-two-thre", "Did you mean “one-two-three”?"),
        ("nothing like it", "`peerinquiry banks list` shows those that are found."),
        ("../one-two-three", "Did you mean “one-two-three”?"),
        ("/etc/passwd", "`peerinquiry banks list` shows those that are found."),
        ("", "`peerinquiry banks list` shows those that are found."),
        ("\x1b[1m\x00", "`peerinquiry banks list` shows those that are found."),
    ],
)
def test_a_name_that_is_none(shelves: Shelves, name: str, hint: str) -> None:
    shelves.put(Where.HOME, "hard-decision")
    shelves.put(Where.HOME, "one-two-three")
    with pytest.raises(PeerInquiryError, match="There is no question bank “") as caught:
        shelves.library.load(name)
    assert caught.value.hint == hint
    assert "\x1b" not in str(caught.value)


def test_a_name_reaches_no_other_folder(shelves: Shelves) -> None:
    shelves.put(Where.HOME, "one")
    (shelves.home / "outside.toml").write_text(GOOD.format(ask="Who?"))
    for name in ("../outside", "..\\outside", str(shelves.home / "outside")):
        with pytest.raises(PeerInquiryError):
            shelves.library.load(name)


def test_a_name_may_be_typed_with_its_suffix(shelves: Shelves) -> None:
    shelves.put(Where.HOME, "one")
    assert shelves.library.load("one.toml").name == "one"


def test_letters_that_the_system_took_apart_are_put_together(shelves: Shelves) -> None:
    shelves.put(Where.HOME, unicodedata.normalize("NFD", "für-uns"))
    assert shelves.library.load("für-uns").name == "für-uns"


def test_what_an_editor_leaves_behind_is_no_bank(shelves: Shelves) -> None:
    path = shelves.put(Where.HOME, "one")
    for name in (".one.toml", "one.toml~", ".one.toml.swp", "#one.toml#", "one.txt", "\u200b.toml"):
        path.with_name(name).write_text("x")
    path.with_name("folder.toml").mkdir()
    assert shelves.library.names() == ("one",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_does_not_hold_anything_up(shelves: Shelves) -> None:
    os.mkfifo(shelves.home / "question_banks" / "pipe.toml")
    assert shelves.library.names() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own here")
def test_a_link_may_lead_to_a_bank_or_nowhere(shelves: Shelves) -> None:
    path = shelves.put(Where.HOME, "one")
    path.with_name("two.toml").symlink_to(path)
    path.with_name("loop.toml").symlink_to("loop.toml")
    path.with_name("nowhere.toml").symlink_to("gone.toml")
    assert shelves.library.names() == ("one", "two")


def test_an_edit_is_found(shelves: Shelves) -> None:
    shelves.put(Where.HOME, "one")
    assert asked(shelves.library, "one") == "Who, says home?"
    shelves.put(Where.HOME, "one", GOOD.format(ask="What?"))
    assert asked(shelves.library, "one") == "What?"


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(LARGEST * 1000)
    with pytest.raises(BankErrors, match="larger than 1000 kB"):
        read_bank(path)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.toml", "there is no such file; look whether its name is right"),
        ("folder", "there is no bank in this folder; name a file that ends in .toml"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_mistake_too(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BankErrors) as caught:
        read_bank(tmp_path / name)
    assert [str(mistake) for mistake in caught.value.mistakes] == [f"{tmp_path / name}:1:1: {message}"]


def test_what_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(BankErrors, match="you may not read this file; give yourself the right to"):
        read_bank(tmp_path / "one.toml")
    assert files_in(tmp_path) == []


def test_every_shipped_bank_is_good() -> None:
    paths = files_in(shipped_folder())
    assert "collaborative-inquiry.toml" in [path.name for path in paths]
    for path in paths:
        read_bank(path)
