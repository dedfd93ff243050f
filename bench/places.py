"""Measure how places are resolved: `python bench/places.py [--data FILE]`.

FILE is the UCDP Georeferenced Event Dataset as CSV; each event's place string (`where_coordinates`) is resolved and
held against its coordinates, first knowing the country alone, then with its province (`adm_1`). Beside it stands a
plain baseline: the name as it is, without its last word where that is a kind ("town", "village"), looked up exactly
(case and accents folded) among the names that GeoNames has for the country; the most populous wins.

A name is told if it gets a point; what is told by its province alone counts as an abstention. Speed and loading are
measured with or without FILE.
"""

import argparse
import csv
import statistics
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from trucewatch.model.place import Place, Point, distance_km
from trucewatch.places.compiling import shipped
from trucewatch.places.gazetteer import PlaceTable, load_gazetteer

LIMITS_KM = (5, 25, 161)
DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ucdp-ged-syria" / "ged_syria_2016_2019.csv"
LEAST_A_MINUTE = 50_000
MOST_LOADING_S = 0.5
_KINDS = {"town", "village", "city", "governorate", "district", "suburb", "area"}
_COUNTRY = Place(name="Syria", country="SY", kind="country")
_UNHELPFUL = {"country", "province"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A place of the data: its words, its province, where it lies, and how many events are there."""

    words: str
    province: str
    point: Point
    events: int


Resolver = Callable[[Asked], Place | Point | None]


def main() -> int:
    """Print the table and the figures; fail where a promise is broken."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--data", type=Path, default=DATA if DATA.is_file() else None)
    data = ask.parse_args().data
    gazetteer = load_gazetteer()
    names = ["Saraqib", "Maaret al-Noman", "southern Idlib countryside", "Tripoli", "Geneva", "Kilo 16", "Qwxyz"]
    if data is not None:
        asked = read_data(data)
        names = [one.words for one in asked]
        _tell(f"{sum(one.events for one in asked):,} events in {len({one.words for one in asked}):,} places")
        _table(asked, gazetteer)
    a_minute = names_a_minute(gazetteer, names)
    loading_s = loading()
    _tell(f"names a minute: {a_minute:,.0f}, {a_minute / LEAST_A_MINUTE:.1f} times what is promised")
    _tell(f"loading: {loading_s:.2f} s, {loading_s / MOST_LOADING_S:.0%} of what is allowed")
    return 0 if a_minute >= LEAST_A_MINUTE and loading_s < MOST_LOADING_S else 1


def read_data(path: Path) -> list[Asked]:
    """Return the places of the data with the number of their events."""
    with path.open(encoding="utf-8", newline="") as file:
        counts = Counter(
            (" ".join(row["where_coordinates"].split()), row["adm_1"], float(row["longitude"]), float(row["latitude"]))
            for row in csv.DictReader(file)
        )
    return [
        Asked(words, province, Point(longitude=longitude, latitude=latitude), events)
        for (words, province, longitude, latitude), events in counts.items()
    ]


def _table(asked: Sequence[Asked], gazetteer: PlaceTable) -> None:
    resolvers: dict[str, Resolver] = {
        "exact name": exact_names(),
        "name": lambda one: gazetteer.find(one.words, near=[_COUNTRY]),
        "name, province named near": lambda one: gazetteer.find(one.words, near=_near(one, gazetteer)),
        'as "name, province"': lambda one: gazetteer.find(
            f"{one.words}, {one.province}" if one.province else one.words, near=[_COUNTRY]
        ),
    }
    head = [f"within {limit} km" for limit in LIMITS_KM]
    _tell(
        "| weighed by | asked by | " + " | ".join([*head, "median error", "abstained", "right of told, 25 km"]) + " |"
    )
    _tell("|---|---|" + "---:|" * (len(head) + 3))
    for weighing in ("events", "places"):
        for title, resolver in resolvers.items():
            _tell(
                f"| {weighing} | {title} | " + " | ".join(_row(asked, resolver, by_events=weighing == "events")) + " |"
            )


def _near(one: Asked, gazetteer: PlaceTable) -> list[Place]:
    province = gazetteer.find(one.province, near=[_COUNTRY]) if one.province else None
    return [_COUNTRY, province] if province else [_COUNTRY]


def _row(asked: Iterable[Asked], resolver: Resolver, *, by_events: bool) -> list[str]:
    errors: list[float | None] = []
    for one in asked:
        found = resolver(one)
        point = found.point if isinstance(found, Place) else found
        is_told_by_province = isinstance(found, Place) and found.kind in _UNHELPFUL and not _is_wide(one.words)
        error = None if point is None or is_told_by_province else distance_km(point, one.point)
        errors += [error] * (one.events if by_events else 1)
    told = sorted(error for error in errors if error is not None)
    shares = [f"{sum(error <= limit for error in told) / len(errors):.1%}" for limit in LIMITS_KM]
    right = sum(error <= LIMITS_KM[1] for error in told) / len(told)
    return [*shares, f"{statistics.median(told):.1f} km", f"{1 - len(told) / len(errors):.1%}", f"{right:.1%}"]


def _is_wide(words: str) -> bool:
    """Tell whether the data itself speaks of a province or a country, so that it is no abstention to find one."""
    return words.endswith(("Governorate", "Syria"))


def exact_names() -> Resolver:
    """Return the baseline."""
    points: dict[str, tuple[int, Point]] = {}
    for city in shipped("cities500.json").values():
        if city["countrycode"] != _COUNTRY.country:
            continue
        place = (city["population"], Point(longitude=city["longitude"], latitude=city["latitude"]))
        for name in (city["name"], *city["alternatenames"]):
            best = points.get(_plain(name))
            if best is None or best[0] < place[0]:
                points[_plain(name)] = place

    def resolve(one: Asked) -> Point | None:
        words = one.words.split()
        bare = words[:-1] if len(words) > 1 and words[-1].casefold() in _KINDS else words
        found = points.get(_plain(" ".join(bare)))
        return found[1] if found else None

    return resolve


def _plain(name: str) -> str:
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def names_a_minute(gazetteer: PlaceTable, names: Sequence[str]) -> float:
    """Return how many names are resolved in a minute of the processor, each name asked afresh."""
    asked = (list(names) * (1 + 3000 // len(names)))[:3000]
    began = time.process_time()
    for name in asked:
        gazetteer.find(name, near=[_COUNTRY])
    return 60 * len(asked) / (time.process_time() - began)


def loading() -> float:
    """Return how long a fresh process takes to load the gazetteer, its modules among it; the best of three."""
    script = (
        "import time; began = time.process_time();"
        "from trucewatch.places.gazetteer import load_gazetteer; load_gazetteer();"
        "print(time.process_time() - began)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True) for _ in range(3)
    ]
    return min(float(run.stdout) for run in runs)


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
