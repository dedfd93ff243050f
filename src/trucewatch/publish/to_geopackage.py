"""GeoPackage 1.3: one layer `claims` for geographic information systems, with the CSV's columns and their types.

A claim of several places is several points; GeoPackage wants one shape a layer, so that every claim has a MultiPoint.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from trucewatch.publish.form import Handover
from trucewatch.publish.typed_table import TYPES, ColumnType, batches

TITLE = "GeoPackage"
MIME_TYPE = "application/geopackage+sqlite3"
SUFFIX = ".gpkg"
IS_TEXT = False
COLUMNS = (*TYPES, "geom")
_LAYER = "claims"
_NO_DAY = date(1970, 1, 1)
"""Stands under the mask where there is no day."""


def write(handover: Handover, out: BinaryIO) -> None:
    """Write the claims, in their order, to `out`.

    The instant that the format wants of its last change is that of `known_on`, so that the same question gives the
    same bytes; what had to stay behind is told by the layer's description.
    """
    import numpy as np  # noqa: PLC0415 - takes long to load
    import pyogrio  # noqa: PLC0415 - likewise

    known_on = handover.evidence.times.known_on
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": known_on.strftime("%Y-%m-%dT%H:%M:%S.000Z")})
    try:
        with tempfile.TemporaryDirectory() as folder:
            # A layer is written a run of claims at a time: it can be added to in a file only.
            path = Path(folder) / f"{_LAYER}{SUFFIX}"
            for columns, shapes in batches(handover.claims, handover.evidence):
                _write_some(np, pyogrio, path, columns, shapes, handover)
            if not path.exists():
                _write_some(np, pyogrio, path, {column: [] for column in TYPES}, [], handover)
            with path.open("rb") as file:
                shutil.copyfileobj(file, out)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _write_some(  # noqa: PLR0913, PLR0917 - the two libraries, and what is written where
    np: Any,
    pyogrio: Any,
    path: Path,
    columns: Mapping[str, list[Any]],
    shapes: Sequence[bytes | None],
    handover: Handover,
) -> None:
    """Write a run of claims into the layer, which is made with the first."""
    data = [_array(np, TYPES[column], values) for column, values in columns.items()]
    pyogrio.raw.write(
        str(path),
        np.array(shapes, dtype=object),
        [array for array, _ in data],
        list(columns),
        field_mask=[mask for _, mask in data],
        layer=_LAYER,
        driver="GPKG",
        geometry_type="MultiPoint",
        promote_to_multi=True,
        crs="EPSG:4326",
        append=path.exists(),
        layer_options={"IDENTIFIER": _LAYER, "DESCRIPTION": _description(handover), "SPATIAL_INDEX": "NO"},
    )


def _description(handover: Handover) -> str:
    told = [f"{one.claims} claims of {one.source} withheld ({one.reason})" for one in handover.withheld]
    return "; ".join(["claims, who says what", *told])


def _array(np: Any, kind: ColumnType, values: list[Any]) -> tuple[Any, Any]:
    """Return the values as an array of the column's type, and which of them are missing."""
    missing = np.array([value is None for value in values], dtype=bool)
    match kind:
        case ColumnType.TEXT:
            return np.array(values, dtype=object), missing
        case ColumnType.WHOLE:
            return np.array([value or 0 for value in values], dtype="int64"), missing
        case ColumnType.REAL:
            return np.array([value or 0.0 for value in values], dtype="float64"), missing
        case ColumnType.FLAG:
            return np.array([bool(value) for value in values], dtype=bool), missing
        case ColumnType.DAY:
            return np.array([value or _NO_DAY for value in values], dtype="datetime64[D]"), missing
