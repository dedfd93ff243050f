"""Read a country dump of GeoNames: one place a line, 19 columns parted by tabs, UTF-8, no heading.

Source: https://download.geonames.org/export/dump/readme.txt (the columns and the classes of features).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.errors import FaultyFileError, NoSuchFileError

COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
    "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation",
    "dem", "timezone", "modification date",
)  # fmt: skip
_MOST_TOLD = 200
_EVERY_BYTES = 1_000_000
_SITES = """
AIRB AIRF AIRH AIRP BDG CMP CMPL CMPMN CMPO CMPRF CSTL CTRA DAM FRM FT GOSP INSM MILB MN MNQ MSTY OILF OILP OILR PP
PRN PS PSTB PSTC PSTP QUAY RSTN RUIN SWT WLL
"""
_SITE_CODES = frozenset(_SITES.split())
"""Of buildings and the like, those that reports on fighting name; a hotel or a school would only get in their way."""
_KIND_OF_CLASS = {"P": "city", "H": "water", "T": "mountain", "L": "area", "V": "area", "S": "site"}
_KIND_OF_CODE = {
    "PPL": "village", "ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district",
    "CMPRF": "camp", "AIRB": "base", "MILB": "base", "INSM": "base", "DAM": "dam", "PSTB": "crossing",
    "PSTC": "crossing", "STM": "river", "RSV": "lake", "LK": "lake", "ISL": "island",
}  # fmt: skip
_RADIUS_KM = {"area": 10.0, "mountain": 5.0, "water": 5.0, "river": 30.0, "lake": 5.0, "island": 5.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpedPlace:
    """One line of a dump that is of use to us."""

    id: int
    name: str
    other_names: tuple[str, ...]
    longitude: float
    latitude: float
    country: str
    admin1: str
    admin2: str
    population: int
    kind: str
    radius_km: float | None
    """None for what people live in, of which the number of people tells the size, and for divisions."""


def read_dump(path: Path, *, on_progress: Callable[[int, int], None] | None = None) -> list[DumpedPlace]:
    """Return the places of a dump in its order, without countries, and without buildings that no report names.

    Args:
        on_progress: Called now and then with the bytes read so far, and those there are.

    Raises:
        NoSuchFileError: There is no such file.
        FaultyFileError: Lines are not as GeoNames writes them; all are told, up to two hundred.
    """
    if not path.is_file():
        raise NoSuchFileError(path)
    faults: list[str] = []
    places: dict[int, DumpedPlace] = {}
    lines_of: dict[int, int] = {}
    for number, line in _lines(path, faults, on_progress):
        place = _read_line(line, f"{path}:{number}", faults)
        if place is None:
            continue
        if place.id in lines_of:
            faults.append(
                f"{path}:{number}: column 1 (geonameid): expected each id once, found {place.id} again, "
                f"first on line {lines_of[place.id]}"
            )
        lines_of[place.id] = number
        if place.kind:
            places[place.id] = place
    if not lines_of and not faults:
        faults.append(f"{path}:1: expected lines of {len(COLUMNS)} columns parted by tabs, found an empty file")
    if faults:
        more = len(faults) - _MOST_TOLD
        told = [*faults[:_MOST_TOLD], f"and {more} more"] if more > 0 else faults
        raise FaultyFileError(f"{path}: no country dump of GeoNames", told)
    return list(places.values())


def _lines(path: Path, faults: list[str], on_progress: Callable[[int, int], None] | None) -> Iterator[tuple[int, str]]:
    total, done, told = path.stat().st_size, 0, 0
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            done += len(raw)
            if on_progress and done - told >= _EVERY_BYTES:
                on_progress(done, total)
                told = done
            try:
                line = raw.decode("utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                found = f"found the byte {raw[error.start]:#04x}"
                faults.append(
                    f"{path}:{number}: column {raw[: error.start].count(9) + 1}: expected UTF-8 text, {found}"
                )
                continue
            if line:
                yield number, line
    if on_progress:
        on_progress(total, total)


def _read_line(line: str, where: str, faults: list[str]) -> DumpedPlace | None:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        faults.append(f"{where}: expected {len(COLUMNS)} columns parted by tabs, found {len(cells)}")
        return None
    before = len(faults)
    latitude, longitude = _degrees(cells, 4, 90, where, faults), _degrees(cells, 5, 180, where, faults)
    number, population = _whole(cells, 0, where, faults), _whole(cells, 14, where, faults)
    if not cells[1].strip():
        _tell(cells, 1, "a name", where, faults)
    country = cells[8]
    if country and not (len(country) == 2 and country.isascii() and country.isupper()):
        _tell(cells, 8, "two capital letters", where, faults)
    if len(faults) > before:
        return None
    kind = _kind(cells[6], cells[7]) if country else ""
    return DumpedPlace(
        id=number,
        name=cells[1].strip(),
        other_names=tuple(name for name in (cells[2], *cells[3].split(",")) if name),
        longitude=longitude,
        latitude=latitude,
        country=country,
        admin1=cells[10],
        admin2=cells[11],
        population=population,
        kind=kind,
        radius_km=_RADIUS_KM.get(kind, 1.0 if cells[6] == "S" else None),
    )


def _kind(feature_class: str, code: str) -> str:
    """Return what sort of place it is; empty for what is left out."""
    if (feature_class == "S" and code not in _SITE_CODES) or (feature_class == "A" and code not in _KIND_OF_CODE):
        return ""
    return _KIND_OF_CODE.get(code) or _KIND_OF_CLASS.get(feature_class, "")


def _degrees(cells: list[str], column: int, most: int, where: str, faults: list[str]) -> float:
    try:
        value = float(cells[column])
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        _tell(cells, column, f"degrees from -{most} to {most}", where, faults)
    return value


def _whole(cells: list[str], column: int, where: str, faults: list[str]) -> int:
    text = cells[column]
    if text.isascii() and text.isdigit():
        return int(text)
    if text or column == 0:
        _tell(cells, column, "a whole number", where, faults)
    return 0


def _tell(cells: list[str], column: int, expected: str, where: str, faults: list[str]) -> None:
    found = repr(cells[column]) if cells[column] else "nothing"
    faults.append(f"{where}: column {column + 1} ({COLUMNS[column]}): expected {expected}, found {found}")
