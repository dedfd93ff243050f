"""What may not be passed on is on the pages of whoever has it, and nowhere in the JSON API."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from imports.tables import ACLED_ROW, UCDP_ROW, as_csv
from trucewatch.importing import Wanted
from trucewatch.imports.choose import ImportName, open_import
from trucewatch.imports.table import Brought
from trucewatch.web.app import make_app
from trucewatch.workspace import open_workspace


@pytest.fixture
def served(tmp_path: Path) -> tuple[TestClient, dict[str, str]]:
    """Return a workspace with a row that may be passed on and one that may not, and their claims' ids."""
    workspace = open_workspace(tmp_path / "ws", create=True)
    for name, row in ((ImportName.UCDP, UCDP_ROW), (ImportName.ACLED, ACLED_ROW)):
        path = tmp_path / f"{name}.csv"
        path.write_text(as_csv([row]))
        workspace.import_file(open_import(name, path, Brought()), Wanted())
    ids = {(claim.event or "").partition(":")[0]: claim.id for claim in workspace.evidence(workspace.times()).claims}
    browser = TestClient(make_app(workspace), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
    return browser, ids


@pytest.mark.parametrize("address", ["claims", "claims?format=csv", "claims?format=geojson", "incidents", "sources"])
def test_lists_of_the_api_have_nothing_of_it(served: tuple[TestClient, dict[str, str]], address: str) -> None:
    """Neither its id, nor its source, nor its words stand in any list."""
    browser, ids = served

    answer = browser.get(f"/api/v1/{address}")

    assert answer.status_code == 200
    assert ids["acled"] not in answer.text
    assert "Military Forces of Northland" not in answer.text


def test_it_cannot_be_asked_for(served: tuple[TestClient, dict[str, str]]) -> None:
    """Its claim is not there, and its report is refused with the reason."""
    browser, ids = served
    workspace = browser.app.state.workspace  # type: ignore[attr-defined]
    [report] = [one.sha256 for one in workspace.evidence(workspace.times()).documents.values() if one.withheld]

    claim = browser.get(f"/api/v1/claims/{ids['acled']}")
    trace = browser.get(f"/api/v1/trace/{ids['acled']}")
    document = browser.get(f"/api/v1/documents/{report}")

    assert (claim.status_code, trace.status_code) == (404, 404)
    assert document.status_code >= 400
    assert "may not be passed on: ACLED" in document.json()["error"]
    assert browser.get(f"/api/v1/claims/{ids['ucdp']}").status_code == 200


def test_its_page_shows_it(served: tuple[TestClient, dict[str, str]]) -> None:
    """Whoever has the workspace may look at it."""
    browser, ids = served

    assert browser.get(f"/claims/{ids['acled']}").status_code == 200
