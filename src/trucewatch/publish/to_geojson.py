"""GeoJSON (RFC 7946): one feature a claim, never finer than its evidence.

A point stands for a disc of `precision_km` around it, and its coordinates carry no more digits than that precision
bears; a claim without a place that could be found has no geometry, and is there all the same.

Source:
    RFC 7946, sections 3.1.1 (longitude before latitude) and 3.2 (a feature without a location has a null geometry).
"""

import json
from typing import Any, BinaryIO

from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place
from trucewatch.publish.form import Handover
from trucewatch.publish.profiles import rounded
from trucewatch.publish.to_jsonl import COLUMNS as _KEYS

TITLE = "GeoJSON"
MIME_TYPE = "application/geo+json"
SUFFIX = ".geojson"
IS_TEXT = True
_LEFT_TO_THE_GEOMETRY = ("lat", "lon", "precision", "places", "grounds")
COLUMNS = (*(key for key in _KEYS if key not in _LEFT_TO_THE_GEOMETRY), "precision_km", "country")
"""The properties that a feature may have."""


def write(handover: Handover, out: BinaryIO) -> None:
    """Write the claims, in their order, to `out`, as one feature collection with one feature a line.

    What had to stay behind is told by the member `withheld`, which other programs pass over.
    """
    out.write(b'{"type":"FeatureCollection",')
    if handover.withheld:
        told = [{"source": one.source, "reason": one.reason, "claims": one.claims} for one in handover.withheld]
        out.write(f'"withheld":{json.dumps(told, ensure_ascii=False)},'.encode())
    out.write(b'"features":[')
    for number, claim in enumerate(handover.claims):
        out.write(b",\n" if number else b"\n")
        out.write(json.dumps(_feature(claim, handover.evidence), ensure_ascii=False).encode())
    out.write(b"\n]}\n")


def _feature(claim: Claim, evidence: Evidence) -> dict[str, Any]:
    properties = claim_as_json(claim, evidence.documents[claim.document])
    for key in _LEFT_TO_THE_GEOMETRY:
        properties.pop(key, None)
    properties["precision_km"] = claim.place[0].precision_km if claim.place else None
    properties["country"] = claim.place[0].country if claim.place else None
    return {"type": "Feature", "id": claim.id, "geometry": _geometry(claim.place), "properties": properties}


def _geometry(places: tuple[Place, ...]) -> dict[str, Any] | None:
    pairs = [list(pair) for place in places if (pair := rounded(place))]
    if not pairs:
        return None
    if len(pairs) == 1:
        return {"type": "Point", "coordinates": pairs[0]}
    return {"type": "MultiPoint", "coordinates": pairs}
