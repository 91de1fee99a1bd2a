"""The settings hold in lines as they do on the screen."""

from __future__ import annotations

from pathlib import Path

from tests.plain.talking import Talk

from peerinquiry.formats.settings_toml import Option
from peerinquiry.inquiry.events import ClockStarted
from peerinquiry.plain.console import BELL
from peerinquiry.plain.words.options import DOES

ASKING = ("add Ann, Bea, Carl", "challenge Ann: We lose two suppliers", "go voting", "owner Ann", "go questions")


def set_to(home: Path, line: str) -> None:
    (home / "settings.toml").write_text(f"[clock]\n{line}\n", encoding="utf-8")


def test_a_turn_that_is_given_starts_its_clock(tmp_path: Path) -> None:
    set_to(tmp_path, "start_on_turn = true")
    talk = Talk(tmp_path, *ASKING, "wait 20", "time")
    assert any(isinstance(event, ClockStarted) for event in talk.events)
    assert "The clock starts in 15 s." in talk.said
    assert "Ann answers: 25 s left." in talk.text


def test_without_it_none_starts(tmp_path: Path) -> None:
    assert not any(isinstance(event, ClockStarted) for event in Talk(tmp_path, *ASKING, "wait 20").events)


def test_time_tells_what_has_gone_by(tmp_path: Path) -> None:
    set_to(tmp_path, "count_up = true")
    assert "Ann answers: 0:12 of 0:30." in Talk(tmp_path, *ASKING, "start", "wait 12", "time").text


def test_the_chime_rings_once_where_somebody_types(tmp_path: Path) -> None:
    set_to(tmp_path, "chime = true")
    said = Talk(tmp_path, *ASKING, "start", "wait 100", typed=True).said
    assert said.count(BELL) == 1
    assert said[said.index(BELL) - 1].endswith("Time is up: Ann answers.")
    assert BELL not in Talk(tmp_path / "piped", *ASKING, "start", "wait 100").said


def test_without_the_chime_nothing_rings(tmp_path: Path) -> None:
    assert BELL not in Talk(tmp_path, *ASKING, "start", "wait 100", typed=True).said


def test_they_are_switched_for_now_and_for_later(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "settings start-on-turn on", *ASKING, "settings")
    assert talk.code == 0, talk.text
    assert "start_on_turn is on: a turn that is given starts its clock." in talk.said
    assert "chime is off" in talk.text
    assert any(isinstance(event, ClockStarted) for event in talk.events)
    assert any(isinstance(event, ClockStarted) for event in Talk(tmp_path, *ASKING).events)


def test_every_setting_has_its_sentence() -> None:
    assert DOES.keys() == set(Option)


def test_what_is_no_setting_is_told(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "settings loud on", "settings chime maybe")
    assert talk.text.count("settings chime on") == 2
    assert talk.code == 1


def test_a_mistake_in_the_file_is_told_and_the_session_opens(tmp_path: Path) -> None:
    set_to(tmp_path, "chime = 3")
    talk = Talk(tmp_path, "add Ann")
    assert "settings.toml:2:" in talk.said[0]
    assert talk.state.names == ("Ann",)
