"""`peerinquiry plan …`: the plan of a session as plain text."""

from __future__ import annotations

import typer

from peerinquiry.cli.context import HomeOption, home_of
from peerinquiry.cli.printing import exactly
from peerinquiry.cli.session_name import SessionName


def plan(ctx: typer.Context, session: SessionName = "latest", home: HomeOption = None) -> None:
    """Print the plan as plain text, for a chat or a mail."""
    from datetime import UTC, datetime

    from peerinquiry.inquiry.evolve import fold
    from peerinquiry.inquiry.view.plan_text import plan_as_text
    from peerinquiry.inquiry.view.words import local
    from peerinquiry.storage.home import Home
    from peerinquiry.storage.journal import read_journal
    from peerinquiry.storage.transcripts import find_session

    state = fold(read_journal(find_session(Home(home_of(ctx)), session)).records)
    today = local(state, datetime.now(UTC)).date()
    exactly(plan_as_text(state, today))
