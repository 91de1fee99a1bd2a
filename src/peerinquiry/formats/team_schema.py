"""The JSON Schema of a team's file, made from its one description."""

from __future__ import annotations

from typing import Final

from peerinquiry.formats.described_schema import Schema, schema_of
from peerinquiry.formats.team_format import TEAM

SCHEMA_NAME: Final = "team.schema.json"
"""The file it is kept in, beside the teams: their first line is `#:schema ./team.schema.json`."""


def schema() -> Schema:
    """What editors need to know. What a schema cannot say, as that nobody stands twice, the reader checks."""
    return schema_of(TEAM, "A team of peerinquiry", "Who meets regularly, and how they usually do.")
