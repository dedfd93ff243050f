"""What is served to others gives no protected source away, wherever they look."""

import pytest
from starlette.testclient import TestClient

from trucewatch.errors import ProtectedReportError
from trucewatch.model.act import ReviewAnswer
from trucewatch.web.app import make_app
from trucewatch.workspace import Workspace, open_workspace
from web.conftest import REPORTS

STATEMENT = """---
title: What Clara Quarry saw
source: witness-7
url: https://quarry.example/clara
published: 2018-10-13
constructed: true
---

Government forces shelled Saraqib on Friday, killing at least three people, Clara Quarry said.
"""
LIBRARY = "sources:\n  - {id: witness-7, name: Witness 7, protected: yes}\n"
SECRETS = ("Clara", "Quarry", "quarry.example", "three people", "Saraqib")
DAY = "as_of=2018-10-20"
DEAL = "/agreements/idlib-sochi-2018"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with a report of a protected source and one of another."""
    base = tmp_path_factory.mktemp("guarded")
    (base / "idlib" / "library" / "sources").mkdir(parents=True)
    (base / "idlib" / "library" / "sources" / "own.yml").write_text(LIBRARY)
    (base / "statement.txt").write_text(STATEMENT)
    (base / "shelling.md").write_text(REPORTS["shelling.md"])
    workspace = open_workspace(base / "idlib", create=True)
    workspace.add([base / "statement.txt", base / "shelling.md"])
    return workspace


def addresses(workspace: Workspace) -> list[str]:
    """Return where the protected report and its claim could show."""
    times = workspace.times()
    evidence = workspace.evidence(times)
    [report] = [one.sha256 for one in evidence.documents.values() if one.source == "witness-7"]
    [claim] = [one.id for one in evidence.claims if one.document == report]
    incidents = [one.id for one in workspace.incidents(times)]
    single = [f"/documents/{report}", f"/claims/{claim}", *(f"/incidents/{one}" for one in incidents)]
    lists = [
        "/",
        "/claims",
        "/documents",
        "/incidents",
        "/sources",
        "/actors",
        "/map",
        "/map.geojson",
        "/search?q=Clara",
    ]
    deal = [f"{DEAL}/{page}" for page in ("timeline", "calendar", "map", "matrix", "history", "map.geojson")]
    api = [
        f"/api/v1{path}" for path in (*single, "/claims", "/documents", "/incidents", f"/trace/{claim}", "/search?q=x")
    ]
    return [DEAL, *single, *lists, *deal, *api]


def test_no_page_gives_a_protected_source_away(guarded: Workspace) -> None:
    """Neither a page nor its JSON: not on the report, the claim or the incident, not in lists, maps and searches."""
    browser = TestClient(make_app(guarded.for_others()), base_url="http://127.0.0.1:8000")
    paths = addresses(guarded)

    seen = 0
    for path in paths:
        answer = browser.get(path, params=None if "?" in path else DAY)
        seen += answer.status_code == 200
        # What was searched for is shown again as it was typed.
        text = answer.text.replace("Clara", "") if "q=Clara" in path else answer.text
        for secret in SECRETS:
            assert secret not in text, path

    assert seen >= 20


def test_the_claim_itself_is_served(guarded: Workspace) -> None:
    """That people were killed, and in what part of the land, is why the source speaks."""
    browser = TestClient(make_app(guarded.for_others()), base_url="http://127.0.0.1:8000")
    claim = next(path for path in addresses(guarded) if path.startswith("/claims/"))

    answer = browser.get(claim)

    assert answer.status_code == 200
    assert "a protected source" in answer.text


def test_its_bytes_are_withheld(guarded: Workspace) -> None:
    """The report as it came is for the workspace alone."""
    report = addresses(guarded)[1].removeprefix("/documents/")

    assert b"Clara" in guarded.bytes_of(report)
    with pytest.raises(ProtectedReportError):
        guarded.for_others().bytes_of(report)


def test_nothing_else_that_is_asked_gives_it_away(guarded: Workspace) -> None:
    """Not its versions, not what was decided about it and why, not what was odd about it, not a search for a name."""
    times = guarded.times()
    report = addresses(guarded)[1].removeprefix("/documents/")
    claim = addresses(guarded)[2].removeprefix("/claims/")
    guarded.review(claim, ReviewAnswer.REJECT, by="Emil", because="Clara Quarry took it back.")

    others = guarded.for_others()
    told = repr((others.versions(report), others.acts(guarded.times()), others.log(), others.issues()))

    assert "Quarry" not in told
    assert others.search("Quarry", times).claims == ()
    assert others.search("Quarry", times).reports == ()
    assert guarded.search("Quarry", times).claims != ()


def test_the_workspace_itself_shows_all(guarded: Workspace) -> None:
    """Showing it to others leaves one's own view as it was."""
    guarded.for_others().evidence(guarded.times())

    own = guarded.evidence(guarded.times())
    assert any(claim.speaker == ("Clara Quarry",) for claim in (*own.claims, *own.set_aside))
