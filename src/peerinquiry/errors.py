"""The one root of what a user can mend."""

from __future__ import annotations


class PeerInquiryError(Exception):
    """Something the facilitator can put right.

    `message` is one sentence: what is wrong and where. `hint` is one sentence: what to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
