"""A window that was made tiny looks as before once it has its size again."""

from __future__ import annotations

import pytest
from tests.screens import stages
from tests.screens.harness import LARGE, SMALL, TINY, started

from peerinquiry.inquiry.commands import GoTo
from peerinquiry.inquiry.model import Step
from peerinquiry.inquiry.pace.projection import STEPS


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("step", STEPS)
async def test_a_window_made_tiny_and_large_again_looks_as_it_did(step: Step, size: tuple[int, int]) -> None:
    async with started(*stages.CHOSEN, GoTo(step), size=size) as desk:
        before = desk.page()
        await desk.resize(TINY)
        assert desk.page() != before
        await desk.resize(size)
        await desk.until(lambda: desk.page() == before)
