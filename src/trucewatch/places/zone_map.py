"""The zones of an agreement, found by the names under which it speaks of them.

Most agreements have none drawn: geometry is loaded only where there is a file of zones.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.errors import FaultyFileError
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.zone import ZoneShare
from trucewatch.places.spelling import spelling_key

if TYPE_CHECKING:
    from trucewatch.places.zones import Zone

FILE_NAME = "zones.geojson"
"""What the file is called that lies beside an agreement."""


class ZoneTable:
    """Zones and lines of one agreement: a `ZoneMap`."""

    def __init__(self, zones: "Iterable[Zone]" = ()) -> None:
        self._zones = tuple(zones)
        self._share = lru_cache(maxsize=None)(share_of)

    def __iter__(self) -> "Iterator[Zone]":
        """Yield the zones and lines in the order of the files."""
        return iter(self._zones)

    def __len__(self) -> int:
        """Return how many zones and lines there are, each shape counted."""
        return len(self._zones)

    def on(self, day: date) -> "tuple[Zone, ...]":
        """Return the zones and lines as they were on a day."""
        return tuple(zone for zone in self._zones if zone.valid.overlaps(Period.day(day)))

    def draws_any(self, zone: "Zone", names: Sequence[str]) -> bool:
        """Tell whether places of these names are held against that zone, the first that is drawn among them."""
        drawn = {spelling_key(name): one.id for one in self._zones if one.is_area for name in one.draws}
        return next((drawn[key] for key in map(spelling_key, names) if key in drawn), None) == zone.id

    def share(self, names: Sequence[str], place: Place, *, on: date) -> ZoneShare | None:
        """Return how likely the place lies in the first of the named zones that is drawn for that day."""
        drawn = {spelling_key(name): zone for zone in self.on(on) if zone.is_area for name in zone.draws}
        zone = next((drawn[key] for key in map(spelling_key, names) if key in drawn), None)
        if zone is None:
            return None
        if any(drawn.get(spelling_key(name)) is zone for name in (place.name, place.words or place.name)):
            return _whole(zone)
        return self._share(zone, place.point, place.precision_km or 0.0) if place.point else None


def share_of(zone: "Zone", point: Point, radius_km: float) -> ZoneShare:
    """Return how likely a point, known to within a radius in km, lies in an area."""
    from trucewatch.places.geodesy import share_inside, within  # noqa: PLC0415  # geometry, only where something is drawn

    edge = within(zone.shape, zone.uncertainty_km) if zone.uncertainty_km else None
    smaller = zone.shape.difference(edge) if edge is not None else zone.shape
    larger = zone.shape.union(edge) if edge is not None else zone.shape
    exact, low, high = (share_inside(shape, point, radius_km) for shape in (zone.shape, smaller, larger))
    return replace(_whole(zone), probability=exact, low=low, high=high)


def faults_beside(folder: Path, *, countries: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return every fault of the zones that lie in an agreement's folder; none where there are no zones.

    Args:
        countries: Where they should lie: coordinates that are swapped are found by it.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return ()
    from trucewatch.places.geonames import open_geonames  # noqa: PLC0415  # only where something is drawn
    from trucewatch.places.whereabouts import country_of  # noqa: PLC0415  # likewise
    from trucewatch.places.zones import read_zones  # noqa: PLC0415  # likewise

    geonames = open_geonames()
    try:
        read_zones(path, countries=countries, country_of=lambda point: country_of(geonames, point))
    except FaultyFileError as error:
        return tuple(error.faults)
    return ()


def _whole(zone: "Zone") -> ZoneShare:
    """Return the share of what is the zone itself."""
    return ZoneShare(
        zone=zone.id,
        title=zone.title,
        basis=str(zone.basis),
        uncertainty_km=zone.uncertainty_km,
        probability=1.0,
        low=1.0,
        high=1.0,
    )


def load_zones(folders: Iterable[Path]) -> ZoneTable:
    """Return the zones of the files in the folders; all shapes of an id in a later folder replace those before.

    Raises:
        FaultyFileError: A file has faults; all of them are told.
    """
    found: dict[str, list[Zone]] = {}
    for folder in folders:
        path = folder / FILE_NAME
        if path.is_file():
            from trucewatch.places.zones import read_zones  # noqa: PLC0415  # geometry, only where something is drawn

            zones = read_zones(path)
            found.update({zone.id: [other for other in zones if other.id == zone.id] for zone in zones})
    return ZoneTable(zone for zones in found.values() for zone in zones)
