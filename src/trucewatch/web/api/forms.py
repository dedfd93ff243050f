"""One list in several forms: JSON, CSV or GeoJSON, by `format` in the address or by what the caller says it accepts."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from trucewatch.errors import BadWordError
from trucewatch.model.claim_cells import guard
from trucewatch.model.evidence import Evidence
from trucewatch.publish import FORMATS
from trucewatch.publish.hand_over import prepare
from trucewatch.web.asking import Question
from trucewatch.web.shelf import Told

Content = dict[str, Any]

MIME_TYPES = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}


def choose_form(request: Request, asked: str | None, offered: Sequence[str]) -> str:
    """Return the form to answer in: the one asked for by name, else the one that the caller likes best, else JSON.

    Raises:
        BadWordError: The form asked for by name is not offered here.
    """
    name = (asked or "").strip()
    if name:
        if name not in offered:
            raise BadWordError("format", name, offered)
        return name
    by_type = {MIME_TYPES[one]: one for one in offered}
    for mime_type in _accepted(request.headers.get("accept", "")):
        if mime_type in by_type:
            return by_type[mime_type]
    return "json"


def claims_in_form(form: str, told: Sequence[Told], question: Question) -> Response:
    """Return claims as CSV or GeoJSON, as `trucewatch export` writes them: what may not be passed on is left out."""
    documents = {one.document.sha256: one.document for one in told}
    claims = tuple(one.claim for one in told)
    evidence = Evidence(times=question.times, documents=documents, claims=claims, judgements=(), copies=())
    workspace = question.workspace
    out = io.BytesIO()
    FORMATS[form].write(prepare(claims, evidence, sources=workspace.sources, settings=workspace.settings), out)
    return Response(out.getvalue(), media_type=MIME_TYPES[form])


def rows_in_form(form: str, name: str, content: Content) -> Response:
    """Return a page of a list: as JSON whole, as CSV or GeoJSON its rows alone."""
    match form:
        case "csv":
            return Response(_as_csv(content[name]), media_type=MIME_TYPES["csv"])
        case "geojson":
            features = [_feature(row) for row in content[name]]
            collection = {"type": "FeatureCollection", "features": features}
            return Response(json.dumps(collection, ensure_ascii=False), media_type=MIME_TYPES["geojson"])
        case _:
            return JSONResponse(content)


def _accepted(header: str) -> Iterable[str]:
    """The types that a caller accepts, those that it likes best first (RFC 9110, 12.5.1)."""
    weighed = []
    for place, part in enumerate(header.split(",")):
        mime_type, *parameters = (one.strip().lower() for one in part.split(";"))
        quality = next((one[2:] for one in parameters if one.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            weight = 0.0
        if mime_type and weight > 0:
            weighed.append((-weight, place, mime_type))
    return [mime_type for _, _, mime_type in sorted(weighed)]


def _as_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    flat = [_flatten(row) for row in rows]
    seen = list(dict.fromkeys(key for row in flat for key in row))
    # What is nested in one row and missing in another, like a toll, has its columns from the first.
    columns = [key for key in seen if any(row.get(key) is not None for row in flat) or not _is_nested(key, seen)]
    out = io.StringIO()
    table = csv.DictWriter(out, fieldnames=columns, lineterminator="\n")
    table.writeheader()
    for row in flat:
        table.writerow({key: guard(_cell(row.get(key))) for key in columns})
    return out.getvalue()


def _is_nested(key: str, seen: Iterable[str]) -> bool:
    return any(other.startswith(f"{key}_") for other in seen)


def _cell(value: Any) -> Any:
    return "; ".join("" if one is None else str(one) for one in value) if isinstance(value, list) else value


def _flatten(row: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """What is nested becomes columns of its own, `killed_low`; lists of plain values stay one cell."""
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            flat |= _flatten(value, f"{before}{key}_")
        elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
            flat[f"{before}{key}"] = json.dumps(value, ensure_ascii=False)
        else:
            flat[f"{before}{key}"] = value
    return flat


def _feature(row: Mapping[str, Any]) -> Content:
    properties = {key: value for key, value in row.items() if key not in ("lat", "lon")}
    placed = row.get("lat") is not None and row.get("lon") is not None
    geometry = {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if placed else None
    return {"type": "Feature", "id": row.get("id"), "geometry": geometry, "properties": properties}
