"""The map: where incidents are told to have happened, no finer than that is told, and the zones that somebody drew.

A place is a disc of the radius within which it lies, never a point; incidents without a place are listed beside it.
Points are longitude, latitude in degrees (WGS 84), as everywhere.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from trucewatch.model.incident import Incident
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point, distance_km
from trucewatch.views.incidents import incident_as_json

if TYPE_CHECKING:
    from trucewatch.places.zones import Zone

Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
"""The outer ring, then the holes."""

MOST_DISCS = 3000
"""More places than these nobody tells apart on one map."""
_FINEST_CELL = 1 / 32
"""Side of the cells in which places are joined, in degrees; doubled until there are few enough."""
_WIDEST_CELL = 64
_LEAST_RADIUS_KM = 1.0
"""A place known no better than by its name is a settlement: never drawn finer than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """One place, as wide as it is uncertain, with all that is told to have happened there."""

    place: Place
    centre: Point
    radius_km: float
    """Within which the place lies."""
    incidents: tuple[Incident, ...]
    """In order of time."""
    joined: int = 1
    """How many places it stands for: more than one where a map has too many to draw them apart."""
    days: Period | None
    """From the first day to the last; None where no incident is dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneOutline:
    """A zone or line as it was on the day shown, with the band within which its edge may run."""

    id: str
    title: str
    basis: str
    """`official`, `described` or `drawn`."""
    uncertainty_km: float
    areas: tuple[Polygon, ...]
    lines: tuple[Ring, ...]
    """Of a line; none of an area."""
    edge: tuple[Polygon, ...]
    """All that lies within the uncertainty of the edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """What a map shows."""

    period: Period
    """Days of the incidents shown; an open end shows all."""
    discs: tuple[Disc, ...]
    """The widest first, so that none hides a finer one."""
    zones: tuple[ZoneOutline, ...]
    unplaced: tuple[Incident, ...]
    """Those of the period, or without a day, whose place is not told or not known, in order of time."""
    undated: int
    """How many incidents are left out because a period is asked for and they have no day."""

    @property
    def bounds(self) -> tuple[Point, Point] | None:
        """The south-western and north-eastern corners of all that is drawn; None where nothing is."""
        points = [point for zone in self.zones for ring in _rings(zone) for point in ring]
        for disc in self.discs:
            points.extend(_corners(disc))
        if not points:
            return None
        longitudes, latitudes = [point.longitude for point in points], [point.latitude for point in points]
        return (
            Point(longitude=min(longitudes), latitude=min(latitudes)),
            Point(longitude=max(longitudes), latitude=max(latitudes)),
        )


_EVER = Period(first=None, last=None)


def make_map(
    incidents: Iterable[Incident], *, zones: "Iterable[Zone]" = (), period: Period = _EVER, most: int = MOST_DISCS
) -> MapView:
    """Return the map of the incidents that may have happened in the period, with the zones drawn for its time.

    Args:
        incidents: In order of time.
        zones: As they were on the day that is shown.
        most: How many discs are drawn apart: of more places, those that lie in one cell of a grid are drawn as one.
    """
    shown, undated = [], 0
    asks_days = period != _EVER
    for incident in incidents:
        if incident.date is None and asks_days:
            undated += 1
        elif incident.date is None or incident.date.overlaps(period):
            shown.append(incident)
    return MapView(
        period=period,
        discs=_few(_discs(shown), most=most),
        zones=tuple(_outline(zone) for zone in zones),
        unplaced=tuple(one for one in shown if one.place is None or one.place.point is None),
        undated=undated,
    )


def map_as_json(view: MapView) -> dict[str, Any]:
    """Return the map in its published form."""
    return {
        "period": view.period.as_json(),
        "places": [
            {
                "name": disc.place.name,
                "words": disc.place.words,
                "lat": disc.centre.latitude,
                "lon": disc.centre.longitude,
                "precision": disc.radius_km,
                **({"joined": disc.joined} if disc.joined > 1 else {}),
                "date": disc.days.as_json() if disc.days else None,
                "incidents": [incident.id for incident in disc.incidents],
            }
            for disc in view.discs
        ],
        "zones": [
            {"id": zone.id, "title": zone.title, "basis": zone.basis, "uncertainty_km": zone.uncertainty_km}
            for zone in view.zones
        ],
        "unplaced": [incident_as_json(incident) for incident in view.unplaced],
        "undated": view.undated,
    }


def map_as_geojson(view: MapView) -> dict[str, Any]:
    """Return the map as a GeoJSON feature collection (RFC 7946): zones, their edges, then places."""
    features = [feature for zone in view.zones for feature in _zone_features(zone)]
    features += [_disc_feature(disc, number) for number, disc in enumerate(view.discs)]
    return {"type": "FeatureCollection", "features": features}


def _discs(incidents: Sequence[Incident]) -> tuple[Disc, ...]:
    by_place: defaultdict[tuple[str, float, float, float], list[Incident]] = defaultdict(list)
    places: dict[tuple[str, float, float, float], Place] = {}
    for incident in incidents:
        if incident.place and incident.place.point:
            point, radius_km = incident.place.point, incident.place.precision_km or _LEAST_RADIUS_KM
            key = (incident.place.name, point.longitude, point.latitude, radius_km)
            by_place[key].append(incident)
            places.setdefault(key, incident.place)
    discs = [
        Disc(
            place=places[key],
            centre=Point(longitude=key[1], latitude=key[2]),
            radius_km=key[3],
            incidents=tuple(found),
            days=_days_of(found),
        )
        for key, found in by_place.items()
    ]
    return tuple(sorted(discs, key=lambda disc: (-disc.radius_km, disc.place.name, disc.centre.longitude)))


def _few(discs: tuple[Disc, ...], *, most: int) -> tuple[Disc, ...]:
    """Return no more discs than `most`, as far as cells of half the globe can make them so few."""
    side, found = _FINEST_CELL, discs
    while len(found) > most and side <= _WIDEST_CELL:
        cells: defaultdict[tuple[int, int], list[Disc]] = defaultdict(list)
        for disc in discs:
            cells[math.floor(disc.centre.longitude / side), math.floor(disc.centre.latitude / side)].append(disc)
        found = tuple(_as_one(cell) for cell in cells.values())
        side *= 2
    return tuple(sorted(found, key=lambda disc: (-disc.radius_km, disc.place.name, disc.centre.longitude)))


def _as_one(discs: Sequence[Disc]) -> Disc:
    """Return a disc that covers the others, under the name of the place with most incidents."""
    if len(discs) == 1:
        return discs[0]
    first = min(discs, key=lambda disc: (-len(disc.incidents), disc.place.name))
    told = [incident for disc in discs for incident in disc.incidents]
    return replace(
        first,
        radius_km=max(distance_km(first.centre, disc.centre) + disc.radius_km for disc in discs),
        incidents=tuple(
            sorted(told, key=lambda one: ((one.date.first or one.date.last) if one.date else None) or date.max)
        ),
        joined=sum(disc.joined for disc in discs),
        days=_days_of(told),
    )


def _days_of(incidents: Iterable[Incident]) -> Period | None:
    dates = [one.date for one in incidents if one.date]
    known = [day for one in dates for day in (one.first, one.last) if day]
    return Period(first=min(known), last=max(known)) if known else None


def _outline(zone: "Zone") -> ZoneOutline:
    from trucewatch.places.geodesy import within  # noqa: PLC0415  # geometry, only where something is drawn

    shape = zone.shape
    edge = within(shape, zone.uncertainty_km) if zone.uncertainty_km else None
    is_area = shape.geom_type.endswith("Polygon")
    return ZoneOutline(
        id=zone.id,
        title=zone.title,
        basis=str(zone.basis),
        uncertainty_km=zone.uncertainty_km,
        areas=_polygons(shape) if is_area else (),
        lines=() if is_area else tuple(_points(part.coords) for part in getattr(shape, "geoms", [shape])),
        edge=_polygons(edge) if edge is not None else (),
    )


def _polygons(shape: Any) -> tuple[Polygon, ...]:
    """The polygons of a shapely geometry, as plain points."""
    return tuple(
        (_points(part.exterior.coords), *(_points(hole.coords) for hole in part.interiors))
        for part in getattr(shape, "geoms", [shape])
        if part.geom_type == "Polygon"
    )


def _points(coordinates: Iterable[Sequence[float]]) -> Ring:
    return tuple(Point(longitude=pair[0], latitude=pair[1]) for pair in coordinates)


def _rings(zone: ZoneOutline) -> list[Ring]:
    return [*(ring for polygon in (*zone.areas, *zone.edge) for ring in polygon), *zone.lines]


_KM_PER_DEGREE = 111.2
"""Of latitude, by the mean radius of the earth."""


def _corners(disc: Disc) -> list[Point]:
    """Two corners of a box around the disc, near enough for framing."""
    up = disc.radius_km / _KM_PER_DEGREE
    centre = disc.centre
    return [
        Point(longitude=centre.longitude + sign * up * 1.3, latitude=centre.latitude + sign * up) for sign in (-1, 1)
    ]


def _zone_features(zone: ZoneOutline) -> list[dict[str, Any]]:
    properties = {
        "zone": zone.id,
        "title": zone.title,
        "basis": zone.basis,
        "uncertainty_km": zone.uncertainty_km,
    }
    found = []
    if zone.edge:
        found.append(_feature({"kind": "edge", **properties}, "MultiPolygon", [_rings_of(one) for one in zone.edge]))
    if zone.areas:
        found.append(_feature({"kind": "zone", **properties}, "MultiPolygon", [_rings_of(one) for one in zone.areas]))
    if zone.lines:
        lines = [_pairs(line) for line in zone.lines]
        found.append(_feature({"kind": "line", **properties}, "MultiLineString", lines))
    return found


def _disc_feature(disc: Disc, number: int) -> dict[str, Any]:
    days = disc.days
    properties = {
        "kind": "place",
        "place": number,
        "title": disc.place.name,
        "radius_km": disc.radius_km,
        "incidents": len(disc.incidents),
        **({"joined": disc.joined} if disc.joined > 1 else {}),
        "first": _iso(days.first) if days else None,
        "last": _iso(days.last) if days else None,
    }
    return _feature(properties, "Point", [disc.centre.longitude, disc.centre.latitude])


def _feature(properties: dict[str, Any], kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


def _rings_of(polygon: Polygon) -> list[list[list[float]]]:
    return [_pairs(ring) for ring in polygon]


def _pairs(ring: Ring) -> list[list[float]]:
    return [[round(point.longitude, 5), round(point.latitude, 5)] for point in ring]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
