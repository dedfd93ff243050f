"""Try a pattern on a sentence only where a word stands in it that the pattern cannot do without.

Most of the patterns that the reader knows find nothing in most sentences, and a pattern takes long to find nothing: it
starts anew at every letter. Whether a word stands in a text is told fifty times faster, so each pattern is taken apart
once for words of which one stands in whatever it finds. What is found does not change by it.

Nor is each of those words looked for in each sentence: the runs of three letters that a sentence has are met with those
of the words, and only words that share one are looked for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

# The parser of the standard library is the one that says what a pattern means; it has no public name any more.
from re import _constants as ops
from re import _parser as parser
from typing import Any, Generic, TypeVar

_Told = TypeVar("_Told")
_ANY_DIGIT = "\x00"
"""Stands in a folded text that holds a digit of any script."""
_DIGIT = re.compile(r"\d")
_CHOICES_PER_LETTER = 4
"""How much rarer a word is for each letter more: sets the rare words before the many."""
_DIGIT_COST = 0.4
_SMALL_WORDS = "the and of in to a for on by with at from that was were is are has had have been it its as be or not"
_COMMON = frozenset(_SMALL_WORDS.split(" "))
_COMMON_COST = 0.6
"""Words that stand in most sentences: hardly better than none."""
_RUN = 3
"""Letters that are looked up at once."""


class Sieve(Generic[_Told]):
    """Patterns, each with what it tells, in a fixed order."""

    def __init__(self, rows: Iterable[tuple[re.Pattern[str], _Told]]) -> None:
        self._rows = tuple(rows)
        self._runs: dict[str, list[tuple[int, str]]] = {}
        """The words that end in that run of letters, each with its row."""
        self._always: list[int] = []
        """The rows that need no word for sure."""
        self._short: list[tuple[int, str]] = []
        """The words that are shorter than a run, each with its row."""
        for number, (pattern, _) in enumerate(self._rows):
            needles = needles_of(pattern)
            if not needles:
                self._always.append(number)
            for needle in needles:
                if len(needle) < _RUN:
                    self._short.append((number, needle))
                else:
                    # The last run, which tells words apart better than the first: "un", "re" and "de" begin many.
                    self._runs.setdefault(needle[-_RUN:], []).append((number, needle))
        self._endings = frozenset(self._runs)

    def likely(self, text: str) -> list[tuple[re.Pattern[str], _Told]]:
        """Return the patterns that may find something in the text, in their order: all that do are among them."""
        folded, runs = letters_of(text)
        numbers = set(self._always)
        for number, needle in self._short:
            if needle in folded:
                numbers.add(number)
        for run in runs & self._endings:
            for number, needle in self._runs[run]:
                if needle in folded:
                    numbers.add(number)
        return [self._rows[number] for number in sorted(numbers)]

    def lets_through(self, text: str) -> bool:
        """Tell whether any pattern may find something in the text."""
        if self._always:
            return True
        folded, runs = letters_of(text)
        return any(needle in folded for _, needle in self._short) or any(
            needle in folded for run in runs & self._endings for _, needle in self._runs[run]
        )


class Guarded:
    """One pattern that is tried only where one of the words that it cannot do without stands in the text."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = re.compile(pattern, flags)
        self._sieve = Sieve([(self._pattern, None)])

    def search(self, text: str) -> re.Match[str] | None:
        """Return what the pattern finds first in the text."""
        return self._pattern.search(text) if self._may_find(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return what the pattern finds at the beginning of the text."""
        return self._pattern.match(text) if self._may_find(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all that the pattern finds in the text."""
        return self._pattern.finditer(text) if self._may_find(text) else iter(())

    def _may_find(self, text: str) -> bool:
        return self._sieve.lets_through(text)


def needles_of(pattern: re.Pattern[str]) -> tuple[str, ...]:
    r"""Return folded words of which one stands in whatever the pattern finds; none where nothing is sure.

    Example:
        >>> needles_of(re.compile(r"\b(?:shell|mortar)(?:s|ed)? (?:of|on) \w+"))
        ('mortar', 'shell')
    """
    return _needed(parser.parse(pattern.pattern, pattern.flags)) or ()


@lru_cache(maxsize=64)
def letters_of(text: str) -> tuple[str, frozenset[str]]:
    """Return the text as patterns see it that do not mind case, and its runs of three letters.

    To such patterns "ı" is an "i". Where the text holds a digit of any script, a sign for that stands at the end.
    """
    folded = text.casefold().replace("ı", "i")
    if _DIGIT.search(text):
        folded += _ANY_DIGIT
    return folded, frozenset(map("".join, zip(folded, folded[1:], folded[2:], strict=False)))


def _needed(parts: Iterable[tuple[Any, Any]]) -> tuple[str, ...] | None:
    """Return the rarest of what the parts of a pattern need one after the other."""
    found: list[tuple[str, ...]] = []
    letters = ""
    for kind, value in parts:
        if kind is ops.LITERAL:
            letters += chr(value)
            continue
        found.append((folded_letters(letters),))
        # The parser takes what two choices begin with out of both: "la" and "id" or "y" need "laid" or "lay".
        starts = _starts_of_one(kind, value) if letters else None
        if starts:
            found.append(tuple(folded_letters(letters + start) for start in starts))
        letters = ""
        needed = _needed_of_one(kind, value)
        if needed:
            found.append(needed)
    found.append((folded_letters(letters),))
    sure = [needles for needles in found if all(needles)]
    return min(sure, key=_cost) if sure else None


def _needed_of_one(kind: Any, value: Any) -> tuple[str, ...] | None:
    """Return what one part needs; a kind of part that is not known here needs nothing for sure."""
    if kind is ops.SUBPATTERN:
        return _needed(value[3])
    if kind in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
        return _needed(value[2]) if value[0] > 0 else None
    if kind is ops.ATOMIC_GROUP:
        return _needed(value)
    if kind is ops.ASSERT:
        return _needed(value[1])
    if kind is ops.BRANCH:
        return _one_of([_needed(branch) for branch in value[1]])
    if kind is ops.IN:
        return _one_of([_needed_letter(*choice) for choice in value])
    return None


def _starts(parts: Iterable[tuple[Any, Any]]) -> tuple[str, ...] | None:
    """Return the letters of which one row begins whatever the parts find; None where nothing is sure."""
    letters = ""
    for kind, value in parts:
        if kind is not ops.LITERAL:
            behind = _starts_of_one(kind, value)
            return tuple(letters + start for start in behind) if behind else ((letters,) if letters else None)
        letters += chr(value)
    return (letters,) if letters else None


def _starts_of_one(kind: Any, value: Any) -> tuple[str, ...] | None:
    if kind is ops.LITERAL:
        return (chr(value),)
    if kind is ops.SUBPATTERN:
        return _starts(value[3])
    if kind is not ops.BRANCH:
        return None
    starts = [_starts(branch) for branch in value[1]]
    return None if None in starts else tuple(dict.fromkeys(one for choice in starts for one in choice or ()))


def _needed_letter(kind: Any, value: Any) -> tuple[str, ...] | None:
    if kind is ops.LITERAL:
        return (folded_letters(chr(value)),)
    is_digit = kind is ops.CATEGORY and value is ops.CATEGORY_DIGIT
    is_range_of_digits = kind is ops.RANGE and chr(value[0]).isdecimal() and chr(value[1]).isdecimal()
    return (_ANY_DIGIT,) if is_digit or is_range_of_digits else None


def _one_of(choices: Sequence[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    needles: set[str] = set()
    for choice in choices:
        if choice is None:
            return None
        needles.update(choice)
    # Where "mine" stands in the text there is no need to ask for "minefield".
    return tuple(sorted(one for one in needles if not any(other != one and other in one for other in needles)))


def folded_letters(letters: str) -> str:
    """Return letters as `letters_of` has them."""
    return letters.casefold().replace("ı", "i")


def _cost(needles: tuple[str, ...]) -> float:
    """Return how likely one of the words stands in a text anyway, by a rough guess."""
    return sum(map(_cost_of_one, needles))


def _cost_of_one(needle: str) -> float:
    if needle == _ANY_DIGIT:
        return _DIGIT_COST
    return _COMMON_COST if needle.strip() in _COMMON else _CHOICES_PER_LETTER ** (1 - len(needle))
