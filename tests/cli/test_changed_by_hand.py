"""A journal that was changed by hand, and says what cannot be: every command makes the best of it."""

from __future__ import annotations

import pytest
from tests.cli.typed import typed
from tests.formats.small_session import small_session
from tests.storage.journals import put

from peerinquiry.formats.journal_toml import decode
from peerinquiry.storage.home import Home
from peerinquiry.storage.transcripts import write_transcript

NAME = "2026-11-22-1500-leadership-team"


@pytest.mark.parametrize("offset", [99_999_999_999, -99_999_999_999, 10**6])
@pytest.mark.parametrize(
    "command",
    [
        ("calendar", NAME, "--at", "14:00"),
        ("export", "--format", "csv"),
        ("export", "--format", "ndjson"),
        ("followups",),
        ("insights",),
        ("plan", NAME),
        ("redact", NAME, "--everyone"),
        ("report", NAME),
        ("teams", "new", "ours", "--from", NAME),
        ("transcripts", "list"),
        ("transcripts", "show", NAME),
    ],
    ids=" ".join,
)
def test_where_no_place_is_as_far_ahead_of_utc_it_is_told_by_utc(
    home: Home, command: tuple[str, ...], offset: int
) -> None:
    journal = put(home, NAME, small_session(), page=False)
    journal.write_text(journal.read_text().replace("utc_offset = 60\n", f"utc_offset = {offset}\n"))
    write_transcript(journal, decode(journal.read_bytes()).records)
    told = typed(home, *command)
    assert told.exit_code == 0
    assert "2026-11-22 15:00" not in told.stdout, "an hour ahead"
