"""The frame of a map: which window of the earth is drawn, and where a point of it lies on the sheet (Web Mercator)."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from trucewatch.model.place import Point, distance_km
from trucewatch.publish.drawing.base_map import BaseMap, Window, cut_base_map
from trucewatch.views.map import Disc, MapView

_LEAST_SPAN_DEGREES = 1.6
"""No closer: a coast or a border should be in sight to tell where one is, and the base map has nothing finer."""
_MARGIN = 0.08
"""Share of the sheet that is left free around what is drawn."""
_MOST_LATITUDE = 84.0
"""Beyond it the projection runs away."""
_KM_PER_DEGREE = 111.32
"""Of longitude, at the equator."""
_COUNTRY_WIDE_KM = 80.0
"""Discs wider than this do not widen the frame, unless there is nothing else: they stand for "somewhere in"."""
_FEW = 4
"""Of fewer places none can be told to lie far off."""
_ALWAYS_NEAR_KM = 150.0
_TIMES_MEDIAN = 8.0
"""A place so many times farther from the middle of all than half of them are lies far off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A sheet of so many pixels that shows a window of the earth."""

    width: float
    height: float
    west: float
    """Degrees of longitude at the left edge."""
    top: float
    """Mercator's measure of the upper edge, in degrees."""
    scale: float
    """Pixels a degree of longitude."""

    def x(self, longitude: float) -> float:
        """Return how far right of the left edge a meridian lies, in pixels."""
        return (longitude - self.west) * self.scale

    def y(self, latitude: float) -> float:
        """Return how far below the upper edge a parallel lies, in pixels."""
        return (self.top - _mercator(latitude)) * self.scale

    def pixels(self, km: float, latitude: float) -> float:
        """Return how long a distance is there."""
        return km / (_KM_PER_DEGREE * math.cos(math.radians(latitude))) * self.scale

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies on the sheet."""
        return 0 <= self.x(point.longitude) <= self.width and 0 <= self.y(point.latitude) <= self.height

    @property
    def window(self) -> Window:
        """The part of the earth that is shown."""
        return Window(
            west=self.west,
            south=_latitude(self.top - self.height / self.scale),
            east=self.west + self.width / self.scale,
            north=_latitude(self.top),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A frame with the land that lies in it: what a map is drawn on."""

    frame: Frame
    base: BaseMap


def lay_ground(view: MapView, *, width: int, height: int, atlas: Path | None) -> Ground | None:
    """Return the ground for all that the map has; None where it has nothing to draw.

    Args:
        atlas: The base map's file, as `find_base_map` finds it; without one there is no land to see.
    """
    frame = frame_map(view, width=width, height=height)
    return Ground(frame=frame, base=cut_base_map(atlas, frame.window)) if frame else None


def frame_map(view: MapView, *, width: int, height: int) -> Frame | None:
    """Return the frame that shows all that the map has; None where it has nothing to draw.

    A place far off all others, most often one that was mistaken for its namesake, does not make the rest too small to
    be seen: it lies beyond the edge.
    """
    narrow = replace(view, discs=_near_each_other(view.discs))
    bounds = narrow.bounds
    return frame_points(bounds, width=width, height=height) if bounds else None


def _near_each_other(discs: Sequence[Disc]) -> tuple[Disc, ...]:
    kept = [disc for disc in discs if disc.radius_km <= _COUNTRY_WIDE_KM] or list(discs)
    if len(kept) < _FEW:
        return tuple(kept)
    middle = Point(
        longitude=median(disc.centre.longitude for disc in kept), latitude=median(disc.centre.latitude for disc in kept)
    )
    far_km = [distance_km(disc.centre, middle) for disc in kept]
    reach_km = max(_ALWAYS_NEAR_KM, _TIMES_MEDIAN * median(far_km))
    return tuple(disc for disc, away_km in zip(kept, far_km, strict=True) if away_km <= reach_km)


def frame_points(points: Iterable[Point], *, width: int, height: int) -> Frame:
    """Return the frame around the points, with a margin."""
    points = list(points)
    longitudes, heights = [point.longitude for point in points], [_mercator(point.latitude) for point in points]
    span_x = max(max(longitudes) - min(longitudes), _LEAST_SPAN_DEGREES)
    span_y = max(max(heights) - min(heights), _LEAST_SPAN_DEGREES)
    scale = min(width / span_x, height / span_y) * (1 - 2 * _MARGIN)
    return Frame(
        width=width,
        height=height,
        west=(max(longitudes) + min(longitudes)) / 2 - width / scale / 2,
        top=(max(heights) + min(heights)) / 2 + height / scale / 2,
        scale=scale,
    )


def _mercator(latitude: float) -> float:
    bounded = math.radians(max(-_MOST_LATITUDE, min(_MOST_LATITUDE, latitude)))
    return math.degrees(math.log(math.tan(math.pi / 4 + bounded / 2)))


def _latitude(measure: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(measure))) - math.pi / 2)
