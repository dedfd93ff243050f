"""GeoParquet, GeoPackage and PROV, read back by other programs."""

import io
import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from pyarrow import parquet

from fakes import evidence_of, report, shelling, tell
from trucewatch.model.actor import Source
from trucewatch.model.claim import ClaimKind
from trucewatch.model.incident import Incident, Toll
from trucewatch.publish import FORMATS, to_geopackage, to_geoparquet, to_prov
from trucewatch.publish.form import Handover
from trucewatch.publish.hand_over import prepare
from trucewatch.publish.typed_table import TYPES, geometry, points
from trucewatch.sources.load import SourceTable

PAPER = report(
    "2001-06-15",
    shelling("Ash", killed="3-5"),
    shelling(("Ash", "Birch"), killed="dozens"),
    tell(ClaimKind.MEETING, participants=("A", "B")),
    source="agency",
)
CLOSED = report("2001-06-16", shelling("Birch", killed=3), source="closed")
SOURCES = SourceTable([Source(id="closed", name="The Closed Book", licence="for subscribers", pass_on=False)])


@pytest.fixture
def handover() -> Handover:
    """Return what may be handed over of two reports."""
    evidence = evidence_of(PAPER, CLOSED)
    return prepare(evidence.claims, evidence, sources=SOURCES)


def written(name: str, handover: Handover) -> bytes:
    """Return what the format makes of it."""
    out = io.BytesIO()
    FORMATS[name].write(handover, out)
    return out.getvalue()


def test_geoparquet_has_types_and_a_geometry(handover: Handover) -> None:
    """Numbers are numbers, days are days, and the metadata says where the shapes are and within which box."""
    file = parquet.ParquetFile(io.BytesIO(written("geoparquet", handover)))

    table = file.read().to_pydict()
    geo = json.loads(file.metadata.metadata[b"geo"])
    assert tuple(table) == to_geoparquet.COLUMNS
    assert table["id"] == [claim.id for claim in handover.claims]
    assert table["killed_min"] == [3, 24, None]
    assert [day.isoformat() if day else None for day in table["date_first"]] == ["2001-06-01", "2001-06-01", None]
    assert table["denied"] == [False, False, False]
    assert table["geometry"] == [geometry(claim.place) for claim in handover.claims]
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"] == {
        "encoding": "WKB",
        "geometry_types": ["MultiPoint", "Point"],
        "bbox": [10.0, 50.0, 10.5, 50.0],
    }


def test_geoparquet_tells_what_stayed_behind(handover: Handover) -> None:
    """The file's metadata has what was withheld, and why."""
    file = parquet.ParquetFile(io.BytesIO(written("geoparquet", handover)))

    [told] = json.loads(file.metadata.metadata[b"withheld"])
    assert told == {"source": "closed", "reason": "The Closed Book: for subscribers", "claims": 1}


@pytest.mark.parametrize("name", ["geoparquet", "gpkg", "prov", "geojson", "csv", "hxl", "jsonl"])
def test_nothing_to_hand_over(handover: Handover, name: str) -> None:
    """Without a claim the file is there, and has none."""
    assert written(name, replace(handover, claims=())) or name == "jsonl"


def test_geopackage_is_read_by_others(handover: Handover, tmp_path: Path) -> None:
    """One layer of points with the CSV's columns; what has no place is there without a shape."""
    path = tmp_path / "claims.gpkg"
    path.write_bytes(written("gpkg", handover))

    about, _, shapes, fields = pyogrio.raw.read(path)

    columns: dict[str, Any] = dict(zip(about["fields"], fields, strict=True))
    assert [*about["fields"], "geom"] == list(to_geopackage.COLUMNS)
    assert about["crs"] == "EPSG:4326"
    assert list(columns["id"]) == [claim.id for claim in handover.claims]
    assert [shape is None for shape in shapes] == [False, False, True]
    assert list(columns["killed_min"][:2]) == [3, 24]
    with sqlite3.connect(path) as opened:
        [(told,)] = opened.execute("SELECT description FROM gpkg_contents").fetchall()
    assert "1 claims of closed withheld (The Closed Book: for subscribers)" in told


def test_points_are_no_finer_than_their_evidence() -> None:
    """The shapes have the digits that the precision bears."""
    [claim, *_] = PAPER.claims
    [place] = claim.place
    assert place.point
    exact = replace(place, point=replace(place.point, latitude=50.123456), precision_km=2.0)

    assert points([exact]) == [(10.0, 50.1)]


def test_prov_leads_from_every_figure_to_the_bytes(handover: Handover) -> None:
    """From a toll to its claims, their sentences, the text, the bytes by their hash, and whoever read them."""
    [first, second, _] = handover.claims
    incident = Incident(
        id="i-1",
        type=first.type or PAPER.claims[0].type,  # type: ignore[arg-type]
        types=(),
        date=first.date,
        place=first.place[0],
        killed=Toll(low=3, best=4, high=None, claims=(first.id, second.id)),
        claims=(first.id, second.id),
    )

    content = json.loads(written("prov", replace(handover, incidents=[incident])))

    nodes = {node["id"]: node for node in content["@graph"]}
    figure = nodes["tw:i-1/killed"]
    assert (figure["low"], figure["best"], "high" in figure) == (3, 4, False)
    for claim_id in figure["wasDerivedFrom"]:
        claim = nodes[claim_id]
        sentence = nodes[claim["wasQuotedFrom"]]
        text = nodes[sentence["wasDerivedFrom"]]
        raw = nodes[text["wasDerivedFrom"]]
        reading = nodes[claim["wasGeneratedBy"]]
        assert sentence["value"] in PAPER.document.text
        assert raw["sha256"] == PAPER.document.sha256
        assert reading["used"] == text["id"]
        assert nodes[reading["wasAssociatedWith"]]["type"] == ["prov:SoftwareAgent", "tw:Reader"]
        assert nodes[nodes[text["wasGeneratedBy"]]["wasAssociatedWith"]]["label"] == PAPER.document.extractor
    assert [one["claims"] for one in content["withheld"]] == [1]


def test_prov_needs_no_other_file(handover: Handover) -> None:
    """Every link leads to a node of the file, every id is there once, and every word is in its own context."""
    content = json.loads(written("prov", handover))

    ids = [node["id"] for node in content["@graph"]]
    context = content["@context"]
    links = [
        target
        for node in content["@graph"]
        for key, value in node.items()
        if isinstance(context.get(key), dict) and context[key].get("@type") == "@id"
        for target in (value if isinstance(value, list) else [value])
    ]
    words = {key for node in content["@graph"] for key in node}
    kinds = {word.removeprefix("tw:") for node in content["@graph"] for word in node["type"] if word.startswith("tw:")}
    assert sorted(set(ids)) == sorted(ids)
    assert set(links) <= set(ids)
    assert words <= set(context)
    assert kinds <= set(to_prov.COLUMNS)


def test_types_are_told_for_every_column() -> None:
    """Each column of the table has its type."""
    assert set(TYPES) == set(FORMATS["csv"].COLUMNS)
