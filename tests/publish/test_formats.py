"""Claims handed over to other tools."""

import csv
import io
import json
from dataclasses import replace

import pytest

from fakes import evidence_of, report, shelling, tell, verdict
from trucewatch.errors import LooseEndsError
from trucewatch.model.actor import Source
from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.claim_cells import content_of
from trucewatch.model.claim_json import claim_from_json
from trucewatch.model.evidence import Evidence
from trucewatch.model.place import Place
from trucewatch.publish import FORMATS, to_hxl
from trucewatch.publish.form import Handover
from trucewatch.publish.hand_over import prepare
from trucewatch.publish.profiles import PROFILES, digits_for
from trucewatch.sources.load import SourceTable

PAPER = report(
    "2001-06-15",
    shelling(killed="dozens", perpetrator="Reds", sentence="=1+1 shells fell on Ash."),
    shelling("Vale", date=None),
    shelling(("Ash", "Birch"), weapons=("mortar", "tank; heavy")),
    verdict("Anna North", place="Nowhere"),
    tell(ClaimKind.MEETING, participants=("A", "B")),
    source="agency",
)
LEDGER = report("2001-06-16", shelling("Birch", killed=3), source="closed")
SOURCES = SourceTable([Source(id="closed", name="The Closed Book", licence="for subscribers", pass_on=False)])


def written(name: str, handover: Handover) -> bytes:
    """Return what the format makes of the handover."""
    out = io.BytesIO()
    FORMATS[name].write(handover, out)
    return out.getvalue()


@pytest.fixture
def evidence() -> Evidence:
    """Return the evidence of one report that may be passed on, and one that may not."""
    return evidence_of(PAPER, LEDGER)


@pytest.fixture
def handover(evidence: Evidence) -> Handover:
    """Return what may be handed over of it."""
    return prepare(evidence.claims, evidence, sources=SOURCES)


def test_json_lines_can_be_read_back(handover: Handover) -> None:
    """Every line is a claim that comes back as it was."""
    lines = written("jsonl", handover).decode().splitlines()

    assert tuple(claim_from_json(json.loads(line)) for line in lines) == handover.claims


def test_csv_has_a_row_a_claim(handover: Handover) -> None:
    """Every claim is a row; a cell that a spreadsheet would run is guarded."""
    rows = list(csv.DictReader(io.StringIO(written("csv", handover).decode())))

    assert [row["id"] for row in rows] == [claim.id for claim in handover.claims]
    assert rows[0]["text"] == "'=1+1 shells fell on Ash."
    assert (rows[0]["killed_min"], rows[0]["killed_max"], rows[0]["killed_words"]) == ("24", "", "dozens")
    assert (rows[0]["date_first"], rows[1]["date_first"]) == ("2001-06-01", "")
    assert (rows[0]["source"], rows[0]["published"], rows[0]["denied"]) == ("agency", "2001-06-15", "false")
    assert (rows[2]["place"], rows[2]["weapons"]) == ("Ash; Birch", "mortar; tank\\; heavy")


def test_csv_can_be_read_back(handover: Handover) -> None:
    """A row of the table says all that the claim says."""
    rows = csv.DictReader(io.StringIO(written("csv", handover).decode()))

    assert tuple(claim_from_json(content_of(row)) for row in rows) == handover.claims


def test_hxl_tags_every_column(handover: Handover) -> None:
    """Under the names stands one hashtag a column, each once; below, the same rows as in the plain table."""
    names, tags, *rows = csv.reader(io.StringIO(written("hxl", handover).decode()))
    plain = list(csv.reader(io.StringIO(written("csv", handover).decode())))

    assert [names, *rows] == plain
    assert all(tag.startswith("#") and tag == tag.casefold() for tag in tags)
    assert len(set(tags)) == len(to_hxl.COLUMNS)


def test_geojson_is_never_finer_than_its_evidence(handover: Handover) -> None:
    """Longitude before latitude, no more digits than the precision bears, and null where no place was found."""
    content = json.loads(written("geojson", handover))
    features = content["features"]

    assert content["type"] == "FeatureCollection"
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [10.0, 50.0]}
    assert features[0]["properties"]["precision_km"] == 2.0
    assert features[1]["geometry"] == {"type": "Point", "coordinates": [10.0, 50.0]}
    assert features[2]["geometry"] == {"type": "MultiPoint", "coordinates": [[10.0, 50.0], [10.5, 50.0]]}
    assert [feature["geometry"] for feature in features[3:]] == [None, None]
    assert features[0]["properties"]["sentence"]["text"].startswith("=1+1")
    assert "lat" not in features[0]["properties"]


@pytest.mark.parametrize(
    ("precision_km", "digits"), [(0.0, 5), (0.001, 5), (2.0, 1), (5.0, 1), (60.0, 0), (400.0, 0), (11.12, 1)]
)
def test_digits(precision_km: float, digits: int) -> None:
    """A tenth of a degree is some 11 km, a hundredth some 1.1 km."""
    assert digits_for(precision_km) == digits


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_what_may_not_be_passed_on_never_leaves(name: str, evidence: Evidence, handover: Handover) -> None:
    """No format has a byte of a source that forbids it: neither ids, words nor figures."""
    [kept_back] = [claim for claim in evidence.claims if evidence.documents[claim.document].source == "closed"]

    content = written(name, handover)

    assert len(handover.claims) == len(evidence.claims) - 1
    assert kept_back.id.encode() not in content
    assert kept_back.document.encode() not in content


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_has_every_claim_and_the_same_bytes_twice(name: str, handover: Handover) -> None:
    """The same handover gives the same bytes, and every claim is in them."""
    content = written(name, handover)

    assert written(name, handover) == content
    if FORMATS[name].IS_TEXT:
        assert [claim.id for claim in handover.claims if claim.id.encode() not in content] == []


def test_what_stays_behind_is_told(evidence: Evidence, handover: Handover) -> None:
    """The handover says how many claims of which source stay, and why; of those that were wanted."""
    [withheld] = handover.withheld
    other = prepare(evidence.claims[:2], evidence, sources=SOURCES)

    assert (withheld.source, withheld.claims) == ("closed", 1)
    assert withheld.reason == "The Closed Book: for subscribers"
    assert other.withheld == ()
    assert [claim.id for claim in other.claims] == [claim.id for claim in evidence.claims[:2]]


def test_a_report_may_forbid_it_whatever_its_source() -> None:
    """Who brought the report goes before what is known of its source."""
    reading = replace(PAPER, document=replace(PAPER.document, withheld="told in confidence"))
    evidence = evidence_of(reading)

    handover = prepare(evidence.claims, evidence, sources=SourceTable([]))

    assert handover.claims == ()
    assert [one.reason for one in handover.withheld] == ["told in confidence"]


def test_nothing_is_written_that_leads_nowhere(evidence: Evidence) -> None:
    """A claim whose sentence is not where it says stops the export."""
    [first, *_] = evidence.documents.values()
    garbled = {**evidence.documents, first.sha256: replace(first, text=first.text[::-1])}

    with pytest.raises(LooseEndsError, match="nothing was written"):
        prepare(evidence.claims, replace(evidence, documents=garbled), sources=SOURCES)


def precise(claim: Claim) -> Claim:
    """Return the claim at a place known to the street."""
    [place, *_] = claim.place
    assert place.point
    return replace(
        claim,
        place=(replace(place, precision_km=0.1, point=replace(place.point, latitude=50.12345)),),
    )


def test_public_tells_no_place_exactly(evidence: Evidence) -> None:
    """The public profile widens what is finer than 10 km, and leaves the rest as it is."""
    exact = replace(evidence, claims=(precise(evidence.claims[0]), evidence.claims[1]))

    handover = prepare(exact.claims, exact, sources=SOURCES, profile=PROFILES["public"])

    [fine, wide] = [claim.place[0] for claim in handover.claims]
    assert (fine.point and fine.point.latitude, fine.precision_km) == (50.1, 10.0)
    assert wide == replace(evidence.claims[1].place[0], point=wide.point)
    assert wide.precision_km == 50.0


def test_public_does_not_quote_rows_of_tables(evidence: Evidence) -> None:
    """A row has its coordinates in its words; a sentence of a report is quoted all the same."""
    [paper, *_] = evidence.documents
    as_table = {**evidence.documents, paper: replace(evidence.documents[paper], is_table=True)}
    wanted = evidence.claims[:1]

    rows = prepare(wanted, replace(evidence, documents=as_table), sources=SOURCES, profile=PROFILES["public"])
    sentences = prepare(wanted, evidence, sources=SOURCES, profile=PROFILES["public"])

    assert next(iter(rows.claims)).sentence.text == ""
    assert next(iter(sentences.claims)).sentence == wanted[0].sentence


def test_a_place_without_a_point_stays_as_it_is(evidence: Evidence) -> None:
    """Nothing is made up for what no gazetteer could tell."""
    [claim] = [claim for claim in evidence.claims if claim.place and claim.place[0].point is None]

    [public] = prepare([claim], evidence, sources=SOURCES, profile=PROFILES["public"]).claims

    assert public.place == (Place(name="Nowhere"),)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_protected_source_is_not_given_away(name: str) -> None:
    """In whatever format: what happened may leave, who told of it and where exactly may not."""
    secret = report("2001-06-05", shelling("Ash", speaker="Clara Quarry"), source="witness-7", opening="Clara Quarry.")
    evidence = evidence_of(report("2001-06-05", shelling("Birch"), source="wire"), secret)
    sources = SourceTable([Source(id="witness-7", name="Witness 7", protected=True)])

    handover = prepare(evidence.claims, evidence, sources=sources)

    assert len(handover.claims) == 2
    for hidden in (b"Clara", b"Quarry", b"Ash"):
        assert hidden not in written(name, handover)
