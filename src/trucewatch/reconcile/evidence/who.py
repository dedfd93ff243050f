"""Who: culprits and targets in common; a quarrel over the culprit speaks only a little against one incident."""

from trucewatch.model.judgement import Reason
from trucewatch.model.wording import say_names
from trucewatch.reconcile.evidence.pair import Pair


def who(pair: Pair) -> Reason | None:
    """Weigh the culprits; None where either claim names none."""
    one, other = pair.left.claim.perpetrator, pair.right.claim.perpetrator
    if not one or not other:
        return None
    if pair.left.culprits & pair.right.culprits:
        words = "one culprit" if one == other else f"one culprit: {say_names([*one, *other])}"
        return Reason(evidence="who", weight=pair.weigh("who.same"), words=words)
    words = f"different culprits: {say_names(one)} and {say_names(other)}"
    return Reason(evidence="who", weight=pair.weigh("who.other"), words=words)


def whom(pair: Pair) -> Reason | None:
    """Weigh the targets; None where they have nothing in common that tells: two targets may both have been hit."""
    shared = pair.left.targets & pair.right.targets
    if not shared:
        return None
    return Reason(evidence="who", weight=pair.weigh("whom.same"), words=f"one target: {', '.join(sorted(shared))}")
