"""The public site, opened from a disk without a network."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browser.conftest import ROOT, Watch
from browser.hostile import write_hostile_reports
from cli.reports import run


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public")
    (folder / "hostile").mkdir()
    write_hostile_reports(folder / "hostile")
    run("-w", folder / "work", "add", ROOT / "demo" / "reports", folder / "hostile")
    assert run("-w", folder / "work", "publish", folder / "site", "--as-of", "2019-02-15").status == 0
    return folder / "site"


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_it_opens_from_disk_and_everybody_can_read_it(chromium: Browser, site: Path, width: int, scheme: str) -> None:
    """No request, no complaint, nothing that axe finds, and nothing wider than the page."""
    watch = Watch()
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", offline=True
    )
    page = watch.over(context.new_page())
    names = [path.name for path in sorted(site.glob("*.html")) if not path.name.startswith("report-")]

    for name in [*names, sorted(site.glob("report-*.html"))[0].name]:
        page.goto((site / name).as_uri())
        # axe would fetch the style sheet again by a script, which no browser lets a page from a disk do.
        assert Axe().run(page, options={"preload": False}).response["violations"] == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name

    context.close()
    assert (watch.hosts, watch.complaints) == (set(), [])


def test_two_clicks_lead_from_the_boards_to_a_sentence(chromium: Browser, site: Path) -> None:
    """Board, claim: there the sentence stands."""
    page = chromium.new_context(offline=True, java_script_enabled=False).new_page()
    page.goto((site / "index.html").as_uri())

    page.click("main h2 a")
    page.click("main .cited a >> visible=true")

    assert page.locator("section:target blockquote").inner_text()
    page.context.close()
