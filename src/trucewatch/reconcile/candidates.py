"""Find the pairs worth comparing, so that a new report is not held against everything ever said.

Claims are laid out by day, and each day's by cells: the squares of a grid over the earth that a place may lie on, and
the place's name. They are looked up by the days and the cells that their own uncertainty reaches; one without a date
stands on the days before its report came out. What names no place, or so wide a one that it would lie on too many
squares, is laid out by its days alone, and held against all that those days hold.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.reconcile.evidence.pair import Profile, name_key

_LONGEST_DAYS = 45
"""Stretches longer than this are no incident's date, and are laid out by their last days."""
SQUARE_DEGREES = 0.25
"""Side of a square of the grid, in degrees of latitude and of longitude."""
_KM_A_DEGREE = 111.2
_MOST_SQUARES = 100
"""A place that reaches over more squares than this is laid out by its days alone."""
ANYWHERE = "anywhere"
"""The cell of what names no place that could be laid out."""


class Candidates:
    """Incident claims, to be looked up by the days and the cells in which they may meet another."""

    def __init__(self, *, slack_days: int, margin_km: float) -> None:
        """Take by how many days, and by how many km beyond what they may be off, two claims may miss each other."""
        self._slack_days = slack_days
        self._margin_km = margin_km
        self._ids: set[str] = set()
        self._by_day: defaultdict[date, defaultdict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))

    def add(self, profile: Profile) -> None:
        """Lay out one more claim."""
        self._ids.add(profile.claim.id)
        cells = cells_of(profile.claim, margin_km=0.0)
        for day in days_of(profile.period, slack_days=0):
            for cell in cells:
                self._by_day[day][cell].append(profile)

    def holds(self, claim_id: str) -> bool:
        """Tell whether the claim is laid out."""
        return claim_id in self._ids

    def near(self, profile: Profile) -> Iterator[Profile]:
        """Yield every claim laid out that may be about the same, each once, in order of id."""
        cells = cells_of(profile.claim, margin_km=self._margin_km)
        found: dict[str, Profile] = {}
        for day in days_of(profile.period, slack_days=self._slack_days):
            laid_out = self._by_day.get(day)
            if laid_out is None:
                continue
            for cell in laid_out if ANYWHERE in cells else (*cells, ANYWHERE):
                found.update((one.claim.id, one) for one in laid_out.get(cell, ()))
        found.pop(profile.claim.id, None)
        yield from (found[claim_id] for claim_id in sorted(found))


def is_comparable(claim: Claim) -> bool:
    """Tell whether the claim is about an incident at all."""
    return claim.kind is ClaimKind.INCIDENT


def days_of(period: Period | None, *, slack_days: int) -> Iterator[date]:
    """Yield the days on which a claim of that period may meet another, in ascending order.

    Where one end is open, the other stands for both; a long stretch is known by its last days.
    """
    if period is None:
        return
    first, last = period.first or period.last, period.last or period.first
    if first is None or last is None:
        return
    day = max(first, last - timedelta(days=_LONGEST_DAYS - 1)) - timedelta(days=slack_days)
    while day <= last + timedelta(days=slack_days):
        yield day
        day += timedelta(days=1)


def cells_of(claim: Claim, *, margin_km: float) -> frozenset[str]:
    """Return the names of the claim's places and the squares that they may lie on, widened by a margin.

    `ANYWHERE` alone where it cannot be told for one of them.
    """
    cells: set[str] = set()
    for place in claim.place:
        cells |= _squares_around(place, margin_km)
    if not cells or ANYWHERE in cells:
        return frozenset((ANYWHERE,))
    return frozenset(cells | {name_key(place.name) for place in claim.place})


def _squares_around(place: Place, margin_km: float) -> set[str]:
    if place.point is None:
        return {ANYWHERE}
    reach = ((place.precision_km or 0.0) + margin_km) / _KM_A_DEGREE
    narrowing = max(math.cos(math.radians(place.point.latitude)), 0.01)
    rows = _from_to(place.point.latitude, reach)
    columns = _from_to(place.point.longitude, reach / narrowing)
    if len(rows) * len(columns) > _MOST_SQUARES:
        return {ANYWHERE}
    return {f"{row}/{column % _COLUMNS}" for row in rows for column in columns}


_COLUMNS = round(360 / SQUARE_DEGREES)


def _from_to(middle: float, reach: float) -> range:
    return range(math.floor((middle - reach) / SQUARE_DEGREES), math.floor((middle + reach) / SQUARE_DEGREES) + 1)
