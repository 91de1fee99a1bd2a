"""A home in which every text of every file is hostile, and every file's name."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import tomli_w
from tests.hostile.payloads import LITERALS, hostile
from tests.hostile.session import BANK, LITERAL, PEOPLE, hostile_records

from peerinquiry.formats.bank_format import AIM, QUESTION
from peerinquiry.formats.bank_format import BANK as BANK_FILE
from peerinquiry.formats.described import Kind, Table
from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.formats.team_format import PERSON, TEAM
from peerinquiry.storage.home import Home
from peerinquiry.storage.transcripts import write_transcript

PLAIN_NAMES: Final = ("abank", "ateam", "2026-11-22-1400-team")
"""Files that a command can name: a bank, a team, a session."""
SPELLED: Final = hostile("x", LITERALS[1]).replace("\0", "")
"""What files are called that no command names."""

LOOSE: Final = "heron"
"""A word of a page that has lost its journal."""
STRICT: Final = {
    "language": "en",
    "extends": "",
    "time_zone": "Europe/Berlin",
    "ends": "75 min",
    "email": "ann@example.org",
}
"""Texts that have to be of a form; any other is a mistake, and is told as one (`WRONG`)."""


def table_of(table: Table, spell: dict[str, Any], literal: str) -> dict[str, Any]:
    """Each key that takes text, hostile; read off the description of the format."""
    told: dict[str, Any] = {}
    for key in table.keys:
        if key.name in spell:
            told[key.name] = spell[key.name]
        elif key.kind is Kind.TEXT:
            told[key.name] = hostile(f"{key.name}?", literal)
        elif key.kind is Kind.WORDS:
            told[key.name] = [hostile(key.name, literal)]
    return {name: value for name, value in told.items() if value != ""}


def bank_file(literal: str, **strict: str) -> str:
    """A bank as a file, every text in it hostile; `strict` has what must be of a form."""
    own = [{"ask": hostile(one.ask, literal), "listen_for": hostile("hint", literal)} for one in BANK.aims[0].questions]
    aims = [
        {
            **table_of(AIM, {"name": hostile(aim.name, literal)}, literal),
            "questions": [table_of(QUESTION, {"ask": hostile(f"{aim.name} ask?", literal)}, literal), *own[number:]],
        }
        for number, aim in enumerate(BANK.aims)
    ]
    return tomli_w.dumps({**table_of(BANK_FILE, {**STRICT, **strict}, literal), "aims": aims})


def team_file(literal: str, **strict: str) -> str:
    """A team, likewise."""
    people = [{**table_of(PERSON, {**STRICT, "name": hostile(who, literal)}, literal)} for who in PEOPLE]
    return tomli_w.dumps({**table_of(TEAM, {**STRICT, **strict}, literal), "people": people})


def fill(root: Path) -> Home:
    """Put it all there: sessions, banks, teams, settings, rules and a chat; with names plain and other."""
    home = Home(root)
    home.prepare()
    for number, literal in enumerate(LITERALS):
        for name in (PLAIN_NAMES[2] if number == 0 else f"2026-11-2{number}-1400-{SPELLED}",):
            path = home.sessions / f"{name}.toml"
            records = hostile_records(literal)
            path.write_bytes(encode_journal(Header(records[0].at, hostile("0.1", literal)), records))
            write_transcript(path, records)
    loose = f"# {hostile('a page')}\n\n- 10:00:00 NOTE {hostile('Anneke')}: {hostile(LOOSE)}\n"
    (home.sessions / f"{LOOSE}-{SPELLED}.md").write_text(loose, encoding="utf-8")
    (home.sessions / f"broken-{SPELLED}.toml").write_text(SPELLED, encoding="utf-8")
    for name, literal in ((PLAIN_NAMES[0], LITERALS[0]), (SPELLED, LITERALS[1])):
        (home.question_banks / f"{name}.toml").write_text(bank_file(literal), encoding="utf-8")
    wrong = hostile("wrong")
    (home.teams / f"{LITERAL}ateam.toml").write_text(team_file(LITERALS[0]), encoding="utf-8")
    (home.question_banks / f"{LITERAL}abank.toml").write_text(bank_file(LITERAL), encoding="utf-8")
    (home.question_banks / "wrong.toml").write_text(bank_file("", language=wrong, extends=wrong), encoding="utf-8")
    (home.question_banks / f"wrong{SPELLED}.toml").write_text(
        f'"{hostile("key").encode("unicode_escape").decode()}" = 1\n', "utf-8"
    )
    for name, literal in ((PLAIN_NAMES[1], LITERALS[0]), (SPELLED, LITERALS[1])):
        (home.teams / f"{name}.toml").write_text(team_file(literal), encoding="utf-8")
    (home.teams / "wrong.toml").write_text(team_file("", time_zone=wrong, ends=wrong, email=wrong), encoding="utf-8")
    (home.root / "question_rules").mkdir()
    (home.root / "question_rules" / "en.toml").write_text(
        tomli_w.dumps({wrong: wrong, "rule": [{"kind": wrong}]}), "utf-8"
    )
    home.settings.write_text(tomli_w.dumps({"keys": {wrong: wrong, "undo": wrong}, wrong: 1}), encoding="utf-8")
    (home.root / "chat.txt").write_text(chat(), encoding="utf-8")
    return home


def chat() -> str:
    """Messages in which everything is hostile."""
    lines = [
        f"14:0{at} From {hostile('Anneke', one)} to Everyone:\n\t{hostile('a message', one)}"
        for at, one in enumerate(LITERALS)
    ]
    return "\n".join([*lines, f"{hostile('Beatus')}: {hostile('a line')}", hostile("something else")])
