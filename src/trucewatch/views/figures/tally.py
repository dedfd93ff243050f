"""What is counted of one incident, by one house's rules."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from trucewatch.assess.voices import Scale
from trucewatch.model.claim import Claim
from trucewatch.model.count import Count
from trucewatch.model.incident import Incident
from trucewatch.model.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One origin's last figure."""

    origin: Origin
    claim: Claim
    count: Count


def claims_about(incident: Incident, scale: Scale) -> Iterator[Claim]:
    """Yield the claims about an incident that are no echoes, in order of id."""
    for claim_id in incident.claims:
        if not scale.origins.is_echo(claim_id):
            yield scale.claims[claim_id]


def told_by_each(incident: Incident, scale: Scale, figure: Callable[[Claim], Count | None]) -> list[Told]:
    """Return the last figure of each origin, in order of origin; of two on a day, that of the greater claim id."""
    last: dict[str, tuple[date, str, Told]] = {}
    for claim in claims_about(incident, scale):
        count = None if claim.denied else figure(claim)
        if count is None:
            continue
        for origin in scale.origins.of(claim.id):
            word = (scale.evidence.said_on(claim) or date.min, claim.id, Told(origin=origin, claim=claim, count=count))
            last[origin.key] = max(last.get(origin.key, word), word, key=lambda one: one[:2])
    return [last[key][2] for key in sorted(last)]
