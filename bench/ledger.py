"""Measure the ledger against the plainest thing that could do its work: `python bench/ledger.py [--claims N]`.

All figures are ratios within one run, on the same rows and with the same indexes:

- *loading*: recording claims, chain, triggers and columns included, against bare `sqlite3.executemany` of the finished
  rows into a table with the same indexes and no trigger; on PostgreSQL against bare `COPY`. Writing a claim as JSON is
  no part of either: the claims come written, as those of an import do. What it takes to write them stands beside.
- *verifying*: checking the whole chain, against a loop that reads the rows, writes each with `json.dumps` and
  `sort_keys`, and takes its sha256.
- *asking*: the claims on obligation X in zone Z, as of a day, known on an instant, against SQL written by hand for just
  that over the same index.

Exit status 1 where loading or verifying falls under half the rate, or asking takes more than twice the time.
"""

import argparse
import hashlib
import json
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from trucewatch import open_workspace
from trucewatch.custody.chain import chain_faults
from trucewatch.model.claim import Claim, ClaimKind, IncidentType
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.count import Count
from trucewatch.model.evidence import Times
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.model.text import DateBasis, Document, Publication, Sentence, Span
from trucewatch.model.written import write_claim
from trucewatch.store.base import Entry, EntryKind
from trucewatch.store.ledger import Ledger
from trucewatch.store.sqlite import open_store
from trucewatch.store.tables import CLAIM, as_micros
from trucewatch.views.ledger import ClaimFilter

A_PART = 20_000
"""Claims in one transaction, on both sides."""
SENTENCE = (
    "Government forces shelled the town on Friday, killing at least {} people, two of them civilians, a monitor said."
)
PLACES = 400
OBLIGATION = "idlib-sochi-2018/no-offensive"
ZONE = "square"
LEAST_RATE = 0.5
MOST_TIME = 2.0
DRAWS = 25
CLOCK = time.process_time
"""Time of this process alone: the machine may be busy with other things, and both sides are held to the same."""


def main() -> int:
    """Measure, print one line a measurement, and tell by the status whether all hold."""
    asked = _arguments()
    chance = random.Random(20181017)
    with tempfile.TemporaryDirectory(prefix="trucewatch-bench-", dir=asked.folder) as folder:
        base = Path(folder)
        ledger = base / "ledger" / "trucewatch.sqlite"
        with closing(open_store(ledger, create=True)) as store:
            load_s, write_s = load(store, asked.claims, chance)
            _tell("peak memory while loading, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            _tell("writing claims as JSON, claims/s", asked.claims / write_s)
            held = [_compare("loading, SQLite", asked.claims, load_s, load_bare(base, ledger))]
            held.append(_compare("verifying", *verify(store, ledger)))
        (base / "bare.sqlite").unlink()
        held.append(ask(base / "ledger", chance))
        if asked.postgresql:
            held.append(postgres(asked.postgresql, ledger))
    return 0 if all(held) else 1


def load(store: Ledger, number: int, chance: random.Random, clock: Callable[[], float] = CLOCK) -> tuple[float, float]:
    """Record so many claims; return the seconds that it took, and those that writing them as JSON took before."""
    spent = writing = 0.0
    claims = make_claims(chance)
    with store.pen() as pen:
        for part in range(0, number, A_PART):
            document = _document(part)
            taken = [replace(claim, document=document.sha256) for claim in islice(claims, min(A_PART, number - part))]
            started = clock()
            written = [write_claim(claim) for claim in taken]
            writing += clock() - started
            entry = Entry(kind=EntryKind.IMPORT, readings=(Reading(document=document, claims=(), written=written),))
            del taken
            started = clock()
            pen.record(entry)
            spent += clock() - started
    return spent, writing


def make_claims(chance: random.Random) -> Iterator[Claim]:
    """Yield claims as an import has them, without end."""
    places = [
        Place(
            name=f"Town {number}",
            point=Point(longitude=chance.uniform(36.0, 37.5), latitude=chance.uniform(35.0, 36.5)),
            precision_km=2.0,
            country="SY",
            kind="city",
        )
        for number in range(PLACES)
    ]
    first, kinds = date(2018, 9, 1), list(IncidentType)
    for number in range(10**9):
        day = first + timedelta(days=chance.randrange(600))
        text = SENTENCE.format(number)
        yield Claim(
            id="",
            kind=ClaimKind.INCIDENT,
            document="",
            sentence=Sentence(span=Span(start=number, end=number + len(text)), text=text),
            speaker=("Syrian Observatory for Human Rights",),
            place=(chance.choice(places),),
            date=Period(first=day, last=day),
            reader="bench 1",
            type=chance.choice(kinds),
            perpetrator=("Syrian government forces",),
            killed=Count.exactly(chance.randrange(30)),
        )


def load_bare(base: Path, ledger: Path) -> float:
    """Put the finished rows into a table with the same indexes and nothing else; return the seconds."""
    columns = [column.name for column in CLAIM.columns]
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" for _ in columns)
    spent = 0.0
    with closing(sqlite3.connect(ledger)) as source, closing(sqlite3.connect(base / "bare.sqlite")) as bare:
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        for (sql,) in source.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'claim' AND type = 'table'"):
            bare.execute(sql)
        for (sql,) in source.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = 'claim' AND type = 'index' AND sql IS NOT NULL"
        ):
            bare.execute(sql)
        rows = source.execute(f"SELECT {names} FROM claim ORDER BY seq")
        while part := rows.fetchmany(A_PART):
            started = CLOCK()
            bare.executemany(f"INSERT INTO claim ({names}) VALUES ({marks})", part)
            bare.commit()
            spent += CLOCK() - started
    return spent


def verify(store: Ledger, ledger: Path) -> tuple[int, float, float]:
    """Return the number of rows, and the seconds that our check and the plain loop took."""
    started = CLOCK()
    faults = chain_faults(store.chain(), workspace=store.workspace_id, head=store.head())
    ours = CLOCK() - started
    if faults:
        sys.exit(f"the chain is not sound: {faults[0]}")
    count = 0
    started = CLOCK()
    with closing(sqlite3.connect(ledger)) as raw:
        raw.row_factory = sqlite3.Row
        for row in raw.execute("SELECT seq, id, document, kind, content, recorded_at FROM claim ORDER BY seq"):
            hashlib.sha256(json.dumps(dict(row), sort_keys=True).encode()).digest()
            count += 1
    return count, ours, CLOCK() - started


def ask(folder: Path, chance: random.Random) -> bool:
    """Ask for the claims on an obligation in a zone as of days, known on instants, and compare with SQL by hand."""
    draw_zone(folder)
    ours, plain, numbers = [], [], []
    with open_workspace(folder) as workspace:
        started = CLOCK()
        workspace.claims(ClaimFilter(obligation=OBLIGATION), workspace.times(as_of=date(2018, 9, 2)), zone=ZONE)
        _tell("making the index of what bears on what, s", CLOCK() - started)
        [index] = (folder / "derived").glob("bearing-*.sqlite")
        instants = [entry.recorded_at for entry in workspace.log()]
        with closing(sqlite3.connect(folder / "trucewatch.sqlite")) as raw:
            raw.execute("ATTACH ? AS bearing", (str(index),))
            for _ in range(DRAWS):
                times = Times(
                    as_of=date(2018, 9, 2) + timedelta(days=chance.randrange(600)),
                    published_by=date(2020, 12, 31),
                    known_on=chance.choice(instants),
                )
                started = CLOCK()
                found = workspace.claims(ClaimFilter(obligation=OBLIGATION), times, zone=ZONE)
                ours.append(CLOCK() - started)
                started = CLOCK()
                wanted = by_hand(raw, times)
                plain.append(CLOCK() - started)
                if {claim.id for claim in found} != {claim.id for claim in wanted}:
                    sys.exit("the two answers differ")
                numbers.append(len(found))
    ratio = statistics.median(mine / theirs for mine, theirs in zip(ours, plain, strict=True))
    _tell("claims of an answer", statistics.median(numbers))
    _tell("asking, ms", statistics.median(ours) * 1000)
    _tell("asking by hand-written SQL, ms", statistics.median(plain) * 1000)
    _tell("asking, ratio of times", ratio)
    return ratio <= MOST_TIME


def by_hand(raw: sqlite3.Connection, times: Times) -> list[Claim]:
    """Return the answer by SQL that was written for just this question."""
    known_on, agreement_and_obligation = as_micros(times.known_on), OBLIGATION.partition("/")
    values = [agreement_and_obligation[2], ZONE, times.as_of.toordinal(), known_on, known_on]
    rows = raw.execute(_BY_HAND, [*values, times.published_by.isoformat()])
    return [claim_from_json(json.loads(content)) for (content,) in rows]


_BY_HAND = """
SELECT claim.content FROM bearing.mark JOIN claim ON claim.seq = mark.row
JOIN document ON document.sha256 = claim.document
WHERE mark.obligation = ? AND mark.zone = ? AND mark.from_day <= ? AND claim.recorded_at <= ?
AND NOT EXISTS (SELECT 1 FROM supersession WHERE "row" = claim.seq AND supersession.recorded_at <= ?)
AND document.counts_from <= ? ORDER BY document.counts_from DESC, claim.seq
"""


def draw_zone(folder: Path) -> None:
    """Lay a square of some kilometres into the workspace's library as a zone of the agreement."""
    beside = folder / "library" / "agreements" / OBLIGATION.partition("/")[0]
    beside.mkdir(parents=True)
    corners = [[36.7, 35.6], [36.9, 35.6], [36.9, 35.8], [36.7, 35.8], [36.7, 35.6]]
    shape = {
        "type": "Feature",
        "id": ZONE,
        "properties": {"basis": "drawn", "uncertainty_km": 1, "title": "the square", "draws": ["the square"]},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }
    content = {"type": "FeatureCollection", "features": [shape]}
    (beside / "zones.geojson").write_text(json.dumps(content), encoding="utf-8")


def postgres(address: str, ledger: Path) -> bool:
    """Copy the ledger into an empty database, and compare with a bare COPY of the same rows.

    By the clock on the wall: most of the work is the server's.
    """
    import psycopg  # noqa: PLC0415  # only where a server is named

    from trucewatch.store.postgres import open_store as open_there  # noqa: PLC0415  # likewise

    chance = random.Random(1)
    with closing(sqlite3.connect(ledger)) as raw:
        number = int(raw.execute("SELECT count(*) FROM claim").fetchone()[0])
    with closing(open_there(address, create=True)) as store:
        ours, _ = load(store, number, chance, time.perf_counter)
    with closing(sqlite3.connect(ledger)) as raw, psycopg.connect(address, autocommit=False) as there:
        columns = [column.name for column in CLAIM.columns]
        names = ", ".join(f'"{name}"' for name in columns)
        there.execute("CREATE TABLE bare (LIKE claim INCLUDING ALL)")
        there.commit()
        rows = raw.execute(f"SELECT {names} FROM claim ORDER BY seq")
        bare = 0.0
        while part := rows.fetchmany(A_PART):
            started = time.perf_counter()
            with there.cursor() as cursor, cursor.copy(f"COPY bare ({names}) FROM STDIN".encode()) as copy:
                for row in part:
                    copy.write_row(row)
            there.commit()
            bare += time.perf_counter() - started
        there.execute("DROP TABLE bare")
    return _compare("loading, PostgreSQL", number, ours, bare)


def _compare(what: str, number: int, ours: float, plain: float) -> bool:
    _tell(f"{what}, rows/s", number / ours)
    _tell(f"{what}, bare, rows/s", number / plain)
    _tell(f"{what}, ratio of rates", plain / ours)
    return plain / ours >= LEAST_RATE


def _document(number: int) -> Document:
    return Document(
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        text="",
        extractor="bench 1",
        name=f"{number}.csv",
        published=Publication(day=date(2020, 1, 1), at=datetime(2020, 1, 1, tzinfo=UTC), basis=DateBasis.GIVEN),
        constructed=True,
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where to lay the ledger; 2 GB for a million claims")
    parser.add_argument("--postgresql", metavar="ADDRESS", help="an empty database to load as well")
    return parser.parse_args()


def _tell(what: str, value: float) -> None:
    sys.stdout.write(f"{what}: {value:,.2f}\n" if value < 100 else f"{what}: {value:,.0f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
