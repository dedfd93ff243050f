"""Who: culprits and targets in common; a quarrel over the culprit speaks only a little against one incident."""

from trucewatch.model.judgement import Reason
from trucewatch.reconcile.evidence.pair import Pair

_SAME_CULPRIT, _OTHER_CULPRIT = 1.5, -1.5
_SAME_TARGET = 1.5


def who(pair: Pair) -> Reason | None:
    """Weigh the culprits; None where either claim names none."""
    return _compare(pair, pair.left.perpetrator, pair.right.perpetrator, ("culprit", _SAME_CULPRIT, _OTHER_CULPRIT))


def whom(pair: Pair) -> Reason | None:
    """Weigh the targets; None where either claim names none. Two targets may both have been hit."""
    return _compare(pair, pair.left.target, pair.right.target, ("target", _SAME_TARGET, 0.0))


def _compare(
    pair: Pair, left: tuple[str, ...], right: tuple[str, ...], scale: tuple[str, float, float]
) -> Reason | None:
    if not left or not right:
        return None
    role, same, other = scale
    shared = _keys(left, pair) & _keys(right, pair)
    names = f"{', '.join(left)} and {', '.join(right)}"
    if shared:
        return Reason(evidence="who", weight=same, words=f"one {role}: {names}" if left != right else f"one {role}")
    return Reason(evidence="who", weight=other, words=f"different {role}s: {names}")


def _keys(names: tuple[str, ...], pair: Pair) -> frozenset[str]:
    keys = set()
    for name in names:
        actor = pair.actors.principal(name)
        keys.add(actor.id if actor else name.casefold())
    return frozenset(keys)
