"""Where it happens: a plain of districts, each with its towns, and a front across it."""

import math
from dataclasses import dataclass
from random import Random

from trucewatch.model.place import Place, Point, distance_km

_DISTRICTS = 6
_TOWNS_EACH = 6
_DISTRICT_KM = 14.0
"""Radius of a district: its name alone tells a place no closer."""
_TOWN_KM = 2.0
_LATITUDE, _LONGITUDE = 48.0, 30.0
_KM_A_DEGREE = 111.0
_FIRST = ("Al", "Ber", "Cor", "Dun", "Esk", "Far", "Gil", "Hol", "Ist", "Jor", "Kel", "Lam", "Mor", "Nes", "Or", "Pel")
_LAST = ("dova", "field", "grad", "ham", "mere", "nica", "polis", "stead", "torp", "vale", "wick", "zana")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town, the district that it lies in, and who holds it."""

    place: Place
    district: Place
    held_by: str
    near: tuple[str, ...] = ()
    """Names of the towns of the land that a stranger may take it for, the nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """All towns of a world, in order of name, and how often violence strikes each."""

    towns: tuple[Town, ...]
    weights: tuple[float, ...]

    def neighbour(self, town: Town, chance: Random) -> Town:
        """Return one of the towns that lie nearest."""
        name = chance.choice(town.near)
        return next(one for one in self.towns if one.place.name == name)


def draw_land(chance: Random) -> Land:
    """Return a land of six districts with six towns each; those near the front are struck the most."""
    names = [first + last for first in _FIRST for last in _LAST]
    chance.shuffle(names)
    drawn = []
    for number in range(_DISTRICTS):
        east, north = (number % 3) * 30.0, (number // 3) * 32.0
        district = _place(f"{names.pop()} District", east, north, _DISTRICT_KM, "district")
        for _ in range(_TOWNS_EACH):
            angle, reach = chance.uniform(0, 2 * math.pi), _DISTRICT_KM * math.sqrt(chance.random())
            at = (east + reach * math.cos(angle), north + reach * math.sin(angle))
            town = _place(names.pop(), *at, _TOWN_KM, "town")
            drawn.append((town, district, "norland" if at[1] > 16.0 else "sudland", abs(at[1] - 16.0)))
    drawn.sort(key=lambda one: one[0].name)
    towns = tuple(
        Town(place=town, district=district, held_by=holder, near=_nearest(town, [one[0] for one in drawn]))
        for town, district, holder, _ in drawn
    )
    return Land(towns=towns, weights=tuple(math.exp(-gap / 12.0) * chance.uniform(0.3, 1.7) for *_, gap in drawn))


def _nearest(town: Place, places: list[Place]) -> tuple[str, ...]:
    def gap_km(other: Place) -> float:
        return distance_km(town.point, other.point) if town.point and other.point else math.inf

    return tuple(place.name for place in sorted(places, key=lambda one: (gap_km(one), one.name))[1:3])


def _place(name: str, east_km: float, north_km: float, precision_km: float, kind: str) -> Place:
    latitude = _LATITUDE + north_km / _KM_A_DEGREE
    longitude = _LONGITUDE + east_km / (_KM_A_DEGREE * math.cos(math.radians(_LATITUDE)))
    point = Point(longitude=round(longitude, 4), latitude=round(latitude, 4))
    return Place(name=name, point=point, precision_km=precision_km, country="XP", kind=kind)
