"""Question rules as people edit them: TOML to `Rules`, or all that is wrong with them at once, each at its place."""

from __future__ import annotations

from typing import ClassVar

from peerinquiry.formats.rules_reader import RulesReader
from peerinquiry.formats.toml_file import FileErrors, parse_file
from peerinquiry.inquiry.questions import Rules


class RulesErrors(FileErrors):
    """Rules that cannot be used, with all their mistakes in the order of the file."""

    WHAT: ClassVar[str] = "file of question rules"


def parse_rules(source: str | bytes, language: str, file: str = "") -> Rules:
    """The rules written in `source` for questions in `language`; `file` is what their mistakes name.

    Raises RulesErrors with every mistake that can be found.
    """
    reader = RulesReader(language)
    return parse_file(source, file or f"{language}.toml", reader, reader.rules, RulesErrors)
