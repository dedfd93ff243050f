"""Where: the distance between two places, less what either may be off; a named village says more than a province."""

import math
import re

from trucewatch.model.judgement import Reason
from trucewatch.model.place import Place, distance_km
from trucewatch.reconcile.evidence.pair import Pair

_THEATRE_KM = 60.0
"""Radius over which unrelated incidents of one war, reported side by side, are spread (our own)."""
_TOWN_KM = 3.0
"""Radius below which a place is not told more exactly by its name."""
_MEET_IF_SAME = 0.95
_NEAR_KM, _NEAR = 5.0, -2.0
_FAR_KM, _FAR = 15.0, -5.0
_APART = -12.0
_SAME_NAME, _SAME_WIDE_NAME, _OTHER_NAME = 4.0, 0.5, -2.0
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)-")
_WIDE_KINDS = frozenset({"province", "country", "zone", "area", "region", "governorate", "district"})


def where(pair: Pair) -> Reason | None:
    """Weigh the two nearest of the places named; None where either claim has none."""
    reasons = [_compare(one, other) for one in pair.left.place for other in pair.right.place]
    return max(reasons, key=lambda reason: (reason.weight, reason.words), default=None)


def _compare(one: Place, other: Place) -> Reason:
    if one.point is None or other.point is None:
        return _compare_names(one, other)
    reach_km = max(_TOWN_KM, one.precision_km or 0.0, other.precision_km or 0.0)
    gap_km = distance_km(one.point, other.point)
    beyond_km = gap_km - (one.precision_km or 0.0) - (other.precision_km or 0.0) - _TOWN_KM
    if beyond_km <= 0:
        by_chance = min(1.0, (reach_km / _THEATRE_KM) ** 2)
        words = f"both in {one.name}" if one.name == other.name else f"{one.name} may lie in or at {other.name}"
        return Reason(evidence="where", weight=min(6.0, math.log2(_MEET_IF_SAME / by_chance)), words=words)
    weight = _NEAR if beyond_km <= _NEAR_KM else _FAR if beyond_km <= _FAR_KM else _APART
    return Reason(evidence="where", weight=weight, words=f"{gap_km:.0f} km lie between {one.name} and {other.name}")


def _compare_names(one: Place, other: Place) -> Reason:
    wide = one.kind in _WIDE_KINDS or other.kind in _WIDE_KINDS
    if _without_article(one.name) == _without_article(other.name):
        weight = _SAME_WIDE_NAME if wide else _SAME_NAME
        return Reason(evidence="where", weight=weight, words=f"both name {one.name}")
    weight = 0.0 if wide else _OTHER_NAME
    return Reason(evidence="where", weight=weight, words=f"one names {one.name}, one {other.name}")


def _without_article(name: str) -> str:
    """Return the name in small letters without an Arabic article: "al-Tah" is "Tah"."""
    return _ARTICLE.sub("", name.casefold())
