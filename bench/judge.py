"""Measure what a new report costs beside many: `./dev bench judge [--few N] [--many N]`.

Two ledgers are filled with made-up reports of a war that is equally dense in both: one of few claims, one with a
hundred times as many, over a hundred times as many days. A report tells of four incidents, and of what somebody says of
the truce. It is compared with the others near the days on which the new reports will come, and recorded without that
elsewhere, so that filling does not take hours.

Then the same new reports come to either ledger. Each is reconciled as a process of its own would do it: ledger and
sketches opened, what is near looked up, copies found, pairs judged, one transaction. And it is assessed as a running
workspace does it: what is new is read, the board of the truce, which lasts as long as the war, is carried forward, and
its JSON written. The ratio of the two ledgers' times is what counts; it does not hang on the machine.

That nothing hangs on the order in which things were worked out is shown beside it: after the new reports, the sketches
are thrown away and made anew from the ledger, and must be the very same; and so must the board, to the last byte.
"""

import argparse
import gc
import hashlib
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from trucewatch.actors.table import ActorTable
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.agreement import Agreement, Obligation, ObligationKind
from trucewatch.model.claim import PUBLISHER, About, Claim, ClaimKind, IncidentType, Quoted, Verdict
from trucewatch.model.claim_json import with_id
from trucewatch.model.count import Count
from trucewatch.model.evidence import Times
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.reading import Reading
from trucewatch.model.text import DateBasis, Document, Publication, Sentence, Span
from trucewatch.recalling import recalled
from trucewatch.settings import Settings
from trucewatch.sources.load import SourceTable, load_sources
from trucewatch.store.base import Entry
from trucewatch.store.ledger import Ledger
from trucewatch.store.sqlite import open_store
from trucewatch.views.board import board_as_text
from trucewatch.views.standing import Libraries
from trucewatch.workspace.strands import Reading as Way
from trucewatch.workspace.strands import Strands

FEW, MANY = 2_000, 200_000
MOST_RATIO = 3.0
"""How many times as long as beside few claims a new report may take beside many."""
NEW = 15
"""New reports that are timed, one after another."""
_CLAIMS_A_REPORT = 5
_CLAIMS_A_DAY = 40
_AT_ONCE = 500
_NEAR_DAYS = 3
"""Up to so many days from those of the new reports, reports are compared as they come."""
_FIRST = date(1990, 1, 1)
_TYPES = (IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.CLASH, IncidentType.BOMBING)
_ACTORS = ActorTable(
    tuple(
        Actor(id=name.casefold().replace(" ", "-"), name=name, kind=kind)
        for name, kind in (
            ("Northland", ActorKind.STATE),
            ("Southland", ActorKind.STATE),
            ("Vale Monitor", ActorKind.BODY),
            ("Peace Watch", ActorKind.BODY),
            ("Reds", ActorKind.ARMED_GROUP),
        )
    )
)
_SPEAKERS = ("Northland", "Southland", "Vale Monitor", "Peace Watch", "Anna North", "Bert South", PUBLISHER)
_ABOUT = (About.CEASE_FIRE, About.NO_OFFENSIVE, About.WITHDRAW_HEAVY_WEAPONS, About.WHOLE_AGREEMENT)
TRUCE = Agreement(
    id="bench-truce",
    title="Truce in the Vale",
    signed=_FIRST + timedelta(days=1),
    in_force=Period(first=_FIRST + timedelta(days=1), last=None),
    names=("Vale truce",),
    parties=("northland", "southland"),
    territory=("Vale",),
    countries=("XP",),
    obligations=tuple(
        Obligation(
            id=about.replace("_", "-"),
            agreement="bench-truce",
            clause="1",
            title=about.replace("_", " ").capitalize(),
            about=about,
            kind=kind,
            debtors=("northland", "southland"),
        )
        for about, kind in (
            (About.CEASE_FIRE, ObligationKind.CONTINUING),
            (About.NO_OFFENSIVE, ObligationKind.CONTINUING),
            (About.WITHDRAW_HEAVY_WEAPONS, ObligationKind.ONE_OFF),
        )
    ),
)


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
                _fill(store, Path(folder), claims, chance)
            _tell(f"{claims:,} claims filled in {time.process_time() - begun:.0f} s")
            found = _measure(Path(folder), claims, chance)
        if found is None:
            return 1
        took[claims] = found
    ratio = took[asked.many] / took[asked.few]
    _tell(f"ratio: {ratio:.2f} (at most {MOST_RATIO})")
    return 0 if ratio <= MOST_RATIO else 1


def _measure(folder: Path, claims: int, chance: random.Random) -> float | None:
    """Seconds of processor time for a new report, the median of some; None where anything comes out otherwise anew."""
    with closing(open_store(folder / "ledger.sqlite", create=False)) as store:
        board = _Board(store, claims)
        gc.collect()
        # As a running server does: what took long to make stays.
        gc.freeze()
        _tell(f"  the board made from nothing: {board.ask():.1f} s")
        board.ask()
        pairs = list(_time_new(folder, claims, chance, board.ask))
        reconciled, assessed = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
        both = statistics.median(map(sum, pairs))
        _tell(
            f"  a new report beside them: {1000 * both:.0f} ms of processor time (median of {NEW}):"
            f" {1000 * reconciled:.0f} ms to reconcile, {1000 * assessed:.0f} ms to assess"
        )
        carried, anew = board.text, _Board(store, claims)
        took = anew.ask()
        if anew.text != carried:
            _tell("  BROKEN: the board made anew differs")
            return None
        _tell(f"  the board made anew from the ledger: the same {len(carried):,} bytes, in {took:.1f} s")
    if not _is_made_anew_alike(folder):
        _tell("  BROKEN: sketches made anew differ")
        return None
    _tell("  sketches made anew from the ledger: the same, row by row")
    return both


class _Board:
    """The board of the truce, as a running workspace keeps it."""

    def __init__(self, store: Ledger, claims: int) -> None:
        self._store = store
        self._strands = Strands()
        self._way = Way(whole=lambda times: (store.evidence(times), True), news=store.news)
        self._as_of = _FIRST + timedelta(days=claims // _CLAIMS_A_DAY + 1)
        self._sources: SourceTable = load_sources()
        self.text = ""

    def ask(self) -> float:
        """Ask for the board as of the last recording; return the seconds of processor time that it took."""
        begun = time.process_time()
        known_on = self._store.latest() or datetime.now(UTC)
        times = Times(as_of=self._as_of, published_by=self._as_of, known_on=known_on)
        strand = self._strands.at(times, self._way, self._libraries)
        self.text = board_as_text(strand.board(TRUCE, None, self._as_of))
        return time.process_time() - begun

    def _libraries(self) -> Libraries:
        return Libraries(actors=_ACTORS, sources=self._sources, gazetteer=None, settings=Settings())


def _fill(store: Ledger, folder: Path, claims: int, chance: random.Random) -> None:
    middle = _middle(claims)
    near: list[Reading] = []

    def far() -> Iterator[Reading]:
        for number in range(claims // _CLAIMS_A_REPORT):
            reading = _reading(number, claims, chance)
            published = reading.document.published
            if published and abs((published.day - middle).days) <= _NEAR_DAYS:
                near.append(reading)
            else:
                yield reading

    with store.pen() as pen:
        for batch in _batches(far()):
            pen.record(Entry(readings=tuple(batch), reader="bench 1"))
    for reading in near:
        _add(store, folder, reading)


def _middle(claims: int) -> date:
    return _FIRST + timedelta(days=claims // _CLAIMS_A_DAY // 2)


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


def _add(store: Ledger, folder: Path, reading: Reading) -> None:
    """Reconcile and record a report."""
    with store.pen() as pen, recalled(store, actors=_ACTORS, settings=Settings(), derived=folder) as recorded:
        recorded.documents.put(reading.document)
        copies = recorded.copies.add(reading.document)
        judgements = recorded.judge.judge(reading.claims)
        entry = Entry(readings=(reading,), copies=tuple(copies), judgements=tuple(judgements), reader="bench 1")
        recorded.settle(pen.record(entry))


def _time_new(
    folder: Path, claims: int, chance: random.Random, assess: Callable[[], float]
) -> Iterator[tuple[float, float]]:
    """Seconds of processor time to reconcile and to assess each new report, on a day in the midst of the war."""
    for number in range(NEW):
        reading = _reading(claims + number, claims, chance, day=_middle(claims))
        begun = time.process_time()
        with closing(open_store(folder / "ledger.sqlite", create=False)) as store:
            _add(store, folder, reading)
        yield time.process_time() - begun, assess()


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
    """A report on the last days; days pass as claims are made, forty a day."""
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
    return f"Report {number} line {place} from the Vale tells that {words}."


def _claims(document: Document, lines: Sequence[str], day: date, chance: random.Random) -> Iterator[Claim]:
    """Incidents, and last what somebody says of the truce."""
    start = 0
    for place, line in enumerate(lines):
        sentence = Sentence(span=Span(start=start, end=start + len(line)), text=line)
        tell = _incident if place < len(lines) - 1 else _verdict
        yield with_id(tell(document, sentence, day, chance))
        start += len(line) + 1


def _incident(document: Document, sentence: Sentence, day: date, chance: random.Random) -> Claim:
    town = chance.randrange(60)
    point = Point(longitude=30.0 + (town % 10) * 0.12, latitude=40.0 + (town // 10) * 0.1)
    return Claim(
        id="",
        kind=ClaimKind.INCIDENT,
        document=document.sha256,
        sentence=sentence,
        speaker=(PUBLISHER,),
        place=(Place(name=f"Town {town}", point=point, precision_km=2.0, country="XP", kind="town", admin1="Vale"),),
        date=Period.day(day - timedelta(days=chance.randrange(3))),
        type=chance.choice(_TYPES),
        perpetrator=chance.choice(((), ("Northland",), ("Southland",))),
        killed=Count.exactly(chance.randrange(1, 12)),
        reader="bench 1",
    )


def _verdict(document: Document, sentence: Sentence, day: date, chance: random.Random) -> Claim:  # noqa: ARG001 - as of incidents
    speaker = chance.choice(_SPEAKERS)
    return Claim(
        id="",
        kind=ClaimKind.COMPLIANCE,
        document=document.sha256,
        sentence=sentence,
        speaker=(speaker,),
        quoted=Quoted.NONE if speaker == PUBLISHER else Quoted.INDIRECT,
        verdict=chance.choice(list(Verdict)),
        about=(chance.choice(_ABOUT),),
        reader="bench 1",
    )


def _tell(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    raise SystemExit(main())
