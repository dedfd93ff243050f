"""What the pages show, as JSON."""

import pytest
from starlette.testclient import TestClient

API = "/api/v1"


def test_board_is_that_of_the_command(browser: TestClient) -> None:
    """The API gives the same object as `trucewatch board --json`."""
    board = browser.get(f"{API}/agreements/idlib-sochi-2018/board?as_of=2018-10-20").json()

    assert board["agreement"] == "idlib-sochi-2018"
    assert board["as_of"] == board["published_by"] == "2018-10-20"
    assert {obligation["clause"] for obligation in board["obligations"]} == {str(number) for number in range(1, 11)}


def test_claims_lead_to_their_sentences(browser: TestClient) -> None:
    """Offsets of a claim's sentence run into the kept text of its document."""
    claims = browser.get(f"{API}/claims").json()["claims"]

    assert claims
    for claim in claims:
        text = browser.get(f"{API}/documents/{claim['document']['sha256']}").json()["text"]
        sentence = claim["sentence"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_one_claim_is_traced_to_its_passage(browser: TestClient) -> None:
    """A trace has the sentence with the words around it."""
    claim = browser.get(f"{API}/claims?kind=incident").json()["claims"][0]
    traced = browser.get(f"{API}/trace/{claim['id']}").json()

    assert [one["claim"] for one in traced["sentences"]] == [claim["id"]]
    assert traced["sentences"][0]["text"] == claim["sentence"]["text"]
    assert browser.get(f"{API}/claims/{claim['id']}").json() == claim


def test_incidents_are_one_by_one_what_the_list_has(browser: TestClient) -> None:
    """An incident has one form, alone and in the list."""
    incidents = browser.get(f"{API}/incidents").json()["incidents"]

    assert incidents
    for incident in incidents:
        assert browser.get(f"{API}/incidents/{incident['id']}").json() == incident


def test_agreements_and_contradictions_are_listed(browser: TestClient) -> None:
    """What one can ask of is listed first."""
    agreements = browser.get(f"{API}/agreements").json()["agreements"]

    assert "idlib-sochi-2018" in [one["id"] for one in agreements]
    assert "contradictions" in browser.get(f"{API}/agreements/idlib-sochi-2018/contradictions").json()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/claims?from=never", 400),
        ("/claims?about=nonsense", 400),
        ("/incidents?page=-1", 400),
        ("/agreements/nothing/board", 404),
        ("/trace/nothing", 404),
        ("/claims/c-0", 404),
        ("/incidents/i-0", 404),
        ("/documents/00", 404),
        ("/nothing", 404),
    ],
)
def test_errors_are_json(browser: TestClient, address: str, status: int) -> None:
    """What cannot be answered is told in one key."""
    answer = browser.get(API + address)

    assert answer.status_code == status
    assert list(answer.json()) == ["error"]


def test_the_api_is_described(browser: TestClient) -> None:
    """The description names every filter of the ledger."""
    description = browser.get(f"{API}/openapi.json").json()
    named = {one["name"] for one in description["paths"][f"{API}/claims"]["get"]["parameters"]}

    assert {"kind", "speaker", "about", "obligation", "place", "from", "to", "text", "document", "page"} <= named


@pytest.mark.parametrize(
    "address",
    [
        "/agreements/idlib-sochi-2018/obligations/remove-radical-groups",
        "/agreements/idlib-sochi-2018/matrix",
        "/agreements/idlib-sochi-2018/map",
        "/agreements/idlib-sochi-2018/timeline",
        "/agreements/idlib-sochi-2018/calendar",
        "/agreements/idlib-sochi-2018/changes",
        "/agreements/idlib-sochi-2018/changes?since=2018-10-01",
        "/map",
        "/documents",
        "/sources",
        "/sources/northern-desk",
        "/actors",
        "/actors/turkey",
        "/search?q=weapons",
    ],
)
def test_every_page_has_its_json(browser: TestClient, address: str) -> None:
    """What a page shows, a program can read."""
    answer = browser.get(API + address, params={"as_of": "2018-10-20"} if "?" not in address else None)

    assert answer.status_code == 200
    assert answer.json()


@pytest.mark.parametrize("address", ["/claims?sepaker=Russia", "/agreements?page=2", "/incidents/i-0?colour=red"])
def test_a_key_that_is_not_known_is_refused(browser: TestClient, address: str) -> None:
    """A slip of the pen must not show everything instead."""
    answer = browser.get(API + address)

    assert answer.status_code == 422
    assert "expected one of" in answer.json()["error"]


def test_a_slip_of_the_pen_is_told_with_what_was_meant(browser: TestClient) -> None:
    """The nearest key is named."""
    assert "did you mean speaker?" in browser.get(f"{API}/claims?sepaker=Russia").json()["error"]


def test_a_page_is_as_long_as_asked_for(browser: TestClient) -> None:
    """One claim a page makes as many pages as claims."""
    first = browser.get(f"{API}/claims?per_page=1").json()

    assert first["pages"] == first["total"]
    assert len(first["claims"]) == 1
    assert browser.get(f"{API}/claims?per_page=1001").status_code == 400


def test_a_missing_word_to_search_for_is_told(browser: TestClient) -> None:
    """A key that is needed is named."""
    answer = browser.get(f"{API}/search")

    assert answer.status_code == 422
    assert answer.json() == {"error": "q: field required"}
