"""Pages that are searched: in which order, by how many, and as the real grep would tell it."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.formats.search.asking import literals, pages

from peerinquiry.formats.search.pattern import read_pattern
from peerinquiry.formats.search.printed import Counts, Form, Lines, Names
from peerinquiry.formats.search.query import Query
from peerinquiry.storage.batches import batches
from peerinquiry.storage.home import Home
from peerinquiry.storage.pages import Batch, Pages, Search, read_page

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is one process alone here")


def searched(home: Home, pattern: str, form: Form, processes: int | None = 1) -> list[Batch]:
    query = Query(read_pattern(pattern))
    names = Pages(home, query).names
    return list(batches(Search(str(home.sessions), b"", query, form), names, processes))


def text_of(found: list[Batch]) -> bytes:
    return b"".join(batch.text for batch in found)


@pytest.mark.skipif(shutil.which("grep") is None, reason="there is no grep here to compare with")
@given(
    st.lists(pages, min_size=1, max_size=3),
    literals,
    st.sampled_from([[], ["-c"], ["-l"], ["-C1"], ["-C2"]]),
)
def test_words_are_told_as_grep_tells_them(texts: list[bytes], words: str, options: list[str]) -> None:
    assume("\0" not in words)
    forms: dict[str, Form] = {"-c": Counts(), "-l": Names(), "-C1": Lines(1), "-C2": Lines(2)}
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.sessions.mkdir()
        for number, text in enumerate(texts):
            (home.sessions / f"{number}.md").write_bytes(text)
        query = Query(read_pattern(words, literal=True))
        names = Pages(home, query).names
        form = forms[options[0]] if options else Lines()
        found = text_of(list(batches(Search(str(home.sessions), b"", query, form), names, 1)))
        command = ["grep", "-anHF", *options, "-e", words, "--", *names]
        if options and options[0] in {"-c", "-l"}:
            command[1] = "-aHF"
        ran = subprocess.run(
            command, cwd=home.sessions, capture_output=True, check=False, env=os.environ | {"LC_ALL": "C"}
        )
        assert ran.returncode < 2, ran.stderr
        assert (form.opening(found) if found else found) == ran.stdout


@FORKS
@pytest.mark.parametrize("form", [Lines(), Lines(1), Counts()])
def test_several_find_what_one_finds_in_the_same_order(home: Home, form: Form) -> None:
    for number in range(900):
        text = f"{number}\n" * (number % 7) + "x" * (number % 5) + "\n"
        (home.sessions / f"2026-{number:04}.md").write_text(text)
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, '.');"
        "from tests.storage.test_batches import *;"
        f"found = searched(Home(Path(sys.argv[1])), 'xx', {form!r}, 3);"
        "sys.stdout.buffer.write(text_of(found))"
    )  # in a process of its own: this one has threads
    ran = subprocess.run([sys.executable, "-c", program, home.root], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    alone = searched(home, "xx", form)
    assert ran.stdout == text_of(alone)
    assert sum(batch.hits for batch in alone) == 540
    names = [line.partition(b":")[0] for line in ran.stdout.splitlines() if line != b"--"]
    assert (isinstance(form, Lines) and form.context) or names == sorted(names, reverse=True)


@FORKS
def test_what_a_helper_cannot_read_is_told_with_all_its_figures(home: Home) -> None:
    for number in range(300):
        (home.sessions / f"2026-{number:04}.md").write_text("x\n" * (number % 3))
    odd = "\n\udcff" if sys.platform == "linux" else "\n"
    for number in range(100, 103):
        os.mkfifo(home.sessions / f"2026-{number:04}{odd}.md")
    program = """
import pickle, sys
from pathlib import Path
sys.path.insert(0, ".")
from tests.storage.test_batches import *

sys.stdout.buffer.write(pickle.dumps(searched(Home(Path(sys.argv[1])), "x", Lines(), 2)))
"""
    ran = subprocess.run([sys.executable, "-c", program, home.root], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = pickle.loads(ran.stdout)
    assert told == searched(home, "x", Lines())
    assert [trouble for batch in told for trouble in batch.troubles] == [
        f"2026-{number:04}{odd}.md could not be read: it is no file." for number in (102, 101, 100)
    ]
    assert sum(batch.pages for batch in told) == 303


@FORKS
def test_what_a_helper_leaves_undone_is_done_all_the_same(home: Home) -> None:
    for number in range(300):
        (home.sessions / f"2026-{number:04}.md").write_text("x\n")
    program = """
import os, sys
from pathlib import Path
sys.path.insert(0, ".")
from tests.storage.test_batches import *
from peerinquiry.storage import pages

us, batch = os.getpid(), Search.batch
def dying(search, names):
    if os.getpid() != us and "2026-0100.md" in names:
        os.close(2)
        raise MemoryError
    return batch(search, names)
Search.batch = dying
print(sum(batch.hits for batch in searched(Home(Path(sys.argv[1])), "x", Lines(), 2)))
"""
    ran = subprocess.run([sys.executable, "-c", program, home.root], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "300\n"), ran.stderr


@FORKS
def test_where_there_may_be_no_further_process_it_is_done_here(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(300):
        (home.sessions / f"2026-{number:04}.md").write_text("x\n")

    def no_more() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", no_more)
    monkeypatch.setattr(gc, "freeze", lambda: None)  # the tests go on, and put away what they made
    free = lowest_free()
    assert searched(home, "x", Lines(), 2) == searched(home, "x", Lines())
    assert lowest_free() == free, "no pipe is left open"


@FORKS
def test_a_process_with_threads_is_not_copied(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy has but one of them, and whatever the others hold is held for ever."""
    for number in range(300):
        (home.sessions / f"2026-{number:04}.md").write_text("x\n")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("it was"))
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert text_of(searched(home, "x", Counts(), None)).count(b":1\n") == 300
    finally:
        done.set()
        other.join()


def lowest_free() -> int:
    """The descriptor that whoever opens something next gets."""
    fd = os.open(os.devnull, os.O_RDONLY)
    os.close(fd)
    return fd


def test_the_newest_comes_first_and_what_is_no_page_is_left_out(home: Home) -> None:
    for name in ("2026-01-02-a.md", "2026-03-01-b.md", ".2026-04-01-c.md", "2026-01-02-a.md.old", "2026-05-05-d.toml"):
        (home.sessions / name).write_text("x\n")
    found = Pages(home, Query(read_pattern("x")))
    assert found.names == ["2026-03-01-b.md", "2026-01-02-a.md"]
    assert found.missing == 1
    assert Pages(home, Query(read_pattern("x"), since=date(2026, 3, 1))).names == ["2026-03-01-b.md"]


def test_folders_and_links_are_passed_over_and_a_pipe_holds_nobody_up(home: Home) -> None:
    (home.sessions / "folder.md").mkdir()
    (home.sessions / "link.md").symlink_to(home.sessions / "page.md")
    (home.sessions / "page.md").write_text("x\n")
    os.mkfifo(home.sessions / "pipe.md")
    (batch,) = searched(home, "x", Names())
    assert batch == Batch(1, b"page.md\n", ("pipe.md could not be read: it is no file.",), 4)


def test_where_nothing_was_kept_nothing_is_found(tmp_path: Path) -> None:
    assert Pages(Home(tmp_path / "none"), Query(read_pattern("x"))).names == []
    assert not list(batches(Search("none", b"", Query(read_pattern("x")), Lines()), ()))


def test_a_page_of_any_length_is_read_whole(tmp_path: Path) -> None:
    for size in (0, 1, (1 << 17) - 1, 1 << 17, (1 << 17) + 1, 1 << 19):
        path = tmp_path / "page.md"
        path.write_bytes(b"x" * size)
        assert len(read_page(str(path))) == size


def test_a_page_that_went_away_meanwhile_is_told(home: Home) -> None:
    query = Query(read_pattern("x"))
    (batch,) = batches(Search(str(home.sessions), b"", query, Lines()), ["gone.md"])
    assert batch == Batch(0, b"", ("gone.md could not be read: no such file or directory.",), 1)
