"""For whom an export is: how exactly it may tell places, and whether it quotes the rows of tables.

A point is never told more exactly than its evidence has it; a profile may set a coarser bound.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place, Point
from trucewatch.model.text import Sentence, Span

_KM_PER_DEGREE = 111.2
"""Of latitude, by the mean radius of the earth."""
_MOST_DIGITS = 5
"""About a metre: finer than any report tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an export of a kind may tell."""

    finest_km: float | None = None
    """No place is told more exactly than to within so many kilometres; None where the evidence alone rules."""


PROFILES = {"full": Profile(), "public": Profile(finest_km=10.0)}
"""`full` can be imported again, claim by claim; `public` is for strangers, and is coarser."""


def digits_for(precision_km: float) -> int:
    """Return how many digits of a degree a place known to within so many kilometres bears.

    Example:
        >>> digits_for(5.0), digits_for(60.0)
        (1, 0)
    """
    if precision_km <= 0:
        return _MOST_DIGITS
    return min(_MOST_DIGITS, max(0, math.floor(-math.log10(precision_km / _KM_PER_DEGREE))))


def rounded(place: Place) -> tuple[float, float] | None:
    """Return longitude and latitude with no more digits than the place's precision bears; None without a point."""
    if place.point is None:
        return None
    digits = digits_for(place.precision_km or 0.0)
    return round(place.point.longitude, digits), round(place.point.latitude, digits)


def in_profile(claims: Iterable[Claim], evidence: Evidence, profile: Profile) -> Iterator[Claim]:
    """Yield the claims as the profile lets them be told; their ids stay those of the ledger."""
    for claim in claims:
        if profile.finest_km is None:
            yield claim
            continue
        place = tuple(_coarsened(one, profile.finest_km) for one in claim.place)
        # A row of a table has its coordinates in its words.
        is_row = evidence.documents[claim.document].is_table
        yield replace(claim, place=place, sentence=_blank(claim.sentence) if is_row else claim.sentence)


def place_in_profile(place: Place, profile: Profile) -> Place:
    """Return the place as exactly as the profile lets it be told."""
    return place if profile.finest_km is None else _coarsened(place, profile.finest_km)


def _coarsened(place: Place, finest_km: float) -> Place:
    if place.point is None:
        return place
    wide = replace(place, precision_km=max(finest_km, place.precision_km or 0.0))
    longitude, latitude = rounded(wide) or (0.0, 0.0)
    return replace(wide, point=Point(longitude=longitude, latitude=latitude))


def _blank(sentence: Sentence) -> Sentence:
    start = sentence.span.start
    return Sentence(span=Span(start=start, end=start), text="")
