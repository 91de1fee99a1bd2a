"""Places are where they are: compared with a writer of TOML that notes what it puts where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.toml_places import Place, Step, Steps, line_and_column, places, trouble

SCALARS = (
    *("0", "-17", "+1_000", "0xDEAD_beef", "3.14", "-1e-3", "inf", "-nan", "true", "false"),
    *("1979-05-27", "07:32:00", "1979-05-27 07:32:00", "1979-05-27T07:32:00.5-07:00", "1979-05-27 07:32:00Z"),
    *('""', "''", '""""""', "''''''", '"a # b"', "'a # b'", r'"\\"', r'"\""', r"'\'", '"]}"', "'[{,='"),
    *(
        '"""a\n[[b]]\nc = 1"""',
        "'''a\n# b\n'''",
        '"""a "" b"""""',
        "'''a '' b'''''",
        '"""a \\\n   b"""',
        '"é 👩‍👩‍👧 字"',
    ),
)


class Writer:
    """Writes TOML at random, and notes where each key and value went."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.noted: dict[Steps, tuple[int, int]] = {}
        self.named = 0

    def pick(self, *choices: str) -> str:
        return self.draw(st.sampled_from(choices))

    def put(self, text: str) -> int:
        at = len(self.text)
        self.text += text
        return at

    def blank(self) -> None:
        self.put(self.pick("", " ", "\t "))

    def gap(self) -> None:
        self.put(self.pick("", " ", "\n", " # a [comment] = {\n", "\n\n  "))

    def end_line(self) -> None:
        self.put(self.pick("\n", " \n", " # so it is\n", "\n\n# a line\n"))

    def key(self) -> tuple[str, int]:
        """A key that there is nowhere else."""
        self.named += 1
        name = f"k{self.named}" + self.pick("", "-_", ".", " x", '"', "ü", "\\")
        if name.isascii() and name.replace("-_", "").isalnum():
            return name, self.put(self.pick(name, f'"{name}"', f"'{name}'"))
        return name, self.put(json.dumps(name, ensure_ascii=self.draw(st.booleans())))

    def dotted(self, path: Steps) -> Steps:
        """A key of one to three parts; all but the last are noted here."""
        for _ in range(self.draw(st.integers(0, 2))):
            name, at = self.key()
            path = (*path, name)
            self.noted[path] = at, at
            self.blank()
            self.put(".")
            self.blank()
        return path

    def pair(self, path: Steps, depth: int) -> None:
        path = self.dotted(path)
        name, at = self.key()
        self.blank()
        self.put("=")
        self.blank()
        self.noted[*path, name] = at, len(self.text)
        self.value((*path, name), depth)

    def value(self, path: Steps, depth: int) -> None:
        kind = self.pick("scalar", "scalar", "list", "table") if depth else "scalar"
        if kind == "scalar":
            self.put(self.pick(*SCALARS))
            return
        count = self.draw(st.integers(0, 3))
        self.put("[" if kind == "list" else "{")
        for index in range(count):
            self.gap()
            if kind == "list":
                self.noted[*path, index] = len(self.text), len(self.text)
                self.value((*path, index), depth - 1)
            else:
                self.pair(path, depth - 1)
            self.gap()
            if index < count - 1 or self.draw(st.booleans()):
                self.put(",")
        self.gap()
        self.put("]" if kind == "list" else "}")

    def pairs(self, path: Steps) -> None:
        for _ in range(self.draw(st.integers(0, 3))):
            self.blank()
            self.pair(path, 3)
            self.end_line()

    def table(self) -> None:
        begin = self.put("[")
        self.blank()
        path = self.dotted(())
        name, at = self.key()
        self.noted[*path, name] = at, begin
        self.blank()
        self.put("]")
        self.end_line()
        self.pairs((*path, name))

    def array_of_tables(self) -> None:
        name, noted = "", (0, 0)
        for index in range(self.draw(st.integers(1, 3))):
            begin = self.put("[[")
            if name:
                self.put(name)
            else:
                name, at = self.key()
                noted = at, begin
                name = json.dumps(name)
            named = json.loads(name)
            self.noted[named,] = noted
            self.noted[named, index] = begin, begin
            self.put("]]")
            self.end_line()
            self.pairs((named, index))
            if self.draw(st.booleans()):
                below = self.put("[")
                self.put(name + ".")
                inner, at = self.key()
                self.noted[named, index, inner] = at, below
                self.put("]")
                self.end_line()
                self.pairs((named, index, inner))


@st.composite
def written(draw: st.DrawFn) -> Writer:
    writer = Writer(draw)
    writer.gap()
    writer.pairs(())
    for kind in draw(st.lists(st.sampled_from(["table", "array"]), max_size=4)):
        if kind == "table":
            writer.table()
        else:
            writer.array_of_tables()
    return writer


def paths_of(value: Any, path: Steps = ()) -> Iterator[Steps]:  # noqa: ANN401 - whatever TOML holds
    if path:
        yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from paths_of(inner, (*path, step))


def noted_in(place: Place, path: Steps = ()) -> Iterator[tuple[Steps, tuple[int, int]]]:
    for step, inner in place.inside.items():
        yield (*path, step), (inner.key, inner.value)
        yield from noted_in(inner, (*path, step))


@given(written())
def test_every_key_and_value_is_where_it_was_written(writer: Writer) -> None:
    root = places(writer.text)
    assert dict(noted_in(root)) == writer.noted
    assert set(writer.noted) == set(paths_of(tomli.loads(writer.text))), "tomli sees the same keys"


@given(written(), st.data())
def test_every_statement_is_found_from_within(writer: Writer, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(writer.text)))
    found = trouble(writer.text, offset)
    assert 0 <= found.begins <= max(offset, len(writer.text) - len(writer.text.lstrip()))
    tomli.loads(writer.text[: found.begins])


@given(st.text(st.sampled_from("ab.\"'\\=[]{},# \n1")), st.integers(0, 60))
def test_no_text_is_too_odd(text: str, offset: int) -> None:
    places(text)
    found = trouble(text, offset)
    assert 0 <= found.begins <= len(text)


def test_a_path_that_ends_nowhere_leads_as_far_as_there_is_something() -> None:
    root = places("[[aims]]\nname = 'x'\n")
    assert root.find(("aims", 0, "questions", 3)) is root.find(("aims", 0))
    assert root.find(()) is root
    assert root.find(("title",)) is root


@pytest.mark.parametrize(("offset", "expected"), [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3))])
def test_lines_and_columns_count_from_one(offset: int, expected: tuple[int, int]) -> None:
    assert line_and_column("ab\ncd", offset) == expected


def test_deep_is_not_too_deep() -> None:
    text = "x = " + "[" * 300 + "]" * 300
    place = places(text)
    steps: list[Step] = ["x", *[0] * 299]
    for depth, step in enumerate(steps):
        place = place.inside[step]
        assert place.value == 4 + depth
