"""What a report says is shown, not obeyed; and no page asks anything of another host."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

from browser.conftest import Opener, Site, Watch

DAY = "as_of=2018-10-20"
_MOST_PAGES = 120


def test_stored_text_does_no_harm_on_any_page(visit: Opener, hostile: Site, watch: Watch) -> None:
    """No script of a report runs, and no name, however long or turned, breaks the page at telephone width."""
    page = visit(hostile.at(f"/?{DAY}"), width=390)
    watch.complaints.clear()
    faults: list[str] = []

    for path in _walk(page, hostile):
        if "harmed" in page.title():
            faults.append(f"ran: {path}")
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wider > 0:
            faults.append(f"{wider} pixels too wide: {path[:80]}")

    assert faults == []
    assert watch.complaints == []


def test_no_page_asks_another_host(visit: Opener, demo: Site, watch: Watch) -> None:
    """Every request of every page goes to the server that it came from, also those of the map."""
    page = visit(demo.at("/agreements/idlib-sochi-2018/map?as_of=2019-02-15"))
    page.wait_for_selector("[data-map-idle]")

    assert urlsplit(demo.address).netloc in watch.hosts
    assert {host.rpartition(":")[0] for host in watch.hosts} == {"127.0.0.1"}


def _walk(page: Page, site: Site) -> Iterator[str]:
    """Show every page about the agreement and the evidence, each once; yield its address while it is shown."""
    waiting = [f"/?{DAY}"]
    seen: set[str] = set()
    while waiting and len(seen) < _MOST_PAGES:
        path = waiting.pop(0).partition("#")[0]
        is_other = "/agreements/" in path and "idlib-sochi" not in path
        if path in seen or is_other or DAY not in path or ".ics" in path or ".atom" in path:
            continue
        seen.add(path)
        page.goto(site.at(path))
        yield path
        links: list[str] = page.evaluate("[...document.links].map((link) => link.getAttribute('href'))")
        waiting.extend(link for link in links if link.startswith("/"))
