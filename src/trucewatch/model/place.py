"""Places as reports name them, with what a gazetteer knows of them."""

import math
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


EARTH_RADIUS_KM = 6371.0
"""Mean radius, by the International Union of Geodesy and Geophysics."""


def distance_km(one: Point, other: Point) -> float:
    """Return the great-circle distance.

    Example:
        >>> round(distance_km(Point(longitude=36.63, latitude=35.93), Point(longitude=37.16, latitude=36.2)))
        56
    """
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half_lat = (lat2 - lat1) / 2
    half_lon = math.radians(other.longitude - one.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


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

    admin1: str | None = None
    """The province, governorate or state in which it lies, where the source says so."""
    admin2: str | None = None
    """The district in which it lies, where the source says so."""
    is_name_a_guess: bool = False
    """Whether `name` is one that GeoNames alone has for what the report calls otherwise: it may be another place's."""

    @property
    def told(self) -> str:
        """The name as the report has it: the gazetteer's spelling is for finding the place, not for showing it."""
        return self.words or self.name


class Gazetteer(Protocol):
    """What the reader needs to know of places."""

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the place meant by `name`, told apart by the places named near it; None when unknown."""
        ...

    def is_known(self, name: str) -> bool:
        """Tell whether any place bears this name, in any spelling that the gazetteer holds."""
        ...
