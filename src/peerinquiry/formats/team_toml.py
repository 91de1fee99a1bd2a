"""A team as people edit it: TOML to a `Team`, or all that is wrong with it at once, each at its place; and back.

What is changed from the console changes its own line and nothing else: comments, order and blanks stay as their
writer left them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Final

from peerinquiry.formats.team_reader import TeamReader
from peerinquiry.formats.toml_file import Examined, FileErrors, examine_file, parse_file
from peerinquiry.formats.toml_lines import NUMBER, TEXT
from peerinquiry.formats.toml_patch import inline, with_item, with_value, without_item
from peerinquiry.inquiry.model import Timing
from peerinquiry.inquiry.team import Member, Team


class TeamErrors(FileErrors):
    """A team that cannot be used, with all its mistakes in the order of the file. As text: a line for each."""

    WHAT: ClassVar[str] = "team"


def parse_team(source: str | bytes, name: str, file: str = "") -> Team:
    """The team written in `source`; `name` is what it is called by, `file` what its mistakes name.

    Raises TeamErrors with every mistake that can be found, whether of TOML or of meaning.
    """
    reader = TeamReader(name)
    return parse_file(source, file or f"{name}.toml", reader, reader.team, TeamErrors)


def examine_team(
    source: str | bytes, name: str, file: str, banks: Collection[str], zones: Collection[str]
) -> Examined[Team]:
    """The same, and what is worth another look: too few people, or a name of no bank and of no time zone."""
    reader = TeamReader(name)

    def meaning(table: Mapping[str, Any]) -> Team:
        team = reader.team(table)
        reader.look_up(team, banks, zones)
        return team

    return examine_file(source, file, reader, meaning)


_FIRST: Final = """\
#:schema ./team.schema.json
# A team: who meets regularly. Change anything and save; what begins with # is for you to read.
# `peerinquiry teams check` says where a mistake is, and what to write instead.

title = {title}

# A name each, or {{ name = "…" }} with pronouns, which everyone may see, and email, which is for calendar files alone.
people = [
{people}]

# The question bank you usually take.
{bank}
# When you usually end: a time of day, or how long it takes, as "75 min".
{ends}
# Where you meet, for calendar files.
{time_zone}
# How long things take, in seconds, where it is not what the bank says.
[timings]
{timings}"""


def written(team: Team) -> str:
    """A new file for a team, with comments; what the team does not say stands in it as an example."""
    timings = [f"{timing} = {_seconds(team.timings[timing])}\n" for timing in Timing if timing in team.timings]
    return _FIRST.format(
        title=TEXT.write(team.title),
        people="".join(f"  {inline(_fields(person), 'name')},\n" for person in team.people),
        bank=_line("bank", team.bank, "collaborative-inquiry"),
        ends=_line("ends", team.ends, "15:00"),
        time_zone=_line("time_zone", team.time_zone, "Europe/Berlin"),
        timings="".join(timings) or "# answer = 30\n",
    )


def with_changes(text: str, before: Team, after: Team) -> str:
    """`text`, which says `before`, changed to say `after`; whoever stays in the team keeps their place in it."""
    for key in ("title", "bank", "ends", "time_zone"):
        if (value := getattr(after, key)) != getattr(before, key):
            text = with_value(text, (key,), TEXT.write(value))
    for timing in Timing:
        if timing in after.timings and after.timings[timing] != before.timings.get(timing):
            text = with_value(text, ("timings", timing.value), _seconds(after.timings[timing]))
    return _with_people(text, before, after)


def _with_people(text: str, before: Team, after: Team) -> str:
    known = {person.name: person for person in before.people}
    for index, person in enumerate(before.people):
        now = next((one for one in after.people if one.name == person.name), person)
        for key, value in _fields(now).items():
            if _fields(person).get(key) != value:
                text = with_value(text, ("people", index, key), value, within="name")
    for person in after.people:
        if person.name not in known:
            text = with_item(text, ("people",), _fields(person), alone="name")
    for index in reversed(range(len(before.people))):
        if before.people[index].name not in after.names:
            text = without_item(text, ("people",), index)
    return text


def _fields(person: Member) -> dict[str, str]:
    told = {"name": person.name, "pronouns": person.pronouns, "email": person.email}
    return {key: TEXT.write(value) for key, value in told.items() if value}


def _line(key: str, value: str, example: str) -> str:
    return f"{key} = {TEXT.write(value)}\n" if value else f"# {key} = {TEXT.write(example)}\n"


def _seconds(seconds: float) -> str:
    return str(round(seconds)) if seconds == round(seconds) else NUMBER.write(seconds)
