"""Is it one open question? What speaks against it, and how it may begin instead.

The rules are data: `formats.rules_toml` reads them. A rule that is not sure says nothing, since a false alarm teaches
people to look away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from peerinquiry.inquiry.sentences import Sentence, sentences

MOST_STARTS: Final = 12
"""Places of a sentence at which a rule may begin to hold."""


class Kind(StrEnum):
    """What may be the matter, the gravest first. The words are kept: scripts read them."""

    ADVICE = "advice"
    """It hands over an idea."""
    LEADING = "leading"
    """It carries its answer."""
    SEVERAL = "several"
    """It asks more than one thing."""
    PREAMBLE = "preamble"
    """It explains itself before, or after, it asks."""
    CLOSED = "closed"
    """Yes or no answers it."""
    LONG = "long"
    """It is too long to be heard at once."""


class Where(StrEnum):
    """Which sentences a rule is about."""

    ANY = "any"
    QUESTION = "question"
    """Those that ask, with a question mark or without."""
    MARKED = "marked"
    """Those that end with a question mark."""
    STATEMENT = "statement"
    """Those that do not ask."""
    LAST = "last"
    """One that does not ask, and after which nothing is asked."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that speaks against a wording: why, in a sentence, and an opening to try instead."""

    kind: Kind
    why: str
    try_: str


@dataclass(frozen=True, slots=True)
class Rule:
    """When a cue is given, and what it says.

    A rule has patterns (`when`, `unless`; the second from the same word on), or one of three measures: `words`, more
    of which are too many; `questions`, so many of which are too many; `statement`, so many words of which before a
    question are a preamble. `clauses`: it holds after any pause or joining word too. `try_whom` is the
    opening where the patterns found somebody it can name. `fires` and `spares` are examples.
    """

    kind: Kind
    why: str
    try_: str
    try_whom: str = ""
    where: Where = Where.ANY
    clauses: bool = False
    when: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    words: int = 0
    questions: int = 0
    statement: int = 0
    fires: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a language; earlier ones speak first.

    `fillers` begin a sentence and say nothing ("so", "well"); `asking` is how a question begins, `open` how one that
    begins with a question word does; `joins` are the words between clauses; `links` are sentences that refer to what
    was heard, or lead up to a question, and are no preamble and no question of their own; `theirs` are the
    words that a person may be named with ("your boss"), `persons` those that name one ("her"). `good` are examples.
    """

    language: str
    rules: tuple[Rule, ...] = ()
    slips: Mapping[str, str] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()
    fillers: re.Pattern[str] | None = None
    asking: re.Pattern[str] | None = None
    open: re.Pattern[str] | None = None
    joins: re.Pattern[str] | None = None
    links: re.Pattern[str] | None = None
    theirs: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    good: tuple[str, ...] = ()


def check(text: str, rules: Rules) -> tuple[Cue, ...]:
    """What speaks against asking `text`: at most one cue of a kind, in the order of `Kind`; none for a good question.

    Only the first `sentences.LOOK` characters are looked at. Advice is not called leading besides, and a question
    with a graver fault is not called closed.
    """
    heard = _Heard(sentences(text, rules.slips, rules.abbreviations), rules)
    cues: dict[Kind, Cue] = {}
    for rule in rules.rules:
        if rule.kind not in cues and (try_ := heard.met(rule)):
            cues[rule.kind] = Cue(rule.kind, rule.why, try_)
    if Kind.ADVICE in cues:
        cues.pop(Kind.LEADING, None)
    if cues.keys() - {Kind.CLOSED, Kind.LONG}:
        cues.pop(Kind.CLOSED, None)
    return tuple(cues[kind] for kind in Kind if kind in cues)


class _Heard:
    """A text taken apart, and whether a rule holds for it."""

    def __init__(self, all_: Sequence[Sentence], rules: Rules) -> None:
        self._all, self._rules = all_, rules
        self._starts = [tuple(self._sentence_starts(one)) for one in all_]
        self._asks = [self._is_question(index) for index in range(len(all_))]

    def met(self, rule: Rule) -> str:
        """The opening to try, where the rule holds; else nothing."""
        if rule.when:
            return self._matched(rule, rule.when)
        holds = (
            self._too_long(rule.words)
            if rule.words
            else self._too_many(rule.questions)
            if rule.questions
            else self._preamble(rule.statement)
        )
        return rule.try_ if holds else ""

    # Measures

    def _too_long(self, most: int) -> bool:
        return sum(sentence.words for sentence in self._all) > most

    def _too_many(self, many: int) -> bool:
        asked = {one.said for one in self._all if one.mark == "?" and self._asks_something(one)}
        return len(asked) >= many

    def _asks_something(self, sentence: Sentence) -> bool:
        """Not a few words thrown in ("Tom?", "for the team?"), and not the announcement of a question."""
        starts = tuple(self._sentence_starts(sentence))
        if self._found(self._rules.links, sentence, starts):
            return False
        return self._rules.asking is None or self._found(self._rules.asking, sentence, starts)

    def _preamble(self, least: int) -> bool:
        """Whether a sentence of `least` words stands before the last question, and leads up to nothing."""
        asked = [index for index, asks in enumerate(self._asks) if asks]
        before = self._all[: asked[-1]] if asked else ()
        return any(
            one.mark != "?" and one.words >= least and not self._found(self._rules.links, one, self._starts[index])
            for index, one in enumerate(before)
        )

    # Patterns

    def _matched(self, rule: Rule, when: re.Pattern[str]) -> str:
        for index, sentence in enumerate(self._all):
            if not self._concerns(rule.where, index):
                continue
            starts = self._clause_starts(sentence) if rule.clauses else self._starts[index]
            for start in starts:
                found = when.match(sentence.said, start)
                if found and not (rule.unless and rule.unless.match(sentence.said, start)):
                    return self._opening(rule, sentence, found)
        return ""

    def _concerns(self, where: Where, index: int) -> bool:
        match where:
            case Where.QUESTION:
                return self._asks[index]
            case Where.MARKED:
                return self._all[index].mark == "?"
            case Where.STATEMENT:
                return not self._asks[index]
            case Where.LAST:
                return not any(self._asks[index:])
            case _:
                return True

    def _opening(self, rule: Rule, sentence: Sentence, found: re.Match[str]) -> str:
        """The opening with the name of whoever is meant, where it is sure to read well; else without."""
        if not (rule.try_whom and found.lastgroup):
            return rule.try_
        begin, end = found.span(found.lastgroup)
        first = sentence.said.count(" ", 0, begin)
        words = sentence.typed[first : first + sentence.said.count(" ", begin, end)]
        return rule.try_whom.format(whom=" ".join(words)) if self._names(words) else rule.try_

    def _names(self, words: Sequence[str]) -> bool:
        if len(words) == 1 and words[0].lower() in self._rules.persons:
            return True
        if words[0].lower() in self._rules.theirs:
            return len(words) > 1 and all(word.isalpha() and word.islower() for word in words[1:])
        return all(word.isalpha() and word.istitle() for word in words)

    # Where a rule may begin to hold

    def _sentence_starts(self, sentence: Sentence) -> Iterator[int]:
        """Its first word; the word after each filler at its beginning; the word after each pause.

        Where it begins with a question word, what follows a pause is still part of it.
        """
        yield 0
        at = 0
        while self._rules.fillers and (filler := self._rules.fillers.match(sentence.said, at)) and filler.end() > at:
            at = filler.end() + (2 if sentence.said.startswith(", ", filler.end()) else 0)
            yield at
        if not (self._rules.open and self._rules.open.match(sentence.said, at)):
            pauses = [found.end() for found in _PAUSE.finditer(sentence.said, at)]
            yield from pauses[:MOST_STARTS]

    def _clause_starts(self, sentence: Sentence) -> Iterator[int]:
        """Its first word; the word after each pause, and after each word that joins clauses."""
        yield 0
        found = [pause.end() for pause in _PAUSE.finditer(sentence.said)]
        if self._rules.joins:
            found += [join.end() for join in self._rules.joins.finditer(sentence.said)]
        yield from sorted(found)[: 2 * MOST_STARTS]

    def _is_question(self, index: int) -> bool:
        sentence = self._all[index]
        if sentence.mark:
            return sentence.mark == "?"
        return self._found(self._rules.asking, sentence, self._starts[index])

    @staticmethod
    def _found(pattern: re.Pattern[str] | None, sentence: Sentence, starts: Sequence[int]) -> bool:
        return pattern is not None and any(pattern.match(sentence.said, start) for start in starts)


_PAUSE: Final = re.compile(r"(?:^|(?<= )), ")
