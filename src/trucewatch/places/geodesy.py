"""Areas, buffers and bands on the ellipsoid (WGS 84), so that a kilometre is one at every latitude.

Geometries are in longitude and latitude; their edges are straight in these, as RFC 7946 has it, and none may cross the
meridian of 180 degrees. Distances are measured in an azimuthal equidistant projection around each short piece of a
line, where they are right to some metres.
"""

import math
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Geod, Transformer
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from trucewatch.errors import CurlingLineError
from trucewatch.model.place import Point

_GEOD = Geod(ellps="WGS84")
_EDGE_DEGREES = 0.02  # longer edges are parted, so that straight in degrees and shortest on the ground are the same
_PIECE_KM = 25.0
_ROUND = 64  # corners of a quarter of a circle: its area is right to 0.01 %
_CORNERS = 4 * _ROUND
_MORE = 1.05  # the strip that parts left from right is so much wider than the band
_BESIDE_M = 1.0
_ALIKE = 0.9


class Side(StrEnum):
    """A side of a line, seen along it."""

    LEFT = "left"
    RIGHT = "right"


def area_km2(shape: BaseGeometry) -> float:
    """Return the area on the ellipsoid; lines and points have none."""
    if shape.is_empty or not shape.geom_type.endswith("Polygon"):
        return 0.0
    area, _ = _GEOD.geometry_area_perimeter(shapely.segmentize(shapely.orient_polygons(shape), _EDGE_DEGREES))
    return abs(float(area)) / 1e6


def disc(centre: Point, radius_km: float) -> Polygon:
    """Return the disc of that radius around a point."""
    azimuths = np.linspace(360.0, 0.0, _CORNERS, endpoint=False)
    count = len(azimuths)
    longitudes, latitudes, _ = _GEOD.fwd(
        np.full(count, centre.longitude),
        np.full(count, centre.latitude),
        azimuths,
        np.full(count, _drawn_radius_km(radius_km) * 1000),
    )
    return Polygon(np.column_stack((longitudes, latitudes)))


def within(shape: BaseGeometry, distance_km: float) -> BaseGeometry:
    """Return all that lies within the distance of a line, or of the boundary of an area."""
    lines = shape.boundary if shape.geom_type.endswith("Polygon") else shape
    metres = _drawn_radius_km(distance_km) * 1000
    return shapely.union_all([_buffered(piece, metres) for piece in _pieces(lines)])


def band(line: LineString, *, from_km: float, to_km: float, side: Side) -> BaseGeometry:
    """Return what lies between two distances from a line, on one side of it, between straight cuts at its ends.

    Raises:
        CurlingLineError: The line comes back so near to itself that it has no sides at that distance.
    """
    strip = _side_of(line, to_km, side)
    outer = shapely.intersection(within(line, to_km), strip)
    inner = within(line, from_km) if from_km > 0 else LineString()
    return _areas_only(shapely.difference(outer, inner))


def share_inside(shape: BaseGeometry, centre: Point, radius_km: float) -> float:
    """Return which share of the disc around a point lies inside an area: 0 to 1."""
    if radius_km <= 0:
        return float(shapely.covers(shape, shapely.Point(centre.longitude, centre.latitude)))
    around = disc(centre, radius_km)
    return min(1.0, area_km2(_areas_only(shapely.intersection(around, shape))) / area_km2(around))


def projected(shape: BaseGeometry, centre: Point) -> BaseGeometry:
    """Return a geometry in metres east and north of a point, distances from which are right."""
    return shapely.transform(_parted(shape), _around(centre.longitude, centre.latitude).transform, interleaved=False)


def _parted(shape: BaseGeometry) -> BaseGeometry:
    return shapely.segmentize(shape, _EDGE_DEGREES)


def _drawn_radius_km(radius_km: float) -> float:
    """Return the radius at which a polygon of so many corners has the area of the circle."""
    step = 2 * math.pi / _CORNERS
    return radius_km * math.sqrt(step / math.sin(step))


def _pieces(lines: BaseGeometry) -> Iterator[LineString]:
    """Yield short pieces of lines, each beginning where the one before it ended."""
    for line in getattr(lines, "geoms", [lines]):
        corners = [(float(x), float(y)) for x, y in _parted(line).coords]
        piece = corners[:1]
        for corner in corners[1:]:
            piece.append(corner)
            longitudes, latitudes = zip(*piece, strict=True)
            if _GEOD.line_length(longitudes, latitudes) >= _PIECE_KM * 1000:
                yield LineString(piece)
                piece = [corner]
        if len(piece) > 1:
            yield LineString(piece)


def _buffered(piece: LineString, metres: float) -> BaseGeometry:
    middle = piece.interpolate(0.5, normalized=True)
    to_plane = _around(round(middle.x, 2), round(middle.y, 2))
    flat = shapely.transform(piece, to_plane.transform, interleaved=False).buffer(metres, quad_segs=_ROUND)
    return _back(flat, to_plane)


def _side_of(line: LineString, distance_km: float, side: Side) -> BaseGeometry:
    """Return the strip along one side of a line, cut straight at its ends, and somewhat wider than the distance."""
    middle = line.interpolate(0.5, normalized=True)
    to_plane = _around(middle.x, middle.y)
    flat = shapely.transform(_parted(line), to_plane.transform, interleaved=False)
    metres = distance_km * 1000 * _MORE
    strip = flat.buffer(metres, cap_style="flat", quad_segs=_ROUND)
    faces = list(split(strip, _prolonged(flat, metres)).geoms)
    left, right = _beside(flat)
    wanted, other = (left, right) if side is Side.LEFT else (right, left)
    chosen = [face for face in faces if _share_in(face, wanted) > _share_in(face, other)]
    held, strayed = (sum(_share_in(face, points) for face in chosen) for points in (wanted, other))
    if not flat.is_simple or held < _ALIKE or strayed > 1 - _ALIKE:
        raise CurlingLineError(distance_km)
    return _back(shapely.union_all(chosen), to_plane)


def _prolonged(line: LineString, metres: float) -> LineString:
    """Return the line with both its ends drawn out, so that it cuts what surrounds it in two."""
    corners = np.asarray(line.coords)
    before = corners[0] + (corners[0] - corners[1]) / np.linalg.norm(corners[0] - corners[1]) * metres
    after = corners[-1] + (corners[-1] - corners[-2]) / np.linalg.norm(corners[-1] - corners[-2]) * metres
    return LineString([before, *corners, after])


def _beside(line: LineString) -> tuple[Any, Any]:
    """Return points a step to the left and to the right of the middle of each edge."""
    corners = np.asarray(line.coords)
    edges = np.diff(corners, axis=0)
    across = np.column_stack((-edges[:, 1], edges[:, 0])) / np.linalg.norm(edges, axis=1)[:, None]
    middles = (corners[:-1] + corners[1:]) / 2
    return shapely.points(middles + across * _BESIDE_M), shapely.points(middles - across * _BESIDE_M)


def _share_in(face: BaseGeometry, points: Any) -> float:
    return float(np.mean(shapely.contains(face, points)))


def _areas_only(shape: BaseGeometry) -> BaseGeometry:
    """Return the areas of a geometry without the lines and points that cutting leaves at its rims."""
    parts = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon) and not part.is_empty]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _back(flat: BaseGeometry, to_plane: Transformer) -> BaseGeometry:
    def lift(x: Any, y: Any) -> Any:
        return to_plane.transform(x, y, direction="INVERSE")

    return shapely.transform(flat, lift, interleaved=False)


@lru_cache(maxsize=4096)
def _around(longitude: float, latitude: float) -> Transformer:
    """Return the projection that keeps distances from a point."""
    plane = CRS.from_dict({"proj": "aeqd", "lon_0": longitude, "lat_0": latitude, "datum": "WGS84", "units": "m"})
    return Transformer.from_crs("EPSG:4326", plane, always_xy=True)
