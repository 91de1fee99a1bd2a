"""A bank that is edited in the middle of a session: by an editor that the console opened, or by any other."""

from __future__ import annotations

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from tests.screens.harness import Desk, started
from tests.screens.lobby import at_home
from tests.screens.test_inquire import ASKING, FIRST
from textual.widgets import OptionList

from peerinquiry.inquiry.commands import SetTiming
from peerinquiry.inquiry.events import BankEdited, QuestionPut, TimingSet
from peerinquiry.inquiry.model import Origin, Timing
from peerinquiry.screens.bank_picker import BankPicker
from peerinquiry.screens.banks import BankReader
from peerinquiry.storage.banks import DEFAULT_BANK, shipped_folder
from peerinquiry.storage.home import Home

NEW = "What would a newcomer notice first?"
ADD = f"""
import sys
path = sys.argv[-1]
text = open(path, encoding="utf-8").read()
open(path, "w", encoding="utf-8").write(text.replace("questions = [", 'questions = [\\n  "{NEW}",', 1))
"""
BREAK = "import sys; open(sys.argv[-1], 'a').write('\\n[[aim]]\\n')"


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The session's bank, in the folder that one works in."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "question_banks"
    folder.mkdir()
    path = folder / f"{DEFAULT_BANK}.toml"
    path.write_bytes((shipped_folder() / path.name).read_bytes())
    return path


def edited_by(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setenv("EDITOR", shlex.join([sys.executable, "-c", script]))


async def edit(desk: Desk, key: str = "ctrl+e") -> Desk:
    """Open the editor, and come back from it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk.app, "suspend", nullcontext)  # nothing here is a terminal
        await desk.press(key)
        return await desk.until(lambda: not desk.app.bank_desk._away)


async def saved(desk: Desk) -> Desk:
    """Another program saved it, and the console looked as often as it takes."""
    assert desk.app.live
    banks = desk.app.live.banks
    for _ in range(4):
        banks.look()
        await desk.until(lambda: not banks._looking)
    return await desk.settle()


def change(path: Path, *pairs: tuple[str, str], count: int = 1) -> str:
    """Put some words for others, as often as said: what there was before."""
    before = text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        text = text.replace(old, new, count)
    path.write_text(text, encoding="utf-8")
    return before


def mend(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


async def test_what_the_editor_saved_is_there_and_what_is_on_the_table_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, ADD)
    async with started(*ASKING) as desk:
        await edit(desk)
        assert desk.said == ["Question bank saved: 1 new question."]
        assert desk.did(QuestionPut("Bea", FIRST, "framing", Origin.BANK))
        assert " ".join(desk.page().split()).count("Framing ●○○○○○") == 1
        await desk.press("b")
        assert desk.on(BankPicker)
        assert NEW in desk.page()
        await desk.press("escape", "p")
        assert NEW in desk.page()  # the next one is offered it


async def test_an_outside_save_is_seen_in_the_picker_that_is_open_with_the_asked_ones_marked(path: Path) -> None:
    async with started(*ASKING) as desk:
        await desk.press("space", "enter", "b", "down", "down")
        marked = desk.screen.query_one(OptionList).highlighted
        assert marked is not None
        change(path, ("questions = [", f'questions = [\n  "{NEW}",'))
        await saved(desk)
        assert NEW in desk.page()
        assert "✓ How is this affecting" in desk.page()
        assert "asked by Bea" in desk.page()
        assert desk.screen.query_one(OptionList).highlighted == marked + 1  # the same one


async def test_the_picker_opens_the_editor_too(monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, ADD)
    async with started(*ASKING) as desk:
        await desk.press("b")
        await edit(desk, "f7")
        assert desk.on(BankPicker)
        assert NEW in desk.page()


async def test_a_broken_save_keeps_what_was_and_one_key_says_where(path: Path) -> None:
    async with started(*ASKING) as desk:
        good = change(path, ("purpose =", "purpos ="), count=2)
        await saved(desk)
        (said,) = desk.said
        assert said.startswith(f"{DEFAULT_BANK}.toml:")
        assert said.endswith("And 1 more. The last good version stays. ! shows where.")
        assert FIRST[:30] in desk.page()
        await desk.press("exclamation_mark")
        assert desk.on(BankReader)
        assert desk.page().count("purpos =") == 2
        assert desk.said == []
        mend(path, good)
        await desk.press("escape")
        await saved(desk)
        assert desk.said == ["The question bank reads well again."]
        await desk.press("exclamation_mark")
        assert not desk.on(BankReader)


async def test_a_broken_edit_is_said_on_the_way_back(monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, BREAK)
    async with started(*ASKING) as desk:
        await edit(desk)
        (said,) = desk.said
        assert "The last good version stays" in said


async def test_lengths_follow_the_file_but_not_those_that_somebody_set(path: Path) -> None:
    async with started(*ASKING, SetTiming(Timing.STORY, 240)) as desk:
        change(path, ("# answer = 30", "answer = 20"), ("# story = 180", "story = 90"))
        await saved(desk)
        assert desk.did(TimingSet(Timing.ANSWER, 20))
        assert desk.state.timings[Timing.STORY] == 240
        assert desk.said == ["Question bank saved: answer 20 s. As you set it stays: story."]


async def test_another_aim_is_in_the_record(path: Path) -> None:
    async with started(*ASKING) as desk:
        change(path, ('name = "support"', 'name = "courage"'))
        await saved(desk)
        assert any(isinstance(event, BankEdited) and "courage" in event.aims for event in desk.events)
        assert "Courage" in desk.page()


async def test_without_an_editor_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    async with started(*ASKING) as desk:
        await edit(desk)
        assert desk.said == [
            "EDITOR says “no-such-editor”, and there is no such program here. Set it to an editor that there is."
        ]


async def test_where_the_terminal_cannot_be_left_the_file_is_named(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    edited_by(monkeypatch, ADD)
    async with started(*ASKING) as desk:
        await desk.press("ctrl+e")
        await desk.until(lambda: bool(desk.said))
        assert desk.said == [f"Open {path} in another window: it is read each time it is saved."]


async def test_the_palette_has_it_in_every_phase() -> None:
    async with started() as desk:
        offered = [command.title for command in desk.app.get_system_commands(desk.screen)]
        assert "Edit the question bank" in offered
        assert "Mistakes in the question bank" not in offered


async def test_from_the_list_of_banks_a_copy_is_edited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    edited_by(monkeypatch, ADD)
    monkeypatch.chdir(tmp_path / "question_banks")  # where there is no folder of banks
    home = Home(tmp_path / "peerinquiry")
    async with at_home(home) as lobby:
        monkeypatch.setattr(lobby.app, "suspend", nullcontext)  # nothing here is a terminal
        await lobby.press("b", "slash")
        await lobby.type(DEFAULT_BANK)
        await lobby.press("enter")
        assert lobby.shown == "BankReader"
        await lobby.press("e")
        await lobby.until("A copy of the built-in bank is yours now")
        await lobby.until(NEW)
        await lobby.press("escape")
        await lobby.until("4 aims, 16 questions")
    assert NEW in (home.question_banks / f"{DEFAULT_BANK}.toml").read_text(encoding="utf-8")


async def test_what_is_said_behind_the_editor_is_said_on_the_way_back(monkeypatch: pytest.MonkeyPatch) -> None:
    edited_by(monkeypatch, ADD)
    async with started(*ASKING) as desk:
        edit_of = desk.app.bank_desk._edited

        async def meanwhile(name: str) -> str:
            desk.app.say("Something happened.")
            return await edit_of(name)

        monkeypatch.setattr(desk.app.bank_desk, "_edited", meanwhile)
        await edit(desk)
        assert desk.said == ["Something happened. Question bank saved: 1 new question."]
