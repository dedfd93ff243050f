"""Claims by what they bear on and where they lie: the index, the claims' own marks and the boards tell the same."""

import json
import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from trucewatch import Workspace, open_workspace
from trucewatch.errors import UnknownNameError
from trucewatch.importing import Wanted
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.table import Brought
from trucewatch.model.act import ReviewAnswer
from trucewatch.model.claim import About, Action, Claim, ClaimKind, IncidentType, State, Verdict
from trucewatch.model.claim_json import with_id
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.text import DateBasis, Document, Publication, Sentence, Span
from trucewatch.publish.form import Handover
from trucewatch.publish.to_jsonl import write as write_lines
from trucewatch.views.ledger import ClaimFilter, bearing_on

AGREEMENT = "idlib-sochi-2018"
ZONE = "strip"
PLACES = (
    Place(name="Saraqib", point=Point(longitude=36.80, latitude=35.86), precision_km=2.0, country="SY"),
    Place(name="Morek", point=Point(longitude=36.69, latitude=35.37), precision_km=2.0, country="SY"),
    Place(name="Idlib", country="SY"),
    Place(name="Damascus", point=Point(longitude=36.29, latitude=33.51), precision_km=5.0, country="SY"),
)
WORDS = "Idlib: somebody said something."
BOUNDS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "id": ZONE,
            "properties": {"basis": "drawn", "uncertainty_km": 1, "title": "the strip", "draws": ["the strip"]},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[36.6, 35.3], [36.8, 35.3], [36.8, 35.45], [36.6, 35.45], [36.6, 35.3]]],
            },
        }
    ],
}


def some_claim(chance: random.Random, report: Document) -> Claim:
    """Return a claim of the report about this or that."""
    day = date(2018, 8, 20) + timedelta(days=chance.randrange(120))
    shared: dict[str, Any] = {
        "id": "",
        "document": report.sha256,
        "sentence": Sentence(span=Span(start=0, end=len(WORDS)), text=WORDS),
        "speaker": (chance.choice(["publisher", "Russia", "Turkey", "Syrian Observatory for Human Rights"]),),
        "place": tuple(chance.sample(PLACES, chance.randrange(3))),
        "date": chance.choice([None, Period.day(day), Period(first=None, last=day), Period(first=day, last=None)]),
        "reader": "test 1",
    }
    match chance.randrange(3):
        case 0:
            culprit = chance.choice([(), ("Syrian government forces",), ("Hayat Tahrir al-Sham",)])
            kind = chance.choice(list(IncidentType))
            claim = Claim(kind=ClaimKind.INCIDENT, type=kind, perpetrator=culprit, **shared)
        case 1:
            about = (chance.choice(list(About)),)
            verdict = chance.choice(list(Verdict))
            claim = Claim(kind=ClaimKind.COMPLIANCE, by=("Turkey",), about=about, verdict=verdict, **shared)
        case _:
            claim = Claim(
                kind=ClaimKind.MOVEMENT,
                actor=("Hayat Tahrir al-Sham",),
                action=chance.choice(list(Action)),
                what=chance.choice(["heavy weapons", "fighters"]),
                state=State.DONE,
                **shared,
            )
    return with_id(claim)


def write_export(path: Path, chance: random.Random, first: int) -> Path:
    """Write an export of three reports that nobody ever saw."""
    documents: dict[str, Document] = {}
    claims: list[Claim] = []
    for number in range(first, first + 3):
        day = date(2018, 9, 1) + timedelta(days=chance.randrange(120))
        report = Document(
            sha256=f"{number:064x}",
            text=WORDS,
            extractor="test 1",
            name=f"{number}.txt",
            published=Publication(day=day, basis=DateBasis.METADATA) if chance.random() < 0.9 else None,
        )
        documents[report.sha256] = report
        made = {one.id: one for one in (some_claim(chance, report) for _ in range(6))}
        claims.extend(made.values())
    times = Times(as_of=date.max, published_by=date.max, known_on=datetime.max.replace(tzinfo=UTC))
    evidence = Evidence(times=times, documents=documents, claims=tuple(claims), judgements=(), copies=())
    with path.open("wb") as out:
        write_lines(Handover(claims=claims, evidence=evidence), out)
    return path


def live_on(workspace: Workspace, chance: random.Random, folder: Path) -> Iterator[None]:
    """Let this and that happen to the workspace, and stop after each."""
    runs: list[str] = []
    for first in range(1, 19, 3):
        path = write_export(folder / f"{first}.jsonl", chance, first)
        done = workspace.import_file(open_import(ImportName.JSONL, path, Brought()), Wanted())
        runs.append(str(done.run))
        yield
        claims = workspace.claims(ClaimFilter(), workspace.times())
        match chance.randrange(3):
            case 0:
                workspace.review(chance.choice(claims).id, ReviewAnswer.REJECT, by="Ann", because="no")
            case 1:
                moved = {"place": chance.choice(["Damascus", "Saraqib"])}
                act = workspace.amend(chance.choice(claims).id, moved, by="Ann", because="elsewhere")
                if chance.random() < 0.4:
                    workspace.undo(act.id, by="Ben", because="it was right")
            case _:
                workspace.undo(runs.pop(chance.randrange(len(runs))), by="Ann", because="not ours")
        yield


def by_board(workspace: Workspace, address: str, times: Times) -> Sequence[Claim]:
    """Return the claims that bear on the obligation by the board."""
    ids = bearing_on(address, [workspace.board(AGREEMENT, times)])
    return tuple(claim for claim in workspace.evidence(times).claims if claim.id in ids)


@pytest.mark.parametrize("seed", range(2))
def test_the_index_tells_what_the_boards_tell(tmp_path: Path, seed: int) -> None:
    """Whatever was recorded, decided and taken back, and whatever the times of the question."""
    chance = random.Random(seed)
    answers = 0
    with open_workspace(tmp_path / "workspace", create=True) as workspace:
        addresses = [f"{AGREEMENT}/{one.id}" for one in workspace.agreement(AGREEMENT).obligations]
        for _ in live_on(workspace, chance, tmp_path):
            instants = [workspace.times().known_on, *(one.recorded_at for one in workspace.log(limit=3))]
            for day in (date(2018, 9, 20), date(2018, 11, 1), date(2019, 6, 1)):
                times = workspace.times(as_of=day, known_on=chance.choice(instants))
                for address in chance.sample(addresses, 3):
                    wanted = by_board(workspace, address, times)
                    assert workspace.claims(ClaimFilter(obligation=address), times) == wanted
                    answers += len(wanted)
    assert answers > 20


@pytest.fixture
def zoned(tmp_path: Path) -> Iterator[Workspace]:
    """Return a workspace with claims, and a zone drawn for the agreement."""
    folder = tmp_path / "workspace" / "library" / "agreements" / AGREEMENT
    folder.mkdir(parents=True)
    (folder / "zones.geojson").write_text(json.dumps(BOUNDS), encoding="utf-8")
    with open_workspace(tmp_path / "workspace", create=True) as workspace:
        for first in range(1, 31, 3):
            path = write_export(tmp_path / f"{first}.jsonl", random.Random(first), first)
            workspace.import_file(open_import(ImportName.JSONL, path, Brought()), Wanted())
        yield workspace


def test_only_what_lies_in_the_zone(zoned: Workspace) -> None:
    """A claim lies in a zone where one of its places does; beside an obligation, both must hold."""
    times = zoned.times(as_of=date(2019, 6, 1))
    obligation = f"{AGREEMENT}/no-offensive"

    within = zoned.claims(ClaimFilter(), times, zone=f"{AGREEMENT}/{ZONE}")
    both = zoned.claims(ClaimFilter(obligation=obligation), times, zone=ZONE)

    everything = zoned.evidence(times).claims
    assert within == tuple(claim for claim in everything if PLACES[1] in claim.place)
    assert both == tuple(claim for claim in within if claim in by_board(zoned, obligation, times))
    assert both
    of_kind = zoned.claims(ClaimFilter(obligation=obligation, kinds=(ClaimKind.INCIDENT,)), times, zone=ZONE)
    assert of_kind == tuple(claim for claim in both if claim.kind is ClaimKind.INCIDENT)


def test_others_are_told_by_the_claims_own_marks(zoned: Workspace) -> None:
    """Where something may be withheld, no index is asked; where nothing is, the answers are the same."""
    times, wanted = zoned.times(as_of=date(2019, 6, 1)), ClaimFilter(obligation=f"{AGREEMENT}/no-offensive")

    assert zoned.for_others().claims(wanted, times, zone=ZONE) == zoned.claims(wanted, times, zone=ZONE)
    assert list(zoned.for_others().reports(times)) == list(zoned.reports(times))


@pytest.mark.parametrize("harm", ["lost", "damaged", "too far"])
def test_the_index_is_made_anew(zoned: Workspace, harm: str) -> None:
    """It rests on the ledger alone: whatever happens to its file, the answers are the same."""
    times, wanted = zoned.times(as_of=date(2019, 6, 1)), ClaimFilter(obligation=f"{AGREEMENT}/no-offensive")
    before = zoned.claims(wanted, times)
    [path] = (zoned.path / "derived").glob("bearing-*.sqlite")

    match harm:
        case "lost":
            shutil.rmtree(path.parent)
        case "damaged":
            path.write_bytes(b"no database " * 1000)
        case _:
            with sqlite3.connect(path) as changed:
                changed.execute("UPDATE reached SET row = 10000000")
                changed.execute("DELETE FROM mark")
            changed.close()

    assert zoned.claims(wanted, times) == before
    assert before


def test_another_library_is_another_index(zoned: Workspace) -> None:
    """A zone that is drawn otherwise makes other marks: nothing is told by the old ones."""
    times = zoned.times(as_of=date(2019, 6, 1))
    assert zoned.claims(ClaimFilter(), times, zone=f"{AGREEMENT}/{ZONE}")
    zones = zoned.path / "library" / "agreements" / AGREEMENT / "zones.geojson"
    zones.write_text(zones.read_text(encoding="utf-8").replace("35.", "45."), encoding="utf-8")

    with open_workspace(zoned.path) as again:
        assert again.claims(ClaimFilter(), times, zone=f"{AGREEMENT}/{ZONE}") == ()
    assert len(list((zoned.path / "derived").glob("bearing-*.sqlite"))) == 2


def test_unknown_names(zoned: Workspace) -> None:
    """What there is not is told, with the nearest that there is."""
    times = zoned.times()

    with pytest.raises(UnknownNameError, match="strip"):
        zoned.claims(ClaimFilter(), times, zone=f"{AGREEMENT}/stripe")
    with pytest.raises(UnknownNameError):
        zoned.claims(ClaimFilter(obligation=f"{AGREEMENT}/no-offensive"), times, zone="other-deal/strip")
