"""The settings on disk: kept whole, and never worse than the last good ones."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.settings_toml import FIRST, Colours, Complaint, Option, Settings, SettingsErrors
from peerinquiry.storage.settings import SettingsFile


def nothing(_keys: Mapping[str, str]) -> Iterable[Complaint]:
    return ()


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.toml", nothing)


def test_without_a_file_all_is_as_one_begins_with(file: SettingsFile) -> None:
    assert file.load() == ()
    assert file.current == Settings()
    assert not file.path.exists(), "looking writes nothing"


def test_the_first_switch_writes_a_file_that_explains_itself(file: SettingsFile) -> None:
    file.switch(Option.CHIME, on=True)
    text = file.path.read_text()
    assert text == FIRST.replace("chime = false", "chime = true")
    assert file.current.on == {Option.CHIME}
    if sys.platform != "win32":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_what_a_person_wrote_stays(file: SettingsFile) -> None:
    file.path.write_text("# mine\n[clock]\nflash = true # please\n")
    file.switch(Option.CHIME, on=True)
    file.switch(Option.FLASH, on=False)
    assert file.path.read_text() == "# mine\n[clock]\nflash = false # please\nchime = true\n"


def test_other_colours_are_kept_beside_the_rest(file: SettingsFile) -> None:
    file.path.write_text("# mine\n[look]\nascii = true # please\n")
    file.choose(Colours.PAPER)
    assert file.path.read_text() == '# mine\n[look]\nascii = true # please\ntheme = "paper"\n'
    assert file.current == Settings(frozenset({Option.ASCII}), {}, Colours.PAPER)


def test_with_a_mistake_the_last_good_ones_stay_and_nothing_is_written(file: SettingsFile) -> None:
    file.path.write_text("[clock]\nflash = true\n")
    file.load()
    file.path.write_text("[clock]\nflash = tru\n")
    (mistake,) = file.load()
    assert (mistake.line, mistake.column) == (2, 9)
    assert file.current.on == {Option.FLASH}
    with pytest.raises(SettingsErrors):
        file.switch(Option.CHIME, on=True)
    assert file.path.read_text() == "[clock]\nflash = tru\n"


def test_what_cannot_be_changed_line_by_line_is_left_to_its_writer(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.path.write_text("clock = { flash = true }\n")
    monkeypatch.setattr("peerinquiry.storage.settings.with_option", lambda text, *_, **__: text)
    with pytest.raises(PeerInquiryError, match="Change it in a text editor"):
        file.switch(Option.CHIME, on=True)
    assert file.path.read_text() == "clock = { flash = true }\n"


def test_a_folder_in_its_place_is_a_mistake(file: SettingsFile) -> None:
    file.path.mkdir()
    (mistake,) = file.load()
    assert "cannot be read" in mistake.message
