"""The settings of the console: what is switched on and off for good."""

from __future__ import annotations

from typing import Final

from peerinquiry.formats.settings_toml import Option
from peerinquiry.plain.language import Outcome, Scene, word

ROOM = "The settings"

DOES: Final = {
    Option.START_ON_TURN: "a turn that is given starts its clock",
    Option.COUNT_UP: "time tells what has gone by, not what is left",
    Option.CHIME: "the terminal rings once, when the time is up",
    Option.FLASH: "on the screen, the clock changes colour once, when the time is up",
    Option.ASCII: "the screen is drawn with letters and plain signs alone",
}
"""What each does."""


@word("settings [NAME on|off]", ROOM)
def settings(scene: Scene, said: str) -> Outcome:
    """How the clock behaves, and the screen, now and in sessions to come; without more, what is on and what is off."""
    if not said:
        return "\n".join(_line(scene, option) for option in Option)
    name, _, wanted = said.casefold().rpartition(" ")
    option = next((one for one in Option if one == name.strip().replace("-", "_").replace(" ", "_")), None)
    if option is None or wanted not in {"on", "off"}:
        raise ValueError(f"Say settings, then one of {', '.join(Option)}, then on or off: settings chime on")
    scene.preferences.switch(option, on=wanted == "on")
    scene.live.recording.session.starts_turns = scene.preferences.holds(Option.START_ON_TURN)
    return _line(scene, option)


def _line(scene: Scene, option: Option) -> str:
    return f"{option} is {'on' if scene.preferences.holds(option) else 'off'}: {DOES[option]}."
