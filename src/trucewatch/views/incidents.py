"""Incidents: which of them an agreement's ground and time hold, and how they look as JSON."""

from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.assess.territory import Territory, Where
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import Incident, SideToll, Toll
from trucewatch.model.place import Place


def is_on_the_ground(
    incident: Incident,
    agreement: Agreement,
    evidence: Evidence,
    territory: Territory,
    claims: Mapping[str, Claim],
) -> bool:
    """Tell whether an incident happened where and while the agreement holds, for all that claims say.

    What is told without day, place and victims ("there have been attacks") is background: it is left to the ledger.

    Args:
        claims: By id, those of the incident among them.
    """
    if not _is_told_of(incident) or not _is_in_time(incident, agreement, evidence):
        return False
    about = (claims[claim_id] for claim_id in incident.claims)
    return any(
        territory.locate(claim, on_subject=territory.is_subject_of(evidence.documents[claim.document]))
        is not Where.OUTSIDE
        for claim in about
    )


def _is_told_of(incident: Incident) -> bool:
    """Tell whether enough is told of the incident to know it again: when, where or with how many victims."""
    has_victims = any(toll and toll.high != 0 for toll in (incident.killed, incident.injured))
    return bool(incident.date or incident.place or has_victims)


def _is_in_time(incident: Incident, agreement: Agreement, evidence: Evidence) -> bool:
    if incident.date is None:
        return True
    first, last = incident.date.first, incident.date.last
    return (first is None or first <= evidence.times.as_of) and (last is None or last >= agreement.signed)


def incidents_as_json(incidents: Iterable[Incident]) -> list[dict[str, Any]]:
    """Return the incidents in their order, each as `incident_as_json` has it."""
    return [incident_as_json(incident) for incident in incidents]


def incident_as_json(incident: Incident) -> dict[str, Any]:
    """Return the incident in its published form."""
    return {
        "id": incident.id,
        "type": str(incident.type),
        "types": [str(kind) for kind in incident.types],
        "date": incident.date.as_json() if incident.date else None,
        "place": incident.place.name if incident.place else None,
        **_point_as_json(incident.place),
        "perpetrators": list(incident.perpetrators),
        "killed": _toll_as_json(incident.killed),
        "civilians_killed": _toll_as_json(incident.civilians_killed),
        "injured": _toll_as_json(incident.injured),
        "by_side": [_side_as_json(side) for side in incident.by_side],
        "claims": list(incident.claims),
        "denials": list(incident.denials),
        "origins": list(incident.origins),
    }


def _point_as_json(place: Place | None) -> dict[str, Any]:
    if place is None or place.point is None:
        return {}
    return {"lat": place.point.latitude, "lon": place.point.longitude, "precision": place.precision_km}


def _side_as_json(side: SideToll) -> dict[str, Any]:
    return {
        "side": side.side,
        "name": side.name,
        "killed": _toll_as_json(side.killed),
        "injured": _toll_as_json(side.injured),
    }


def _toll_as_json(toll: Toll | None) -> dict[str, Any] | None:
    if toll is None:
        return None
    content: dict[str, Any] = {"low": toll.low, "best": toll.best, "high": toll.high, "claims": list(toll.claims)}
    if toll.words:
        content["words"] = list(toll.words)
    content["by_origin"] = [
        {
            "origin": one.origin,
            "standing": str(one.standing),
            **one.count.as_json(),
            "claim": one.claim,
            **({"parts": list(one.parts)} if one.parts else {}),
        }
        for one in toll.by_origin
    ]
    return content
