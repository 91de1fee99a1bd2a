"""The pages of all sessions: which there are, what is in each, and what of it matches."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peerinquiry.formats.search.printed import Form
from peerinquiry.formats.search.query import Query
from peerinquiry.storage.files import READ
from peerinquiry.storage.home import Home

_BLOCK: Final = 1 << 17
"""Bytes read at once: most pages are smaller."""
_PAGE, _JOURNAL = ".md", ".toml"


@dataclass(frozen=True, slots=True)
class Pages:
    """The names of all pages, the newest session first, and how many sessions have none."""

    names: tuple[str, ...]
    missing: int


def pages_of(home: Home, query: Query) -> Pages:
    """Those of the sessions that a query covers; none where there is no folder."""
    try:
        with os.scandir(home.sessions) as entries:
            names = [entry.name for entry in entries if entry.name[:1] != "." and entry.is_file(follow_symlinks=False)]
    except OSError:
        return Pages((), 0)
    stems = {name.removesuffix(_PAGE) for name in names if name.endswith(_PAGE)}
    journals = {name.removesuffix(_JOURNAL) for name in names if name.endswith(_JOURNAL)}
    covered = sorted(filter(query.covers, stems), reverse=True)
    return Pages(tuple(stem + _PAGE for stem in covered), sum(map(query.covers, journals - stems)))


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found in some pages: `text` as it is to be written, and a sentence for each that could not be read."""

    hits: int = 0
    text: bytes = b""
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """A query over the pages of a folder; `shown` stands before a page's name in what is written."""

    folder: str
    shown: bytes
    query: Query
    form: Form

    def batch(self, names: Sequence[str]) -> Batch:
        """What there is in these pages. Raises nothing."""
        hits, texts, troubles = 0, [], []
        for name in names:
            try:
                page = read_page(os.path.join(self.folder, name))  # noqa: PTH118 - one of ten thousand, and a string
            except OSError as error:
                troubles.append(f"{name} could not be read: {(error.strerror or 'it is no file').lower()}.")
                continue
            found = self.query.search(page)
            if found:
                hits += len(found.places)
            texts.append(self.form.written(self.shown + os.fsencode(name), found))
        return Batch(hits, b"".join(texts), tuple(troubles))


def read_page(path: str) -> bytes:
    """What is in a page. Raises OSError."""
    fd = os.open(path, READ)
    try:
        page = os.read(fd, _BLOCK)
        if len(page) < _BLOCK:
            if not page and not stat.S_ISREG(os.fstat(fd).st_mode):
                raise OSError
            return page
        blocks = [page]
        while block := os.read(fd, _BLOCK):
            blocks.append(block)
        return b"".join(blocks)
    finally:
        os.close(fd)
