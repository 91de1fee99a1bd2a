"""Banks of one's own in the home: a new one, and the copy that is edited in place of one that came with the program.

Copies are byte for byte: comments and layout are their writer's. What is there already is never written over.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.bank_schema import SCHEMA_NAME, schema
from peerinquiry.formats.bank_template import template
from peerinquiry.formats.described_schema import schema_text
from peerinquiry.inquiry.text import one_line
from peerinquiry.storage.atomic import write_new
from peerinquiry.storage.banks import BankLibrary, Where
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.home import Home
from peerinquiry.storage.names import stem_for
from peerinquiry.storage.schema_file import put_schema
from peerinquiry.storage.toml_source import SUFFIX, refuse_record


@dataclass(frozen=True, slots=True)
class ToEdit:
    """The file that an editor may open; `copied` where it was just made from the one that came with the program."""

    path: Path
    copied: bool = False


def new_bank(home: Home, library: BankLibrary, name: str, source: str = "", disk: Disk = DISK) -> Path:
    """A new bank in the home, ready to be edited: with examples, or what the bank called `source` has.

    Raises PeerInquiryError where `name` is none for a file, where there is such a file, or no such `source`.
    """
    asked = one_line(name).removesuffix(SUFFIX)
    safe = stem_for(asked, "bank", "our-questions")
    data = _content(library.entry(source).path) if source else template(asked).encode()
    path = _prepared(home, disk) / f"{safe}{SUFFIX}"
    try:
        write_new(path, data, disk)
    except FileExistsError as error:
        raise PeerInquiryError(
            f"There is a bank {path} already.", f"`peerinquiry banks edit {safe}` opens it; or choose another name."
        ) from error
    return path


def to_edit(home: Home, library: BankLibrary, name: str, disk: Disk = DISK) -> ToEdit:
    """The file of the bank of that name; of one that came with the program, a copy in the home.

    Raises PeerInquiryError where there is no such bank, where it cannot be copied, or where the file is a session's.
    """
    entry = library.entry(name)
    if entry.where is Where.SHIPPED:
        path = _prepared(home, disk) / entry.path.name
        try:
            write_new(path, _content(entry.path), disk)
        except FileExistsError as error:  # a link that leads nowhere, a folder: no bank, or it would have been found
            raise PeerInquiryError(f"{path} is in the way.", "Take it away, and try again.") from error
        return ToEdit(path, copied=True)
    refuse_record(home.sessions, entry.path)
    return ToEdit(entry.path.absolute())


def _prepared(home: Home, disk: Disk) -> Path:
    """The folder of one's own banks, with the schema beside them that editors check by."""
    home.prepare()
    put_schema(home.question_banks, SCHEMA_NAME, schema_text(schema()), disk)
    return home.question_banks


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PeerInquiryError(f"{path} could not be read: {error.strerror or error}.") from error
