"""Parting and joining incidents on their pages: looked at first, done in one run, undone by one press."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.model.incident import Incident
from trucewatch.model.judgement import Answer
from trucewatch.web.app import make_app
from trucewatch.workspace import Workspace, open_workspace

HERE = "http://127.0.0.1:8000"
_REPORT = """---
title: {title}
source: {source}
published: {day}
constructed: true
---
{words}
"""
REPORTS = (
    ("northern-desk", "2018-10-12", "Government forces shelled Morek on Thursday, killing three civilians."),
    ("river-wire", "2018-10-12", "Three civilians were killed on Thursday when government forces shelled Morek."),
    (
        "hill-gazette",
        "2018-10-13",
        "Government forces shelled Morek on 11 October, killing three civilians, doctors said.",
    ),
    ("river-wire", "2018-10-14", "Rebels shelled Jurin on 12 October, injuring nine people."),
)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Workspace]:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, (source, day, words) in enumerate(REPORTS):
        text = _REPORT.format(title=f"Report {number}", source=source, day=day, words=words)
        (reports / f"{number}.md").write_text(text)
    with open_workspace(tmp_path / "workspace", create=True) as workspace:
        workspace.add([reports])
        yield workspace


@pytest.fixture
def browser(opened: Workspace) -> TestClient:
    return TestClient(make_app(opened), base_url=HERE, follow_redirects=False)


def groups(opened: Workspace) -> set[frozenset[str]]:
    return {frozenset(one.claims) for one in opened.incidents(opened.times())}


def largest(opened: Workspace) -> Incident:
    return max(opened.incidents(opened.times()), key=lambda one: len(one.claims))


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of the form that would carry out what the page shows."""
    form = page[page.index('id="changes"') :]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))


def test_claims_are_taken_out_and_put_back(opened: Workspace, browser: TestClient) -> None:
    """What would change is shown and nothing done; then done in one run, under a name; then undone by one press."""
    before, incident = groups(opened), largest(opened)
    assert len(incident.claims) == 3
    path, taken = f"/incidents/{incident.id}/regroup", incident.claims[0]

    page = browser.get(path, params={"take": taken}).text
    assert groups(opened) == before
    assert "Take them out" in page
    answer = browser.post(path, data={**hidden(page), "by": "Ada", "because": "another street"})

    assert answer.status_code == 303
    assert frozenset({taken}) in groups(opened)
    assert frozenset(incident.claims[1:]) in groups(opened)
    made = browser.get(answer.headers["location"]).text
    assert "Parted or joined by hand" in made
    assert "another street" in made
    log = browser.get("/review").text
    assert log.count("Incidents parted or joined") == 1

    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', made[made.index("by-hand") :]))
    assert browser.post("/review/undo", data=fields).status_code == 303
    assert groups(opened) == before
    assert "taken back" in browser.get("/review").text
    assert browser.post("/review/undo", data=fields).status_code == 400


def test_incidents_are_joined(opened: Workspace, browser: TestClient) -> None:
    """One chosen from those near, and it may be named by its id as well."""
    first, second = sorted(opened.incidents(opened.times()), key=lambda one: -len(one.claims))
    path = f"/incidents/{first.id}/regroup"
    assert f'value="{second.id}"' in browser.get(path).text

    shown = [browser.get(path, params={key: second.id}).text for key in ("join", "other")]
    assert [hidden(page)["plan"] for page in shown] == [hidden(shown[0])["plan"]] * 2
    assert browser.post(path, data={**hidden(shown[1]), "by": "Ada"}).status_code == 303

    assert groups(opened) == {frozenset((*first.claims, *second.claims))}


def test_what_changed_meanwhile_is_shown_anew(opened: Workspace, browser: TestClient) -> None:
    """Nobody carries out what they did not see."""
    incident = largest(opened)
    path = f"/incidents/{incident.id}/regroup"
    page = browser.get(path, params={"take": incident.claims[0]}).text
    opened.pair(incident.claims[1], incident.claims[2], Answer.DIFFERENT, by="Bo")
    before = groups(opened)

    answer = browser.post(path, data={**hidden(page), "by": "Ada"})

    assert answer.status_code in (400, 422)
    assert groups(opened) == before


@pytest.mark.parametrize("query", ["take=c-0000000000000000", "join=i-0000000000000000", "ALL", "BOTH"])
def test_what_cannot_be_is_told(opened: Workspace, browser: TestClient, query: str) -> None:
    """Unknown ids, all the claims, or both at once: it is said what was expected, and the choice is still there."""
    incident = largest(opened)
    every = "&".join(f"take={one}" for one in incident.claims)
    asked = {"ALL": every, "BOTH": f"take={incident.claims[0]}&join={incident.id}"}.get(query, query)

    answer = browser.get(f"/incidents/{incident.id}/regroup?{asked}")

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Take claims out" in answer.text


def test_nobody_decides_without_a_name(opened: Workspace, browser: TestClient) -> None:
    """Where nobody logs in, a name is asked for."""
    incident = largest(opened)
    path = f"/incidents/{incident.id}/regroup"
    page = browser.get(path, params={"take": incident.claims[0]}).text

    assert browser.post(path, data=hidden(page)).status_code == 422
    assert opened.acts(opened.times()) == ()


def test_a_form_of_another_server_is_refused(opened: Workspace, browser: TestClient) -> None:
    """Nothing is decided by a page that is not ours."""
    incident = largest(opened)
    path = f"/incidents/{incident.id}/regroup"
    page = browser.get(path, params={"take": incident.claims[0]}).text

    answer = browser.post(path, data={**hidden(page), "by": "Ada"}, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert opened.acts(opened.times()) == ()
