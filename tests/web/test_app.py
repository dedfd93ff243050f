"""What leaves the server, and whom it answers."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("address", ["/", "/nowhere", "/api/v1/claims", "/static/built/trucewatch.css"])
def test_every_answer_forbids_what_is_not_ours(browser: TestClient, address: str) -> None:
    """The content security policy goes with pages, errors, JSON and static files alike."""
    policy = browser.get(address).headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "127.0.0.1", "localhost:9", "[::1]:8000", "LOCALHOST"])
def test_it_answers_to_its_own_names(browser: TestClient, host: str) -> None:
    """A browser on this machine is answered, whatever the port."""
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", ""])
def test_it_refuses_foreign_names(browser: TestClient, host: str) -> None:
    """A page elsewhere whose name was pointed at this machine reads nothing."""
    answer = browser.get("/", headers={"host": host})

    assert answer.status_code == 400
    assert "Trucewatch" not in answer.text


def test_built_files_are_served(browser: TestClient) -> None:
    """Styles and script come from this server, as what they are."""
    assert browser.get("/static/built/trucewatch.css").headers["content-type"].startswith("text/css")
    assert "javascript" in browser.get("/static/built/trucewatch.js").headers["content-type"]


def test_an_address_that_leads_nowhere(browser: TestClient) -> None:
    """It is told in a sentence, on a page or as JSON, and so is a request to write."""
    assert "nothing at this address" in browser.get("/nowhere").text
    assert browser.get("/api/v1/nowhere").json() == {"error": "there is nothing at this address"}
    assert browser.post("/api/v1/claims").json() == {"error": "this server only reads: ask with GET"}
