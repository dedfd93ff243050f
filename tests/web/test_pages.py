"""Every page is there, is whole without JavaScript, and lets no stored text run."""

import re
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from trucewatch.workspace import Workspace

BOARD = "/agreements/idlib-sochi-2018"
DAY = "?as_of=2018-10-20"


class Links(HTMLParser):
    """Collects where a page leads, and what it loads."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href") and ("rel", "alternate") not in attrs:
                self.loaded.append(value or "")
            elif name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")


def links_of(page: str) -> Links:
    found = Links()
    found.feed(page)
    return found


@pytest.fixture(scope="module")
def site(browser: TestClient) -> dict[str, Response]:
    """Every page of one day that can be reached from the first one, each address once.

    Agreements of which no report speaks have the same pages with nothing on them: one of them stands for all.
    """
    waiting, found = ["/" + DAY], dict[str, Response]()
    while waiting:
        address = waiting.pop().partition("#")[0]
        is_other = "/agreements/" in address and not any(name in address for name in ("idlib-sochi", "nairobi"))
        if address.startswith("/") and DAY[1:] in address and address not in found and not is_other:
            found[address] = browser.get(address)
            waiting.extend(links_of(found[address].text).links)
    return found


def test_every_link_leads_to_a_page(site: dict[str, Response]) -> None:
    """From the start page on, no link is dead, and the walk comes to every kind of page."""
    kinds = {urlsplit(address).path.split("/")[1] for address in site}

    assert [address for address, answer in site.items() if answer.status_code != 200] == []
    assert {"agreements", "claims", "incidents", "documents", "sources", "actors", "map"} <= kinds
    parts = {urlsplit(address).path.split("/")[3] for address in site if address.count("/") > 2}
    assert {"obligations", "matrix", "map", "timeline", "violations", "calendar", "history"} <= parts


def test_no_page_runs_what_a_report_says(site: dict[str, Response]) -> None:
    """Markup in a title, a source or a sentence is shown, not obeyed; nothing is loaded from elsewhere."""
    for address, answer in site.items():
        page = answer.text
        found = links_of(page)

        assert "<script>alert" not in page, address
        assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", page), address
        if "html" not in answer.headers["content-type"]:
            continue
        assert found.handlers == [], address
        assert all(loaded.startswith("/static/") for loaded in found.loaded), address


def test_pages_say_that_reports_are_constructed(browser: TestClient) -> None:
    """Whoever looks at a demo is told so on every page."""
    assert "reports in this workspace are constructed" in browser.get(BOARD + DAY).text


def test_links_keep_the_times(browser: TestClient) -> None:
    """The state of a page is in its address, and every link hands it on."""
    page = browser.get(BOARD + "?as_of=2018-10-20&published_by=2018-10-13").text
    links = [link for link in links_of(page).links if link.startswith("/")]

    assert links
    assert all("published_by=2018-10-13" in link for link in links)


def test_claim_page_shows_the_sentence_and_the_hash(browser: TestClient, workspace: Workspace) -> None:
    """From a claim, the sentence in its passage and the hash of the bytes are in sight."""
    claim = next(claim for claim in workspace.evidence(workspace.times()).claims if claim.killed)
    page = browser.get(f"/claims/{claim.id}").text

    assert "<mark>" in page
    assert claim.document in page


def test_document_page_has_an_anchor_for_each_claim(browser: TestClient, workspace: Workspace) -> None:
    """A link to a claim's place in its report leads to its sentence."""
    claim = workspace.evidence(workspace.times()).claims[0]

    assert f'id="{claim.id}"' in browser.get(f"/documents/{claim.document}").text


def test_published_later_is_not_shown(browser: TestClient) -> None:
    """What was published after the day asked about has no influence on any page."""
    assert "Morek" in browser.get("/claims?as_of=2018-10-12").text
    assert "Morek" not in browser.get("/claims?as_of=2018-10-11").text


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        (BOARD + "?as_of=2018-13-01", 400, "expected a date like 2019-02-08"),
        (BOARD + "?known_on=soon", 400, "expected an instant like 2019-02-08T12:00:00Z"),
        ("/claims?kind=nonsense", 400, "expected one of incident"),
        ("/claims?page=0", 400, "expected a whole number from 1"),
        ("/agreements/idlib-sochi-2019", 404, "idlib-sochi-2018"),
        (BOARD + "/obligations/nothing", 404, "unknown obligation"),
        ("/claims/c-0", 404, "unknown claim"),
        ("/incidents/i-0", 404, "unknown incident"),
        ("/contradictions/x-0", 404, "unknown contradiction"),
        ("/documents/00", 404, "unknown report"),
        ("/nowhere", 404, "Not found"),
    ],
)
def test_what_cannot_be_shown_is_told(browser: TestClient, address: str, status: int, told: str) -> None:
    """A wrong address gets a page that says what is wrong with it."""
    answer = browser.get(address)

    assert answer.status_code == status
    assert told in answer.text
    assert "<h1>" in answer.text


def test_a_report_published_after_the_day_asked_about(browser: TestClient, workspace: Workspace) -> None:
    """Its page says that nothing of it counts then, and leads to the day of its publication."""
    [late] = [one for one in workspace.evidence(workspace.times()).documents.values() if one.title == "Shells on Morek"]
    address = f"/documents/{late.sha256}"

    page = browser.get(f"{address}?as_of=2018-10-11").text

    assert "nothing of it counts" in page
    assert f"{address}?as_of=2018-10-12" in links_of(page).links
    assert "nothing of it counts" not in browser.get(f"{address}?as_of=2018-10-12").text


def test_the_start_page_tells_its_day_once(browser: TestClient) -> None:
    """Its boards are as of the newest report, and so says the foot of the page."""
    page = browser.get("/").text

    assert "As things stood on 14 October 2018" in page


def test_a_bearing_does_not_repeat_the_claim(browser: TestClient, workspace: Workspace) -> None:
    """A claim's page says its claim at the top, and then only why it bears on an obligation."""
    bearing = workspace.board("idlib-sochi-2018", workspace.times(as_of=date(2018, 10, 20))).bearings[0]

    page = browser.get(f"/claims/{bearing.claim}{DAY}").text

    assert "What it bears on" in page
    assert f"{bearing.way} it: it " in page
