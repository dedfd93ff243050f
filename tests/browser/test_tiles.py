"""The user's own base map, laid into the workspace, is drawn under the incidents, and comes from this very server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Response

from browser.conftest import Opener, Site, Watch, serve
from browser.small_tiles import write_small_tiles
from web.conftest import REPORTS

MAP = "/map?as_of=2018-10-20"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "shelling.md").write_text(REPORTS["shelling.md"], encoding="utf-8")
    return tmp_path


@pytest.fixture
def site(folder: Path, watch: Watch) -> Iterator[Site]:
    for served in serve(folder / "workspace", folder / "reports"):
        watch.expected.add(served.address.removeprefix("http://"))
        yield served


def test_the_users_own_map_is_drawn(visit: Opener, site: Site, folder: Path, watch: Watch) -> None:
    """Stretches of the file are asked for, here only, and what they hold is on the map."""
    before = len(watch.complaints)  # of the pages that other tests looked at
    page = visit(site.at(MAP))
    page.wait_for_selector("[data-map-idle]")
    bare = page.locator("figure.map").screenshot()
    maps = folder / "workspace" / "library" / "maps"
    maps.mkdir(parents=True)
    write_small_tiles(maps / "own.pmtiles")
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it is given

    page.reload()
    page.wait_for_selector("[data-map-idle]")

    tiles = [one for one in answers if one.url.endswith(".pmtiles")]
    assert tiles
    assert {one.status for one in tiles} == {206}
    assert page.locator("figure.map").screenshot() != bare
    assert watch.complaints[before:] == []
