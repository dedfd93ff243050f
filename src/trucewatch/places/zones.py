"""Zones and lines as GeoJSON that people write, versioned by date; every fault is told at once, with its path.

A feature has an `id`, and in its properties `basis`, `uncertainty_km`, and, where they apply, `title`, `draws` (the
names under which the agreement speaks of it; by default its title), `valid_from` and `valid_to` (days, both included).
Coordinates are longitude, latitude in degrees, WGS 84, as RFC 7946 has them.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from shapely.geometry import shape as as_shape
from shapely.geometry.base import BaseGeometry

from trucewatch.errors import FaultyFileError
from trucewatch.model.period import Period
from trucewatch.model.place import Point
from trucewatch.places.shapes import corners_of, shape_faults
from trucewatch.yaml_lines import nearest

_LOOKED_AT = 12  # corners of a shape that are looked up, to see in which country they lie
_MOSTLY = 0.5

CountryOf = Callable[[Point], str | None]


class Basis(StrEnum):
    """What a zone's shape rests on."""

    OFFICIAL = "official"
    """A map or coordinates that the parties, or a body they charged with it, have published."""
    DESCRIBED = "described"
    """Drawn after the words of a text."""
    DRAWN = "drawn"
    """Drawn by hand, after nothing that binds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """An area, or a line, in the shape that it had for a time."""

    id: str
    title: str
    basis: Basis
    uncertainty_km: float
    """How far its edge may be off."""
    valid: Period
    """The days on which it had this shape; open where no end is told."""
    shape: BaseGeometry
    """In longitude and latitude."""
    draws: tuple[str, ...] = ()
    """Names under which the agreement speaks of it."""

    @property
    def is_area(self) -> bool:
        """Whether something can lie in it; a line has no inside."""
        return str(self.shape.geom_type).endswith("Polygon")


def read_zones(path: Path, *, countries: tuple[str, ...] = (), country_of: CountryOf | None = None) -> tuple[Zone, ...]:
    """Return the zones of a GeoJSON file, in its order.

    Args:
        countries: Codes of the countries where they should lie; with `country_of`, swapped coordinates are found by it.
        country_of: Tells the country of a point.

    Raises:
        FaultyFileError: Features are not as they should be; all faults are told.
    """
    faults: list[str] = []
    zones = []
    seen: dict[str, list[Zone]] = {}
    for place, feature in enumerate(_features(path, faults)):
        at = f"{path}: features[{place}]"
        zone = _read_feature(feature, at, faults)
        raw = feature.get("geometry") if isinstance(feature, dict) else None
        if country_of is not None and countries and isinstance(raw, dict):
            faults += _swapped(raw, f"{at}.geometry", countries, country_of)
        if zone is None:
            continue
        if any(zone.valid.overlaps(other.valid) for other in seen.get(zone.id, [])):
            faults.append(f"{at}.id: expected one shape a day, found {zone.id!r} twice on some day")
        seen.setdefault(zone.id, []).append(zone)
        zones.append(zone)
    if faults:
        raise FaultyFileError(str(path), faults)
    return tuple(zones)


def read_line(path: Path) -> tuple[tuple[Zone, ...], bool]:
    """Return the lines of a GeoJSON file, and whether any of them said nothing of its basis.

    A line may be bare, as drawing programs write it: it counts as drawn, with an uncertainty of 1 km.

    Raises:
        FaultyFileError: Features are not as they should be, or there is no line; all faults are told.
    """
    faults: list[str] = []
    lines, is_bare = [], False
    for place, feature in enumerate(_features(path, faults)):
        properties = (feature.get("properties") or {}) if isinstance(feature, dict) else None
        if isinstance(properties, dict) and "basis" not in properties:
            is_bare = True
            properties = {"basis": Basis.DRAWN.value, "uncertainty_km": 1.0, "id": path.stem, **properties}
            feature = {**feature, "properties": properties}  # noqa: PLW2901  # the same feature, its gaps filled
        zone = _read_feature(feature, f"{path}: features[{place}]", faults)
        if zone is not None and zone.shape.geom_type == "LineString":
            lines.append(zone)
    if not lines and not faults:
        faults.append(f"{path}: expected a LineString, found none")
    if faults:
        raise FaultyFileError(str(path), faults)
    return tuple(lines), is_bare


def _features(path: Path, faults: list[str]) -> list[Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        faults.append(f"{path}: expected a file that can be read, found {error.strerror}")
        return []
    except UnicodeDecodeError as error:
        faults.append(f"{path}: expected UTF-8 text, found the byte {error.object[error.start]:#04x}")
        return []
    except json.JSONDecodeError as error:
        faults.append(f"{path}:{error.lineno}: expected GeoJSON, found {error.msg} in column {error.colno}")
        return []
    kind = content.get("type") if isinstance(content, dict) else None
    if isinstance(content, dict) and "crs" in content and "CRS84" not in json.dumps(content["crs"]):
        faults.append(f"{path}: crs: expected longitude and latitude in WGS 84, found another system of coordinates")
    match kind:
        case "FeatureCollection" if isinstance(content.get("features"), list) and content["features"]:
            return list(content["features"])
        case "Feature":
            return [content]
        case "Polygon" | "MultiPolygon" | "LineString" | "MultiLineString":
            return [{"type": "Feature", "properties": {}, "geometry": content}]
        case _:
            faults.append(f"{path}: expected a FeatureCollection with features, found {kind or 'something else'}")
            return []


def _read_feature(feature: Any, at: str, faults: list[str]) -> Zone | None:
    before = len(faults)
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        faults.append(f"{at}: expected a Feature, found {_shown(feature)}")
        return None
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        faults.append(f"{at}.properties: expected a mapping, found {_shown(properties)}")
        properties = {}
    found = feature.get("id", properties.get("id"))
    name = str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""
    if not name:
        faults.append(f"{at}.id: expected a name, such as buffer, found {_shown(found)}")
    basis = _basis(properties, at, faults)
    uncertainty_km = _uncertainty(properties, at, faults)
    valid = _valid(properties, at, faults)
    title = str(properties.get("title", name))
    draws = _draws(properties, title, at, faults)
    faults += shape_faults(feature.get("geometry"), f"{at}.geometry")
    if len(faults) > before or basis is None or uncertainty_km is None or valid is None:
        return None
    return Zone(
        id=name,
        title=title,
        draws=draws,
        basis=basis,
        uncertainty_km=uncertainty_km,
        valid=valid,
        shape=as_shape(feature["geometry"]),
    )


def _basis(properties: Mapping[str, Any], at: str, faults: list[str]) -> Basis | None:
    found = properties.get("basis")
    words = [basis.value for basis in Basis]
    if found in words:
        return Basis(found)
    hint = nearest(found, words) if isinstance(found, str) else None
    faults.append(
        f"{at}.properties.basis: expected one of {', '.join(words)}, found {_shown(found)}"
        + (f"; did you mean {hint}?" if hint else "")
    )
    return None


def _draws(properties: Mapping[str, Any], title: str, at: str, faults: list[str]) -> tuple[str, ...]:
    found = properties.get("draws", title)
    names = found if isinstance(found, list) else [found]
    if names and all(isinstance(name, str) and name.strip() for name in names):
        return tuple(names)
    faults.append(f"{at}.properties.draws: expected the name of a place, or several, found {_shown(found)}")
    return ()


def _uncertainty(properties: Mapping[str, Any], at: str, faults: list[str]) -> float | None:
    found = properties.get("uncertainty_km")
    if isinstance(found, int | float) and not isinstance(found, bool) and 0 <= found < 1000:
        return float(found)
    faults.append(f"{at}.properties.uncertainty_km: expected how far the edge may be off, in km, found {_shown(found)}")
    return None


def _valid(properties: Mapping[str, Any], at: str, faults: list[str]) -> Period | None:
    days: list[date | None] = []
    for key in ("valid_from", "valid_to"):
        found = properties.get(key)
        try:
            days.append(None if found is None else date.fromisoformat(found))
        except (TypeError, ValueError):
            faults.append(f"{at}.properties.{key}: expected a date like 2018-10-15, found {_shown(found)}")
            return None
    first, last = days
    if first and last and last < first:
        faults.append(f"{at}.properties.valid_to: expected a day from {first} on, found {last}")
        return None
    return Period(first=first, last=last)


def _swapped(geometry: dict[str, Any], at: str, countries: tuple[str, ...], country_of: CountryOf) -> list[str]:
    """Return a fault where the corners lie outside the countries, and inside with latitude and longitude swapped."""
    corners = corners_of(geometry.get("coordinates"))
    some = corners[:: max(1, len(corners) // _LOOKED_AT)]
    if not some:
        return []

    def share_within(points: list[tuple[float, float]]) -> float:
        there = [
            country_of(Point(longitude=x, latitude=y)) in countries for x, y in points if abs(x) <= 180 and abs(y) <= 90
        ]
        return sum(there) / len(points)

    if share_within(some) >= _MOSTLY or share_within([(y, x) for x, y in some]) < _MOSTLY:
        return []
    named = ", ".join(countries)
    return [
        f"{at}.coordinates: expected [longitude, latitude], found them swapped: only the other way round in {named}"
    ]


def _shown(found: object) -> str:
    if found is None:
        return "nothing"
    return "a mapping" if isinstance(found, dict) else "a list" if isinstance(found, list) else repr(found)
