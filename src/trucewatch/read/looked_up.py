"""Actors and names of places, looked up once: a report names the same few dozen times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from trucewatch.model.actor import Actor, ActorIndex
from trucewatch.model.place import Gazetteer, Place

_MOST_KEPT = 4096
"""Names that are kept of each kind: those of some dozen reports, so that a long run holds no more."""


class LookedUpActors:
    """An `ActorIndex` that remembers what it was asked last."""

    def __init__(self, actors: ActorIndex) -> None:
        self._find = lru_cache(maxsize=_MOST_KEPT)(actors.find)
        self._get = lru_cache(maxsize=_MOST_KEPT)(actors.get)
        self._principal = lru_cache(maxsize=_MOST_KEPT)(actors.principal)

    def find(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor that goes by `name` on that day, in any known spelling; None when unknown."""
        return self._find(name, on=on)

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor of that id; None when unknown."""
        return self._get(actor_id)

    def principal(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor at the end of the `acts_for` chain; None when unknown."""
        return self._principal(name, on=on)


class LookedUpPlaces:
    """A `Gazetteer` that remembers what it was asked last, and leaves the report its name for a place at times."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._is_known = lru_cache(maxsize=_MOST_KEPT)(gazetteer.is_known)
        self._found = lru_cache(maxsize=_MOST_KEPT)(lambda name, near: _as_reported(gazetteer.find(name, near=near)))

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the place meant by `name`, told apart by the places named near it; None when unknown."""
        return self._found(name, tuple(near))

    def is_known(self, name: str) -> bool:
        """Tell whether any place bears this name, in any spelling that the gazetteer holds."""
        return self._is_known(name)


def _as_reported(place: Place | None) -> Place | None:
    """Return the place under the report's name where the gazetteer's is a guess: "Sopore", not its "Sopur"."""
    if place is None or not place.is_name_a_guess:
        return place
    return replace(place, name=place.told, words=None, is_name_a_guess=False)
