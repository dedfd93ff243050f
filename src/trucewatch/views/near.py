"""Which other incidents an incident could be one with: those near it in days and place, and those called unsure.

This only chooses what is offered to a person who looks at one of them; it judges nothing.
"""

from collections.abc import Iterable, Sequence

from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident
from trucewatch.model.judgement import Answer
from trucewatch.model.place import Place, distance_km

SLACK_DAYS = 3
NEAR_KM = 30.0
"""Beyond what both places are uncertain by."""
MOST = 12


def near_incidents(incident: Incident, incidents: Iterable[Incident], evidence: Evidence) -> tuple[Incident, ...]:
    """Return the incidents that it could be one with, those first that a judgement calls unsure, then in order of time.

    Args:
        incidents: In order of time; it may be among them.
    """
    unsure = _unsure_of(incident.claims, evidence)
    found = [
        (not unsure & set(other.claims), number, other)
        for number, other in enumerate(incidents)
        if other.id != incident.id and (unsure & set(other.claims) or _is_near(incident, other))
    ]
    return tuple(other for _, _, other in sorted(found, key=lambda one: one[:2])[:MOST])


def _unsure_of(claims: Sequence[str], evidence: Evidence) -> set[str]:
    own, found = set(claims), set()
    for judgement in evidence.judgements:
        if judgement.answer is Answer.UNSURE and (judgement.left in own) != (judgement.right in own):
            found.add(judgement.right if judgement.left in own else judgement.left)
    return found


def _is_near(one: Incident, other: Incident) -> bool:
    if one.date is None or other.date is None or one.place is None or other.place is None:
        return False
    return one.date.overlaps(other.date, slack_days=SLACK_DAYS) and _is_same_place(one.place, other.place)


def _is_same_place(one: Place, other: Place) -> bool:
    if one.point is None or other.point is None:
        return one.name == other.name
    apart_km = distance_km(one.point, other.point)
    return apart_km <= NEAR_KM + (one.precision_km or 0.0) + (other.precision_km or 0.0)
