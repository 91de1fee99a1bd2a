"""What happened is on disk before it shows: what goes out to the terminal waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from textual.driver import Driver

    from peerinquiry.screens.window import Window


def saved_first(driver: type[Driver]) -> type[Driver]:
    """A driver like that one, which lets its window wait for the disk before anything goes out."""

    def write(self: Driver, data: str) -> None:
        cast("Window", self._app).await_disk()
        driver.write(self, data)

    return type(driver.__name__, (driver,), {"write": write})
