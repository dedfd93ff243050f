"""Deaths in the manner of the UCDP Georeferenced Event Dataset: low, best and high over events with a death.

Source:
    UCDP GED Codebook, ucdp.uu.se/downloads: `best` the most likely, `low` and `high` the lowest and the highest
    reliable estimate; an event is an incident with at least one death.
"""

from collections.abc import Callable, Iterable
from typing import Any

from trucewatch.assess.voices import Scale
from trucewatch.model.claim import Claim
from trucewatch.model.count import Count
from trucewatch.model.incident import Incident
from trucewatch.views.figures.tally import Told, told_by_each

DEFINITION = (
    "Incidents with at least one death by their best figure, and the deaths in them: low and high are the lowest and"
    " the highest figure of the origins that are reliable, best is the middle one."
)
LEAVES_OUT = (
    "Incidents without deaths, figures of origins graded as in `ucdp_leaves_out`, words without a figure, and UCDP's"
    " own tests: whether the parties are organised, and the 25 deaths a year from which a conflict is listed."
)


def ucdp_as_json(incidents: Iterable[Incident], scale: Scale) -> dict[str, Any]:
    """Return the number of events and the deaths in them, over all and of civilians."""
    events: list[dict[str, Any]] = []
    claims: set[str] = set()
    for incident in incidents:
        killed = _estimate(incident, scale, lambda claim: claim.killed)
        if killed and killed["best"]:
            civilians = _estimate(incident, scale, lambda claim: claim.civilians_killed)
            events.append({"incident": incident.id, **killed, "civilians": civilians["best"] if civilians else None})
            claims.update(incident.killed.claims if incident.killed else ())
    return {
        "definition": DEFINITION,
        "leaves_out": LEAVES_OUT,
        "events": len(events),
        "deaths": {key: sum(event[key] for event in events) for key in ("low", "best", "high")},
        "deaths_civilians": sum(event["civilians"] or 0 for event in events),
        "incidents": events,
        "claims": sorted(claims),
    }


def _estimate(incident: Incident, scale: Scale, figure: Callable[[Claim], Count | None]) -> dict[str, int] | None:
    told = [one for one in told_by_each(incident, scale, figure) if _is_reliable(one, scale)]
    middles = sorted(middle for one in told if (middle := _middle(one.count)) is not None)
    if not middles:
        return None
    lows = [one.count.least for one in told if one.count.least is not None]
    highs = [one.count.most for one in told if one.count.most is not None]
    best = middles[(len(middles) - 1) // 2]
    return {"low": min([best, *lows]), "best": best, "high": max([best, *highs])}


def _middle(count: Count) -> int | None:
    """The figure that UCDP would take: what is said to be the least where nothing bounds it above."""
    if count.words and count.most is None:
        return None
    if count.least is not None and count.most is not None:
        return (count.least + count.most) // 2
    return count.least if count.least is not None else count.most


def _is_reliable(told: Told, scale: Scale) -> bool:
    return scale.letter_of(told.origin, told.claim) not in scale.settings.ucdp_leaves_out
