"""An analyst at work, with the keyboard alone."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import ROOT, Opener, Site, Watch, serve


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A few reports of the demo, in a workspace that this story may change."""
    reports, folder = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("review")
    for path in sorted((ROOT / "demo" / "reports").iterdir())[:6]:
        shutil.copy(path, reports)
    shutil.copytree(ROOT / "demo" / "library", folder / "library")
    yield from serve(folder, reports)


@pytest.fixture
def at_desk(visit: Opener, desk: Site, watch: Watch) -> Page:
    watch.expected.add(desk.address.removeprefix("http://"))
    return visit(desk.at("/review"))


def test_an_analyst_clears_ten_claims_by_keyboard(at_desk: Page) -> None:
    """Accept, reject with a reason, amend, unsure, leave it: no mouse is touched; one press takes a decision back."""
    page = at_desk
    link = page.get_by_role("link", name="Review the next claim")
    link.focus()
    link.press("Enter")
    page.wait_for_url("**/review/claims/c-*")

    _press(page, "a")
    expect(page.get_by_label("Reviewer")).to_be_focused()
    page.keyboard.type("Ada")
    _leave_with(page, "Enter")
    for key in ("a", "a", "u", "a", "a"):
        _leave_with(page, key)

    _press(page, "r")
    expect(page.get_by_label("Because")).to_be_focused()
    page.keyboard.type("The report does not say so.")
    _leave_with(page, "Enter")

    _press(page, "m")
    field = page.get_by_label("speaker", exact=True)
    expect(field).to_be_focused()
    field.press("Control+a")
    page.keyboard.type("The town council")
    page.get_by_label("Because").press_sequentially("It is the council's word.")
    _leave_with(page, "Enter")
    for key in ("a", "a"):
        _leave_with(page, key)
    left = page.url
    _leave_with(page, "n")
    assert page.url != left

    page.goto(page.url.partition("/review")[0] + "/review")
    expect(page.locator("ol.events li")).to_have_count(10)
    expect(page.locator("#waiting + p")).to_contain_text("10 are decided about")

    back = page.get_by_role("button", name="Take back").first
    back.focus()
    back.press("Enter")
    expect(page.get_by_text("taken back", exact=True)).to_have_count(1)


def _press(page: Page, key: str) -> None:
    page.locator("body").press(key)


def _leave_with(page: Page, key: str) -> None:
    """Press the key and wait for the next claim."""
    before = page.url
    page.keyboard.press(key)
    page.wait_for_url(lambda address: address != before and "/review/claims/" in address)
