"""Hand over: one module a format, each with its title, its MIME type and `write`."""

from collections.abc import Mapping

from trucewatch.publish import to_csv, to_geojson, to_jsonl
from trucewatch.publish.form import Form

FORMATS: Mapping[str, Form] = {"csv": to_csv, "geojson": to_geojson, "jsonl": to_jsonl}
"""By the name under which each is asked for."""
