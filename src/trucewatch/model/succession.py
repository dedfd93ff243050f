"""Tell which of an origin's words still stand: a newer one, the other way and as direct, takes an older one's place."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from trucewatch.model.finding import Way

T = TypeVar("T")
Key = Any
"""Whatever can be put in order with the other keys."""
_Kind = tuple[tuple[str, ...], Way, float, str | None]
"""Origins, way, directness and part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of one origin on one obligation."""

    origin: str
    way: Way
    directness: float
    """0 to 1."""
    on: date | None
    """The day on which it was said; a word without a day neither replaces nor is replaced."""
    part: str | None = None
    """The part of the obligation of which it speaks; None where it speaks of all of it."""


class Succession:
    """The last day of each origin's words, by way and directness: enough to tell what they replace."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._last: dict[tuple[str, Way, str | None], dict[float, date]] = {}
        for word in words:
            if word.on is not None:
                days = self._last.setdefault((word.origin, word.way, word.part), {})
                days[word.directness] = max(word.on, days.get(word.directness, word.on))

    def replaces(self, word: Word) -> bool:
        """Tell whether its origin later said the opposite, as directly or more so, of the same part or of all."""
        if word.on is None:
            return False
        opposite = Way.AGAINST if word.way is Way.FOR else Way.FOR
        return any(
            day > word.on and directness >= word.directness
            for part in {word.part, None}
            for directness, day in self._last.get((word.origin, opposite, part), {}).items()
        )


@dataclass(slots=True)
class _Sayings(Generic[T]):
    """What some origins said together the same way, as directly and of the same part, in order of time."""

    dated: list[tuple[date, Key, T]] = field(default_factory=list)
    cutoff: date = date.min
    """What was said before no longer stands."""


class Rolling(Generic[T]):
    """Sayings of which those stand that nobody took back, kept up as sayings come and go.

    A saying of several origins stands as long as one of them stands by it.
    """

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._sayings: dict[_Kind, _Sayings[T]] = {}
        self._of_origin: defaultdict[str, set[_Kind]] = defaultdict(set)
        self._touched: set[str] = set()
        self._gone: dict[Key, T] = {}
        self._come: dict[Key, T] = {}

    def add(self, saying: T, key: Key, origins: tuple[str, ...], word: Word) -> None:
        """Let something be said.

        Args:
            key: By which it is known from all other sayings, and put in order among those of its day.
            origins: Who says so.
            word: As one of them says it.
        """
        if word.on is None:
            self._comes(key, saying)
            return
        kind = (origins, word.way, word.directness, word.part)
        sayings = self._sayings.get(kind)
        if sayings is None:
            sayings = self._sayings[kind] = _Sayings(cutoff=self._cutoff(kind))
            for origin in origins:
                self._of_origin[origin].add(kind)
        insort(sayings.dated, (word.on, key, saying), key=_by_day)
        if word.on >= sayings.cutoff:
            self._comes(key, saying)
        self._touched.update(origins)

    def take(self, saying: T, key: Key, origins: tuple[str, ...], word: Word) -> None:
        """Let it not have been said."""
        if word.on is None:
            self._goes(key, saying)
            return
        sayings = self._sayings[origins, word.way, word.directness, word.part]
        del sayings.dated[bisect_left(sayings.dated, (word.on, key), key=_by_day)]
        if word.on >= sayings.cutoff:
            self._goes(key, saying)
        self._touched.update(origins)

    def settle(self) -> tuple[list[T], list[T]]:
        """Return the sayings that stand no longer, and those that stand now, since this was last asked."""
        for kind in {kind for origin in self._touched for kind in self._of_origin[origin]}:
            sayings, cutoff = self._sayings[kind], self._cutoff(kind)
            first, last = sorted((sayings.cutoff, cutoff))
            between = bisect_left(sayings.dated, first, key=_day), bisect_left(sayings.dated, last, key=_day)
            turn = self._goes if cutoff > sayings.cutoff else self._comes
            for _, key, saying in sayings.dated[slice(*between)]:
                turn(key, saying)
            sayings.cutoff = cutoff
        gone, come = list(self._gone.values()), list(self._come.values())
        self._gone, self._come, self._touched = {}, {}, set()
        return gone, come

    def _comes(self, key: Key, saying: T) -> None:
        if self._gone.get(key) is saying:
            del self._gone[key]
        else:
            self._come[key] = saying

    def _goes(self, key: Key, saying: T) -> None:
        if self._come.get(key) is saying:
            del self._come[key]
        else:
            self._gone[key] = saying

    def _cutoff(self, kind: "_Kind") -> date:
        """The day before which all who said so said the opposite later: as directly, of the same part or of all."""
        origins, way, directness, part = kind
        opposite = Way.AGAINST if way is Way.FOR else Way.FOR
        return min(
            max(
                (
                    self._sayings[other].dated[-1][0]
                    for other in self._of_origin[origin]
                    if other[1] is opposite
                    and other[2] >= directness
                    and other[3] in (part, None)
                    and self._sayings[other].dated
                ),
                default=date.min,
            )
            for origin in origins
        )


def _by_day(entry: tuple[date, Key, object]) -> tuple[date, Key]:
    return entry[:2]


def _day(entry: tuple[date, Key, object]) -> date:
    return entry[0]
