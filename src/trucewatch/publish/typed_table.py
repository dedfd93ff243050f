"""Claims as a table with typed columns and a geometry, for formats that know numbers, days and shapes.

The columns are those of the CSV table; points carry no more digits than their precision bears.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Any

from trucewatch.model.claim import COUNT_KEYS, Claim
from trucewatch.model.claim_cells import COLUMNS, cells_of, unguard
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place
from trucewatch.publish.profiles import rounded

ROWS_AT_ONCE = 5_000


class ColumnType(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole number"
    REAL = "number"
    FLAG = "yes or no"
    DAY = "day"


def _type_of(column: str) -> ColumnType:
    if column in ("start", "end") or column in {f"{key}_{end}" for key in COUNT_KEYS for end in ("min", "max", "best")}:
        return ColumnType.WHOLE
    if column in ("lat", "lon", "precision", "share"):
        return ColumnType.REAL
    if column == "denied" or column.endswith("_approximate"):
        return ColumnType.FLAG
    if column == "published" or column.endswith(("_first", "_last")):
        return ColumnType.DAY
    return ColumnType.TEXT


TYPES: Mapping[str, ColumnType] = {column: _type_of(column) for column in COLUMNS}
"""What each column holds, in order."""


def batches(claims: Iterable[Claim], evidence: Evidence) -> Iterator[tuple[dict[str, list[Any]], list[bytes | None]]]:
    """Yield columns and geometries (well-known binary; None without a point) of a run of claims at a time."""
    left = iter(claims)
    while run := list(islice(left, ROWS_AT_ONCE)):
        rows = [_typed(claim, evidence) for claim in run]
        yield {column: [row[column] for row in rows] for column in COLUMNS}, [geometry(claim.place) for claim in run]


def geometry(places: Sequence[Place]) -> bytes | None:
    """Return the points of the places as well-known binary: a Point, or a MultiPoint of several; None without any."""
    pairs = points(places)
    if not pairs:
        return None
    encoded = [struct.pack("<BIdd", 1, 1, *pair) for pair in pairs]
    return encoded[0] if len(encoded) == 1 else struct.pack("<BII", 1, 4, len(encoded)) + b"".join(encoded)


def points(places: Sequence[Place]) -> list[tuple[float, float]]:
    """Return longitude and latitude of the places that have a point."""
    return [pair for place in places if (pair := rounded(place))]


def _typed(claim: Claim, evidence: Evidence) -> dict[str, Any]:
    cells = cells_of(claim_as_json(claim, evidence.documents[claim.document]))
    row = {column: _value(TYPES[column], unguard(cell)) for column, cell in cells.items()}
    first = rounded(claim.place[0]) if claim.place else None
    row["lon"], row["lat"] = first or (None, None)
    return row


def _value(kind: ColumnType, text: str) -> Any:
    if not text:
        return None
    match kind:
        case ColumnType.TEXT:
            return text
        case ColumnType.WHOLE:
            return int(text)
        case ColumnType.REAL:
            return float(text)
        case ColumnType.FLAG:
            return text == "true"
        case ColumnType.DAY:
            return None if text == "open" else date.fromisoformat(text)
