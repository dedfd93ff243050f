"""Fold words so that they are found however they are written: without case, marks, ornaments and kindred letters.

Türkiye is found by "turkiye", قَصْفُ by قصف, إدلب by ادلب, ёлка by елка. What is shown is always what was written.
Scripts that put no blanks between words are folded letter by letter, and found by letters that stand together.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

_KINDRED = str.maketrans(
    {
        "ı": "i",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ء": None,
        "ـ": None,
        "\u200c": None,
        "\u200d": None,
    }
)
"""Letters that people write one for the other, above all in Arabic; joiners and the stretching stroke are none."""
_ORNAMENTS = ("Mn", "Me")
"""Marks that are dropped: accents, vowel points."""
_MARKS = (*_ORNAMENTS, "Mc")
"""Marks that belong to a word; those that take room of their own, as vowels of Indian scripts do, are kept."""
_PLANES = ((0x0300, 0x20000), (0xE0100, 0xE01F0))
"""Where Unicode has marks."""
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]"
)
"""Letters of scripts without blanks between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
_LONGEST = 100
"""Characters of a word that are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedWord:
    """One word of a text, folded, and where it stands as it was written."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryTerm:
    """One part of a query: words that must stand together, in their order."""

    words: tuple[str, ...]
    """Folded."""
    is_open: bool = False
    """Whether the last word may go on: `bombard*` finds "bombardment"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for: every term must be there, in any order."""

    terms: tuple[QueryTerm, ...]

    def places_in(self, words: Sequence[FoldedWord]) -> tuple[tuple[int, int], ...] | None:
        """Return where the terms stand, as half-open stretches of what was written; None where one is missing."""
        found: set[tuple[int, int]] = set()
        folded = [word.folded for word in words]
        for term in self.terms:
            places = list(_places(term, folded))
            if not places:
                return None
            found.update((words[place].start, words[place + len(term.words) - 1].end) for place in places)
        return tuple(sorted(found))

    def is_together_in(self, words: Sequence[FoldedWord]) -> bool:
        """Tell whether the terms stand next to one another in the order of the query."""
        last = self.terms[-1]
        whole = QueryTerm(words=tuple(word for term in self.terms for word in term.words), is_open=last.is_open)
        return any(True for _ in _places(whole, [word.folded for word in words]))


def read_query(text: str) -> Query:
    """Return the query that somebody typed: words, "words together" in quotation marks, and beginnings with a star.

    Example:
        >>> [term.words for term in read_query('Türkiye "joint patrol*"').terms]
        [('turkiye',), ('joint', 'patrol')]
    """
    terms = []
    for quoted, bare in re.findall(r'["“”„«]([^"“”„«»]*)["“”»]?|([^\s"“”„«»]+)', text):
        told = (quoted or bare).strip()
        words = tuple(word.folded for word in words_of(told))
        if words:
            terms.append(QueryTerm(words=words, is_open=told.endswith("*")))
    return Query(terms=tuple(terms))


def words_of(text: str) -> tuple[FoldedWord, ...]:
    """Return the words of a text in their order."""
    return tuple(_each_word(text))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return one word as it is compared.

    Example:
        >>> fold("İDLİB"), fold("ﬁre"), fold("قَصْفُ")
        ('idlib', 'fire', 'قصف')
    """
    if word.isascii():
        return word.casefold()
    return _bare(_bare(word).casefold()).translate(_KINDRED)


def _bare(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter) not in _ORNAMENTS
    )


def _each_word(text: str) -> Iterator[FoldedWord]:
    for found in _word_pattern().finditer(text):
        start, end = found.span()
        if _UNPARTED.search(found.group()):
            yield from _unparted(found.group(), start)
            continue
        # One letter may stand for several words, as ﷺ does.
        for part in fold(found.group()).split():
            yield FoldedWord(folded=part[:_LONGEST], start=start, end=end)


def _unparted(run: str, start: int) -> Iterator[FoldedWord]:
    """Yield letters of scripts without blanks one by one, and what stands between them as words."""
    last = 0
    for found in _UNPARTED.finditer(run):
        yield from _between(run[last : found.start()], start + last)
        folded = fold(found.group())
        if folded:
            yield FoldedWord(folded=folded, start=start + found.start(), end=start + found.end())
        last = found.end()
    yield from _between(run[last:], start + last)


def _between(run: str, start: int) -> Iterator[FoldedWord]:
    folded = fold(run)
    if folded:
        yield FoldedWord(folded=folded[:_LONGEST], start=start, end=start + len(run))


def _places(term: QueryTerm, folded: Sequence[str]) -> Iterator[int]:
    length = len(term.words)
    *whole, last = term.words
    for place in range(len(folded) - length + 1):
        end = folded[place + length - 1]
        is_last = end.startswith(last) if term.is_open else end == last
        if is_last and list(folded[place : place + length - 1]) == whole:
            yield place


@cache
def _word_pattern() -> re.Pattern[str]:
    """Letters and digits with their marks, which Python's own word pattern leaves out."""
    marks = [
        chr(one) for first, last in _PLANES for one in range(first, last) if unicodedata.category(chr(one)) in _MARKS
    ]
    return re.compile(f"[^\\W_](?:[^\\W_]|[{_as_ranges(marks)}\u200c\u200d])*")


def _as_ranges(letters: Sequence[str]) -> str:
    ranges: list[list[int]] = []
    for one in map(ord, letters):
        if ranges and one == ranges[-1][1] + 1:
            ranges[-1][1] = one
        else:
            ranges.append([one, one])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
