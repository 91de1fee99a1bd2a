"""What a file of question rules means, given what TOML made of it: `Rules`, and every fault with its path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, ClassVar, Final, TypeVar

from peerinquiry.formats.question_patterns import PatternError, compiled, expression
from peerinquiry.formats.table_reader import TableReader, kind_of
from peerinquiry.formats.toml_places import Steps
from peerinquiry.inquiry.questions import Kind, Rule, Rules, Where

E = TypeVar("E", bound=StrEnum)

_LISTS: Final = ("abbreviations", "theirs", "persons", "good")
_PATTERNS: Final = ("fillers", "joins", "asking", "open", "links")
_TABLES: Final = ("slips", "words")
_MEASURES: Final = ("words", "questions", "statement")
_RULE_KEYS: Final = (
    "kind",
    "why",
    "try",
    "try_whom",
    "where",
    "clauses",
    "when",
    "unless",
    *_MEASURES,
    "fires",
    "spares",
)
_WHOM: Final = "{whom}"


class RulesReader(TableReader):
    """Reads the rules of a language, and collects their faults."""

    LONGEST: ClassVar[Mapping[str, int]] = {"why": 56, "try": 56, "try_whom": 56}

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._words: dict[str, Sequence[str]] = {}

    def rules(self, table: Mapping[str, Any]) -> Rules:
        """The rules that `table` has."""
        self._know(table, ("rule", *_TABLES, *_PATTERNS, *_LISTS), (), "a file of rules")
        words = self._table(table, "words")
        self._words = {name: self._list(words, name, ("words",)) for name in words}
        slips = self._table(table, "slips")
        patterns = {key: self._patterns(table, key, ()) for key in _PATTERNS}
        abbreviations, theirs, persons, good = (self._list(table, key, ()) for key in _LISTS)
        return Rules(
            language=self.name,
            rules=tuple(self._rule(rule, path) for rule, path in self._listed(table)),
            slips={typed.lower(): self._word(slips, typed) for typed in slips},
            abbreviations=_small(abbreviations),
            theirs=_small(theirs),
            persons=_small(persons),
            good=good,
            **patterns,
        )

    def _listed(self, table: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Steps]]:
        rules = table.get("rule")
        if not rules:
            self._lack(("rule",), "there is no rule in this file", "write [[rule]] before each")
        elif not isinstance(rules, list):
            self._fault(("rule",), f"`rule` is {kind_of(rules)}", "write [[rule]], in two brackets, before each")
        else:
            for index, rule in enumerate(rules):
                if isinstance(rule, dict):
                    yield rule, ("rule", index)
                else:
                    self._fault(("rule", index), f"this rule is {kind_of(rule)}", "write [[rule]] before each")

    def _rule(self, table: Mapping[str, Any], path: Steps) -> Rule:
        self._know(table, _RULE_KEYS, path, "a rule")
        for key in ("kind", "why", "try", "fires"):
            if not table.get(key):
                self._lack((*path, key), f"this rule has no `{key}`", f"write {key} = … under [[rule]]")
        rule = Rule(
            kind=self._one_of(Kind, table, "kind", path) or Kind.LONG,
            why=self._text(table, "why", path),
            try_=self._text(table, "try", path),
            try_whom=self._opening(table, path),
            where=self._one_of(Where, table, "where", path) or Where.ANY,
            clauses=self._flag(table, "clauses", path),
            when=self._patterns(table, "when", path),
            unless=self._patterns(table, "unless", path),
            fires=self._list(table, "fires", path),
            spares=self._list(table, "spares", path),
            **{key: self._number(table, key, path) for key in _MEASURES},
        )
        if sum(key in table for key in ("when", *_MEASURES)) != 1:
            wanted = "write either when = […], or one of " + ", ".join(f"`{key}`" for key in _MEASURES)
            self._lack((*path, "when"), "it is not clear when this rule holds", wanted)
        return rule

    def _patterns(self, table: Mapping[str, Any], key: str, path: Steps) -> re.Pattern[str] | None:
        expressions = []
        for index, pattern in enumerate(self._list(table, key, path)):
            try:
                expressions.append(expression(pattern, self._words, index))
            except PatternError as error:
                self._fault((*path, key, index), str(error), "write it as the other patterns are")
        return compiled(expressions)

    def _opening(self, table: Mapping[str, Any], path: Steps) -> str:
        """An opening that names somebody: the only braces in it are those of the name."""
        text = self._text(table, "try_whom", path)
        if text and (text.count(_WHOM) != 1 or set("{}") & set(text.replace(_WHOM, ""))):
            self._fault(
                (*path, "try_whom"), f"this names nobody, or has other braces than {_WHOM}", f"write {_WHOM} once"
            )
        return text

    def _one_of(self, kind: type[E], table: Mapping[str, Any], key: str, path: Steps) -> E | None:
        text = self._text(table, key, path)
        if not text:
            return None
        try:
            return kind(text)
        except ValueError:
            self._fault((*path, key), f"there is no such `{key}`", "write one of " + ", ".join(kind))
            return None

    def _word(self, table: Mapping[str, Any], typed: str) -> str:
        text = self._text(table, typed, ("slips",))
        if len(text.split()) != 1:
            self._fault(("slips", typed), "this has to be one word", f'write {typed} = "…"')
        return text

    def _table(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found = table.get(key, {})
        if isinstance(found, dict):
            return found
        self._fault((key,), f"`{key}` is {kind_of(found)}", f"write [{key}] on a line of its own, above the rules")
        return {}


def _small(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)
