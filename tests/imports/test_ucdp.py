"""UCDP's events: one row, one claim, with its own codes and its own figures."""

from pathlib import Path

import pytest

from imports.tables import UCDP_ROW, Reader, as_csv, reader_of
from imports.tables import read as whole
from trucewatch.imports import ucdp
from trucewatch.model.claim import Certainty, ClaimKind, IncidentType
from trucewatch.model.claim_json import claim_as_json, with_id
from trucewatch.model.count import Count
from trucewatch.model.ids import canonical_json
from trucewatch.model.place import Point
from trucewatch.model.written import write_claim


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Return what reads rows of UCDP's."""
    return reader_of(ucdp, UCDP_ROW, tmp_path)


def test_a_row_is_an_incident_with_lethal_violence(read: Reader) -> None:
    """A fight between two sides says that people were killed, and accuses neither side."""
    [claim], remarks = read({})

    assert (claim.kind, claim.type, claim.event) == (ClaimKind.INCIDENT, IncidentType.KILLING, "ucdp:1")
    assert (claim.perpetrator, claim.target, claim.certainty) == ((), (), Certainty.CERTAIN)
    assert claim.killed == Count(least=2, most=5, best=3)
    assert claim.civilians_killed is None
    assert claim.date
    assert claim.date.as_json() == ["2001-06-01", "2001-06-01"]
    assert remarks.told_faults() == ()


def test_a_place_has_its_settlement_province_and_precision(read: Reader) -> None:
    """The kind of settlement is no part of its name; the precision code becomes kilometres."""
    [claim], _ = read({})

    [place] = claim.place
    assert (place.name, place.words, place.kind) == ("Ash", "Ash village", "village")
    assert (place.admin1, place.admin2, place.country) == ("Vale Governorate", "Ash district", "SY")
    assert (place.point, place.precision_km) == (Point(longitude=10.02, latitude=50.01), 2.0)


@pytest.mark.parametrize(
    ("code", "km", "kind"),
    [
        ("2", 25.0, None),
        ("3", 40.0, "district"),
        ("4", 100.0, "province"),
        ("5", 150.0, "area"),
        ("6", 500.0, "country"),
    ],
)
def test_precision_codes(read: Reader, code: str, km: float, kind: str | None) -> None:
    """What is known to a district or a province only is told no finer."""
    [claim], _ = read({"where_prec": code, "where_coordinates": "Upper Vale"})

    assert (claim.place[0].precision_km, claim.place[0].kind) == (km, kind)


def test_codes_are_kept_as_they_are_written(read: Reader) -> None:
    """The register's own codes and figures stand in the claim, by column."""
    [claim], _ = read({"low": "002"})

    codes = dict(claim.codes)
    assert (codes["low"], codes["best"], codes["high"]) == ("002", "3", "5")
    assert (codes["where_prec"], codes["date_prec"], codes["event_clarity"]) == ("1", "1", "1")
    assert (codes["side_a"], codes["side_b"]) == ("Government of Northland", "Reds")
    assert "conflict_name" not in codes
    assert list(codes) == sorted(codes)


def test_one_sided_violence_names_who_did_it(read: Reader) -> None:
    """In violence against civilians side A killed them."""
    [claim], _ = read({"type_of_violence": "3", "side_b": "Civilians"})

    assert (claim.perpetrator, claim.target) == (("Government of Northland",), ("Civilians",))


def test_unclear_events_are_probable(read: Reader) -> None:
    """A lower clarity is a hedge."""
    [claim], _ = read({"event_clarity": "2"})

    assert claim.certainty is Certainty.PROBABLE


def test_civilians_are_at_least_those_counted(read: Reader) -> None:
    """The dead of unknown status may have been civilians too."""
    [claim], _ = read({"deaths_civilians": "2", "deaths_unknown": "3"})

    assert claim.civilians_killed == Count(least=2, most=5)


@pytest.mark.parametrize(("low", "best", "high"), [("4", "3", "5"), ("1", "0", "2"), ("3", "9", "3"), ("9", "8", "7")])
def test_figures_out_of_order_are_kept_and_flagged(tmp_path: Path, low: str, best: str, high: str) -> None:
    """The row counts, its own figures stay as they are, and the count takes in all of them."""
    read = reader_of(ucdp, UCDP_ROW, tmp_path)

    [claim], remarks = read({"low": low, "best": best, "high": high})

    figures = sorted(map(int, (low, best, high)))
    assert claim.killed == Count(least=figures[0], most=figures[-1], best=int(best))
    assert [dict(claim.codes)[key] for key in ("low", "best", "high")] == [low, best, high]
    assert remarks.flagged_rows == 1
    assert remarks.told_faults() == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"date_start": "2001-02-31"},
            "date_start: expected a day of the calendar like 2019-02-08, found",
        ),
        ({"date_end": "2001-05-30"}, "date_end: expected a day no earlier than date_start (2001-06-01)"),
        ({"best": "many"}, "best: expected a whole number of at most 15 digits, from 0 on, found 'many'"),
        ({"best": ""}, "best: expected a whole number of at most 15 digits, from 0 on, found nothing"),
        ({"high": "9" * 40}, "high: expected a whole number of at most 15 digits"),
        ({"low": "-1"}, "low: expected a whole number"),
        ({"where_prec": "8"}, "where_prec: expected a whole number from 1 to 7, found '8'"),
        ({"latitude": "95"}, "latitude: expected a number from -90 to 90, found '95'"),
        ({"latitude": "nan"}, "latitude: expected a number from -90 to 90, found 'nan'"),
        ({"longitude": ""}, "longitude: expected both latitude and longitude, or neither, found nothing"),
        ({"id": " "}, "id: expected a text, found nothing"),
        ({"deaths_a": "1.5"}, "deaths_a: expected a whole number"),
    ],
)
def test_what_cannot_be_used_is_told_with_line_and_column(read: Reader, change: dict[str, str], told: str) -> None:
    """A fault names file, line, column, what was expected and what was found; the other rows are read."""
    claims, remarks = read({"id": "7"}, change, {"id": "9"})

    [fault] = remarks.told_faults()
    assert fault.startswith(f"events.csv:3: {told}")
    assert [claim.event for claim in claims] == ["ucdp:7", "ucdp:9"]


def test_all_faults_are_told_at_once(read: Reader) -> None:
    """One reading finds whatever is wrong with a row, and with every row."""
    _, remarks = read({"low": "x", "high": "y"}, {"id": "2", "date_start": "soon"})

    assert [fault.split(": ")[:2] for fault in remarks.told_faults()] == [
        ["events.csv:2", "low"],
        ["events.csv:2", "high"],
        ["events.csv:3", "date_start"],
    ]
    assert remarks.faulty_rows == 2


def test_an_event_has_one_row(read: Reader) -> None:
    """A register that lists an id twice is faulty there."""
    claims, remarks = read({}, {"id": "2"}, {"best": "4"})

    assert [claim.event for claim in claims] == ["ucdp:1", "ucdp:2"]
    assert remarks.told_faults() == ("events.csv:4: expected each id once, found '1' again, as on line 2",)


def test_instants_of_newer_releases_are_days(read: Reader) -> None:
    """Later releases write midnight after the day."""
    [claim], _ = read({"date_start": "2001-06-01 00:00:00.000", "date_end": "2001-06-03 00:00:00.000"})

    assert claim.date
    assert claim.date.as_json() == ["2001-06-01", "2001-06-03"]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"type_of_violence": "3", "deaths_civilians": "2", "deaths_unknown": "1", "event_clarity": "2"},
        {"type_of_violence": "3", "side_a": "", "side_b": 'The "Reds"'},
        {"latitude": "", "longitude": "", "where_prec": "6", "where_coordinates": "", "adm_2": "", "adm_1": ""},
        {"where_coordinates": "", "adm_1": "", "adm_2": "", "country": ""},
        {"where_coordinates": "قرية", "source_original": "C:\\news\tone", "date_end": ""},
        {"low": "9", "best": "3", "high": "5.0", "date_end": "2001-07-01"},
    ],
)
def test_what_is_written_is_the_claim(tmp_path: Path, changes: dict[str, str]) -> None:
    """The text put together of cells is the canonical JSON of the claim that it tells, under the id of that."""
    path = tmp_path / "events.csv"
    path.write_text(as_csv([{**UCDP_ROW, **changes}]), encoding="utf-8")

    [part], _ = whole(path, ucdp)

    [one] = part.written
    claim = one.claim()
    assert one == write_claim(claim)
    assert one.text == canonical_json(claim_as_json(claim))
    assert one.id == with_id(claim).id
    assert claim.sentence.text == part.document.text[claim.sentence.span.start : claim.sentence.span.end]
