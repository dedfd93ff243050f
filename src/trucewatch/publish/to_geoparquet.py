"""GeoParquet 1.1: the CSV's columns with their types, and the points as a geometry, for analysis of many claims.

Source:
    GeoParquet 1.1.0 (geoparquet.org): the file's metadata `geo`; no `crs` means longitude and latitude on WGS 84.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from trucewatch.model.claim import Claim
from trucewatch.publish.form import Handover
from trucewatch.publish.typed_table import TYPES, ColumnType, batches, points

TITLE = "GeoParquet 1.1"
MIME_TYPE = "application/vnd.apache.parquet"
SUFFIX = ".parquet"
IS_TEXT = False
COLUMNS = (*TYPES, "geometry")


def write(handover: Handover, out: BinaryIO) -> None:
    """Write the claims, in their order, to `out`; what had to stay behind is told by the metadata `withheld`."""
    import pyarrow as pa  # noqa: PLC0415 - takes long to load
    from pyarrow import parquet  # noqa: PLC0415 - likewise

    schema, extent = _schema(pa), _Extent()
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for columns, shapes in batches(extent.watch(handover.claims), handover.evidence):
            arrays = [pa.array([*columns.values(), shapes][place], field.type) for place, field in enumerate(schema)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
        withheld = [{"source": one.source, "reason": one.reason, "claims": one.claims} for one in handover.withheld]
        told = {"geo": extent.as_metadata(), **({"withheld": withheld} if withheld else {})}
        writer.add_key_value_metadata({key: json.dumps(value, sort_keys=True) for key, value in told.items()})


def _schema(pa: Any) -> Any:
    kinds = {
        ColumnType.TEXT: pa.string(),
        ColumnType.WHOLE: pa.int64(),
        ColumnType.REAL: pa.float64(),
        ColumnType.FLAG: pa.bool_(),
        ColumnType.DAY: pa.date32(),
    }
    return pa.schema([*((column, kinds[kind]) for column, kind in TYPES.items()), ("geometry", pa.binary())])


class _Extent:
    """Which shapes the claims have, and within which box they lie: noted as they go by."""

    def __init__(self) -> None:
        self._shapes: set[str] = set()
        self._box: list[float] = []

    def watch(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield the claims, and note where each is."""
        for claim in claims:
            pairs = points(claim.place)
            if pairs:
                self._shapes.add("Point" if len(pairs) == 1 else "MultiPoint")
            for east, north in pairs:
                west, south, far_east, far_north = self._box or (east, north, east, north)
                self._box = [min(west, east), min(south, north), max(far_east, east), max(far_north, north)]
            yield claim

    def as_metadata(self) -> dict[str, Any]:
        """Return what the standard asks for: where the geometry is, how encoded, of which shapes, within which box."""
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": sorted(self._shapes)}
        if self._box:
            column["bbox"] = self._box
        return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
