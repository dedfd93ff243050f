"""What: kinds of violence that are the same, that reports mix up, or that exclude each other."""

from trucewatch.model.claim import Claim, IncidentType
from trucewatch.model.judgement import Reason
from trucewatch.reconcile.evidence.pair import Pair

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
    """Weigh the kinds of violence; None where either claim names none.

    A register that codes deaths, and not how they came about, has not named any.
    """
    one, other = (_named(claim) for claim in (pair.left.claim, pair.right.claim))
    if one is None or other is None:
        return None
    words = one.replace("_", " ") if one is other else f"{one.replace('_', ' ')} and {other.replace('_', ' ')}"
    return Reason(evidence="what", weight=pair.weigh(f"what.{_relation(one, other)}"), words=words)


def _named(claim: Claim) -> IncidentType | None:
    return None if claim.event and claim.type in _VAGUE else claim.type


def _relation(one: IncidentType, other: IncidentType) -> str:
    if one in _VAGUE or other in _VAGUE:
        return "open"
    if one is other:
        return "same"
    return "kin" if any({one, other} <= family for family in _FAMILIES) else "other"
