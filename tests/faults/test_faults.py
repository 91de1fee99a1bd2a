"""Every loop of the harness, thinned out; `python -m tests.faults` runs them whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.faults.tables import LOOPS


@pytest.mark.parametrize("name", LOOPS)
def test_the_law_is_kept(name: str, record_property: Callable[[str, object], None]) -> None:
    row = LOOPS[name]
    if missing := row.missing():
        pytest.skip(missing)
    held = sum(1 for _ in row.loop(row.every))
    assert held
    record_property("measured", f"{held:,} held")
