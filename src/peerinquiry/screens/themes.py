"""The colours: few, each with a meaning, all at 4.5:1 or more on the ground, the clock at 7:1."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

INK = Theme(
    name="ink",
    primary="#ffb454",  # whose turn it is
    secondary="#82aaff",  # time
    accent="#ffb454",
    success="#7fd88f",  # done
    warning="#ffb454",
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
        "block-cursor-background": "#ffb454",
        "block-cursor-foreground": "#11151c",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ffb454",
        "block-cursor-blurred-foreground": "#11151c",
        "block-cursor-blurred-text-style": "bold",
        "input-cursor-background": "#ffb454",
        "input-selection-background": "#82aaff 35%",
        "scrollbar": "#7a86a3",
        "scrollbar-background": "#11151c",
    },
)

PAPER = Theme(
    name="paper",
    primary="#8a2a08",
    secondary="#1f4fbf",
    accent="#8a2a08",
    success="#1c6b2d",
    warning="#8a2a08",
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
        "block-cursor-background": "#8a2a08",
        "block-cursor-foreground": "#fbf8f1",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#8a2a08",
        "block-cursor-blurred-foreground": "#fbf8f1",
        "block-cursor-blurred-text-style": "bold",
        "input-cursor-background": "#8a2a08",
        "input-selection-background": "#1f4fbf 25%",
        "scrollbar": "#857d6c",
        "scrollbar-background": "#fbf8f1",
    },
)

CONTRAST = Theme(
    name="high contrast",
    primary="#ffd000",
    secondary="#7fe0ff",
    accent="#ffd000",
    success="#66ff8a",
    warning="#ffd000",
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
        "block-cursor-background": "#ffd000",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#ffd000",
        "block-cursor-blurred-foreground": "#000000",
        "block-cursor-blurred-text-style": "bold",
        "input-cursor-background": "#ffd000",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#1f5a99",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)
"""All of it at 7:1 or more, on black."""

THEMES = (INK, PAPER, CONTRAST)
TOLD: Final = {
    INK.name: "light on dark",
    PAPER.name: "dark on light",
    CONTRAST.name: "white and yellow on black",
}
"""By name, what each is like."""
