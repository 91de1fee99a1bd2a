"""Ten thousand sessions with pages as long as real ones, of invented people and words: what is searched to measure."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from peerinquiry.formats.journal_toml import Header, encode_journal
from peerinquiry.formats.page_line import LINE
from peerinquiry.inquiry.commands import CloseSession, Command, OpenSession, Refused
from peerinquiry.inquiry.decide import decide
from peerinquiry.inquiry.events import Record
from peerinquiry.inquiry.evolve import evolve
from peerinquiry.inquiry.model import State
from peerinquiry.storage.banks import DEFAULT_BANK, BankLibrary
from peerinquiry.storage.home import Home

SESSIONS = 10_000
LINES = 500
"""Of a page: with these it has 60 KB."""
POOL = 40_000
"""Lines that differ; a page is drawn from them."""
RARE = "heliograph"
"""Stands in ten pages, once in each."""

PEOPLE = ("Ann", "Bea Brandt", "Carl", "Dev", "Eli", "Fay Ferrer", "Gus", "Hanna", "Jürgen", "Émile")
AIMS = ("framing", "possibilities", "milestones", "support")
KINDS = {"ASK": 24, "ANSWER": 24, "NOTE": 14, "RECOMMEND": 9, "REFLECT": 9, "PARKED": 8, "ACTION": 7, "PASS": 5}
COMMON = """
the to and of we a in that is it for on with not they have our what who you be by as at who when this but was one how
people would team there so from if more no nobody about out up had work time month week last two now need owner plan
supplier suppliers plant finance customer order quality meeting decide question ask answer help budget project late
early change talk own first next year call price risk goal story friend trust listen half
"""
"""Words that are drawn the more often the earlier they stand."""
SYLLABLES = """
al an ar be ca con de den el en er es fa ge hol im in is ka la len li lo ma men mi nor on or pa per re ri ro ser sta ta
ten ti tor un ver wa wi ö ü
"""
"""Of which the others are made."""
OTHERS = 6000
FIRST_DAY = date(2012, 1, 2)


def fill(home: Home, sessions: int = SESSIONS) -> None:
    """Put that many there, the same ones each time."""
    home.prepare()
    chance = Random(5)  # noqa: S311 - the same pages each time
    pool = _pool(chance)
    journal = _journal()
    for number in range(sessions):
        day = FIRST_DAY + timedelta(days=number // 2)
        stem = f"{day}-{9 + number % 2 * 5:02}00-team-{number % 7}"
        path = home.sessions / f"{stem}.md"
        path.write_text(_page(number, day, pool, chance), encoding="utf-8")
        path.with_suffix(".toml").write_bytes(journal)


def _page(number: int, day: date, pool: list[str], chance: Random) -> str:
    lines = [
        f"- {9 + place // 200:02}:{place // 4 % 60:02}:{place % 4 * 15:02} {words}"
        for place, words in enumerate(chance.choices(pool, k=LINES))
    ]
    if number % (SESSIONS // 10) == SESSIONS // 20:
        lines[LINES // 2] += f" by {RARE}"
    told = f"{day}, 09:00 to 10:10 (UTC+01:00). Team: team-{number % 7}. {len(PEOPLE)} people: {', '.join(PEOPLE)}."
    return "\n".join([f"# Team {number % 7}", "", told, "", "## Inquire", "", *lines, ""])


def _pool(chance: Random) -> list[str]:
    """What stands behind the times."""
    syllables = SYLLABLES.split()
    others = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(OTHERS)]
    words = [*COMMON.split(), *others]
    odds = list(accumulate(1 / (place + 6) for place in range(len(words))))
    pool = []
    for kind in chance.choices(list(KINDS), list(KINDS.values()), k=POOL):
        said = " ".join(chance.choices(words, cum_weights=odds, k=chance.randint(5, 24)))
        facts = f" (aim: {chance.choice(AIMS)}; round: 1)" if kind in {"ASK", "ANSWER"} else ""
        line = f"{kind} {chance.choice(PEOPLE)}: {said}{facts}"
        if not LINE.fullmatch(f"- 09:00:00 {line}"):
            raise ValueError(f"no page has such a line: {line}")
        pool.append(line)
    return pool


def _journal() -> bytes:
    """A short one, that any list can read."""
    state, records = State(), list[Record]()
    opening: tuple[Command, ...] = (
        OpenSession("A team", BankLibrary(Path("none"), Path("none")).load(DEFAULT_BANK)),
        CloseSession(),
    )
    for command in opening:
        decided = decide(state, command, 0.0)
        if isinstance(decided, Refused):
            raise TypeError(decided)
        for event in decided:
            records.append(Record(len(records) + 1, 1, State().opened_at, 0.0, event))
            state = evolve(state, records[-1])
    return encode_journal(Header(State().opened_at, "benchmark"), records)
