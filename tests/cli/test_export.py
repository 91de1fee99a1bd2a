"""`peerinquiry export`, as typed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.typed import typed
from tests.formats.small_session import small_session
from tests.inquiry.driver import BANK, PEOPLE, at_planning, opened, seven
from tests.rehearsal.playing import played
from tests.storage.journals import put
from typer.testing import Result

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.export.columns import columns
from peerinquiry.inquiry import commands as c
from peerinquiry.inquiry.events import Mendable
from peerinquiry.inquiry.model import OpenAction, Step
from peerinquiry.storage.home import Home


def export(home: Home, *arguments: str) -> Result:
    return typed(home, "export", *arguments)


def rows(home: Home, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(home, "--format", "ndjson", *arguments).stdout.splitlines()]


def texts(told: list[dict[str, Any]]) -> str:
    return "\n".join(str(value) for row in told for value in row.values())


def test_nothing_yet_is_no_row_and_a_header(home: Home) -> None:
    assert export(home, "--format", "ndjson").stdout == ""
    columns_of_it = [column.name for column in columns()]
    assert export(home, "--format", "csv").stdout_bytes.decode() == ",".join(columns_of_it) + "\r\n"


def test_there_is_a_row_for_each_event(home: Home) -> None:
    run = small_session()
    put(home, "one", run)
    put(home, "two", run)
    told = rows(home, "--with-private")
    assert [(row["session"], row["seq"]) for row in told] == [
        (name, record.seq) for name in ("one", "two") for record in run.records
    ]
    assert told[0] == {
        "schema_version": 1,
        "session": "one",
        "team": "",
        "held_on": "2026-11-22",
        "seq": 1,
        "act": 1,
        "happened_at": "2026-11-22T14:00:00.000000Z",
        "elapsed_s": 0.0,
        "kind": "session_opened",
        "undone": False,
        "inquiry": 1,
        "phase": "gather",
        "step": "rules",
        "title": "Leadership team",
        "utc_offset": 60,
    }
    turn = next(row for row in told if row["kind"] == "turn_taken" and row["step"] == "questions")
    about = ("who", "owner", "speaker", "asked", "asked_aim", "seconds", "allowed")
    assert [turn[name] for name in about] == ["Bea", "Ann", "Ann", "Who is involved?", "framing", 26.6, 30.0]


def test_what_no_page_tells_stays_out_unless_it_is_asked_for(home: Home) -> None:
    run = small_session().all(c.Note("never mind that")).undo()
    put(home, "one", run)
    told = rows(home)
    assert "do not get on" not in texts(told)
    assert "never mind" not in texts(told)
    assert [row.get("scores") for row in told if row["kind"] == "pulse_given"] == [None] * 3
    assert [row["choices"] for row in told if row["kind"] == "vote_cast"] == [["Bea"], ["Ann"], ["Ann"], ["Ann"]]
    assert [row["undone"] for row in told if row["kind"] == "noted"] == [False, True]
    everything = rows(home, "--with-private")
    assert "do not get on" in texts(everything)
    assert "never mind" in texts(everything)
    assert next(row["scores"] for row in everything if row["kind"] == "pulse_given") == [3, 4, 4, 3, 5]


def test_only_the_mended_words_go_out(home: Home) -> None:
    run = opened().all(c.Note("Bea's mother is ill", private=True), c.Note("Tom left"))
    run.all(c.Amend(len(run.records) - 1, Mendable.NOTE, "Bea's father is ill"))
    run.all(
        c.Amend(len(run.records) - 1, Mendable.NOTE, "Tim left"),
        c.Amend(len(run.records) - 1, Mendable.NOTE, "He left"),
    )
    put(home, "one", run)
    assert {row["text"] for row in rows(home) if "text" in row} == {"He left"}
    assert {"Bea's father is ill", "Tim left"} < {row.get("text") for row in rows(home, "--with-private")}


def test_votes_that_were_never_opened_stay_closed(home: Home) -> None:
    run = opened().all(c.AddPeople(PEOPLE), c.WriteChallenges({"Ann": "Suppliers", "Bea": "Scrap"}))
    run.all(c.GoTo(Step.VOTING), c.CastVote("Carl", ("Ann",)))
    put(home, "one", run)
    (vote,) = [row for row in rows(home) if row["kind"] == "vote_cast"]
    assert (vote["who"], vote.get("choices")) == ("Carl", None)
    (vote,) = [row for row in rows(home, "--with-private") if row["kind"] == "vote_cast"]
    assert vote["choices"] == ["Ann"]


def test_anonymous_has_no_name_anywhere(home: Home) -> None:
    run = at_planning().all(c.SetAction("Call Tom with Bea", "Ann"), c.SetTitle("Ann's group"), c.Note("BEA was tired"))
    run.all(c.BringActions((OpenAction("2026-11-01-1400-anns-group", 1, "Ask", "Zoe"),), "anns-group"))
    put(home, "2026-11-22-1400-anns-group", run)
    told = rows(home, "--anonymous", "--team", "anns-group")
    assert not [
        name for name in (*PEOPLE, "Zoe", "anns") if re.search(rf"\b{name}(?![a-z])", texts(told), re.IGNORECASE)
    ]
    by_kind = {row["kind"]: row for row in told}
    assert {row["team"] for row in told} == {by_kind["team_named"]["name"]} == {""}
    ann, bea = by_kind["action_set"]["who"], by_kind["noted"]["text"].removesuffix(" was tired")
    assert by_kind["turn_taken"]["owner"] == ann != bea
    assert by_kind["action_set"]["what"] == f"Call Tom with {bea}"
    assert by_kind["titled"]["title"] == f"{ann}'s group"
    assert re.fullmatch(r"2026-11-22-1400-[0-9a-f]{8}", told[0]["session"])
    assert re.fullmatch(r"2026-11-01-1400-[0-9a-f]{8}", by_kind["action_brought"]["other_session"])


def test_a_session_has_one_name_wherever_it_is_spoken_of(home: Home) -> None:
    put(home, "2026-11-01-1400-a", opened())
    put(home, "two", seven().all(c.BringActions((OpenAction("2026-11-01-1400-a", 1, "Ask", "Ann"),))))
    told = rows(home, "--anonymous")
    assert told[0]["session"] == next(row["other_session"] for row in told if row["kind"] == "action_brought")


def test_without_texts_nobody_s_words_are_in_it(home: Home) -> None:
    put(home, "one", small_session())
    told = rows(home, "--no-text", "--with-private")
    assert not {"text", "title", "what", "sign", "asked", "how"} & {name for row in told for name in row}
    assert "suppliers" not in texts(told)
    assert "Ann" in texts(told)


def test_teams_and_days_are_chosen_by(home: Home) -> None:
    put(home, "one", opened().all(c.NameTeam("north")))
    put(home, "two", opened())
    assert {row["session"] for row in rows(home, "--team", "north")} == {"one"}
    (home.teams / "north.toml").write_text('title = "The north"\npeople = ["Ann"]\n', "utf-8")
    assert {row["team"] for row in rows(home, "--team", "the North")} == {"north"}
    for arguments in (("--since", "2026-11-23"), ("--until", "2026-11-21"), ("--team", "south")):
        assert rows(home, *arguments) == []
    assert {row["session"] for row in rows(home, "--since", "2026-11-22", "--until", "2026-11-22")} == {"one", "two"}
    assert export(home, "--format", "csv", "--since", "whenever").exit_code == 2


def test_rehearsals_are_left_out_unless_asked_for(home: Home) -> None:
    put(home, "rehearsal", played(BANK))
    told = export(home, "--format", "ndjson")
    assert (told.stdout, told.exit_code) == ("", 0)
    assert "1 rehearsal left out" in told.stderr
    assert rows(home, "--all")


def test_damaged_sessions_go_as_far_as_they_can_be_read(home: Home) -> None:
    path = put(home, "one", small_session())
    path.write_bytes(path.read_bytes()[:-30])
    told = export(home, "--format", "ndjson")
    assert told.exit_code == 0
    assert "1 session is not as it was written" in told.stderr
    assert len(told.stdout.splitlines()) == len(small_session().records) - 2, "the last one, and the private note"


def test_what_cannot_be_read_is_named_and_the_rest_is_there(home: Home) -> None:
    newer = put(home, "newer", opened())
    newer.write_bytes(newer.read_bytes().replace(b"version = 1", b"version = 2"))
    put(home, "one", opened())
    told = export(home, "--format", "ndjson")
    assert told.exit_code == 1
    assert "newer.toml is left out." in told.stderr
    assert {json.loads(line)["session"] for line in told.stdout.splitlines()} == {"one"}


def test_a_file_is_not_written_over_unless_that_is_said(home: Home, tmp_path: Path) -> None:
    put(home, "one", opened())
    path = tmp_path / "events.csv"
    assert export(home, "--format", "csv", "--output", str(path)).stdout == ""
    written = path.read_bytes()
    assert written == export(home, "--format", "csv").stdout_bytes
    with pytest.raises(PeerInquiryError, match="--force"):
        export(home, "--format", "csv", "--output", str(path))
    put(home, "two", opened())
    export(home, "--format", "csv", "--output", str(path), "--force")
    assert len(path.read_bytes()) > len(written)


def test_parquet_without_its_package_says_what_brings_it(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(PeerInquiryError, match=r"pip install 'peerinquiry\[export\]'"):
        export(home, "--format", "parquet", "--output", str(tmp_path / "events.parquet"))
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_the_sql_that_opens_a_file_names_it(home: Home, engine: str) -> None:
    told = export(home, "--format", "csv", "--output", "it's.csv", "--sql", engine).stdout
    assert "it\\'s.csv" in told or "it''s.csv" in told
    assert told.endswith(";\n")
    assert "'events.ndjson'" in export(home, "--format", "ndjson", "--sql", engine).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes there")
def test_a_reader_that_has_enough_is_no_trouble(home: Home) -> None:
    for number in range(12):
        put(home, f"session-{number}", at_planning())
    command = f'"{sys.executable}" -m peerinquiry --home "{home.root}" export --format ndjson | head -n 1'
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, env=dict(os.environ))
    assert ran.stderr == ""
    assert json.loads(ran.stdout)["kind"] == "session_opened"
