"""The review: a queue, a form, a log, and how far people agree."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.model.act import ReviewAnswer
from trucewatch.model.count import Count
from trucewatch.views.ledger import ClaimFilter
from trucewatch.web.app import make_app
from trucewatch.workspace import Workspace, open_workspace
from web.conftest import REPORTS


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace of one's own: a review writes."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    with open_workspace(tmp_path / "workspace", create=True) as workspace:
        workspace.add([reports])
        yield workspace


@pytest.fixture
def browser(opened: Workspace) -> TestClient:
    return TestClient(make_app(opened), base_url="http://127.0.0.1", follow_redirects=False)


def _token(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found
    return found[1]


def _send(browser: TestClient, claim_id: str, **fields: str) -> tuple[int, str]:
    token = _token(browser.get(f"/review/claims/{claim_id}").text)
    answer = browser.post(f"/review/claims/{claim_id}", data={"token": token, "by": "Ada", **fields})
    return answer.status_code, answer.text


def _first(opened: Workspace, kind: str = "incident") -> str:
    claims = opened.claims(ClaimFilter(), opened.times())
    return next(claim.id for claim in claims if claim.kind == kind)


def test_accepting_leads_to_the_next_claim(opened: Workspace, browser: TestClient) -> None:
    """The decision is in the log, and the claim waits no longer."""
    claim_id = _first(opened)

    status, _ = _send(browser, claim_id, answer="accept")

    assert status == 303
    following = browser.get("/review/next").headers["location"]
    assert following.startswith("/review/claims/c-")
    assert claim_id not in following
    [act] = opened.acts(opened.times())
    assert (act.target, act.answer, act.by) == (claim_id, ReviewAnswer.ACCEPT, "Ada")


def test_rejecting_needs_a_reason_and_keeps_what_was_written(opened: Workspace, browser: TestClient) -> None:
    """The form comes back with its values and says what is missing; with a reason the claim counts no longer."""
    claim_id = _first(opened)

    status, page = _send(browser, claim_id, answer="reject", **{"key-killed": "77"})
    assert status == 422
    assert "a reason" in page
    assert 'value="77"' in page

    assert _send(browser, claim_id, answer="reject", because="It is a threat.")[0] == 303
    assert claim_id not in {claim.id for claim in opened.claims(ClaimFilter(), opened.times())}


def test_amending_puts_another_claim_in_its_place(opened: Workspace, browser: TestClient) -> None:
    """Only values that were changed are changed."""
    claim_id = _first(opened)
    page = browser.get(f"/review/claims/{claim_id}").text
    values = dict(re.findall(r'name="(key-[a-z_]+)" value="([^"]*)"', page))

    status, _ = _send(browser, claim_id, answer="amend", because="Five, it says.", **{**values, "key-killed": "5-7"})

    assert status == 303
    [act] = opened.acts(opened.times())
    assert act.amended is not None
    assert act.amended.killed == Count(least=5, most=7)
    assert act.amended.place
    assert _send(browser, claim_id, answer="amend", because="No change.", **values)[0] == 422


def test_a_decision_is_taken_back_by_one_press(opened: Workspace, browser: TestClient) -> None:
    """The log keeps both."""
    claim_id = _first(opened)
    _send(browser, claim_id, answer="reject", because="It is a threat.")
    [act] = opened.acts(opened.times())

    token = _token(browser.get("/review").text)
    answer = browser.post("/review/undo", data={"token": token, "act": act.id, "by": "Ada"})

    assert answer.status_code == 303
    assert claim_id in {claim.id for claim in opened.claims(ClaimFilter(), opened.times())}
    assert "taken back" in browser.get("/review").text


def test_a_second_reader_gets_what_the_first_decided_about(opened: Workspace, browser: TestClient) -> None:
    """Their agreement is told once both have looked at the same claims."""
    claim_id = _first(opened)
    _send(browser, claim_id, answer="accept")
    opened.review(_first(opened, "compliance"), ReviewAnswer.ACCEPT, by="Bo")

    waiting = browser.get("/review/next", params={"second": "yes"}).headers["location"]
    assert _first(opened, "compliance") in waiting
    _send(browser, _first(opened, "compliance"), answer="reject", because="He does not say so.")
    page = browser.get("/review").text

    assert re.search(r"<td>answer</td>\s*<td[^>]*>1</td>", page, flags=re.I)


def test_somebody_else_at_work_is_told(opened: Workspace, browser: TestClient) -> None:
    """Two need not do the same work."""
    claim_id = _first(opened)
    browser.cookies.set("reviewer", "Ada", path="/review")
    browser.get(f"/review/claims/{claim_id}")
    other = TestClient(browser.app, base_url="http://127.0.0.1", cookies={"reviewer": "Bo"})

    assert "<bdi>Ada</bdi> has this claim open as well" in other.get(f"/review/claims/{claim_id}").text
    assert "has this claim open" not in browser.get(f"/review/claims/{claim_id}").text


@pytest.mark.parametrize(
    ("headers", "changes"),
    [
        ({"sec-fetch-site": "cross-site"}, {}),
        ({"origin": "http://elsewhere.example"}, {}),
        ({}, {"token": "made-up"}),
        ({}, {"token": ""}),
    ],
)
def test_a_form_of_another_server_is_refused(
    opened: Workspace, browser: TestClient, headers: dict[str, str], changes: dict[str, str]
) -> None:
    """Nothing is decided by a page that is not ours."""
    claim_id = _first(opened)
    token = _token(browser.get(f"/review/claims/{claim_id}").text)
    fields = {"token": token, "by": "Ada", "answer": "accept", **changes}

    answer = browser.post(f"/review/claims/{claim_id}", data=fields, headers=headers)

    assert answer.status_code == 403
    assert opened.acts(opened.times()) == ()


def test_a_form_of_our_own_is_taken_though_its_origin_is_hidden(opened: Workspace, browser: TestClient) -> None:
    """Our pages send no referrer, and so browsers tell the origin "null"."""
    claim_id = _first(opened)
    token = _token(browser.get(f"/review/claims/{claim_id}").text)

    answer = browser.post(
        f"/review/claims/{claim_id}",
        data={"token": token, "by": "Ada", "answer": "accept"},
        headers={"sec-fetch-site": "same-origin", "origin": "null"},
    )

    assert answer.status_code == 303


def test_hostile_words_do_no_harm(opened: Workspace, browser: TestClient) -> None:
    """Names and reasons are set as they stand."""
    claim_id = _first(opened)
    _send(browser, claim_id, answer="reject", by="<b>Ada</b>", because="<script>alert(1)</script>")

    page = browser.get("/review").text

    assert "<script>alert" not in page
    assert "<b>Ada" not in page
