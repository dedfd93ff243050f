"""Incidents of civilian harm: ranges of victims, a grade, and who is held to have struck."""

from pathlib import Path

import pytest

from imports.tables import HARM_ROW, Reader, reader_of
from trucewatch.imports import incidents
from trucewatch.model.claim import Certainty, IncidentType
from trucewatch.model.count import Count


@pytest.fixture
def rows(tmp_path: Path) -> Reader:
    """Return what reads rows of incidents."""
    return reader_of(incidents, HARM_ROW, tmp_path)


def test_a_row_is_an_incident_of_its_belligerents(rows: Reader) -> None:
    """Several belligerents stand in one cell; the range of victims stays a range."""
    [claim], _ = rows({})

    assert (claim.type, claim.perpetrator) == (IncidentType.AIR_STRIKE, ("Northland", "Southland"))
    assert claim.civilians_killed == Count(least=3, most=7)
    assert claim.killed is None
    assert (claim.event, claim.place[0].precision_km) == ("airwars:NL001", 3.0)


@pytest.mark.parametrize(
    ("grade", "certainty", "denied"),
    [
        ("Confirmed", Certainty.CERTAIN, False),
        ("Fair", Certainty.PROBABLE, False),
        ("weak", Certainty.POSSIBLE, False),
        ("Contested strike", Certainty.POSSIBLE, False),
        ("Discounted", Certainty.PROBABLE, True),
        ("", Certainty.POSSIBLE, False),
    ],
)
def test_grades(rows: Reader, grade: str, certainty: Certainty, *, denied: bool) -> None:
    """The recorder's grade is its hedging; what it discounts, it denies."""
    [claim], _ = rows({"grading": grade})

    assert (claim.certainty, claim.denied) == (certainty, denied)
    assert dict(claim.codes).get("grading", "") == grade


def test_an_unknown_grade_is_told(rows: Reader) -> None:
    """A word that is no grade is a fault that lists them."""
    _, remarks = rows({"grading": "Solid"})

    assert remarks.told_faults()[0].startswith("events.csv:2: grading: expected one of confirmed, fair, weak")


@pytest.mark.parametrize(
    ("accuracy", "km"), [("Exact location", 0.1), ("12.5", 12.5), ("", 5.0), ("Governorate", 100.0)]
)
def test_accuracy_in_words_or_kilometres(rows: Reader, accuracy: str, km: float) -> None:
    """What is not told is taken for the reach of a town."""
    [claim], _ = rows({"geolocation_accuracy": accuracy})

    assert claim.place[0].precision_km == km


def test_an_accuracy_that_is_none(rows: Reader) -> None:
    """Another word is a fault that lists the words."""
    _, remarks = rows({"geolocation_accuracy": "roughly"})

    assert "geolocation_accuracy: expected kilometres, or one of exact location" in remarks.told_faults()[0]


def test_bounds_in_the_wrong_order_are_flagged(rows: Reader) -> None:
    """The row is kept, and the count takes in both."""
    [claim], remarks = rows({"civilians_killed_min": "7", "civilians_killed_max": "3"})

    assert claim.civilians_killed == Count(least=3, most=7)
    assert remarks.flagged_rows == 1


def test_one_bound_is_enough(rows: Reader) -> None:
    """At least three is at least three."""
    [claim], _ = rows({"civilians_killed_max": ""})

    assert claim.civilians_killed == Count(least=3, most=None)
