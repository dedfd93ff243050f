"""axe-core finds no violation on any page, by day and by night, on a desk and on a telephone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import BOARD, DAY, Opener, Site

AGREEMENT = "/agreements/idlib-sochi-2018"


def pages_of(page: Page, site: Site) -> list[str]:
    """One address of every kind of page, found by way of the pages themselves."""
    found = [
        "/",
        BOARD,
        f"{AGREEMENT}?as_of={DAY}&since=2018-10-12",
        *(
            f"{AGREEMENT}/{part}?as_of={DAY}"
            for part in ("matrix", "map", "timeline", "violations", "calendar", "history")
        ),
        f"/map?as_of={DAY}",
        f"/search?q=idlib&as_of={DAY}",
        "/nowhere",
    ]
    for listing in ("claims", "incidents", "actors", "sources"):
        found.append(f"/{listing}?as_of={DAY}")
        page.goto(site.at(found[-1]))
        found.append(page.locator(f"main [data-row] a[href^='/{listing}/']").first.get_attribute("href") or "")
    page.goto(site.at(BOARD))
    kinds = ("contradictions", "documents", f"{AGREEMENT[1:]}/obligations")
    firsts = [page.locator(f"main a[href^='/{kind}/']").first.get_attribute("href") or "" for kind in kinds]
    return found + firsts


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_no_page_shuts_anybody_out(visit: Opener, demo: Site, width: int, scheme: str) -> None:
    """Names, roles, contrasts, order: all rules of axe-core hold."""
    page = visit(demo.at("/"), width=width, scheme=scheme)
    axe, faults = Axe(), []

    for path in pages_of(page, demo):
        page.goto(demo.at(path))
        if "/map" in path:
            page.wait_for_selector("[data-map-idle]")
        for violation in axe.run(page).response["violations"]:
            where = [node["target"] for node in violation["nodes"][:3]]
            faults.append(f"{re.sub(r'[?].*', '', path)}: {violation['id']}: {where}")

    assert not faults, "\n".join(faults)
