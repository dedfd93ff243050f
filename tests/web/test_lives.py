"""What became of each violation, on pages and as JSON."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from trucewatch.web.app import make_app
from trucewatch.workspace import open_workspace

BOARD = "/agreements/idlib-sochi-2018"
DAY = "?as_of=2018-10-20"
API = f"/api/v1{BOARD}/violations"
HEAD = "---\ntitle: Shells on Jarjanaz\nsource: {}\npublished: 2018-10-{}\nconstructed: true\n---\n{}\n"
REPORTS = {
    "told.md": HEAD.format(
        "northern-desk", 12, "Syrian government forces shelled Jarjanaz in Idlib on Thursday, killing three civilians."
    ),
    "denied.md": HEAD.format(
        "southern-desk", 13, "The Syrian army denied that it had shelled Jarjanaz in Idlib on Thursday."
    ),
    "other.md": HEAD.format("northern-desk", 15, "A bomb exploded in Idlib on Sunday, wounding four people."),
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Return a browser on a workspace in which one shelling is told and denied, and one bomb only told."""
    folder = tmp_path_factory.mktemp("lives")
    reports = folder / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    with open_workspace(folder / "workspace", create=True) as opened:
        opened.add([reports])
        yield TestClient(make_app(opened), base_url="http://localhost")


def test_every_violation_has_its_line_of_stages(browser: TestClient) -> None:
    """The page has each incident of the board once, with a day or "no day told" at each stage, and what is open."""
    page = browser.get(f"{BOARD}/violations{DAY}").text
    told = browser.get(API + DAY).json()

    assert told["violations"]
    for life in told["violations"]:
        assert page.count(f'<li data-row id="{life["incident"]}"') == 1
        for step in life["steps"]:
            assert all(f"/claims/{claim}" in page for claim in step["claims"][:3])
    assert "Alleged" in page
    assert page.count('class="open"') == sum(len(life["left_open"]) for life in told["violations"])


def test_one_stage_is_asked_for(browser: TestClient) -> None:
    """With `reached`, only those that have come just so far are there; together they are all."""
    everything = browser.get(API + DAY).json()["violations"]
    stages = {life["reached"] for life in everything}

    apart = [browser.get(f"{API}{DAY}&reached={stage}").json()["violations"] for stage in sorted(stages)]

    assert sorted(one["incident"] for part in apart for one in part) == sorted(one["incident"] for one in everything)
    chosen = sorted(stages)[0]
    page = browser.get(f"{BOARD}/violations{DAY}&reached={chosen}").text
    assert len(re.findall(r'<li data-row id="i-', page)) == sum(one["reached"] == chosen for one in everything)
    assert re.search(rf'reached={chosen}"[^>]* aria-current="page"', page)


@pytest.mark.parametrize("address", [f"{API}?reached=forgotten", f"{BOARD}/violations?reached=forgotten"])
def test_a_stage_that_there_is_not(browser: TestClient, address: str) -> None:
    """A slip of the pen is refused, with the stages that there are."""
    answer = browser.get(address)

    assert answer.status_code == 400
    assert "verified" in answer.text


def test_an_incident_tells_what_became_of_it(browser: TestClient) -> None:
    """Its page has the line, and its own address as JSON the same stages as the list."""
    [life, *_] = browser.get(API + DAY).json()["violations"]

    page = browser.get(f"/incidents/{life['incident']}{DAY}").text
    own = browser.get(f"/api/v1/incidents/{life['incident']}/life{DAY}").json()

    assert "What became of it" in page
    assert own == life
    assert browser.get("/api/v1/incidents/i-0/life").status_code == 404
