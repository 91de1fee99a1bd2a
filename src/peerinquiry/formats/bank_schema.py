"""The JSON Schema of a question bank, made from its one description."""

from __future__ import annotations

from typing import Final

from peerinquiry.formats.bank_format import BANK
from peerinquiry.formats.described_schema import Schema, schema_of

SCHEMA_NAME: Final = "question-bank.schema.json"
"""The file it is kept in, beside the banks: their first line is `#:schema ./question-bank.schema.json`."""


def schema() -> Schema:
    """What editors need to know. What a schema cannot say, as that no question stands twice, the reader checks."""
    return schema_of(
        BANK,
        "A question bank of peerinquiry",
        "Questions grouped by aim, and the lengths of time that fit them.",
        # Whoever extends a bank has its aims already, and may add to them by name.
        anyOf=[
            {"required": ["extends"]},
            {"required": ["aims"], "properties": {"aims": {"items": {"required": ["questions"]}}}},
        ],
    )
