"""Deaths in the manner of the UCDP Georeferenced Event Dataset: low, best and high over events with a death.

Source:
    UCDP GED Codebook, ucdp.uu.se/downloads: `best` the most likely, `low` and `high` the lowest and the highest
    reliable estimate; an event is an incident with at least one death.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.assess.voices import Scale
from trucewatch.model.claim import Claim
from trucewatch.model.count import Count
from trucewatch.model.incident import Incident
from trucewatch.model.ordered import Ordered
from trucewatch.views.figures.rows import Rows
from trucewatch.views.figures.tally import Told, told_by_each

DEFINITION = (
    "Incidents with at least one death by their best figure, and the deaths in them: low and high are the lowest and"
    " the highest figure of the origins that are reliable, best is the middle one."
)
LEAVES_OUT = (
    "Incidents without deaths, figures of origins graded as in `ucdp_leaves_out`, words without a figure, and UCDP's"
    " own tests: whether the parties are organised, and the 25 deaths a year from which a conflict is listed."
)


class Ucdp:
    """The number of events and the deaths in them, over all and of civilians; kept up as incidents come and go."""

    def __init__(self) -> None:
        """Begin without incidents."""
        self._rows: Rows[Event] = Rows(_event_as_json)
        self._claims: Ordered[str] = Ordered()
        self._deaths: Counter[str] = Counter()

    def take_up(self, gone: Iterable[Incident], come: Iterable[Incident], scale: Scale) -> None:
        """Carry on with what came and went."""
        left, entered = self._rows.turn(gone, come, lambda incident: _event_of(incident, scale))
        for event in left:
            self._deaths.subtract({**event.deaths, "civilians": event.civilians or 0})
        for event in entered:
            self._deaths.update({**event.deaths, "civilians": event.civilians or 0})
        self._claims = self._claims.edited(
            (claim_id for event in left for claim_id in event.claims),
            ((claim_id, claim_id) for event in entered for claim_id in event.claims),
        )

    def as_json(self) -> dict[str, Any]:
        """Return it in its published form; incidents and claims are ordered rows."""
        return {
            "definition": DEFINITION,
            "leaves_out": LEAVES_OUT,
            "events": len(self._rows.rows),
            "deaths": {key: self._deaths[key] for key in ("low", "best", "high")},
            "deaths_civilians": self._deaths["civilians"],
            "incidents": self._rows.rows,
            "claims": self._claims,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An incident with at least one death."""

    incident: str
    deaths: Mapping[str, int]
    """`low`, `best` and `high`."""
    civilians: int | None
    claims: tuple[str, ...]
    """Ids of the claims on which the deaths rest; no other incident has any of them."""


def _event_of(incident: Incident, scale: Scale) -> Event | None:
    killed = _estimate(incident, scale, lambda claim: claim.killed)
    if not killed or not killed["best"]:
        return None
    civilians = _estimate(incident, scale, lambda claim: claim.civilians_killed)
    return Event(
        incident=incident.id,
        deaths=killed,
        civilians=civilians["best"] if civilians else None,
        claims=incident.killed.claims if incident.killed else (),
    )


def _event_as_json(event: Event) -> dict[str, Any]:
    return {"incident": event.incident, **event.deaths, "civilians": event.civilians}


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
