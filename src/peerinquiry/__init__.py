"""peerinquiry: a terminal console for the facilitator of a peer-to-peer inquiry."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("peerinquiry")
except PackageNotFoundError:  # a checkout on the path that was never installed
    __version__ = "0"
