"""Tell which of an origin's words still stand: a newer one, the other way and as direct, takes an older one's place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trucewatch.model.finding import Way


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
