"""The colours: few, each with a meaning, all at 4.5:1 or more on the ground, the clock at 7:1."""

from __future__ import annotations

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
        "text-disabled": "#7d8696",
        "clock-idle": "#c3cad6",
        "block-cursor-background": "#ffb454",
        "block-cursor-foreground": "#11151c",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#ffb454",
        "input-selection-background": "#82aaff 35%",
        "scrollbar": "#3a4456",
        "scrollbar-background": "#11151c",
    },
)

PAPER = Theme(
    name="paper",
    primary="#8a4b00",
    secondary="#1f4fbf",
    accent="#8a4b00",
    success="#1c6b2d",
    warning="#8a4b00",
    error="#a3201f",
    foreground="#14161a",
    background="#fbf8f1",
    surface="#f0ebdf",
    panel="#e9e3d5",
    dark=False,
    variables={
        "text-muted": "#4c5463",
        "text-disabled": "#676e7b",
        "clock-idle": "#4a505b",
        "block-cursor-background": "#8a4b00",
        "block-cursor-foreground": "#fbf8f1",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#8a4b00",
        "input-selection-background": "#1f4fbf 25%",
        "scrollbar": "#b9b2a2",
        "scrollbar-background": "#fbf8f1",
    },
)

THEMES = (INK, PAPER)
