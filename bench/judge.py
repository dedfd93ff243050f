"""Measure what a new report costs beside many: `./dev bench judge [--few N] [--many N]`.

Two ledgers are filled with made-up reports of a war that is equally dense in both, five incidents a report: one of few
claims, one with a hundred times as many, over a hundred times as many days. Then the same new reports are compared with
either and recorded, each as a process of its own would do it: ledger and sketches opened, what is near looked up,
copies found, pairs judged, one transaction. The ratio of the two is what counts; it does not hang on the machine.

That nothing hangs on the order in which things were worked out is shown beside it: after the new reports, the sketches
are thrown away and made anew from the ledger, and must be the very same.
"""

import argparse
import hashlib
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from trucewatch.actors.table import ActorTable
from trucewatch.model.claim import PUBLISHER, Claim, ClaimKind, IncidentType
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.model.text import DateBasis, Document, Publication, Sentence, Span
from trucewatch.recalling import recalled
from trucewatch.settings import Settings
from trucewatch.store.base import Entry
from trucewatch.store.ledger import Ledger
from trucewatch.store.sqlite import open_store

FEW, MANY = 2_000, 200_000
MOST_RATIO = 3.0
"""How many times as long as beside few claims a new report may take beside many."""
NEW = 15
"""New reports that are timed, one after another."""
_CLAIMS_A_REPORT = 5
_CLAIMS_A_DAY = 40
_AT_ONCE = 500
_FIRST = date(1990, 1, 1)
_TYPES = (IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.CLASH, IncidentType.BOMBING)
_ACTORS = ActorTable(())


def main() -> int:
    """Print the figures; fail where a promise is broken."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--few", type=int, default=FEW)
    ask.add_argument("--many", type=int, default=MANY)
    asked = ask.parse_args()
    took = {}
    for claims in (asked.few, asked.many):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.process_time()
            chance = random.Random(7)
            with closing(open_store(Path(folder) / "ledger.sqlite", create=True)) as store:
                _fill(store, claims, chance)
                _open_once(store, Path(folder))
            _tell(f"{claims:,} claims filled in {time.process_time() - begun:.0f} s")
            took[claims] = statistics.median(_time_new(Path(folder), claims, chance))
            _tell(f"  a new report beside them: {1000 * took[claims]:.0f} ms of processor time (median of {NEW})")
            if not _is_made_anew_alike(Path(folder)):
                _tell("  BROKEN: sketches made anew differ")
                return 1
            _tell("  sketches made anew from the ledger: the same, row by row")
    ratio = took[asked.many] / took[asked.few]
    _tell(f"ratio: {ratio:.2f} (at most {MOST_RATIO})")
    return 0 if ratio <= MOST_RATIO else 1


def _fill(store: Ledger, claims: int, chance: random.Random) -> None:
    readings = (_reading(number, claims, chance) for number in range(claims // _CLAIMS_A_REPORT))
    with store.pen() as pen:
        for batch in _batches(readings):
            pen.record(Entry(readings=tuple(batch), reader="bench 1"))


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _open_once(store: Ledger, folder: Path) -> None:
    with recalled(store, actors=_ACTORS, settings=Settings(), derived=folder):
        pass


def _time_new(folder: Path, claims: int, chance: random.Random) -> Iterator[float]:
    """Seconds of processor time for each new report, on a day in the midst of the war."""
    for number in range(NEW):
        reading = _reading(claims + number, claims, chance, day=_FIRST + timedelta(days=claims // _CLAIMS_A_DAY // 2))
        begun = time.process_time()
        with (
            closing(open_store(folder / "ledger.sqlite", create=False)) as store,
            store.pen() as pen,
            recalled(store, actors=_ACTORS, settings=Settings(), derived=folder) as recorded,
        ):
            recorded.documents.put(reading.document)
            copies = recorded.copies.add(reading.document)
            judgements = recorded.judge.judge(reading.claims)
            entry = Entry(readings=(reading,), copies=tuple(copies), judgements=tuple(judgements), reader="bench 1")
            recorded.settle(pen.record(entry))
        yield time.process_time() - begun


def _is_made_anew_alike(folder: Path) -> bool:
    before = _rows(folder)
    for path in folder.glob("sketches.sqlite*"):
        path.unlink()
    with closing(open_store(folder / "ledger.sqlite", create=False)) as store:
        _open_once(store, folder)
    return _rows(folder) == before


def _rows(folder: Path) -> str:
    """A hash over all that the sketches say, in order."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(folder / "sketches.sqlite")) as connection:
        for row in connection.execute("SELECT run, sha256 FROM sketch JOIN report USING (place) ORDER BY run, sha256"):
            digest.update(repr(row).encode())
    return digest.hexdigest()


def _reading(number: int, claims: int, chance: random.Random, day: date | None = None) -> Reading:
    """A report with five incidents of the last days; days pass as claims are made, forty a day."""
    if day is None:
        day = _FIRST + timedelta(days=number * _CLAIMS_A_REPORT // _CLAIMS_A_DAY)
    lines = [_line(number, place, chance) for place in range(_CLAIMS_A_REPORT)]
    text = "\n".join(lines)
    sha256 = hashlib.sha256(f"{claims} {number} {text}".encode()).hexdigest()
    document = Document(
        sha256=sha256,
        text=text,
        extractor="bench 1",
        name=f"report-{number}",
        source=f"paper-{number % 20}",
        published=Publication(day=day, basis=DateBasis.GIVEN),
        constructed=True,
    )
    return Reading(document=document, claims=tuple(_claims(document, lines, day, chance)))


def _line(number: int, place: int, chance: random.Random) -> str:
    words = " ".join(f"{chance.choice('bdfgklmnprstv')}{chance.randint(1, 9999)}x" for _ in range(14))
    return f"Report {number} line {place} tells that {words}."


def _claims(document: Document, lines: Sequence[str], day: date, chance: random.Random) -> Iterator[Claim]:
    start = 0
    for line in lines:
        town = chance.randrange(60)
        point = Point(longitude=30.0 + (town % 10) * 0.12, latitude=40.0 + (town // 10) * 0.1)
        happened = day - timedelta(days=chance.randrange(3))
        yield with_id(
            Claim(
                id="",
                kind=ClaimKind.INCIDENT,
                document=document.sha256,
                sentence=Sentence(span=Span(start=start, end=start + len(line)), text=line),
                speaker=(PUBLISHER,),
                place=(Place(name=f"Town {town}", point=point, precision_km=2.0, country="XP", kind="town"),),
                date=Period.day(happened),
                type=chance.choice(_TYPES),
                killed=Count.exactly(chance.randrange(1, 12)),
                reader="bench 1",
            )
        )
        start += len(line) + 1


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
