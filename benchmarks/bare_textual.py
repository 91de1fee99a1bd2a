"""The smallest Textual app: one label, which a key changes. What the console is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Label


class Bare(App[None]):
    """One label."""

    BINDINGS = [("plus", "count", "count")]
    count = 0

    def compose(self) -> ComposeResult:
        """The label."""
        yield Label("peerinquiry")

    def action_count(self) -> None:
        """Change it."""
        self.count += 1
        self.query_one(Label).update(f"peerinquiry {self.count}")


if __name__ == "__main__":
    Bare().run()
