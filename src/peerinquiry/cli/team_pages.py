"""What the team commands print, as lines that stand on their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.text import Text

from peerinquiry.cli.output import columns
from peerinquiry.cli.remarks import path_text, timings_text
from peerinquiry.formats.team_toml import TeamErrors
from peerinquiry.inquiry.team import Team
from peerinquiry.inquiry.team_changes import size
from peerinquiry.inquiry.view.words import counted, day
from peerinquiry.storage.teams import Teams
from peerinquiry.storage.toml_source import name_of
from peerinquiry.team_in_use import TeamRecord

_QUIET = "dim"
_LOUD = "bold"
_WRONG = "red"
_OPEN = "yellow"


def list_page(teams: Teams, records: Mapping[str, TeamRecord]) -> list[Text]:
    """A line for each team; `records` says by name what is on record of those that met."""
    nothing_yet = Text("There is no team yet. `peerinquiry teams new NAME` makes one, and so does the console.")
    return columns(_row(teams, path, records) for path in teams.files()) or [nothing_yet]


def _row(teams: Teams, path: Path, records: Mapping[str, TeamRecord]) -> list[Text]:
    name = name_of(path)
    try:
        team = teams.load(name)
        told = [Text(team.title), Text(size(team))]
    except TeamErrors as errors:
        told = [Text(), Text(counted(len(errors.mistakes), "mistake"), _WRONG)]
    return [Text(name, _LOUD), *told, *_met(records.get(name))]


def _met(record: TeamRecord | None) -> list[Text]:
    if record is None:
        return [Text("never met", _QUIET), Text()]
    still = counted(record.open, "open action") if record.open else ""
    return [Text(f"last met {day(record.last)}"), Text(still, _OPEN)]


def team_page(path: Path, team: Team) -> Iterator[Text]:
    """A team as people read it; e-mail addresses are counted, and not shown."""
    yield Text(team.title, _LOUD)
    yield Text(f"{team.name}: ", _QUIET) + path_text(path)
    for number, person in enumerate(team.people, 1):
        pronouns = f" ({person.pronouns})" if person.pronouns else ""
        yield Text.assemble(f"{number:>3}  {person.name}", (pronouns, _QUIET))
    if addresses := sum(bool(person.email) for person in team.people):
        yield Text(f"{counted(addresses, 'e-mail address', 'e-mail addresses')} in the file", _QUIET)
    for what, value in (("bank", team.bank), ("ends", team.ends), ("time zone", team.time_zone)):
        if value:
            yield Text(f"{what}: {value}")
    yield from timings_text(team.timings)
