"""peerinquiry: a terminal console for the facilitator of a peer-to-peer inquiry."""

from __future__ import annotations

__version__ = "0.1.0"
