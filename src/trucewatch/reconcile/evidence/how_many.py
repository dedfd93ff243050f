"""How many: tolls that agree speak for one incident, the more so the rarer the figure; tolls far apart against it."""

import math

from trucewatch.model.count import Count
from trucewatch.model.judgement import Reason
from trucewatch.model.wording import say_count
from trucewatch.reconcile.evidence.pair import Pair


def how_many(pair: Pair) -> Reason | None:
    """Weigh the dead, or else the injured; None where the claims have neither figure in common."""
    left, right = pair.left.claim, pair.right.claim
    for words, one, other in (("killed", left.killed, right.killed), ("injured", left.injured, right.injured)):
        if one and other:
            told = f"{say_count(one)} and {say_count(other)} {words}"
            return Reason(evidence="how_many", weight=_weigh(one, other, pair), words=told)
    return None


def _weigh(one: Count, other: Count, pair: Pair) -> float:
    if _is_exact(one) and one.least == other.least and one.most == other.most:
        rarity = pair.weigh("how_many.equal_from") + math.log2(1 + (one.least or 0)) / 2
        return min(pair.weigh("how_many.equal_up_to"), rarity)
    lower, upper = sorted((_ends(one), _ends(other)))
    if upper[0] <= lower[1]:
        return pair.weigh("how_many.meet")
    ratio = upper[0] / max(lower[1], 1.0)
    if ratio <= pair.settings.count_close_ratio or upper[0] - lower[1] <= 1:
        return pair.weigh("how_many.close")
    return pair.weigh("how_many.far" if ratio <= pair.settings.count_far_ratio else "how_many.apart")


def _is_exact(count: Count) -> bool:
    return count.least is not None and count.least == count.most


def _ends(count: Count) -> tuple[float, float]:
    return float(count.least or 0), math.inf if count.most is None else float(count.most)
