"""Mark a claim with the obligations that it bears on and the zones that it lies in, so that it is found by them.

A mark hangs on the claim, its report, the agreement and what is known of actors, places and zones, never on the day of
a question: a claim bears from the day on which what it tells begins, and on every day after it.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from trucewatch.assess.bear import Bearer
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place
from trucewatch.model.zone import ZoneMap

ANY = ""
"""Stands for no obligation, or no zone, in particular."""
MARKS_VERSION = 1
"""Goes up when a claim would be marked otherwise than before, though nothing that it hangs on has changed."""
_LIKELY = 0.5
"""A claim lies in a zone where one of its places is likelier in it than not (our own)."""


_MOST_FOUND = 65_536
"""Places, each on a day, of which it is remembered in which zones they lie."""


class Mark(NamedTuple):
    """One of the ways in which a claim is found."""

    obligation: str
    """Id of what it bears on; `ANY` for what lies in the zone, whatever it bears on."""
    zone: str
    """Id of the zone that it lies in; `ANY` for what bears on the obligation, wherever it lies."""
    from_day: int
    """Ordinal of the first day on which it bears; 0 for all days."""


class DrawnZones:
    """The zones that are drawn for an agreement, and which of them a place lies in."""

    def __init__(self, table: ZoneMap, names: Mapping[str, tuple[str, ...]]) -> None:
        """Take the zones, and the names by which each is drawn, by its id."""
        self._table = table
        self._names = names
        self._found: dict[tuple[Place, date], list[str]] = {}
        """What was looked up before: many claims share a place and a day."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the zones."""
        return tuple(self._names)

    def around(self, claim: Claim, on: date) -> list[str]:
        """Return the ids of the zones that the claim lies in, as they were drawn for that day."""
        found = dict.fromkeys(zone for place in claim.place for zone in self._at(place, on))
        return [zone for zone in self._names if zone in found]

    def _at(self, place: Place, on: date) -> list[str]:
        if (place, on) not in self._found:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            shares = ((zone, self._table.share(names, place, on=on)) for zone, names in self._names.items())
            self._found[place, on] = [
                zone for zone, share in shares if share and share.zone == zone and share.probability >= _LIKELY
            ]
        return self._found[place, on]


def marks_of(claim: Claim, evidence: Evidence, bearer: Bearer, zones: DrawnZones) -> list[Mark]:
    """Return the marks of a claim.

    Args:
        evidence: That has its report, and is asked about the last of all days.
    """
    said = evidence.said_on(claim)
    lying = zones.around(claim, (claim.date and claim.date.last) or said or bearer.agreement.signed)
    bearing = dict.fromkeys(one.obligation for one in bearer.bearings_of(claim, evidence))
    begins = claim.date.first if claim.date else said
    from_day = begins.toordinal() if begins else 0
    return [
        *(Mark(obligation, zone, from_day) for obligation in bearing for zone in (ANY, *lying)),
        *(Mark(ANY, zone, 0) for zone in lying),
    ]
