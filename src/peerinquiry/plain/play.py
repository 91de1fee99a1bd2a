"""The rehearsal, line by line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from peerinquiry.inquiry.bank import Bank
from peerinquiry.inquiry.view.words import counted
from peerinquiry.plain.teller import Out, Teller
from peerinquiry.recording import Keeping, Recording, utc_offset_of
from peerinquiry.rehearsal import TITLE, Beat, beats
from peerinquiry.session import Session

Wait = Callable[[float], None]

GLANCE = 1.0
"""Seconds between two looks at the clock."""
WELCOME = "Seven people and what they say are invented; the clock, the record and the page are real."


def play_rehearsal(keeping: Keeping, bank: Bank, out: Out, wait: Wait) -> Recording:
    """Play it from hello to closing words, a line at a time to `out`, and finish its files.

    `wait` lets so many seconds of the session pass: by sleeping, or by moving the clock of `keeping`.
    """
    opened = keeping.clock.wall()
    offset = utc_offset_of(opened)
    recording = keeping.begin(TITLE, bank, offset)
    try:
        out(WELCOME)
        teller = Teller(recording.session, out)
        teller.tell()
        for beat in beats(bank, (opened + timedelta(minutes=offset)).date()):
            _let_pass(beat.after, recording.session, wait)
            _do(recording.session, beat, out)
            teller.tell()
            recording.beat()
    finally:
        unsaved = recording.close()
    _tell_files(recording, unsaved, out)
    return recording


def _let_pass(seconds: float, session: Session, wait: Wait) -> None:
    """Wait as somebody does who looks at the clock: what stands still for long is taken to have slept."""
    whole, rest = divmod(seconds, GLANCE)
    for part in (*[GLANCE] * int(whole), rest):
        if part:
            wait(part)
            session.moment()


def _do(session: Session, beat: Beat, out: Out) -> None:
    if beat.say:
        out(f"({beat.say})")
    refused = session.dispatch(beat.ask(session.state))
    if refused is not None:
        raise RuntimeError(f"the rehearsal does what the session refuses: {refused.reason}")  # a defect of ours


def _tell_files(recording: Recording, unsaved: int, out: Out) -> None:
    out("")
    if unsaved:
        out(f"Not all could be saved: {counted(unsaved, 'event')} missing from the files.")
    out(f"The journal, which is the record: {recording.path}")
    out(f"The transcript, to be read: {recording.files.page}")
