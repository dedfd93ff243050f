"""Find reports that repeat one another, so that an echo is not taken for a second witness.

Sentences are compared by their words; figures are left out of the comparison and compared on their own, so that a copy
with another figure is told as such. The report published first is the original; of two on one day, the one with the
smaller hash: so the order in which reports come in never matters. Each sentence is looked up by a few of its runs of
four words, chosen by their hashes, so that a report is compared only with those that share some of them.

Source:
    Minimum hashing of shingles: Broder, "On the resemblance and containment of documents", 1997.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model.judgement import Copy, CopyKind
from trucewatch.model.text import Document

_SENTENCE = re.compile(r"\S(?:[^\n]*?(?:[.!?…][\"'”’»)]*(?=\s)|(?=\n)|$))")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LEAST_WORDS = 8
"""Sentences shorter than this are too common to tell a copy by."""
_RUN = 4
"""Words in a run by which a sentence is looked up: long enough to be rare, short enough to outlast a small edit."""
_SKETCH = 4
"""Runs kept of each sentence: with half of its runs changed, one of four is still shared 94 times in 100."""
_LIKE_FROM = 0.6
"""Share of shingles that two sentences must have in common to be one sentence, lightly edited."""
_WHOLE_FROM = 0.8
"""Share of its sentences that a report must share to be a copy as a whole."""
_MOST_HOLDERS = 1000
"""A run found in more reports than this is a formula, and leads nowhere."""
_LEAST_LIFTED = 2
"""Sentences that must be shared for a passage to count as lifted; one may be a quotation that both carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One sentence as it is compared."""

    start: int
    shingles: frozenset[int]
    """Pairs of neighbouring words, as numbers."""
    sketch: tuple[int, ...]
    """The runs of words by which it is looked up, as numbers."""
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One report as it is compared."""

    sha256: str
    day: date
    lines: tuple[_Line, ...]

    @property
    def rank(self) -> tuple[date, str]:
        """By which of two reports is the original."""
        return self.day, self.sha256


class CopyIndex:
    """The reports added so far, and by which of their words they are found again."""

    def __init__(self) -> None:
        self._sheets: dict[str, _Sheet] = {}
        self._holders: defaultdict[int, set[str]] = defaultdict(set)

    def add(self, document: Document) -> list[Copy]:
        """Return what repeats what among the report and those added before, in order of (copy, original)."""
        sheet = _lay_out(document)
        if sheet.sha256 in self._sheets:
            return []
        copies = [copy for other in self._candidates(sheet) if (copy := _compare(sheet, other))]
        self._sheets[sheet.sha256] = sheet
        for line in sheet.lines:
            for run in line.sketch:
                self._holders[run].add(sheet.sha256)
        return sorted(copies, key=lambda copy: (copy.copy, copy.original))

    def _candidates(self, sheet: _Sheet) -> Iterator[_Sheet]:
        shared: Counter[str] = Counter()
        for line in sheet.lines:
            holders = {
                sha256
                for run in line.sketch
                if len(self._holders.get(run, ())) <= _MOST_HOLDERS
                for sha256 in self._holders.get(run, ())
            }
            shared.update(holders)
        least = min(_LEAST_LIFTED, len(sheet.lines))
        for sha256 in sorted(shared):
            other = self._sheets[sha256]
            if shared[sha256] >= min(least, len(other.lines)):
                yield other


def sentence_at(text: str, start: int) -> str:
    """Return the sentence that begins there, as copies are told by: `Copy.sentences` holds such beginnings."""
    found = _SENTENCE.match(text, start)
    return found.group() if found else ""


def _lay_out(document: Document) -> _Sheet:
    lines = []
    for found in _SENTENCE.finditer(document.text):
        words = _WORD.findall(found.group().casefold())
        plain = [word for word in words if not word[0].isdigit()]
        if len(words) >= _LEAST_WORDS and len(plain) >= _RUN:
            figures = tuple(word for word in words if word[0].isdigit())
            lines.append(
                _Line(
                    start=found.start(),
                    shingles=frozenset(_runs(plain, 2)),
                    sketch=tuple(sorted(set(_runs(plain, _RUN)))[:_SKETCH]),
                    figures=figures,
                )
            )
    day = document.published.day if document.published else date.max
    return _Sheet(sha256=document.sha256, day=day, lines=tuple(lines))


def _runs(words: Sequence[str], length: int) -> Iterator[int]:
    """Yield every run of so many words, as a number that is the same on every machine."""
    for start in range(len(words) - length + 1):
        yield zlib.crc32(" ".join(words[start : start + length]).encode())


def _compare(one: _Sheet, other: _Sheet) -> Copy | None:
    original, copy = sorted((one, other), key=lambda sheet: sheet.rank)
    pairs = list(_pair_up(copy.lines, original.lines))
    whole = bool(copy.lines) and len(pairs) >= _WHOLE_FROM * len(copy.lines)
    if not whole and len(pairs) < _LEAST_LIFTED:
        return None
    return Copy(
        copy=copy.sha256,
        original=original.sha256,
        kind=_kind(pairs, whole=whole, of_all=len(original.lines)),
        likeness=len(pairs) / len(copy.lines),
        sentences=tuple((mine.start, theirs.start) for mine, theirs in pairs),
    )


def _kind(pairs: Sequence[tuple[_Line, _Line]], *, whole: bool, of_all: int) -> CopyKind:
    if any(mine.figures != theirs.figures for mine, theirs in pairs) and whole:
        return CopyKind.CHANGED
    if not whole:
        return CopyKind.LIFTED
    return CopyKind.REPRINT if len(pairs) >= _WHOLE_FROM * of_all else CopyKind.SHORTENED


def _pair_up(lines: Sequence[_Line], originals: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Pair each sentence of the copy with the likeliest of the original that is not taken yet."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, original in enumerate(originals):
        for shingle in original.shingles:
            holders[shingle].append(number)
    taken: set[int] = set()
    for line in lines:
        shared = Counter(number for shingle in line.shingles for number in holders.get(shingle, ()))
        ranked = sorted(shared, key=lambda number: (-_likeness(line, originals[number], shared[number]), number))
        best = next((number for number in ranked if number not in taken), None)
        if best is not None and _likeness(line, originals[best], shared[best]) >= _LIKE_FROM:
            taken.add(best)
            yield line, originals[best]


def _likeness(line: _Line, original: _Line, shared: int) -> float:
    return shared / max(len(line.shingles), len(original.shingles))
