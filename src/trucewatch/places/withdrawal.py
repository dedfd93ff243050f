"""Withdrawal lines by class of weapon: is what stands at a point as far from its line as was agreed?

The distances are data (`withdrawals/*.yml`); the lines are the user's, since we ship no front line as fact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely import LineString

from trucewatch.errors import UnknownNameError
from trucewatch.model.place import Point
from trucewatch.places.geodesy import Side, projected
from trucewatch.yaml_lines import Faults, nearest, read_yaml

LIBRARY = Path(__file__).parent / "withdrawals"
_SAMPLES = 20_000
_GOLDEN = np.pi * (3 - np.sqrt(5))
_ALONG_M = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponClass:
    """Weapons that are to be withdrawn equally far."""

    id: str
    title: str
    width_km: float
    """How wide the zone between the two sides is to be."""

    @property
    def distance_km(self) -> float:
        """How far each side withdraws from its own line: half the width."""
        return self.width_km / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """A line from which one side measures its distance."""

    id: str
    """The id of its feature in the user's file of lines."""
    debtor: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What an agreement says of withdrawing weapons."""

    agreement: str
    lines: tuple[ReferenceLine, ...]
    classes: tuple[WeaponClass, ...]

    def weapon_class(self, wanted: str) -> WeaponClass:
        """Return the class of that id.

        Raises:
            UnknownNameError: There is none.
        """
        for known in self.classes:
            if known.id == wanted:
                return known
        raise UnknownNameError(
            "class of weapons",
            wanted,
            nearest(wanted, [one.id for one in self.classes]),
            listing="trucewatch zones classes",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a point stands against a withdrawal line."""

    distance_km: float
    """From the reference line to the point; negative on the other side of the line."""
    required_km: float
    beyond: float
    """The share of the error disc that lies on the right side, as far away as required or farther: 0 to 1."""


def withdrawal_of(agreement: str) -> Withdrawal:
    """Return the withdrawal of an agreement.

    Raises:
        UnknownNameError: None is coded for it.
    """
    known = {path.stem: path for path in sorted(LIBRARY.glob("*.yml"))}
    if agreement not in known:
        hint = nearest(agreement, known)
        raise UnknownNameError("agreement with withdrawal lines", agreement, hint, listing="trucewatch zones classes")
    return read_withdrawal(known[agreement])


def read_withdrawal(path: Path) -> Withdrawal:
    """Return the withdrawal that a file tells of.

    Raises:
        FaultyFileError: It has faults; all are told.
    """
    faults = Faults()
    top = read_yaml(path, faults)
    fields = (
        top.fields(("about", "agreement", "lines", "classes"), required=("agreement", "lines", "classes"))
        if top
        else None
    )
    lines, classes = [], []
    for node in fields.entries("lines") if fields else ():
        line = node.fields(("id", "debtor", "title"), required=("id", "debtor", "title"))
        lines.append(
            ReferenceLine(id=line.text("id") or "", debtor=line.text("debtor") or "", title=line.text("title") or "")
        )
    for node in fields.entries("classes") if fields else ():
        weapon = node.fields(("id", "title", "width_km"), required=("id", "title", "width_km"))
        width_km = weapon.number("width_km") or 0.0
        classes.append(WeaponClass(id=weapon.text("id") or "", title=weapon.text("title") or "", width_km=width_km))
    agreement = (fields.text("agreement") if fields else None) or ""
    faults.raise_any(str(path))
    return Withdrawal(agreement=agreement, lines=tuple(lines), classes=tuple(classes))


def stand(line: LineString, point: Point, *, radius_km: float, side: Side, required_km: float) -> Standing:
    """Return where a point with its error radius stands against a line.

    Args:
        side: The side of the line, seen along it, to which the weapons are to be withdrawn.
        required_km: How far from the line they are to be at least.
    """
    flat = projected(line, point)
    spots = _disc_of(radius_km * 1000)
    distances = _signed_distances(flat, spots, side)
    centre = _signed_distances(flat, np.zeros((1, 2)), side)
    return Standing(
        distance_km=round(float(centre[0]) / 1000, 3),
        required_km=required_km,
        beyond=float(np.mean(distances >= required_km * 1000)),
    )


def _disc_of(radius_m: float) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return spots spread evenly over a disc, the same ones every time; its middle alone where it has no radius."""
    if radius_m <= 0:
        return np.zeros((1, 2))
    turns = np.arange(_SAMPLES)
    away = radius_m * np.sqrt((turns + 0.5) / _SAMPLES)
    return np.column_stack((away * np.cos(turns * _GOLDEN), away * np.sin(turns * _GOLDEN)))


def _signed_distances(
    line: LineString, spots: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", side: Side
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Return the distances from the line, negative on the other side of it; by the edge that is nearest."""
    points = shapely.points(spots)
    along = shapely.line_locate_point(line, points)
    before = shapely.get_coordinates(shapely.line_interpolate_point(line, np.maximum(along - _ALONG_M, 0.0)))
    after = shapely.get_coordinates(shapely.line_interpolate_point(line, np.minimum(along + _ALONG_M, line.length)))
    ahead, aside = after - before, spots - before
    is_left = ahead[:, 0] * aside[:, 1] - ahead[:, 1] * aside[:, 0] > 0
    sign = np.where(is_left == (side is Side.LEFT), 1.0, -1.0)
    signed: np.ndarray[tuple[int], np.dtype[np.float64]] = shapely.distance(points, line) * sign
    return signed


def agreements_with_withdrawals() -> Sequence[Withdrawal]:
    """Return all that are coded, by their ids."""
    return [read_withdrawal(path) for path in sorted(LIBRARY.glob("*.yml"))]
