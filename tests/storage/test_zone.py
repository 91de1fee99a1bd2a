"""Which time zone this machine is in."""

from __future__ import annotations

import pytest
import tzlocal

from peerinquiry.errors import PeerInquiryError
from peerinquiry.storage.zone import machine_zone, zone_called


def test_the_machines_zone_is_the_one_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Australia/Lord_Howe")
    found = machine_zone()
    assert found
    assert found.key == "Australia/Lord_Howe"


@pytest.mark.parametrize("error", [LookupError("which"), ValueError("odd"), OSError("gone")])
def test_a_machine_that_does_not_say_has_none(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def asked() -> str:
        raise error

    monkeypatch.setattr(tzlocal, "get_localzone_name", asked)
    assert machine_zone() is None
    for name in ("", None, "No/Where"):
        monkeypatch.setattr(tzlocal, "get_localzone_name", lambda name=name: name)
        assert machine_zone() is None


@pytest.mark.parametrize("name", ["", "No/Where", "../etc/passwd", "/etc", "Europe", "a\x00b", "x" * 999])
def test_what_is_no_zone_is_told(name: str) -> None:
    with pytest.raises(PeerInquiryError, match="There is no time zone"):
        zone_called(name)
