"""The colours: few, each with a meaning, all at 4.5:1 or more on the ground, the clock at 7:1."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from textual.theme import Theme


def completed(theme: Theme) -> Theme:
    """The theme with all that follows from it: whose turn it is, what warns, and the place one is at share a colour."""
    mark, ground = theme.primary, theme.background or ""
    cursors = {
        f"block-cursor{blurred}-{name}": value
        for blurred in ("", "-blurred")
        for name, value in (("background", mark), ("foreground", ground), ("text-style", "bold"))
    }
    places = {
        "input-cursor-background": mark,
        "input-cursor-foreground": ground,
        "scrollbar-background": ground,
    }
    return replace(theme, accent=mark, warning=mark, variables=theme.variables | cursors | places)


INK = completed(
    Theme(
        name="ink",
        primary="#ffb454",  # whose turn it is
        secondary="#82aaff",  # time
        success="#7fd88f",  # done
        error="#ff8f8f",
        foreground="#f4f1ea",
        background="#11151c",
        surface="#1a1f29",
        panel="#1d2431",
        dark=True,
        variables={
            "text-muted": "#a4adbb",
            "text-disabled": "#8891a1",
            "clock-idle": "#c3cad6",
            "input-selection-background": "#82aaff 35%",
            "scrollbar": "#7a86a3",
        },
    )
)

PAPER = completed(
    Theme(
        name="paper",
        primary="#8a2a08",
        secondary="#1f4fbf",
        success="#1c6b2d",
        error="#a3201f",
        foreground="#14161a",
        background="#fbf8f1",
        surface="#f0ebdf",
        panel="#e9e3d5",
        dark=False,
        variables={
            "text-muted": "#454d5b",
            "text-disabled": "#565c68",
            "clock-idle": "#4a505b",
            "input-selection-background": "#1f4fbf 25%",
            "scrollbar": "#857d6c",
        },
    )
)

CONTRAST = completed(
    Theme(
        name="high contrast",
        primary="#ffd000",
        secondary="#7fe0ff",
        success="#66ff8a",
        error="#ffb3b3",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        dark=True,
        variables={
            "text-muted": "#e6e6e6",
            "text-disabled": "#c8c8c8",
            "clock-idle": "#c8c8c8",
            "input-selection-background": "#1f5a99",
            "scrollbar": "#ffffff",
        },
    )
)
"""All of it at 7:1 or more, on black."""

THEMES = (INK, PAPER, CONTRAST)
BY_NAME = {theme.name: theme for theme in THEMES}
TOLD: Final = {
    INK.name: "light on dark",
    PAPER.name: "dark on light",
    CONTRAST.name: "white and yellow on black",
}
"""By name, what each is like."""
