"""What changed since the last visit: kept in the reader's own browser, and nowhere else."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from trucewatch.web.app import make_app
from trucewatch.workspace import Workspace, open_workspace
from web.conftest import REPORTS

BOARD = "/agreements/idlib-sochi-2018"
DAY = "?as_of=2018-10-20"
LATER = """---
source: northern-desk
published: 2018-10-16
constructed: true
---
# Weapons still there

Heavy weapons have not left the zone in Idlib, the Syrian foreign ministry said.
"""


def add(workspace: Workspace, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    workspace.add([path])


@pytest.fixture
def site(tmp_path: Path) -> tuple[Workspace, Path]:
    workspace = open_workspace(tmp_path / "workspace", create=True)
    add(workspace, tmp_path, "ministry.md", REPORTS["ministry.md"])
    return workspace, tmp_path


def visitor(workspace: Workspace) -> TestClient:
    return TestClient(make_app(workspace), base_url="http://127.0.0.1:8000")


def end_visit(browser: TestClient) -> None:
    """Close the browser: what is kept for a visit only is gone."""
    kept = [cookie for cookie in browser.cookies.jar if cookie.expires is not None]
    browser.cookies.jar.clear()
    for cookie in kept:
        browser.cookies.jar.set_cookie(cookie)


def test_a_first_visit_has_nothing_to_compare_with(site: tuple[Workspace, Path]) -> None:
    """Nobody is told what changed since a visit that never was."""
    with site[0] as workspace:
        assert "Since your last visit" not in visitor(workspace).get(BOARD + DAY).text


def test_what_came_since_the_last_visit_is_told(site: tuple[Workspace, Path]) -> None:
    """A report that was recorded in between changes the board, and reloading does not make that vanish."""
    workspace, folder = site
    with workspace:
        browser = visitor(workspace)
        browser.get(BOARD + DAY)
        end_visit(browser)
        add(workspace, folder, "later.md", LATER)

        pages = [browser.get(BOARD + DAY).text for _ in range(2)]
        end_visit(browser)
        next_visit = browser.get(BOARD + DAY).text

    assert all("Since your last visit" in page and "now contested" in page for page in pages)
    assert "Since your last visit" not in next_visit


def test_a_day_in_the_address_goes_before_the_visit(site: tuple[Workspace, Path]) -> None:
    """Whoever asks since a day is told since that day, and what they asked can be sent on."""
    with site[0] as workspace:
        page = visitor(workspace).get(f"{BOARD}{DAY}&since=2018-10-09").text

    assert "Since 9 October 2018" in page
    assert "claimed done" in page


def test_cookies_tell_nothing_of_the_reader(site: tuple[Workspace, Path]) -> None:
    """They hold an instant of the ledger, are sent to this board alone, and no script reads them."""
    with site[0] as workspace:
        headers = visitor(workspace).get(BOARD + DAY).headers.get_list("set-cookie")

    assert len(headers) == 2
    for header in headers:
        assert "HttpOnly" in header
        assert "SameSite=strict" in header
        assert f"Path={BOARD}" in header
        value = header.partition("=")[2].partition(";")[0].strip('"')
        assert value == "-" or value.startswith("20")


@pytest.mark.parametrize("value", ["soon", "9999-99-99", "", "2018-10-09T00:00:00"])
def test_a_cookie_of_nonsense_is_no_look(site: tuple[Workspace, Path], value: str) -> None:
    """A browser sends what it likes."""
    with site[0] as workspace:
        browser = visitor(workspace)
        answer = browser.get(BOARD + DAY, headers={"cookie": f"last-look={value}"})

    assert answer.status_code == 200
