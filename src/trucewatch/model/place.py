"""Places as reports name them, with what a gazetteer knows of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point on the earth, WGS 84."""

    longitude: float
    """Degrees east."""
    latitude: float
    """Degrees north."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place; without a point where no gazetteer could tell it."""

    name: str
    """In the gazetteer's spelling where it was found, else as the report has it."""
    words: str | None = None
    """The report's own words, where they differ from `name`."""
    point: Point | None = None
    precision_km: float | None = None
    """Radius around the point within which the place lies; None without a point."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code."""
    kind: str | None = None
    """`city`, `province`, `country`, `zone`, `area`, `crossing`, ...; None when unknown."""


class Gazetteer(Protocol):
    """What the reader needs to know of places."""

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the place meant by `name`, told apart by the places named near it; None when unknown."""
        ...

    def is_known(self, name: str) -> bool:
        """Tell whether any place bears this name, in any spelling that the gazetteer holds."""
        ...
