"""What: kinds of violence that are the same, that reports mix up, or that exclude each other."""

from trucewatch.model.claim import IncidentType
from trucewatch.model.judgement import Reason
from trucewatch.reconcile.evidence.pair import Pair

_SAME, _KIN, _OPEN, _OTHER = 2.0, 0.5, 0.0, -5.0
_FAMILIES = (
    frozenset({IncidentType.SHELLING, IncidentType.MISSILE_STRIKE}),
    frozenset({IncidentType.AIR_STRIKE, IncidentType.DRONE_STRIKE, IncidentType.MISSILE_STRIKE}),
    frozenset({IncidentType.SHELLING, IncidentType.AIR_STRIKE}),
    frozenset({IncidentType.CLASH, IncidentType.GROUND_ASSAULT, IncidentType.SMALL_ARMS_FIRE}),
    frozenset({IncidentType.BOMBING, IncidentType.SUICIDE_ATTACK}),
    frozenset({IncidentType.ABDUCTION, IncidentType.ARREST}),
    frozenset({IncidentType.SEIZURE, IncidentType.LOOTING}),
    frozenset({IncidentType.OBSTRUCTION, IncidentType.BLOCKADE}),
)
_VAGUE = frozenset({IncidentType.KILLING, IncidentType.CEASEFIRE_VIOLATION, IncidentType.PROVOCATION})
"""Kinds under which anything may be told."""


def what(pair: Pair) -> Reason | None:
    """Weigh the kinds of violence; None where either claim names none."""
    one, other = pair.left.type, pair.right.type
    if one is None or other is None:
        return None
    words = one.replace("_", " ") if one is other else f"{one.replace('_', ' ')} and {other.replace('_', ' ')}"
    return Reason(evidence="what", weight=_weigh(one, other), words=words)


def _weigh(one: IncidentType, other: IncidentType) -> float:
    if one is other:
        return _OPEN if one in _VAGUE else _SAME
    if one in _VAGUE or other in _VAGUE:
        return _OPEN
    return _KIN if any({one, other} <= family for family in _FAMILIES) else _OTHER
