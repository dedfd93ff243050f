"""What was said of one obligation, in figures: kept up as voices come and go, and the same in whatever order they do.

Of several voices of one origin for one level, the weightiest counts; what it tells of several incidents counts one by
one. Sums are made without rounding, so that they are those of the voices at hand, and of nothing else.
"""

import math
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count
from operator import truediv

from trucewatch.assess.voices import Voice
from trucewatch.model.exact import ExactSum

_Said = tuple[str, float]
"""Key of an origin, and the level that it speaks for."""


class Spoken:
    """The weights of voices, by whose they are and for which level they speak."""

    def __init__(self, voices: Iterable[Voice] = ()) -> None:
        """Begin with these voices."""
        self._words: defaultdict[_Said, list[float]] = defaultdict(list)
        self._events: defaultdict[tuple[_Said, str], list[float]] = defaultdict(list)
        self._told: defaultdict[_Said, list[float]] = defaultdict(list)
        """The weightiest voice on each incident; in ascending order, as all these lists are."""
        self._strongest: defaultdict[float, ExactSum] = defaultdict(ExactSum)
        self._by_word: dict[_Said, float] = {}
        self._of_level: defaultdict[float, ExactSum] = defaultdict(ExactSum)
        self._touched: set[_Said] = set()
        self.weighty = 0
        """How many voices have any weight."""
        for voice in voices:
            self.add(voice)

    def add(self, voice: Voice) -> None:
        """Let a voice be heard."""
        said = (voice.origin.key, voice.bearing.level)
        weights, before = self._heard(voice, said)
        insort(weights, voice.weight)
        self._weigh(said, voice, before, weights[-1])
        self.weighty += voice.weight > 0

    def take(self, voice: Voice) -> None:
        """Let a voice not have been heard."""
        said = (voice.origin.key, voice.bearing.level)
        weights, before = self._heard(voice, said)
        del weights[bisect_left(weights, voice.weight)]
        self._weigh(said, voice, before, weights[-1] if weights else None)
        self.weighty -= voice.weight > 0

    def weights(self) -> Mapping[float, float]:
        """Return what all origins' words weigh, by level: what one tells of incidents counts less and less."""
        for said in self._touched:
            words, told = self._words.get(said), self._told.get(said)
            weight = math.fsum(((words[-1] if words else 0.0), *map(truediv, reversed(told or ()), count(1))))
            self._of_level[said[1]].take(self._by_word.get(said, 0.0))
            self._of_level[said[1]].add(weight)
            self._by_word[said] = weight
        self._touched = set()
        return {level: self._of_level[level].value for level in sorted(self._of_level)}

    def masses(self) -> tuple[float, float, float, float]:
        """Return the weight put on each of PAM's levels, 0 to 3; a level in between is shared by its neighbours."""
        mass = [0.0, 0.0, 0.0, 0.0]
        for level in sorted(self._strongest):
            weight = self._strongest[level].value
            below = min(int(level), 2)
            mass[below] += weight * (below + 1 - level)
            mass[below + 1] += weight * (level - below)
        return mass[0], mass[1], mass[2], mass[3]

    def _heard(self, voice: Voice, said: _Said) -> tuple[list[float], float | None]:
        """The weights among which the voice's stands, and the greatest of them."""
        weights = self._words[said] if voice.event is None else self._events[said, voice.event]
        return weights, weights[-1] if weights else None

    def _weigh(self, said: _Said, voice: Voice, before: float | None, now: float | None) -> None:
        """Let the weightiest voice of an origin, on an incident or on none, be another."""
        self._touched.add(said)
        if before == now:
            return
        told = self._told[said] if voice.event is not None else None
        if before is not None:
            self._strongest[said[1]].take(before)
            if told is not None:
                del told[bisect_left(told, before)]
        if now is not None:
            self._strongest[said[1]].add(now)
            if told is not None:
                insort(told, now)
