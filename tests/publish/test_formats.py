"""Claims handed over to other tools."""

import csv
import io
import json

import pytest

from fakes import evidence_of, report, shelling, tell, verdict
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place
from trucewatch.publish import FORMATS, to_csv, to_geojson, to_jsonl
from trucewatch.publish.to_geojson import digits_for

PAPER = report(
    "2001-06-15",
    shelling(killed="dozens", perpetrator="Reds", sentence="=1+1 shells fell on Ash."),
    shelling("Vale", date=None),
    shelling(("Ash", "Birch"), weapons=("mortar", "tank")),
    verdict("Anna North", place="Nowhere"),
    tell(ClaimKind.MEETING, participants=("A", "B")),
    source="agency",
)


def written(name: str, evidence: Evidence, claims: tuple[Claim, ...]) -> str:
    """Return what the format makes of the claims."""
    out = io.StringIO()
    FORMATS[name].write(claims, evidence, out)
    return out.getvalue()


@pytest.fixture
def evidence() -> Evidence:
    """Return the evidence of one report."""
    return evidence_of(PAPER)


def test_json_lines_can_be_read_back(evidence: Evidence) -> None:
    """Every line is a claim that comes back as it was."""
    lines = written("jsonl", evidence, evidence.claims).splitlines()

    assert tuple(claim_from_json(json.loads(line)) for line in lines) == evidence.claims


def test_csv_has_a_row_a_claim(evidence: Evidence) -> None:
    """Every claim is a row; a cell that a spreadsheet would run is guarded."""
    rows = list(csv.DictReader(io.StringIO(written("csv", evidence, evidence.claims))))

    assert [row["id"] for row in rows] == [claim.id for claim in evidence.claims]
    assert rows[0]["text"] == "'=1+1 shells fell on Ash."
    assert (rows[0]["killed_min"], rows[0]["killed_max"], rows[0]["killed_words"]) == ("24", "", "dozens")
    assert (rows[0]["date_first"], rows[1]["date_first"]) == ("2001-06-01", "")
    assert (rows[0]["source"], rows[0]["published"], rows[0]["denied"]) == ("agency", "2001-06-15", "false")
    assert (rows[2]["place"], rows[2]["weapons"]) == ("Ash; Birch", "mortar; tank")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_would_run(start: str) -> None:
    """Whatever begins like a formula gets an apostrophe; numbers stay numbers."""
    assert to_csv.guard(f"{start}x") == f"'{start}x"
    assert to_csv.guard(-3) == "-3"
    assert to_csv.guard("fine") == "fine"


def test_geojson_is_never_finer_than_its_evidence(evidence: Evidence) -> None:
    """Longitude before latitude, no more digits than the precision bears, and null where no place was found."""
    content = json.loads(written("geojson", evidence, evidence.claims))
    features = content["features"]

    assert content["type"] == "FeatureCollection"
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [10.0, 50.0]}
    assert features[0]["properties"]["precision_km"] == 2.0
    assert features[1]["geometry"] == {"type": "Point", "coordinates": [10.0, 50.0]}
    assert features[2]["geometry"] == {"type": "MultiPoint", "coordinates": [[10.0, 50.0], [10.5, 50.0]]}
    assert [feature["geometry"] for feature in features[3:]] == [None, None]
    assert features[0]["properties"]["sentence"]["text"].startswith("=1+1")
    assert "lat" not in features[0]["properties"]


def test_an_empty_collection(evidence: Evidence) -> None:
    """No claims make an empty collection, and a table of names only."""
    assert json.loads(written("geojson", evidence, ()))["features"] == []
    assert written("csv", evidence, ()).count("\n") == 1
    assert written("jsonl", evidence, ()) == ""


@pytest.mark.parametrize(("km", "digits"), [(0.0, 5), (0.0001, 5), (0.1, 3), (2.0, 1), (5.7, 1), (60.0, 0), (900.0, 0)])
def test_digits(km: float, digits: int) -> None:
    """One digit of a degree is eleven kilometres; none is a hundred."""
    assert digits_for(km) == digits


def test_every_format_says_what_it_is() -> None:
    """Each format has a title and a MIME type of its own."""
    assert {form.MIME_TYPE for form in FORMATS.values()} == {to_csv.MIME_TYPE, to_geojson.MIME_TYPE, to_jsonl.MIME_TYPE}
    assert all(form.TITLE for form in FORMATS.values())


def test_a_place_without_a_point_is_written_without_one(evidence: Evidence) -> None:
    """Only places with a point are drawn, the others stay among the properties."""
    mixed = report("2001-06-15", shelling((Place(name="Nowhere").name, "Ash")))
    content = json.loads(written("geojson", evidence_of(mixed), mixed.claims))

    assert content["features"][0]["geometry"]["type"] == "Point"
    assert content["features"][0]["properties"]["place"] == ["Nowhere", "Ash"]
