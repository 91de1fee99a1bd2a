"""A copy of a session without names: a journal and a page of their own, written and then searched for what is left."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peerinquiry import __version__
from peerinquiry.errors import PeerInquiryError
from peerinquiry.formats.event_fields import WORDS, fields_of
from peerinquiry.formats.journal_toml import Header, decode, encode_journal
from peerinquiry.formats.transcript_md import render
from peerinquiry.formats.whom import alike, called, several_begin
from peerinquiry.inquiry.events import ActionBrought, CheckInBrought, FollowedUp, Record, TeamNamed
from peerinquiry.inquiry.evolve import fold, live
from peerinquiry.inquiry.redaction.fields import strings, with_strings
from peerinquiry.inquiry.redaction.pseudonyms import Pseudonyms, everyone
from peerinquiry.inquiry.redaction.records import marked, people_told, redacted
from peerinquiry.inquiry.redaction.spellings import plain
from peerinquiry.inquiry.text import one_line
from peerinquiry.inquiry.view.words import local
from peerinquiry.storage.atomic import remove_quietly, write_new
from peerinquiry.storage.files import DISK, Disk
from peerinquiry.storage.journal import read_journal
from peerinquiry.storage.names import unused
from peerinquiry.storage.sessions import session_name, transcript_path

ENDING: Final = "-redacted"
_BLOCK: Final = b"[[event]]"
_DAY: Final = re.compile(r"^\d{4}-\d\d-\d\d-\d{4}")
"""What the name of a session begins with, whoever is in it."""
_SEQ: Final = re.compile(rb"seq = (\d+)\s*$")


@dataclass(frozen=True, slots=True)
class Left:
    """What may still tell who somebody was: in which file, in which line, and how it stands there."""

    path: Path
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Copy:
    """What was written: `people` and `words` have pseudonyms; `left` is what the search of both files came upon."""

    journal: Path
    people: int
    words: int
    left: tuple[Left, ...]
    called: tuple[str, ...] = ()
    """What its team, and other sessions, are called in it."""

    @property
    def page(self) -> Path:
        """The page of the copy."""
        return transcript_path(self.journal)

    def discard(self, disk: Disk = DISK) -> None:
        """Take the copy away again."""
        remove_quietly(self.page, disk)
        remove_quietly(self.journal, disk)


def redact(
    journal: Path, who: Sequence[str] | None, words: Sequence[str] = (), output: Path | None = None, disk: Disk = DISK
) -> Copy:
    """Write a copy with pseudonyms for `who` (everyone, if that is None) and `words`; the session stays as it is.

    `output` is a folder, or the name of the copy; if left out, it is put beside the session. Raises PeerInquiryError
    where there is nobody of a name, nothing to replace, or something at its place already.
    """
    decoded = read_journal(journal, disk)
    records = decoded.records
    named = None if who is None else [_meant(records, name, journal.name) for name in who]
    made = redacted(records, named, [word for word in map(one_line, words) if word])
    told = marked(made, records)
    if told == records:
        raise PeerInquiryError(f"None of that is in {journal.name}, so there is nothing to replace.", "See `--help`.")
    path = _place(journal, told, output)
    _write(path, encode_journal(Header(decoded.header.created, __version__), told), render(told).encode(), disk)
    known = made.pseudonyms
    left = tuple(_left(path, known))
    before = set(_called(records))
    stay = tuple(name for name in dict.fromkeys(_called(told)) if name and name in before)
    return Copy(path, people_told(made, records), len(known.words), left, stay)


def _called(records: Sequence[Record]) -> Iterator[str]:
    """What the team and other sessions are called in a copy: they are nobody's names, and stay."""
    for record in live(records)[0]:
        match record.event:
            case TeamNamed(name):
                yield name
            case ActionBrought(session=session) | CheckInBrought(session) | FollowedUp(session):
                yield session


def _write(path: Path, journal: bytes, page: bytes, disk: Disk) -> None:
    """Both files, or neither; nothing is written over."""
    try:
        write_new(path, journal, disk)
        with contextlib.ExitStack() as undoing:  # on Ctrl+C too
            undoing.callback(remove_quietly, path, disk)
            write_new(transcript_path(path), page, disk)
            undoing.pop_all()
    except FileExistsError as error:
        raise PeerInquiryError(f"There is a file called {path.stem} already.", "Choose another --output.") from error


def _meant(records: Sequence[Record], typed: str, name: str) -> str:
    """Who is meant: somebody of the group, under any name they had, or somebody whom it spoke of."""
    names = everyone(records)
    if found := called(typed, names):
        return found
    if len(begun := alike(typed, names)) > 1:
        raise PeerInquiryError(several_begin(begun))
    if begun:
        return begun[0]
    who = one_line(typed)
    spoken_of = Pseudonyms({who: "x"}, {}) if who else None
    if spoken_of and any(spoken_of.left_in(text) for record in records for _, text in strings(record.event)):
        return who
    raise PeerInquiryError(f"Nobody is called {who or 'that'} in {name}, nor is anybody of that name spoken of.")


def _place(journal: Path, records: Sequence[Record], output: Path | None) -> Path:
    """Where the copy goes: under its title as that reads without names."""
    state = fold(records)
    usual = f"{session_name(local(state, state.opened_at), state.title)}{ENDING}.toml"
    if output is None or output.is_dir():
        return unused((output or journal.parent) / usual, ".md")
    if output.suffix not in {".toml", ".md"}:
        output = output.with_name(f"{output.name}.toml")
    return output.with_suffix(".toml")


def _left(path: Path, known: Pseudonyms) -> Iterator[Left]:
    """What a search of the copy as it is on disk comes upon; words that every page has are nobody's."""
    for text in known.left_in(_DAY.sub("", path.stem)):
        yield Left(path, 0, text)
    data = path.read_bytes()
    records = decode(data, path.name).records
    found: set[str] = set()
    lines = _lines(data)
    for record in records:
        for field, text in strings(record.event):
            for hit in known.left_in(text):
                found.add(plain(hit))
                yield Left(path, _line_of(lines.get(record.seq, []), record, field), hit)
    words = set(_words_of_ours(records))
    ours = (words | {word.removesuffix("s") for word in words}) - found
    for number, line in enumerate(transcript_path(path).read_text(encoding="utf-8").split("\n"), 1):
        yield from (Left(transcript_path(path), number, hit) for hit in known.left_in(line) if plain(hit) not in ours)


def _words_of_ours(records: Iterable[Record]) -> Iterator[str]:
    """The words of the page that are the program's own, whatever anybody said."""
    numbers: dict[str, str] = {"": ""}
    bare = [with_strings(record, lambda text: numbers.setdefault(text, str(len(numbers)))) for record in records]
    return iter(re.findall(r"[^\W_]+", plain(render(bare))))


def _lines(data: bytes) -> dict[int, list[tuple[int, bytes]]]:
    """The lines of each event by its number, each with its own number in the file."""
    blocks: dict[int, list[tuple[int, bytes]]] = {}
    block: list[tuple[int, bytes]] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line == _BLOCK:
            block = []
        elif seq := _SEQ.match(line):
            blocks[int(seq[1])] = block
        block.append((number, line))
    return blocks


def _line_of(block: Sequence[tuple[int, bytes]], record: Record, field: str) -> int:
    key = next(one.key for one in fields_of(WORDS[type(record.event)]) if one.name == field)
    return next((number for number, line in block if line.startswith(f"{key} = ".encode())), 0)
