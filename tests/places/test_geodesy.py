"""Tests of areas, buffers and bands on the ellipsoid, against areas reckoned from angles and lengths alone."""

import math
from collections.abc import Sequence

import pytest
import shapely
from pyproj import Geod
from shapely import LineString, Polygon

from trucewatch.errors import CurlingLineError
from trucewatch.model.place import Point
from trucewatch.places.geodesy import Side, area_km2, band, disc, share_inside, within

GEOD = Geod(ellps="WGS84")
LEGS = {
    "straight": [(20.0, 60.0)],
    "bent": [(70.0, 60.0), (130.0, 80.0)],
    "zigzag": [(40.0, 50.0), (100.0, 60.0), (30.0, 70.0)],
    "arc": [(float(angle), 2 * math.pi * 50 / 360 * 2) for angle in range(0, 120, 2)],
    "southward": [(170.0, 150.0), (200.0, 150.0)],
}
"""Each leg of a line: its azimuth in degrees, its length in km."""


def walk(start: tuple[float, float], legs: Sequence[tuple[float, float]]) -> tuple[LineString, list[float], float]:
    """The line that is walked, its turns to the right in radians, and its length in km, each edge a geodesic."""
    corners, turns, last = [start], [], None
    for azimuth, length_km in legs:
        steps = max(1, round(length_km / 2))
        heading = azimuth
        if last is not None:
            turns.append(math.radians(azimuth - last))
        for _ in range(steps):
            longitude, latitude, back = GEOD.fwd(*corners[-1], heading, length_km / steps * 1000)
            corners.append((longitude, latitude))
            heading = back + 180
        last = azimuth
    return LineString(corners), turns, sum(length for _, length in legs)


def reckoned_km2(turns: Sequence[float], length_km: float, near_km: float, far_km: float, side: Side) -> float:
    """Strip by strip: a turn away adds a sector of a ring, a turn towards takes a kite of each strip."""
    area = length_km * (far_km - near_km)
    for turn in turns:
        away = turn if side is Side.LEFT else -turn
        ring = far_km**2 - near_km**2
        area += away / 2 * ring if away > 0 else math.tan(away / 2) * ring
    return area


@pytest.mark.parametrize("latitude", [0.0, 35.5, -33.0, 60.0, 72.0])
@pytest.mark.parametrize("shape", [*LEGS])
@pytest.mark.parametrize("side", [*Side])
def test_the_area_of_a_band_is_right_to_half_a_percent(latitude: float, shape: str, side: Side) -> None:
    """15 to 20 km off lines of several shapes, at latitudes from the tropics to the polar circle."""
    azimuths = LEGS[shape]
    headed = walk((36.6, latitude), azimuths)
    # a geodesic's azimuth drifts on its way, so that a corner's turn is told from the headings that meet there
    turns = _turns(headed[0])

    area = area_km2(band(headed[0], from_km=15, to_km=20, side=side))

    assert area == pytest.approx(reckoned_km2(turns, headed[2], 15, 20, side), rel=0.005)


def _turns(line: LineString) -> list[float]:
    turns = []
    corners = list(line.coords)
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        _, arrived, _ = GEOD.inv(*before, *corner)
        left, _, _ = GEOD.inv(*corner, *after)
        turn = (left - (arrived + 180) + 180) % 360 - 180
        if abs(turn) > 0.5:
            turns.append(math.radians(turn))
    return turns


def test_left_is_left_along_the_line() -> None:
    """Left of a line to the north lies west of it; walked the other way, east."""
    north = LineString([(36.0, 35.0), (36.0, 36.0)])

    assert (
        band(north, from_km=0, to_km=10, side=Side.LEFT).centroid.x
        < 36
        < band(north.reverse(), from_km=0, to_km=10, side=Side.LEFT).centroid.x
    )


def test_a_band_lies_between_its_distances() -> None:
    """Its corners are no nearer and no farther than was asked, to some metres, and its ends are cut straight."""
    line = LineString([(36.0, 35.0), (36.0, 36.0)])
    corners = shapely.get_coordinates(band(line, from_km=15, to_km=20, side=Side.RIGHT))

    for longitude, latitude in corners:
        middle = min(max(latitude, 35.0), 36.0)
        _, _, metres = GEOD.inv(longitude, latitude, 36.0, middle)
        assert 14_970 < metres < 20_030
    assert min(corners[:, 1]) > 34.99
    assert max(corners[:, 1]) < 36.01


@pytest.mark.parametrize(
    "corners",
    [
        [(36.0, 35.0), (36.5, 35.0), (36.5, 35.4), (36.2, 35.4), (36.2, 34.8)],
        [(30.0, -19.0), (30.3, -18.77), (30.6, -18.72), (30.9, -18.69), (30.89, -18.8), (30.84, -18.78)],
    ],
)
def test_a_line_that_comes_back_to_itself_has_no_sides(corners: list[tuple[float, float]]) -> None:
    """A loop, or a hook at its end, is refused with a word on what to do, not answered wrongly."""
    with pytest.raises(CurlingLineError, match="crosses itself"):
        band(LineString(corners), from_km=15, to_km=20, side=Side.LEFT)


@pytest.mark.parametrize("latitude", [0.0, 45.0, 70.0])
def test_a_disc_has_the_area_of_its_circle(latitude: float) -> None:
    """At any latitude."""
    around = disc(Point(longitude=10.0, latitude=latitude), 10.0)

    assert area_km2(around) == pytest.approx(math.pi * 100, rel=1e-4)


def test_the_area_of_a_degree_square_is_that_of_the_ellipsoid() -> None:
    """Reckoned by the formula for the area between two parallels."""
    square = Polygon([(10, 40), (11, 40), (11, 41), (10, 41)])
    flattening, axis_km = 1 / 298.257223563, 6378.137
    e = math.sqrt(flattening * (2 - flattening))

    def to_equator(latitude: float) -> float:
        s = math.sin(math.radians(latitude))
        return s / (1 - (e * s) ** 2) + math.atanh(e * s) / e

    exact = axis_km**2 * (1 - e * e) / 2 * math.radians(1) * (to_equator(41) - to_equator(40))
    assert area_km2(square) == pytest.approx(exact, rel=1e-4)
    assert area_km2(LineString([(10, 40), (11, 41)])) == 0


def test_half_of_a_disc_on_an_edge_is_inside() -> None:
    """The share is that of the areas; without a radius it is all or nothing."""
    edge, deep, far = (Point(longitude=x, latitude=0.5) for x in (0.0, 0.5, -0.5))
    area = Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])

    assert share_inside(area, edge, 10) == pytest.approx(0.5, abs=0.001)
    assert share_inside(area, deep, 10) == pytest.approx(1.0)
    assert share_inside(area, far, 10) == 0
    assert (share_inside(area, deep, 0), share_inside(area, far, 0)) == (1.0, 0.0)


def test_what_lies_within_a_distance_of_a_long_line_is_a_strip_with_round_ends() -> None:
    """Twice the distance wide, and a disc for both ends, over a thousand kilometres."""
    line, _, length_km = walk((30.0, 20.0), [(15.0, 1000.0)])

    assert area_km2(within(line, 20)) == pytest.approx(length_km * 40 + math.pi * 400, rel=0.001)
