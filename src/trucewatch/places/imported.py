"""A user's own import of GeoNames: one SQLite file in the workspace, country by country, beside what we ship."""

import contextlib
import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trucewatch.errors import OutdatedGazetteerError, ReadOnlyWorkspaceError
from trucewatch.places.compiling import FORM, SCHEMA, name_rows, spanned, town_radius_km, write_rows
from trucewatch.places.dump import DumpedPlace, read_dump
from trucewatch.places.geonames import GeoNames

FILE_NAME = "geonames.sqlite"
_TABLES = ("place", "name", "spelling", "admin1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import took in."""

    path: Path
    """The file that holds it now."""
    places: dict[str, int]
    """How many places of each country, by its code, in the order of the codes."""
    replaced: int
    """How many of those countries' places an earlier import had brought."""


def import_dump(dump: Path, folder: Path, *, on_progress: Callable[[int, int], None] | None = None) -> Imported:
    """Take a country dump of GeoNames into the folder, in place of what it had of the same countries.

    All or nothing: interrupted, it leaves what was there before.

    Raises:
        NoSuchFileError: There is no such dump.
        FaultyFileError: It is not as GeoNames writes it.
        ReadOnlyWorkspaceError: The folder cannot be written.
        OutdatedGazetteerError: What lies there is no gazetteer.
    """
    places = read_dump(dump, on_progress=on_progress)
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half_done = path.with_suffix(".part")
        try:
            if path.exists():
                shutil.copyfile(path, half_done)
            else:
                half_done.unlink(missing_ok=True)
            with contextlib.closing(sqlite3.connect(half_done)) as connection:
                replaced = _replace(connection, places)
            half_done.replace(path)
        finally:
            half_done.unlink(missing_ok=True)
    except (OSError, sqlite3.OperationalError) as error:
        raise ReadOnlyWorkspaceError(folder) from error
    except sqlite3.DatabaseError as error:
        raise OutdatedGazetteerError(path) from error
    counts = Counter(place.country for place in places)
    return Imported(path=path, places=dict(sorted(counts.items())), replaced=replaced)


def open_imported(folder: Path) -> GeoNames | None:
    """Return what was imported into the folder; None where nothing was.

    Raises:
        OutdatedGazetteerError: It is of another version, or damaged, and must be imported again.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return None
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    try:
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("SELECT 1 FROM name LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        form = None
    if form != FORM:
        connection.close()
        raise OutdatedGazetteerError(path)
    return GeoNames(connection)


def _replace(connection: sqlite3.Connection, places: Sequence[DumpedPlace]) -> int:
    with connection:
        replaced = _make_room(connection, {place.country for place in places})
        _write(connection, places)
        connection.execute(f"PRAGMA user_version = {FORM}")
    return replaced


def _make_room(connection: sqlite3.Connection, countries: set[str]) -> int:
    """Drop what is there of those countries, or all where it is of another version; make the tables if need be."""
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form != FORM:
        for table in (*_TABLES, "finished"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in filter(str.strip, SCHEMA.split(";")):
            connection.execute(statement)
        return 0
    replaced = 0
    for country in sorted(countries):
        for table in ("name", "spelling"):
            query = f"DELETE FROM {table} WHERE place IN (SELECT id FROM place WHERE country = ?)"
            connection.execute(query, (country,))
        connection.execute("DELETE FROM admin1 WHERE country = ?", (country,))
        replaced += connection.execute("DELETE FROM place WHERE country = ?", (country,)).rowcount
    return replaced


def _write(connection: sqlite3.Connection, places: Sequence[DumpedPlace]) -> None:
    towns_of: dict[tuple[str, ...], list[tuple[float, float]]] = defaultdict(list)
    for place in places:
        if place.kind in {"city", "village"}:
            for division in ((place.country, place.admin1), (place.country, place.admin1, place.admin2)):
                towns_of[division].append((place.longitude, place.latitude))
    names: set[tuple[str, int]] = set()
    keys: set[tuple[str, int, str]] = set()
    for place in places:
        folded, keyed = name_rows(place.id, place.country, {place.name, *place.other_names})
        names |= folded
        keys |= keyed
    write_rows(connection, (_row(place, towns_of) for place in places), names, keys)
    provinces = [(*key, *spanned(towns)) for key, towns in sorted(towns_of.items()) if len(key) == 2]
    connection.executemany("INSERT INTO admin1 VALUES (?, ?, ?, ?, ?)", provinces)


def _row(place: DumpedPlace, towns_of: Mapping[tuple[str, ...], Sequence[tuple[float, float]]]) -> tuple[object, ...]:
    """Return the place's row; a division is where its towns are, and as large as they spread."""
    divisions = {
        "province": (place.country, place.admin1),
        "district": (place.country, place.admin1, place.admin2),
    }
    towns = towns_of.get(divisions.get(place.kind, ()))
    radius_km = place.radius_km or town_radius_km(place.population)
    point = spanned(towns) if towns else (place.longitude, place.latitude, radius_km)
    return (place.id, place.name, *point, place.country, place.admin1, place.population, place.kind)
