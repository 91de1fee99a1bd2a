"""Trouble with the files, in a sentence each time it changes."""

from __future__ import annotations

from peerinquiry.plain.saving import SavingWords
from peerinquiry.storage.outcome import SaveState, SaveStatus


def heard(*statuses: SaveStatus) -> list[str]:
    lines: list[str] = []
    words = SavingWords(lines.append)
    for status in statuses:
        words(status)
    return lines


def test_what_goes_well_is_not_worth_a_word() -> None:
    assert heard(SaveStatus(SaveState.SAVING, 1), SaveStatus(SaveState.SAVED)) == []


def test_trouble_is_said_once_and_so_is_its_end() -> None:
    full = "the disk is full"
    assert heard(
        SaveStatus(SaveState.NOT_SAVED, 1, full),
        SaveStatus(SaveState.NOT_SAVED, 2, full),
        SaveStatus(SaveState.NOT_SAVED, 3, "the disk is gone"),
        SaveStatus(SaveState.SAVED),
        SaveStatus(SaveState.SAVED),
    ) == [
        "Not saved: the disk is full. The session goes on, and saving is tried again.",
        "Not saved: the disk is gone. The session goes on, and saving is tried again.",
        "All is saved again.",
    ]


def test_a_notice_is_passed_on() -> None:
    notice = "The journal was replaced; a copy is beside it."
    assert heard(SaveStatus(SaveState.SAVED, notice=notice)) == [notice]
