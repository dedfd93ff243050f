"""One list in several forms, by name or by what the caller likes best."""

import csv
import io

import pytest
from starlette.testclient import TestClient

API = "/api/v1"


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        ("text/csv", "text/csv"),
        ("application/geo+json", "application/geo+json"),
        ("text/html,*/*;q=0.8", "application/json"),
        ("text/csv;q=0.2, application/geo+json;q=0.9", "application/geo+json"),
        ("text/csv;q=0", "application/json"),
        ("text/csv;q=much", "application/json"),
        ("", "application/json"),
    ],
)
def test_the_caller_is_answered_as_it_likes_best(browser: TestClient, accept: str, answered: str) -> None:
    """Weights count; who accepts nothing that is offered gets JSON."""
    answer = browser.get(f"{API}/claims", headers={"accept": accept})

    assert answer.headers["content-type"].startswith(answered)


def test_a_form_asked_for_by_name_goes_before(browser: TestClient) -> None:
    """An address can be sent to somebody whose program says nothing of forms."""
    answer = browser.get(f"{API}/incidents?format=csv", headers={"accept": "application/json"})

    assert answer.headers["content-type"].startswith("text/csv")


def test_a_form_that_is_not_offered_is_told(browser: TestClient) -> None:
    """There are no shapes in an agreement's obligations."""
    answer = browser.get(f"{API}/agreements/idlib-sochi-2018/board?format=geojson")

    assert answer.status_code == 400
    assert "expected one of json, csv" in answer.json()["error"]


@pytest.mark.parametrize("listing", ["claims", "incidents", "documents", "sources", "actors"])
def test_a_table_has_a_row_for_each_entry(browser: TestClient, listing: str) -> None:
    """Rows of the table are entries of the list, by id, and no cell is run by a spreadsheet."""
    entries = browser.get(f"{API}/{listing}").json()[listing]
    rows = list(csv.DictReader(io.StringIO(browser.get(f"{API}/{listing}?format=csv").text)))

    key = "sha256" if listing == "documents" else "id"
    assert [row[key].lstrip("'") for row in rows] == [entry[key] for entry in entries]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values() if cell)


def test_shapes_are_no_finer_than_what_is_told(browser: TestClient) -> None:
    """A place known to kilometres has no digits of metres."""
    features = browser.get(f"{API}/incidents?format=geojson").json()["features"]
    placed = [feature for feature in features if feature["geometry"]]

    assert placed
    for feature in placed:
        for degree in feature["geometry"]["coordinates"]:
            assert len(str(degree).partition(".")[2]) <= 2
