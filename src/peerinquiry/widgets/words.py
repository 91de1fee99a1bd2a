"""Words on a screen that is told its state after every event."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Words(Static):
    """Drawn anew only when they change: laying a screen out costs more than all else that a key does."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show `content`, unless it stands there already."""
        shown = self.content
        if isinstance(content, Content) and isinstance(shown, Content) and content.is_same(shown):
            return
        super().update(content, layout=layout)
