"""The time zone that this machine keeps its clocks by."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from peerinquiry.errors import PeerInquiryError
from peerinquiry.inquiry.text import one_line


def machine_zone() -> ZoneInfo | None:
    """The machine's zone; None where it does not say which, or says none that there is."""
    import tzlocal

    try:
        name = tzlocal.get_localzone_name()
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):
        return None


def zone_called(name: str) -> ZoneInfo:
    """The zone of that name. Raises PeerInquiryError where there is none."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:  # a name may be a path, or a folder
        raise PeerInquiryError(
            f"There is no time zone “{one_line(name)}”.", "They are called Europe/Berlin or America/New_York."
        ) from error
