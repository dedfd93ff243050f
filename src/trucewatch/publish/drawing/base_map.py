"""The base map: land and borders from world-atlas (Natural Earth, public domain), cut to the window that is drawn.

The file is a TopoJSON topology: borders are shared arcs, in whole steps of a grid, each step told from the one before.
Borders are a claim as well: Natural Earth draws who holds the ground, not who has a right to it.

Source:
    The TopoJSON format, https://github.com/topojson/topojson-specification, sections 2.1.4 (arcs) and 2.2 (geometries).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.model.place import Point

ATTRIBUTION = "Boundaries: Natural Earth, de facto, no endorsement"
"""To be printed on whatever shows the base map."""

Pair = tuple[float, float]
"""Longitude, latitude."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of the earth between two meridians and two parallels, in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country's land in a window."""

    name: str
    rings: tuple[tuple[Pair, ...], ...]
    """Closed, cut at the edges of the window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """Countries, as they lie in the window that was asked for."""

    countries: tuple[Country, ...]
    """In the order of the file; none where there is no base map."""


def find_base_map() -> Path | None:
    """Return where the built web part has laid the base map; None where it was not built."""
    path = Path(str(files("trucewatch").joinpath("web", "static", "built", "countries-10m.json")))
    return path if path.is_file() else None


@lru_cache(maxsize=32)
def cut_base_map(path: Path | None, window: Window) -> BaseMap:
    """Return the countries of the file that lie in the window."""
    if path is None:
        return BaseMap(countries=())
    found = []
    for name, rings in _load(path):
        near = [_pairs(ring) for ring in rings if _meets(_box(ring), window)]
        cut = tuple(piece for ring in near if len(piece := _clip(ring, window)) > 2)
        if cut:
            found.append(Country(name=name, rings=cut))
    return BaseMap(countries=tuple(found))


_Points = NDArray[np.float64]
"""One point a row: longitude, latitude."""
_Atlas = tuple[tuple[str, tuple[_Points, ...]], ...]


@lru_cache(maxsize=2)
def _load(path: Path) -> _Atlas:
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, move = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc, dtype=np.int64), axis=0) * scale + move for arc in topology["arcs"]]
    return tuple(
        (geometry["properties"]["name"], tuple(_ring(indexes, arcs) for indexes in _ring_indexes(geometry)))
        for geometry in topology["objects"]["countries"]["geometries"]
    )


def _ring_indexes(geometry: dict[str, Any]) -> Iterator[list[int]]:
    match geometry.get("type"):
        case "Polygon":
            yield from geometry["arcs"]
        case "MultiPolygon":
            for polygon in geometry["arcs"]:
                yield from polygon
        case _:
            return


def _ring(indexes: Iterable[int], arcs: Sequence[_Points]) -> _Points:
    """Arcs end where the next begins; a negative index (its ones' complement) runs an arc backwards."""
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _pairs(ring: _Points) -> tuple[Pair, ...]:
    return tuple((float(x), float(y)) for x, y in ring)


def _box(ring: _Points) -> Window:
    west, south = ring.min(axis=0)
    east, north = ring.max(axis=0)
    return Window(west=float(west), south=float(south), east=float(east), north=float(north))


def _meets(box: Window, window: Window) -> bool:
    return (
        box.west <= window.east and window.west <= box.east and box.south <= window.north and window.south <= box.north
    )


def _clip(ring: tuple[Pair, ...], window: Window) -> tuple[Pair, ...]:
    """Cut a ring at the four edges of the window, one by one (Sutherland and Hodgman, 1974)."""
    for axis, edge, keeps_above in (
        (0, window.west, True),
        (0, window.east, False),
        (1, window.south, True),
        (1, window.north, False),
    ):
        ring = tuple(_clip_at(ring, axis, edge, keeps_above=keeps_above))
        if not ring:
            return ()
    return ring


def _clip_at(ring: tuple[Pair, ...], axis: int, edge: float, *, keeps_above: bool) -> Iterator[Pair]:
    def is_kept(pair: Pair) -> bool:
        return pair[axis] >= edge if keeps_above else pair[axis] <= edge

    for before, after in pairwise((*ring, ring[0])):
        if is_kept(before):
            yield before
        if is_kept(before) != is_kept(after):
            part = (edge - before[axis]) / (after[axis] - before[axis])
            other = before[1 - axis] + part * (after[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)


def middle_of(ring: tuple[Pair, ...]) -> Point:
    """Return the centre of gravity of a ring: where its name may be written."""
    doubled = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise((*ring, ring[0])):
        cross = x0 * y1 - x1 * y0
        doubled, x, y = doubled + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if doubled == 0:
        return Point(longitude=ring[0][0], latitude=ring[0][1])
    return Point(longitude=x / (3 * doubled), latitude=y / (3 * doubled))


def area_of(ring: tuple[Pair, ...]) -> float:
    """Return the area of a ring in square degrees: good enough to tell the largest."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise((*ring, ring[0])))) / 2
