"""The pages of all sessions: which there are, what is in each, and what of it matches."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from peerinquiry.formats.search.printed import Form
from peerinquiry.formats.search.query import Query
from peerinquiry.storage.files import READ
from peerinquiry.storage.home import Home

_BLOCK: Final = 1 << 17
"""Bytes read at once: most pages are smaller."""
_NO_FILES: Final = frozenset({errno.EISDIR, errno.ELOOP})
"""A folder, and a link, are passed over, as by `grep -r`."""
_PAGE, _JOURNAL = ".md", ".toml"


class Pages:
    """The pages in the sessions folder, as it is now."""

    def __init__(self, home: Home, query: Query) -> None:
        """Those of the sessions that `query` covers; none where there is no folder."""
        self._query = query
        try:
            self._listed = [name for name in os.listdir(home.sessions) if name[:1] != "."]  # noqa: PTH208 - strings
        except OSError:
            self._listed = []

    @cached_property
    def names(self) -> list[str]:
        """Their names, the newest session first."""
        return sorted(self._covered(_PAGE), reverse=True)

    @property
    def missing(self) -> int:
        """How many sessions have none."""
        pages = {name.removesuffix(_PAGE) for name in self.names}
        return len({name.removesuffix(_JOURNAL) for name in self._covered(_JOURNAL)} - pages)

    def _covered(self, ending: str) -> list[str]:
        named = [name for name in self._listed if name.endswith(ending)]
        return [name for name in named if self._query.covers(name)] if self._query.dated else named


@dataclass(frozen=True, slots=True)
class Batch:
    """What was found in so many `pages`: `text` as it is to be written, a sentence for each that could not be read."""

    hits: int = 0
    text: bytes = b""
    troubles: tuple[str, ...] = ()
    pages: int = 0


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
                page = read_page(f"{self.folder}{os.sep}{name}")
            except OSError as error:
                if error.errno not in _NO_FILES:
                    troubles.append(f"{name} could not be read: {(error.strerror or 'it is no file').lower()}.")
                continue
            found = self.query.search(page)
            if found:
                hits += len(found.lines)
            texts.append(self.form.written(self.shown + name.encode(errors="surrogateescape"), found))
        return Batch(hits, b"".join(texts), tuple(troubles), len(names))

    def packed(self, done: Batch) -> tuple[bytes, bytes]:
        """See `batches.Job`."""
        about = "\0".join((str(done.hits), str(done.pages), *done.troubles))
        return about.encode(errors="surrogateescape"), done.text

    def unpacked(self, about: bytes, body: bytes) -> Batch:
        """See `batches.Job`."""
        hits, pages, *troubles = about.decode(errors="surrogateescape").split("\0")
        return Batch(int(hits), body, tuple(troubles), int(pages))


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
