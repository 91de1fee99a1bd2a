"""The JSON Schema of a question bank, made from its one description: with it, editors complete and check."""

from __future__ import annotations

import json
from typing import Any, Final

from peerinquiry.formats.bank_format import (
    AIM,
    BANK,
    LONGEST_TIME,
    QUESTION,
    TIMINGS,
    Key,
    Kind,
    Table,
)
from peerinquiry.inquiry.bank_ref import MOST_ROUNDS

SCHEMA_NAME: Final = "question-bank.schema.json"
"""The file it is kept in, beside the banks: their first line is `#:schema ./question-bank.schema.json`."""

Schema = dict[str, Any]


def schema() -> Schema:
    """What editors need to know. What a schema cannot say, as that no question stands twice, the reader checks."""
    with_questions = {"items": {"required": ["questions"]}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A question bank of peerinquiry",
        "description": "Questions grouped by aim, and the lengths of time that fit them.",
        **_table(BANK),
        # Whoever extends a bank has its aims already, and may add to them by name.
        "anyOf": [{"required": ["extends"]}, {"required": ["aims"], "properties": {"aims": with_questions}}],
        "definitions": {"aim": _table(AIM), "question": _table(QUESTION)},
    }


def schema_text() -> str:
    """The same as a file."""
    return f"{json.dumps(schema(), indent=2, ensure_ascii=False)}\n"


def _table(table: Table) -> Schema:
    needed = [key.name for key in table.keys if key.needed]
    return {
        "type": "object",
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
        "properties": {key.name: _key(key) for key in table.keys},
    }


def _key(key: Key) -> Schema:
    usual = {} if key.usual is None else {"default": key.usual}
    return {"description": key.says, **_value(key), **usual}


def _value(key: Key) -> Schema:
    match key.kind:
        case Kind.TEXT:
            return _text(key)
        case Kind.WORDS:
            return {"type": "array", "items": _text(key)}
        case Kind.SECONDS:
            return {"type": "number", "exclusiveMinimum": 0, "maximum": LONGEST_TIME}
        case Kind.ROUNDS:
            return {"type": "integer", "minimum": 1, "maximum": MOST_ROUNDS}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.TIMINGS:
            return _table(TIMINGS)
        case Kind.AIMS:
            return {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/aim"}}
        case Kind.QUESTIONS:
            alone = next(_text(one) for one in QUESTION.keys if one.needed)
            return {"type": "array", "minItems": 1, "items": {"anyOf": [alone, {"$ref": "#/definitions/question"}]}}


def _text(key: Key) -> Schema:
    return {"type": "string", "maxLength": key.longest, **({"pattern": key.pattern} if key.pattern else {})}
