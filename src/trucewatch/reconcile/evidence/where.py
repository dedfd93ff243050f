"""Where: the distance between two places, less what either may be off; a named village says more than a province."""

import math

from trucewatch.model.judgement import Reason
from trucewatch.model.place import Place, distance_km
from trucewatch.reconcile.evidence.pair import Pair, Profile, name_key
from trucewatch.settings import Settings

_WIDE_KINDS = frozenset({"province", "country", "zone", "area", "region", "governorate", "district"})
_LEAST_LETTERS = 3
"""A name shorter than this is not looked for in a sentence: too many words look like it."""


def where(pair: Pair) -> Reason | None:
    """Weigh the two nearest of the places named.

    Where a claim names no place, or a wide one, its sentence may still name the other's; None where nothing is said.
    """
    reasons = [_compare(one, other, pair) for one in pair.left.claim.place for other in pair.right.claim.place]
    reasons.extend(filter(None, (_named_in(pair.left, pair.right, pair), _named_in(pair.right, pair.left, pair))))
    return max(reasons, key=lambda reason: (reason.weight, reason.words), default=None)


def _named_in(teller: Profile, placed: Profile, pair: Pair) -> Reason | None:
    """Whether the sentence of the one names the narrow place of the other, without having been read as its place."""
    for place in placed.claim.place:
        key = name_key(place.name)
        if not _is_wide(place) and len(key) >= _LEAST_LETTERS and key not in teller.names and f" {key} " in teller.text:
            words = f"the sentence of one names {place.name}, where the other is placed"
            return Reason(evidence="where", weight=pair.weigh("where.named_in_text"), words=words)
    return None


def _compare(one: Place, other: Place, pair: Pair) -> Reason:
    # Two gazetteers, or two readings of one name, may put one place far apart: then its name decides.
    if one.point is None or other.point is None or (one.country != other.country and _is_one_name(one, other)):
        return _compare_names(one, other, pair)
    gap_km = distance_km(one.point, other.point)
    settings = pair.settings
    reach = sorted((place.precision_km or 0.0) + settings.town_km / 2 for place in (one, other))
    likelihood = _likelihood(gap_km, *reach, settings=settings)
    if likelihood > 0:
        words = f"both in {one.name}" if one.name == other.name else f"{one.name} may lie in or at {other.name}"
        weight = min(pair.weigh("where.one_town"), max(pair.weigh("where.near"), math.log2(likelihood)))
        return Reason(evidence="where", weight=weight, words=words)
    beyond_km = gap_km - (one.precision_km or 0.0) - (other.precision_km or 0.0) - settings.town_km
    key = (
        "where.near"
        if beyond_km <= settings.near_km
        else "where.far"
        if beyond_km <= settings.far_km
        else "where.apart"
    )
    return Reason(
        evidence="where", weight=pair.weigh(key), words=f"{gap_km:.0f} km lie between {one.name} and {other.name}"
    )


def _likelihood(gap_km: float, small_km: float, large_km: float, *, settings: Settings) -> float:
    """How much likelier two discs are to lie so if one point is meant than if two points of the theatre are.

    One point must lie where the discs overlap: for a village in its district that is all of the village, for two
    districts side by side next to nothing of either.
    """
    share = _overlap_km2(gap_km, small_km, large_km) / (math.pi * small_km**2)
    return settings.meet_if_same * share / min(1.0, (large_km / settings.theatre_km) ** 2)


def _overlap_km2(gap: float, small: float, large: float) -> float:
    """The area that two discs share."""
    if gap >= small + large:
        return 0.0
    if gap <= large - small:
        return math.pi * small**2
    near_small = (gap**2 + small**2 - large**2) / (2 * gap)
    near_large = gap - near_small
    return (
        small**2 * math.acos(near_small / small)
        + large**2 * math.acos(near_large / large)
        - gap * math.sqrt(max(0.0, small**2 - near_small**2))
    )


def _compare_names(one: Place, other: Place, pair: Pair) -> Reason:
    wide = _is_wide(one) or _is_wide(other)
    if _is_one_name(one, other):
        key = "where.one_wide_name" if wide else "where.one_name"
        return Reason(evidence="where", weight=pair.weigh(key), words=f"both name {one.name}")
    weight = 0.0 if wide else pair.weigh("where.other_name")
    return Reason(evidence="where", weight=weight, words=f"one names {one.name}, one {other.name}")


def _is_wide(place: Place) -> bool:
    return place.kind in _WIDE_KINDS


def _is_one_name(one: Place, other: Place) -> bool:
    """Tell whether two spellings are one: "al-Tah" is "Tah"."""
    return name_key(one.name) == name_key(other.name)
