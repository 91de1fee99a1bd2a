"""Every loop of the harness, thinned out; `python -m tests.faults` runs them whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.faults.tables import LOOPS


@pytest.mark.parametrize("name", LOOPS)
def test_whatever_is_done_to_its_disk_a_session_keeps_the_law(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    loop, every = LOOPS[name]
    held = sum(1 for _ in loop(every))
    assert held
    record_property("measured", f"{held} cases held")
