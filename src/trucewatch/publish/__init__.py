"""Hand over: one module a format, each with its title, its MIME type, its columns and `write`."""

from collections.abc import Mapping

from trucewatch.publish import to_csv, to_geojson, to_geopackage, to_geoparquet, to_hxl, to_jsonl, to_prov
from trucewatch.publish.form import Form

FORMATS: Mapping[str, Form] = {
    "csv": to_csv,
    "hxl": to_hxl,
    "jsonl": to_jsonl,
    "geojson": to_geojson,
    "geoparquet": to_geoparquet,
    "gpkg": to_geopackage,
    "prov": to_prov,
}
"""By the name under which each is asked for."""
