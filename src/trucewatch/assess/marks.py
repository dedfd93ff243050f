"""Mark a claim with the obligations that it bears on and the zones that it lies in, so that it is found by them.

A mark hangs on the claim, its report, the agreement and what is known of actors, places and zones, never on the day of
a question: a claim bears from the day on which what it tells begins, and on every day after it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from trucewatch.assess.bear import Bearer
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.zone import ZoneMap

ANY = ""
"""Stands for no obligation, or no zone, in particular."""
MARKS_VERSION = 1
"""Goes up when a claim would be marked otherwise than before, though nothing that it hangs on has changed."""
_LIKELY = 0.5
"""A claim lies in a zone where one of its places is likelier in it than not (our own)."""


class Mark(NamedTuple):
    """One of the ways in which a claim is found."""

    obligation: str
    """Id of what it bears on; `ANY` for what lies in the zone, whatever it bears on."""
    zone: str
    """Id of the zone that it lies in; `ANY` for what bears on the obligation, wherever it lies."""
    from_day: int
    """Ordinal of the first day on which it bears; 0 for all days."""


def marks_of(claim: Claim, evidence: Evidence, bearer: Bearer, zones: Mapping[str, Sequence[str]]) -> list[Mark]:
    """Return the marks of a claim.

    Args:
        evidence: That has its report, and is asked about the last of all days.
        zones: The names by which each zone of the agreement is drawn, by its id.
    """
    bearing = dict.fromkeys(one.obligation for one in bearer.bearings_of(claim, evidence))
    lying = zones_of(claim, evidence, bearer, zones)
    said = evidence.said_on(claim)
    begins = claim.date.first if claim.date else said
    from_day = begins.toordinal() if begins else 0
    return [
        *(Mark(obligation, zone, from_day) for obligation in bearing for zone in (ANY, *lying)),
        *(Mark(ANY, zone, 0) for zone in lying),
    ]


def zones_of(claim: Claim, evidence: Evidence, bearer: Bearer, zones: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids of the zones that the claim lies in, as they were drawn for the day on which it was so."""
    if not zones or bearer.zones is None:
        return []
    on = (claim.date and claim.date.last) or evidence.said_on(claim) or bearer.agreement.signed
    table = bearer.zones

    def lies_in(zone: str, names: Sequence[str], table: ZoneMap) -> bool:
        shares = (table.share(names, place, on=on) for place in claim.place)
        return any(share is not None and share.zone == zone and share.probability >= _LIKELY for share in shares)

    return [zone for zone, names in zones.items() if lies_in(zone, names, table)]
