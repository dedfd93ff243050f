"""How many: tolls that agree speak for one incident, the more so the rarer the figure; tolls far apart against it."""

import math

from trucewatch.model.count import Count
from trucewatch.model.judgement import Reason
from trucewatch.model.wording import say_count
from trucewatch.reconcile.evidence.pair import Pair

_EQUAL_AT_LEAST, _EQUAL_AT_MOST = 1.0, 4.0
_MEET = 0.7
_CLOSE_RATIO, _CLOSE = 1.5, 0.0
_FAR_RATIO, _FAR = 3.0, -2.0
_WORLDS_APART = -4.0


def how_many(pair: Pair) -> Reason | None:
    """Weigh the dead, or else the injured; None where the claims have neither figure in common."""
    for words, one, other in (
        ("killed", pair.left.killed, pair.right.killed),
        ("injured", pair.left.injured, pair.right.injured),
    ):
        if one and other:
            told = f"{say_count(one)} and {say_count(other)} {words}"
            return Reason(evidence="how_many", weight=_weigh(one, other), words=told)
    return None


def _weigh(one: Count, other: Count) -> float:
    if _is_exact(one) and one.least == other.least and one.most == other.most:
        return min(_EQUAL_AT_MOST, max(_EQUAL_AT_LEAST, math.log2(1 + (one.least or 0))))
    lower, upper = sorted((_ends(one), _ends(other)))
    if upper[0] <= lower[1]:
        return _MEET
    ratio = upper[0] / max(lower[1], 1.0)
    if ratio <= _CLOSE_RATIO or upper[0] - lower[1] <= 1:
        return _CLOSE
    return _FAR if ratio <= _FAR_RATIO else _WORLDS_APART


def _is_exact(count: Count) -> bool:
    return count.least is not None and count.least == count.most


def _ends(count: Count) -> tuple[float, float]:
    return float(count.least or 0), math.inf if count.most is None else float(count.most)
