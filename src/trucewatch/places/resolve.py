"""Tell a place from its namesakes, by what is named near it, where the gazetteer's countries are, and its size."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from trucewatch.model.place import Place
from trucewatch.places.geonames import Entry
from trucewatch.places.spelling import fold, without_article

_EARTH_KM = 6371.0088
_LIKE_ENOUGH = 75.0
_VERY_LIKE = 80.0
_SHORT_KEY = 3
_SUGGESTED = 65.0
_MOST_SUGGESTED = 5
_FAR_KM = 100.0
_KINDS = {"country": 4.0, "province": 1.0}
_LESS_THAN_TOWN = {"water": 0.6, "river": 0.6, "lake": 0.6, "mountain": 0.6, "area": 0.4, "site": 0.4, "district": 0.3}
"""By how much less a thing of this kind is meant than a hamlet of the same name."""
_NEAR_STEPS = ((50.0, 2.0), (150.0, 1.5), (500.0, 0.8))
_TELLS_APART = 0.25
_SAME_PLACE_KM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean, and what speaks for it."""

    entry: Entry
    score: float
    """Higher is likelier; only the order and the gaps mean something."""
    reasons: tuple[str, ...]


def rank(
    entries: Sequence[Entry],
    *,
    folded: str,
    near: Sequence[Place],
    scope: Collection[str],
    provinces: Collection[tuple[str | None, str | None]] = (),
) -> list[Candidate]:
    """Return the places that a name may mean, the likeliest first.

    Args:
        folded: The name, folded; it speaks for an entry that this is its own name, not another one of it.
        near: Places named near it, those told already.
        scope: Country codes that speak for a place: those of the agreements and conflicts at hand.
        provinces: Country and code of the provinces that are named near it.
    """
    candidates = [_weighed(entry, folded, near, scope, provinces) for entry in entries]
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.entry.id))


def is_told(candidates: Sequence[Candidate]) -> bool:
    """Tell whether the first stands out, or lies where its nearest rival does."""
    if len(candidates) < 2 or candidates[0].score - candidates[1].score >= _TELLS_APART:
        return bool(candidates)
    first, second = candidates[0].entry, candidates[1].entry
    away = _apart_km(first, second)
    return away is not None and away <= _SAME_PLACE_KM


def is_like(folded: str, other: str, key: str, *, least: float | None = None) -> bool:
    """Tell whether two folded spellings of one spelling key are near enough to be of one name.

    A key of three letters tells little, so that the spellings must be nearer.

    Args:
        least: How like they must be, from 0 to 100, where more than the usual is asked.

    Example:
        >>> is_like("khan shaykhoun", "khan shaykhun", "kn skn"), is_like("bala", "ibill", "abl")
        (True, False)
    """
    return fuzz.ratio(without_article(folded), without_article(other)) >= (
        least or (_LIKE_ENOUGH if len(key) > _SHORT_KEY else _VERY_LIKE)
    )


def most_like(folded: str, names: Sequence[tuple[str, Entry]]) -> list[tuple[Entry, float]]:
    """Return the places whose folded names are most like this one, each once, with their likeness from 0 to 1."""
    spellings = [name for name, _ in names]
    found = process.extract(folded, spellings, scorer=fuzz.ratio, limit=4 * _MOST_SUGGESTED, score_cutoff=_SUGGESTED)
    likest: dict[str, tuple[Entry, float]] = {}
    for _, score, place in found:
        entry = names[place][1]
        likest.setdefault(entry.id, (entry, round(score / 100, 2)))
    return list(likest.values())[:_MOST_SUGGESTED]


def is_own_name(entry: Entry, folded: str) -> bool:
    """Tell whether a folded name is that of the entry or near it ("Geneva" for Genève), not quite another one of it."""
    return entry.is_ours or fuzz.ratio(folded, fold(entry.name)) >= _VERY_LIKE


def is_far(entry: Entry, near: Sequence[Place]) -> bool:
    """Tell whether a place is far from all that are named near it in its country, a province among them.

    It is a namesake then, as likely as not. Without a province the others may be anywhere in a large country.
    """
    if entry.longitude is None or entry.latitude is None or entry.kind in _KINDS:
        return False
    if not any(place.kind == "province" and place.country == entry.country for place in near):
        return False
    away = [
        distance_km(entry.longitude, entry.latitude, place.point.longitude, place.point.latitude)
        - (place.precision_km or 0.0)
        for place in near
        if place.point is not None and place.kind != "country" and place.country == entry.country
    ]
    return bool(away) and min(away) > _FAR_KM + (entry.radius_km or 0.0)


def distance_km(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> float:
    """Return the great-circle distance between two points."""
    lat, other_lat = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _weighed(
    entry: Entry,
    folded: str,
    near: Sequence[Place],
    scope: Collection[str],
    provinces: Collection[tuple[str | None, str | None]],
) -> Candidate:
    signs = [(_size(entry), f"population {entry.population}" if entry.population else entry.kind)]
    if entry.is_ours:
        signs.append((2.0, "in our own gazetteer"))
    elif is_own_name(entry, folded):
        signs.append((1.2, "its own name"))
    else:
        signs.append((-1.0, "another name of it"))
    if entry.country in scope:
        signs.append((1.0, f"{entry.country} is in scope"))
    if any(place.country == entry.country for place in near if place.country):
        signs.append((2.5, f"{entry.country} is named near it"))
    if entry.admin1 and (entry.country, entry.admin1) in provinces:
        signs.append((0.8, "in a province that is named near it"))
    if closeness := _closeness(entry, near):
        signs.append(closeness)
    return Candidate(
        entry=entry, score=round(sum(sign[0] for sign in signs), 3), reasons=tuple(sign[1] for sign in signs)
    )


def _size(entry: Entry) -> float:
    return _KINDS.get(entry.kind) or math.log10(entry.population + 100) / 2 - _LESS_THAN_TOWN.get(entry.kind, 0.0)


def _closeness(entry: Entry, near: Sequence[Place]) -> tuple[float, str] | None:
    if entry.longitude is None or entry.latitude is None:
        return None
    away = [
        (distance_km(entry.longitude, entry.latitude, place.point.longitude, place.point.latitude), place.name)
        for place in near
        if place.point is not None and place.kind != "country"
    ]
    if not away:
        return None
    closest, name = min(away)
    gain = next((gain for limit, gain in _NEAR_STEPS if closest <= limit), 0.0)
    return (gain, f"{closest:.0f} km from {name}") if gain else None


def _apart_km(first: Entry, second: Entry) -> float | None:
    if first.longitude is None or first.latitude is None or second.longitude is None or second.latitude is None:
        return None
    return distance_km(first.longitude, first.latitude, second.longitude, second.latitude)
