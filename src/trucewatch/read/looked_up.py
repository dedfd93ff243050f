"""Actors and names of places, looked up once: a report names the same few dozen times."""

from collections.abc import Sequence
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
    """A `Gazetteer` that remembers what it was asked last."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._is_known = lru_cache(maxsize=_MOST_KEPT)(gazetteer.is_known)
        self._found = lru_cache(maxsize=_MOST_KEPT)(lambda name, near: gazetteer.find(name, near=near))

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the place meant by `name`, told apart by the places named near it; None when unknown."""
        return self._found(name, tuple(near))

    def is_known(self, name: str) -> bool:
        """Tell whether any place bears this name, in any spelling that the gazetteer holds."""
        return self._is_known(name)
