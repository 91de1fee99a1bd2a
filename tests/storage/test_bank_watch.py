"""A bank that is edited while it is watched, in all the ways in which editors save."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.shelves import BROKEN, GOOD, Shelves

from peerinquiry.storage.bank_watch import BAD, BankWatch, Found
from peerinquiry.storage.bank_watch import GOOD as SETTLED
from peerinquiry.storage.banks import Where

NEW = GOOD.format(ask="What is new?")
MORE = 'extends = "{}"\n' + GOOD


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    return Shelves(tmp_path)


@pytest.fixture
def path(shelves: Shelves) -> Path:
    return shelves.put(Where.HOME, "one")


@pytest.fixture
def watch(shelves: Shelves, path: Path) -> BankWatch:
    return watched(shelves, path.stem)


def watched(shelves: Shelves, name: str) -> BankWatch:
    watch = BankWatch(shelves.library, name)
    assert watch.look(sure=True) is not None
    assert watch.look() is None
    return watch


def asked(found: Found | None) -> list[str]:
    assert found is not None
    assert found.bank is not None
    return [question.ask for aim in found.bank.aims for question in aim.questions]


def looks(watch: BankWatch, number: int) -> Found | None:
    """What the last of so many looks in a row tells; those before tell nothing."""
    for _ in range(number - 1):
        assert watch.look() is None
    return watch.look()


def in_place(path: Path, text: str) -> None:
    """As nano does, and Notepad."""
    path.write_text(text, encoding="utf-8")


def by_rename(path: Path, text: str) -> None:
    """As VS Code does on some disks, and everything that writes with care: a new file takes the place of the old."""
    new = path.with_name(f".{path.name}.tmp-1")
    new.write_text(text, encoding="utf-8")
    os.utime(new, ns=(path.stat().st_mtime_ns, path.stat().st_mtime_ns))
    new.replace(path)


def by_backup(path: Path, text: str) -> None:
    """As vim does with `backupcopy=no`: the old file gets another name, and a new one is written."""
    path.rename(f"{path}~")
    path.write_text(text, encoding="utf-8")
    Path(f"{path}~").unlink()


def anew(path: Path, text: str) -> None:
    """Taken away, and made again."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


def in_the_same_moment(path: Path, text: str) -> None:
    """As on a disk that counts time in whole seconds: neither size nor time of the file tell that it changed."""
    before = path.stat()
    path.write_text(text.ljust(before.st_size)[: before.st_size], encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("save", [in_place, by_rename, by_backup, anew, in_the_same_moment])
def test_a_save_is_noticed_however_it_is_done(watch: BankWatch, path: Path, save: Callable[[Path, str], None]) -> None:
    path.write_text(GOOD.format(ask="How did it get to where it is today, and since when?"), encoding="utf-8")
    assert looks(watch, SETTLED) is not None
    save(path, NEW)
    assert asked(looks(watch, SETTLED)) == ["What is new?"]
    assert watch.look() is None


def test_a_file_that_is_emptied_before_it_is_written_raises_no_alarm(watch: BankWatch, path: Path) -> None:
    path.write_bytes(b"")
    assert watch.look() is None
    assert watch.look() is None
    path.write_text(NEW, encoding="utf-8")
    assert asked(looks(watch, SETTLED)) == ["What is new?"]


def test_what_is_half_written_is_waited_for_though_it_reads_well(watch: BankWatch, path: Path) -> None:
    whole = NEW + '[[aims]]\nname = "support"\nquestions = ["Who helps?"]\n'
    for end in range(len(NEW), len(whole), 7):
        path.write_text(whole[:end], encoding="utf-8")
        assert watch.look() is None
    path.write_text(whole, encoding="utf-8")
    assert asked(looks(watch, SETTLED)) == ["What is new?", "Who helps?"]


def test_a_broken_save_is_told_once_with_its_place_and_so_is_that_it_is_mended(watch: BankWatch, path: Path) -> None:
    path.write_text(BROKEN, encoding="utf-8")
    found = looks(watch, BAD)
    assert found is not None
    assert found.bank is None
    assert [(one.line, one.column) for one in found.mistakes] == [(3, 1)]
    assert watch.look() is None
    path.write_text(GOOD.format(ask="Who, says home?"), encoding="utf-8")
    assert asked(looks(watch, SETTLED)) == ["Who, says home?"]


def test_a_bank_that_is_gone_is_a_mistake_and_its_return_is_noticed(watch: BankWatch, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.unlink()
    found = looks(watch, BAD)
    assert found is not None
    assert [str(one) for one in found.mistakes] == [
        "one.toml:1:1: the file is gone; put it back, or choose another bank"
    ]
    path.write_text(text, encoding="utf-8")
    assert asked(looks(watch, SETTLED)) == ["Who, says home?"]


def test_where_whoever_writes_is_done_nothing_is_waited_for(watch: BankWatch, path: Path) -> None:
    path.write_text(NEW, encoding="utf-8")
    assert asked(watch.look(sure=True)) == ["What is new?"]
    path.write_text(BROKEN, encoding="utf-8")
    found = watch.look(sure=True)
    assert found is not None
    assert found.mistakes


def test_a_change_that_is_taken_back_in_time_is_none(watch: BankWatch, path: Path) -> None:
    text = path.read_bytes()
    path.write_text(NEW, encoding="utf-8")
    assert watch.look() is None
    path.write_bytes(text)
    assert looks(watch, 5) is None


def test_a_copy_that_comes_first_is_read_from_then_on(shelves: Shelves, watch: BankWatch) -> None:
    shelves.put(Where.HERE, "one")
    assert asked(looks(watch, SETTLED)) == ["Who, says here?"]


def test_what_it_extends_is_watched_too(shelves: Shelves) -> None:
    shelves.put(Where.HOME, "ours", MORE.format("base", ask="And what else?"))
    base = shelves.put(Where.SHIPPED, "base")
    watch = watched(shelves, "ours")
    base.write_text(NEW, encoding="utf-8")
    assert asked(looks(watch, SETTLED)) == ["What is new?", "And what else?"]
    base.write_text(BROKEN, encoding="utf-8")
    found = looks(watch, BAD)
    assert found is not None
    assert found.bank is None
    shelves.put(Where.HOME, "base", GOOD.format(ask="Nearer?"))
    assert asked(looks(watch, SETTLED)) == ["Nearer?", "And what else?"]


def test_another_bank_may_be_extended_all_of_a_sudden(shelves: Shelves, watch: BankWatch, path: Path) -> None:
    base = shelves.put(Where.SHIPPED, "base")
    path.write_text(MORE.format("base", ask="And what else?"), encoding="utf-8")
    assert asked(looks(watch, SETTLED)) == ["Who, says shipped?", "And what else?"]
    base.write_text(NEW, encoding="utf-8")
    assert asked(looks(watch, SETTLED)) == ["What is new?", "And what else?"]


@pytest.mark.skipif(sys.platform == "win32", reason="vim is driven on a pty")
@pytest.mark.parametrize("how", ["backupcopy=yes", "backupcopy=no", "nowritebackup"])
def test_vim_saves_and_it_is_noticed(watch: BankWatch, path: Path, how: str) -> None:
    vim = shutil.which("vim") or shutil.which("vi")
    if vim is None:
        pytest.skip("there is no vim here to save with")
    import pexpect

    child = pexpect.spawn(
        vim, ["-u", "NONE", "-i", "NONE", "-N", "-n", "-c", f"set {how}", str(path)], dimensions=(24, 80), timeout=30
    )
    child.expect("Who, says home")
    child.send(":%s/Who, says home/What says vim/\r:w\r")
    child.expect("written")
    assert asked(looks(watch, SETTLED)) == ["What says vim?"]
    child.send(":%s/questions/question/\r:w\r")
    child.expect("written")
    found = looks(watch, BAD)
    assert found is not None
    assert found.mistakes
    child.send(":undo\r:wq\r")
    child.expect(pexpect.EOF)
    assert asked(looks(watch, SETTLED)) == ["What says vim?"]
