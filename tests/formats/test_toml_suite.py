"""Whatever is no TOML, as the public suite of TOML collects it, is answered with a place and a sentence.

The suite is not ours and not here: `.ci/run` fetches it and says where it is, and CONTRIBUTING.md says how.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest
import tomli

from peerinquiry.formats.bank_toml import BankErrors, parse_bank
from peerinquiry.inquiry.text import clean

VARIABLE: Final = "PEERINQUIRY_TOML_SUITE"
"""Names the folder of the suite's invalid files."""
FOLDER: Final = Path(os.environ.get(VARIABLE) or "/nowhere")
FILES: Final = sorted(FOLDER.rglob("*.toml")) if FOLDER.is_dir() else []
COLLECTED: Final = 400
"""The suite has more files than that."""

pytestmark = pytest.mark.skipif(not os.environ.get(VARIABLE), reason=f"{VARIABLE} does not say where the suite is")


def test_the_suite_is_there() -> None:
    assert len(FILES) > COLLECTED, f"{VARIABLE} names {FOLDER}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_each_is_answered_with_a_place_and_a_sentence(path: Path) -> None:
    source = path.read_bytes()
    with pytest.raises(BankErrors) as caught:
        parse_bank(source, path.stem, path.name)
    lines = source.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    for mistake in caught.value.mistakes:
        assert str(mistake) == clean(str(mistake))
        assert str(mistake).startswith(f"{path.name}:{mistake.line}:{mistake.column}: ")
        assert 1 <= mistake.line <= len(lines)
        assert 1 <= mistake.column <= len(lines[mistake.line - 1]) + 1
        assert mistake.message != "this cannot be read", "nobody knows what to do then"
        _points_into_the_line(mistake.pointed)


def _points_into_the_line(pointed: tuple[str, ...]) -> None:
    if pointed:
        line, caret = pointed
        assert all(char.isprintable() for char in line)
        assert caret.endswith("^")
        assert len(caret) <= 80


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_what_breaks_off_reading_is_found_no_later_than_the_reader_stops(path: Path) -> None:
    source = path.read_bytes()
    try:
        tomli.loads(source.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        last = source.count(b"\n") + 1
    except tomli.TOMLDecodeError as error:
        last = error.lineno
    else:
        return  # TOML 1.1 takes it, and so do we; then it is no bank
    with pytest.raises(BankErrors) as caught:
        parse_bank(source, path.stem, path.name)
    assert min(mistake.line for mistake in caught.value.mistakes) <= last
