"""Places made from others: a part of one, the middle of two, one that goes by two names."""

import math
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.model.place import Place, Point, distance_km

_WIDE_KINDS = frozenset({"country", "province", "region", "zone"})
_CENTRE_OF_HALF = 4 / (3 * math.pi)
"""How far the centre of half a disc lies from the disc's own, as a share of its radius."""
_HALVED_TO_KM = 500.0  # a half of Russia says nothing that a point could show
_KM_PER_DEGREE = 111.2
_SAME_PLACE_KM = 25.0
_ONE_END_KM = 60.0
_SLACK_KM = 10.0


def part_of(name: str, whole: Place, *, towards: tuple[float, float], reach_km: float) -> Place:
    """Return the place that is named as a part of another.

    Args:
        towards: The quarter that is meant: east, north, each from -1 to 1.
        reach_km: How far from the place its part may lie at least, where that is no province or country.
    """
    if whole.point is None or whole.precision_km is None:
        return replace(whole, words=name)
    if whole.kind not in _WIDE_KINDS:
        return replace(whole, words=name, precision_km=max(whole.precision_km, reach_km))
    length = math.hypot(*towards)
    if not length or whole.kind == "zone" or whole.precision_km > _HALVED_TO_KM:
        return replace(whole, words=name)
    step = _CENTRE_OF_HALF * whole.precision_km / _KM_PER_DEGREE / length
    shrink = math.cos(math.radians(whole.point.latitude))
    point = Point(
        longitude=round(whole.point.longitude + towards[0] * step / shrink, 4),
        latitude=round(whole.point.latitude + towards[1] * step, 4),
    )
    return replace(whole, words=name, point=point)


def one_of(name: str, found: Sequence[Place]) -> Place:
    """Return the place that goes by two names; without a point where the names lead to different places."""
    first, other = found[0], found[-1]
    if first.point is None and other.point is not None:
        return other
    if other.point is None or first.point is None or distance_km(first.point, other.point) <= _SAME_PLACE_KM:
        return first
    return Place(name=name, country=first.country if first.country == other.country else None)


def between(name: str, ends: Sequence[Place]) -> Place:
    """Return the middle of two places, with a radius that holds both; near the one end where the other is unknown."""
    placed = [(end, end.point) for end in ends if end.point is not None]
    countries = {end.country for end in ends}
    country = ends[0].country if len(countries) == 1 else None
    if not placed:
        return Place(name=name, country=country, kind="area")
    if len(placed) == 1:
        end, point = placed[0]
        radius_km = max(_ONE_END_KM, end.precision_km or 0.0)
        return Place(name=name, point=point, precision_km=radius_km, country=country, kind="area")
    (_, one), (_, other) = placed
    middle = Point(
        longitude=round((one.longitude + other.longitude) / 2, 4),
        latitude=round((one.latitude + other.latitude) / 2, 4),
    )
    radius_km = round(max(_SLACK_KM, distance_km(one, other) / 2), 1)
    return Place(name=name, point=middle, precision_km=radius_km, country=country, kind="area")


def lies_in(place: Place, around: Place) -> bool:
    """Tell whether a place lies in another, as far as can be told: in that country, or within the other's radius."""
    if around.kind == "country" or place.point is None or around.point is None:
        return place.country == around.country and place.kind != "country"
    return distance_km(place.point, around.point) <= (around.precision_km or 0.0) + _SLACK_KM
