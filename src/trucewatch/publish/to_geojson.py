"""GeoJSON (RFC 7946): one feature a claim, never finer than its evidence.

A point stands for a disc of `precision_km` around it, and its coordinates carry no more digits than that precision
bears; a claim without a place that could be found has no geometry, and is there all the same.

Source:
    RFC 7946, sections 3.1.1 (longitude before latitude) and 3.2 (a feature without a location has a null geometry).
"""

import json
import math
from collections.abc import Iterable
from typing import Any, TextIO

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place, Point

TITLE = "GeoJSON"
MIME_TYPE = "application/geo+json"

_KM_PER_DEGREE = 111.2
"""Of latitude, by the mean radius of the earth."""
_MOST_DIGITS = 5
"""About a metre: finer than any report tells."""


def write(claims: Iterable[Claim], evidence: Evidence, out: TextIO) -> None:
    """Write the claims, in their order, to `out`, as one feature collection with one feature a line."""
    out.write('{"type":"FeatureCollection","features":[')
    for number, claim in enumerate(claims):
        out.write(",\n" if number else "\n")
        out.write(json.dumps(_feature(claim, evidence), ensure_ascii=False))
    out.write("\n]}\n")


def digits_for(precision_km: float) -> int:
    """Return how many digits of a degree a place known to within so many kilometres bears.

    Example:
        >>> digits_for(5.0), digits_for(60.0)
        (1, 0)
    """
    if precision_km <= 0:
        return _MOST_DIGITS
    return min(_MOST_DIGITS, max(0, math.floor(-math.log10(precision_km / _KM_PER_DEGREE))))


def _feature(claim: Claim, evidence: Evidence) -> dict[str, Any]:
    properties = claim_as_json(claim, evidence.documents[claim.document])
    for key in ("lat", "lon", "precision", "places", "grounds"):
        properties.pop(key, None)
    properties["precision_km"] = claim.place[0].precision_km if claim.place else None
    properties["country"] = claim.place[0].country if claim.place else None
    return {"type": "Feature", "id": claim.id, "geometry": _geometry(claim.place), "properties": properties}


def _geometry(places: tuple[Place, ...]) -> dict[str, Any] | None:
    pairs = [_coordinates(place.point, place.precision_km or 0.0) for place in places if place.point]
    if not pairs:
        return None
    if len(pairs) == 1:
        return {"type": "Point", "coordinates": pairs[0]}
    return {"type": "MultiPoint", "coordinates": pairs}


def _coordinates(point: Point, precision_km: float) -> list[float]:
    digits = digits_for(precision_km)
    return [round(point.longitude, digits), round(point.latitude, digits)]
