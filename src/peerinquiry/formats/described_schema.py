"""The JSON Schema of a file that people edit, made from its description: with it, editors complete and check."""

from __future__ import annotations

import json
from typing import Any

from peerinquiry.formats.described import LONGEST_TIME, Key, Kind, Table
from peerinquiry.inquiry.bank_ref import MOST_ROUNDS

Schema = dict[str, Any]


def schema_of(table: Table, title: str, says: str, **more: object) -> Schema:
    """The schema of a file whose root is `table`; `more` is what goes beyond its keys."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": says,
        **_table(table),
        **more,
        "definitions": {_name(inner): _table(inner) for inner in _listed(table)},
    }


def schema_text(schema: Schema) -> str:
    """The same as a file."""
    return f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n"


def _listed(table: Table) -> list[Table]:
    """The tables that lists hold, the outermost first."""
    inner = [key.of for key in table.keys if key.of and key.kind is not Kind.TABLE]
    return [*inner, *(deeper for one in inner for deeper in _listed(one))]


def _name(table: Table) -> str:
    return table.called.split()[-1]


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
        case Kind.TABLE:
            return _table(_of(key))
        case Kind.TABLES:
            return {"type": "array", "minItems": 1, "items": _ref(_of(key))}
        case Kind.ITEMS:
            alone = next(_text(one) for one in _of(key).keys if one.needed)
            return {"type": "array", "minItems": 1, "items": {"anyOf": [alone, _ref(_of(key))]}}


def _text(key: Key) -> Schema:
    return {"type": "string", "maxLength": key.longest, **({"pattern": key.pattern} if key.pattern else {})}


def _of(key: Key) -> Table:
    if key.of is None:
        raise TypeError(f"{key.name} does not say what it holds")
    return key.of


def _ref(table: Table) -> Schema:
    return {"$ref": f"#/definitions/{_name(table)}"}
