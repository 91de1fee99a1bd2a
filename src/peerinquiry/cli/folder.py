"""Which folder sessions and banks are kept in, for everything that one command does."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Folder:
    """`named` is the one that was named on the command line, if any was."""

    named: Path | None = None

    @property
    def used(self) -> Path:
        """That one; else the one that the environment says, or the usual one."""
        from peerinquiry.storage.home import default_home

        return self.named or default_home(os.environ).root
