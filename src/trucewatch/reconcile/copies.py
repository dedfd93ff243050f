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
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from trucewatch.model.judgement import Copy, CopyKind
from trucewatch.model.text import Document
from trucewatch.settings import Settings

_SENTENCE = re.compile(r"\S(?:[^\n]*?(?:[.!?…][\"'”’»)]*(?=\s)|(?=\n)|$))")
_END = re.compile(r"[.!?…][\"'”’»)]*(?=\s)|\n|\Z")
"""Where sentences end: the same that `_SENTENCE` finds, only faster where all of a text is gone through."""
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_LEAST_WORDS = 8
"""Sentences shorter than this are too common to tell a copy by."""
_RUN = 4
"""Words in a run by which a sentence is looked up: long enough to be rare, short enough to outlast a small edit."""
_SKETCH = 4
"""Runs kept of each sentence: with half of its runs changed, one of four is still shared 94 times in 100."""
_FACTORS = (0x5851F42D, 0x27D4EB2F, 0x165667B1, 0x1B873593)
"""Odd numbers of 31 bits by which the words of a run are multiplied, so that runs are spread evenly."""
_MASK = (1 << 60) - 1
"""Runs are kept as numbers of 60 bits: every database can hold them, and Python reckons fastest with these."""
SKETCH_VERSION = 1
"""To be raised with every change of how a report is sketched: what was kept before no longer fits."""
_LAID_OUT = 2048
"""Reports whose sentences are kept laid out: copies come soon after what they copy."""
_MOST_WORDS = 1_000_000
"""Words whose numbers are kept at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One sentence as it is compared."""

    start: int
    shingles: frozenset[int]
    """Pairs of neighbouring words, as numbers."""
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


class Sketches(Protocol):
    """Where it is kept which reports hold which runs of words: in memory, or in a table."""

    def holders(self, runs: Sequence[int], *, at_most: int) -> Mapping[int, Collection[str]]:
        """Return the sha256 of the reports that hold each run; runs with more holders than that are left out."""
        ...

    def keep(self, sha256: str, runs: Sequence[int]) -> None:
        """Note that the report holds these runs."""
        ...

    def report(self, sha256: str) -> Document:
        """Return a report of which runs were kept."""
        ...


class CopyIndex:
    """The reports added so far, and by which of their words they are found again."""

    def __init__(self, sketches: Sketches | None = None, *, settings: Settings | None = None) -> None:
        """Take where sketches are kept; in memory, where nothing is given."""
        self._settings = settings or Settings()
        self._memory = InMemory()
        self._sketches: Sketches = sketches or self._memory
        self._numbers = _Numbers()
        self._laid_out: OrderedDict[str, _Sheet] = OrderedDict()

    def add(self, document: Document) -> list[Copy]:
        """Return what repeats what among the report and those added before, in order of (copy, original)."""
        if self._sketches is self._memory and not self._memory.take(document):
            return []
        sketches = self.sketch(document)
        copies = [
            copy
            for sha256 in self._candidates(document.sha256, sketches)
            if (copy := _compare(self._sheet(document), self._sheet(self._sketches.report(sha256)), self._settings))
        ]
        self._sketches.keep(document.sha256, runs_of(sketches))
        return sorted(copies, key=lambda copy: (copy.copy, copy.original))

    def sketch(self, document: Document) -> list[tuple[int, ...]]:
        """Return the runs of words by which each sentence of the report is looked up, in order of the text."""
        return [_sketch(self._numbers.of(plain)) for _, _, plain in _sentences(document.text)]

    def _candidates(self, sha256: str, sketches: Sequence[tuple[int, ...]]) -> list[str]:
        """Reports that share sentences enough to be compared, in ascending order."""
        holders = self._sketches.holders(runs_of(sketches), at_most=self._settings.copy_most_holders)
        if not holders:
            return []
        shared: Counter[str] = Counter()
        for sketch in sketches:
            # Of the runs of a sentence the most common is left aside: alone it is a turn of phrase, and no copy.
            ranked = sorted(sketch, key=lambda run: len(holders.get(run, ())))
            shared.update({holder for run in ranked[: max(1, _SKETCH - 1)] for holder in holders.get(run, ())})
        shared.pop(sha256, None)
        least = min(self._settings.copy_least_lifted, len(sketches))
        return sorted(
            other
            for other, count in shared.items()
            if count >= least or count >= len(self._sheet(self._sketches.report(other)).lines)
        )

    def _sheet(self, document: Document) -> _Sheet:
        sheet = self._laid_out.get(document.sha256)
        if sheet is None:
            sheet = self._laid_out[document.sha256] = _lay_out(document, self._numbers)
            if len(self._laid_out) > _LAID_OUT:
                self._laid_out.popitem(last=False)
        else:
            self._laid_out.move_to_end(document.sha256)
        return sheet


class _Numbers(dict[str, int]):
    """The numbers of words, each worked out when it is first met."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        number = self[word] = zlib.crc32(word.encode())
        return number

    def of(self, words: Iterable[str]) -> list[int]:
        return [self[word] for word in words]


class InMemory:
    """Sketches of the reports of one run of the program."""

    def __init__(self) -> None:
        self._reports: list[Document] = []
        self._place_of: dict[str, int] = {}
        self._holders: dict[int, int | list[int]] = {}

    def take(self, document: Document) -> bool:
        """Remember the report; return whether it is new."""
        if document.sha256 in self._place_of:
            return False
        self._place_of[document.sha256] = len(self._reports)
        self._reports.append(document)
        return True

    def holders(self, runs: Sequence[int], *, at_most: int) -> Mapping[int, Collection[str]]:
        """Return the sha256 of the reports that hold each run; runs with more holders than that are left out."""
        found = {}
        for run in runs:
            held = self._holders.get(run)
            if held is not None:
                places = [held] if isinstance(held, int) else held
                if len(places) <= at_most:
                    found[run] = [self._reports[place].sha256 for place in places]
        return found

    def keep(self, sha256: str, runs: Sequence[int]) -> None:
        """Note that the report holds these runs."""
        place = self._place_of[sha256]
        for run in set(runs):
            held = self._holders.get(run)
            # Most runs stand in one report alone: a list for each would take four times the memory.
            if held is None:
                self._holders[run] = place
            elif isinstance(held, int):
                self._holders[run] = [held, place]
            else:
                held.append(place)

    def report(self, sha256: str) -> Document:
        """Return a report that was taken."""
        return self._reports[self._place_of[sha256]]


def runs_of(sketches: Iterable[tuple[int, ...]]) -> list[int]:
    """Return the runs of all sentences of a report, in order of the text."""
    return [run for sketch in sketches for run in sketch]


def sentence_at(text: str, start: int) -> str:
    """Return the sentence that begins there, as copies are told by: `Copy.sentences` holds such beginnings."""
    found = _SENTENCE.match(text, start)
    return found.group() if found else ""


def _sentences(text: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """Yield where each sentence that can tell a copy begins, its words, and those that are no figures."""
    start = 0
    for end in _END.finditer(text):
        stretch = text[start : end.end()]
        words = _WORD.findall(stretch.casefold())
        if len(words) >= _LEAST_WORDS:
            plain = [word for word in words if not word[0].isdigit()]
            if len(plain) >= _RUN:
                yield start + len(stretch) - len(stretch.lstrip()), words, plain
        start = end.end()


def _lay_out(document: Document, numbers: "_Numbers") -> _Sheet:
    lines = tuple(
        _Line(
            start=start,
            shingles=frozenset(_pairs(numbers.of(plain))),
            figures=tuple(word for word in words if word[0].isdigit()),
        )
        for start, words, plain in _sentences(document.text)
    )
    day = document.published.day if document.published else date.max
    return _Sheet(sha256=document.sha256, day=day, lines=lines)


def _pairs(words: Sequence[int]) -> list[int]:
    """Every two neighbouring words, as one number that is the same on every machine."""
    a, b, *_ = _FACTORS
    return [(a * one + b * two) & _MASK for one, two in pairwise(words)]


def _sketch(words: Sequence[int]) -> tuple[int, ...]:
    """The smallest of the runs of four words, as numbers that are the same on every machine."""
    a, b, c, d = _FACTORS
    runs = {
        (a * one + b * two + c * three + d * four) & _MASK
        for one, two, three, four in zip(words, words[1:], words[2:], words[3:], strict=False)
    }
    return tuple(sorted(runs)[:_SKETCH])


def _compare(one: _Sheet, other: _Sheet, settings: Settings) -> Copy | None:
    original, copy = sorted((one, other), key=lambda sheet: sheet.rank)
    pairs = list(_pair_up(copy.lines, original.lines, settings.copy_like_from))
    whole = bool(copy.lines) and len(pairs) >= settings.copy_whole_from * len(copy.lines)
    if not whole and len(pairs) < settings.copy_least_lifted:
        return None
    return Copy(
        copy=copy.sha256,
        original=original.sha256,
        kind=_kind(pairs, whole=whole, enough=settings.copy_whole_from * len(original.lines)),
        likeness=len(pairs) / len(copy.lines),
        sentences=tuple((mine.start, theirs.start) for mine, theirs in pairs),
    )


def _kind(pairs: Sequence[tuple[_Line, _Line]], *, whole: bool, enough: float) -> CopyKind:
    if any(mine.figures != theirs.figures for mine, theirs in pairs) and whole:
        return CopyKind.CHANGED
    if not whole:
        return CopyKind.LIFTED
    return CopyKind.REPRINT if len(pairs) >= enough else CopyKind.SHORTENED


def _pair_up(lines: Sequence[_Line], originals: Sequence[_Line], like_from: float) -> Iterator[tuple[_Line, _Line]]:
    """Pair each sentence of the copy with the likeliest of the original that is not taken yet."""
    alike: defaultdict[frozenset[int], list[int]] = defaultdict(list)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, original in enumerate(originals):
        alike[original.shingles].append(number)
        for shingle in original.shingles:
            holders[shingle].append(number)
    taken: set[int] = set()
    for line in lines:
        # A sentence left as it was is paired at once: nothing is likelier.
        best = next((number for number in alike.get(line.shingles, ()) if number not in taken), None)
        if best is None:
            best = _likeliest(line, originals, holders, taken, like_from)
        if best is not None:
            taken.add(best)
            yield line, originals[best]


def _likeliest(
    line: _Line,
    originals: Sequence[_Line],
    holders: Mapping[int, Sequence[int]],
    taken: Set[int],
    like_from: float,
) -> int | None:
    shared = Counter(number for shingle in line.shingles for number in holders.get(shingle, ()) if number not in taken)
    best = min(shared, key=lambda number: (-_likeness(line, originals[number], shared[number]), number), default=None)
    if best is None or _likeness(line, originals[best], shared[best]) < like_from:
        return None
    return best


def _likeness(line: _Line, original: _Line, shared: int) -> float:
    return shared / max(len(line.shingles), len(original.shingles))
