"""An invented session of seven people, from hello to closing words: to practise on, to show, to test with.

It is a list of beats: how long to wait, and what the facilitator asks of the session then. Nothing in here waits;
whoever plays it does, by a clock that runs as fast as they like.
"""

from __future__ import annotations

from peerinquiry.inquiry.rehearsed import TITLE
from peerinquiry.rehearsal.beat import Beat
from peerinquiry.rehearsal.clocks import FAST, HUMAN, RehearsalClock, SteppedClock
from peerinquiry.rehearsal.story import beats

__all__ = ["FAST", "HUMAN", "TITLE", "Beat", "RehearsalClock", "SteppedClock", "beats"]
