"""Look for what can be wrong with a GeoJSON geometry, and say where."""

import math
from itertools import pairwise
from typing import Any

import shapely
from shapely.geometry import shape as as_shape

_KINDS = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""Each kind, with how deep its coordinates are nested."""


def corners_of(coordinates: Any) -> list[tuple[float, float]]:
    """Return all the positions in nested coordinates, in their order; what is none is left out."""
    if _is_position(coordinates):
        return [(float(coordinates[0]), float(coordinates[1]))]
    if not isinstance(coordinates, list):
        return []
    return [corner for part in coordinates for corner in corners_of(part)]


def shape_faults(geometry: Any, at: str) -> list[str]:
    """Return every fault of a geometry, each with its path below `at`."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _KINDS:
        return [f"{at}: expected one of {', '.join(_KINDS)}, found {kind or 'none'}"]
    coordinates = geometry.get("coordinates")
    faults = _nested(coordinates, _KINDS[kind], f"{at}.coordinates")
    faults = faults or _beyond(corners_of(coordinates), f"{at}.coordinates")
    faults = faults or _across(coordinates, f"{at}.coordinates")
    if not faults and "Polygon" in kind:
        rings = coordinates if kind == "Polygon" else [ring for part in coordinates for ring in part]
        paths = (
            [f"[{ring}]" for ring in range(len(coordinates))]
            if kind == "Polygon"
            else [f"[{part}][{ring}]" for part, rings_of in enumerate(coordinates) for ring in range(len(rings_of))]
        )
        for ring, path in zip(rings, paths, strict=True):
            faults += _ring_faults(ring, f"{at}.coordinates{path}")
    return faults or _crossings(geometry, at)


def _is_position(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) in (2, 3)
        and all(isinstance(number, int | float) and not isinstance(number, bool) for number in value)
        and all(math.isfinite(number) for number in value)
    )


def _nested(coordinates: Any, depth: int, at: str) -> list[str]:
    if depth == 0:
        return (
            [] if _is_position(coordinates) else [f"{at}: expected [longitude, latitude], found {_short(coordinates)}"]
        )
    if not isinstance(coordinates, list) or not coordinates:
        return [f"{at}: expected a list, found {_short(coordinates)}"]
    return [fault for place, part in enumerate(coordinates) for fault in _nested(part, depth - 1, f"{at}[{place}]")]


def _beyond(corners: list[tuple[float, float]], at: str) -> list[str]:
    """Return a fault where coordinates are no degrees, saying whether metres or swapped numbers are likelier."""
    outside = [corner for corner in corners if abs(corner[0]) > 180 or abs(corner[1]) > 90]
    if not outside:
        return []
    x, y = outside[0]
    if all(abs(x) <= 90 and abs(y) <= 180 for x, y in corners):
        return [f"{at}: expected [longitude, latitude], found them swapped: [{x:g}, {y:g}]"]
    return [f"{at}: expected degrees, longitude ±180 and latitude ±90, found [{x:.10g}, {y:.10g}]: save it as WGS 84"]


def _across(coordinates: Any, at: str) -> list[str]:
    """Return a fault for each edge that runs the long way round, as one across the meridian of 180 degrees does."""
    if not _is_position(coordinates[0]):
        return [fault for place, part in enumerate(coordinates) for fault in _across(part, f"{at}[{place}]")]
    for place, (one, other) in enumerate(pairwise(coordinates)):
        if abs(one[0] - other[0]) > 180:
            expected = "an edge that does not cross the meridian of 180 degrees"
            return [f"{at}[{place}]: expected {expected}, found one to [{other[0]:g}, {other[1]:g}]: part it there"]
    return []


def _ring_faults(ring: list[Any], at: str) -> list[str]:
    if ring[0] != ring[-1]:
        return [
            f"{at}: expected a ring that ends where it begins, {_short(ring[0])}, found its end at {_short(ring[-1])}"
        ]
    return [] if len(ring) >= 4 else [f"{at}: expected a ring of four positions or more, found {len(ring)}"]


def _crossings(geometry: dict[str, Any], at: str) -> list[str]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind.endswith("LineString"):
        lines = [coordinates] if kind == "LineString" else coordinates
        is_short = any(all(corner == line[0] for corner in line) for line in lines)
        return [f"{at}: expected a line of two positions or more, found one"] if is_short else []
    shape = as_shape(geometry)
    if shapely.is_valid(shape):
        return []
    reason = shapely.is_valid_reason(shape)
    return [f"{at}: expected a shape whose edges do not cross, found {reason[0].lower()}{reason[1:]}"]


def _short(value: Any) -> str:
    shown = str(value)
    return "nothing" if value is None else shown if len(shown) <= 40 else f"{shown[:39]}…"
