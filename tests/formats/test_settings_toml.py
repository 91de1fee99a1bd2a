"""Settings: read with every mistake at its place, changed one line at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerinquiry.formats.settings_toml import (
    FIRST,
    Colours,
    Complaint,
    Option,
    Settings,
    SettingsErrors,
    parse_settings,
    with_colours,
    with_option,
)


def no_z(keys: Mapping[str, str]) -> Iterable[Complaint]:
    return [(name, f"`{name}` is on z", "take another key") for name, key in keys.items() if key == "z"]


def parse(source: str | bytes) -> Settings:
    return parse_settings(source, "settings.toml", no_z)


def mistakes(source: str | bytes) -> list[str]:
    with pytest.raises(SettingsErrors) as caught:
        parse(source)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_nothing_written_is_all_off() -> None:
    assert parse("") == parse(FIRST) == Settings()


def test_what_is_written_is_meant() -> None:
    source = '[clock]\nchime = true\ncount_up = true\nflash = false\n[keys]\nundo = "z2"\nnext = ["f9", "n"]\n'
    assert parse(source) == Settings(frozenset({Option.CHIME, Option.COUNT_UP}), {"undo": "z2", "next": "f9,n"})


@pytest.mark.parametrize("colours", Colours)
def test_a_theme_is_called_by_its_name(colours: Colours) -> None:
    assert parse(f'[look]\ntheme = "{colours}"\nascii = true\n') == Settings(frozenset({Option.ASCII}), {}, colours)


@pytest.mark.parametrize(
    ("theme", "wrong"),
    [
        ('"blue"', 'there is no theme “blue”; write one of "ink", "paper", "high contrast"'),
        ("true", '`theme` is true, not text; write theme = "…"'),
    ],
)
def test_a_theme_that_there_is_not_is_a_mistake(theme: str, wrong: str) -> None:
    assert mistakes(f"[look]\nthem = 1\ntheme = {theme}\n") == [
        "settings.toml:2:1: there is no `them` in [look]; did you mean `theme`?",
        f"settings.toml:3:9: {wrong}",
    ]


def test_every_mistake_is_told_at_its_place() -> None:
    source = 'colour = 1\n[clock]\nchme = true\nflash = "yes"\n[keys]\nundo = 7\nnext = "z"\nhelp = ""\n'
    assert mistakes(source) == [
        "settings.toml:1:1: there is no `colour` in the settings; use `clock`, `look`, `keys`",
        "settings.toml:3:1: there is no `chme` in [clock]; did you mean `chime`?",
        "settings.toml:4:9: `flash` is text; write flash = true, or false",
        'settings.toml:6:8: `undo` is a number; write undo = "f9", or "u,f9" for two keys',
        "settings.toml:7:8: `next` is on z; take another key",
        'settings.toml:8:8: `help` has no key; write help = "f9", or "u,f9" for two keys',
    ]


@pytest.mark.parametrize("source", [b"\xff\xfe", b"[clock\n", "clock = 3", "keys = []", b"[clock]\nchime = \xff"])
def test_what_cannot_be_read_is_a_mistake_and_no_crash(source: str | bytes) -> None:
    assert mistakes(source)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[clock]\nchime = true\n"),
        ("# mine\n[clock]\n  chime = false # no noise\n", "# mine\n[clock]\n  chime = true # no noise\n"),
        ("[clock]   # the clock", "[clock]   # the clock\nchime = true\n"),
        ("[clock]\nflash = true\n\n[keys]\n", "[clock]\nflash = true\nchime = true\n\n[keys]\n"),
        ("clock.chime = false\n", "clock.chime = true\n"),
        ("clock = { chime = false }", "clock = { chime = true }"),
        ('[keys]\nundo = "u"', '[keys]\nundo = "u"\n\n[clock]\nchime = true\n'),
    ],
)
def test_one_line_is_changed_and_no_other(before: str, after: str) -> None:
    assert with_option(before, Option.CHIME, on=True) == after
    assert parse(after).on >= {Option.CHIME}


@pytest.mark.parametrize(
    "before", ["", "[look]\nascii = false\n", 'look = { theme = "ink" }\n', '[look]\ntheme = "ink"\n']
)
def test_other_colours_are_written_where_they_belong(before: str) -> None:
    after = with_colours(before, Colours.CONTRAST)
    assert parse(after) == Settings(colours=Colours.CONTRAST)
    assert with_colours(after, Colours.INK).replace('"ink"', '"high contrast"') == after


SWITCHES = st.lists(st.tuples(st.sampled_from(Option), st.booleans()) | st.sampled_from(Colours), max_size=12)


@given(SWITCHES)
def test_whatever_is_switched_in_whatever_order_is_what_is_read(switches: list[tuple[Option, bool] | Colours]) -> None:
    text, wanted, colours = FIRST, dict.fromkeys(Option, False), Colours.INK
    for switch in switches:
        if isinstance(switch, Colours):
            text, colours = with_colours(text, switch), switch
        else:
            option, on = switch
            text, wanted[option] = with_option(text, option, on=on), on
    assert parse(text) == Settings(frozenset(option for option, on in wanted.items() if on), {}, colours)
    assert [line.partition("#")[2] for line in text.splitlines()] == [
        line.partition("#")[2] for line in FIRST.splitlines()
    ]
