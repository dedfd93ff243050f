"""People at a server that is open to strangers: who comments, who moderates, who looks after accounts."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.conftest import ROOT, Opener, Site, Watch, serve
from browser.hostile import LONG, SCRIPT, TURNED
from trucewatch.web.people.accounts import Accounts, Role
from trucewatch.web.people.comments import CommentState
from trucewatch.web.people.guests import Guests
from trucewatch.web.people.opening import Openness
from trucewatch.web.people.register import Register
from trucewatch.workspace import open_workspace

PASSWORD = "a long enough phrase"
NAMES = {Role.ANALYST: "Ada", Role.ADMINISTRATOR: "Noor"}
_REPORTS = 6


@dataclass(frozen=True)
class Office:
    """A server with accounts, open to strangers, and its file of people."""

    site: Site
    guests: Guests


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    reports, folder = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("office")
    for path in sorted((ROOT / "demo" / "reports").iterdir())[:_REPORTS]:
        shutil.copy(path, reports)
    shutil.copytree(ROOT / "demo" / "library", folder / "library")
    register = Register(folder)
    for role, name in NAMES.items():
        Accounts(register).add(name, role, PASSWORD)
    Guests(register).opening.change(Openness.COMMENT, embargo_days=0)
    for site in serve(folder, reports, "--name", "monitor.example"):
        office = Office(site=site, guests=Guests(register))
        with open_workspace(folder) as workspace:
            _write_harm(office.guests, [*workspace.evidence(workspace.times()).documents])
        yield office


def _write_harm(guests: Guests, hashes: list[str]) -> None:
    """Leave comments and leads that were written to do harm on each report, one of them published."""
    for sha256 in hashes:
        shown = guests.comments.add(sha256, (TURNED + LONG)[:80], f"{SCRIPT} https://films.example/{'a' * 600}")
        guests.comments.decide(shown.id, CommentState.PUBLISHED, by="Ada", because=SCRIPT)
        guests.comments.add(sha256, SCRIPT[:80], TURNED + "x" * 3_000)
    guests.leads.add(f"https://films.example/{'b' * 900}", suggested_by=SCRIPT, by=LONG[:9000], note=TURNED)


@pytest.fixture(autouse=True)
def _expect_office(office: Office, watch: Watch) -> None:
    watch.expected.add(office.site.address.removeprefix("http://"))


def log_in(page: Page, office: Office, role: Role) -> None:
    page.goto(office.site.at("/login"))
    page.get_by_label("Name").fill(NAMES[role])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(office.site.at("/"))


def first_report(page: Page, office: Office) -> str:
    page.goto(office.site.at("/public"))
    return page.locator("main [data-row] a").first.get_attribute("href") or ""


def test_a_comment_is_refused_corrected_moderated_and_shown(visit: Opener, office: Office) -> None:
    """A stranger without scripts forgets what is needed, and is told; an analyst publishes it; then all see it."""
    reader = visit(office.site.at("/"), scripts=False)
    expect(reader).to_have_url(office.site.at("/public"))
    reader.locator("main [data-row] a").first.click()
    reader.get_by_label("Name").fill("Rami")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("alert")).to_have_text("Please enter your comment!")
    expect(reader.get_by_label("Name")).to_have_value("Rami")

    reader.get_by_label("Comment").fill("The first shells fell before noon:\nhttps://films.example/12 shows it.")
    reader.get_by_label("Name").fill("")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("alert")).to_have_text("Please enter your name here")
    expect(reader.get_by_label("Comment")).to_have_value(
        "The first shells fell before noon:\nhttps://films.example/12 shows it."
    )
    reader.get_by_label("Name").fill("Rami")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("status")).to_contain_text("Thank you")
    expect(reader.get_by_text("before noon")).to_have_count(0)
    shown_at = reader.url.partition("?")[0]

    moderator = visit(office.site.at("/"))
    log_in(moderator, office, Role.ANALYST)
    moderator.goto(office.site.at("/comments"))
    card = moderator.locator(".cards > li", has_text="before noon")
    card.get_by_role("button", name="Refuse").click()
    expect(moderator.get_by_role("alert")).to_contain_text("Please say why")
    card.get_by_role("button", name="Make it a lead").click()
    expect(moderator.get_by_text("https://films.example/12", exact=True)).to_be_visible()
    moderator.goto(office.site.at("/comments"))
    card.get_by_role("button", name="Publish").click()
    expect(card).to_have_count(0)

    reader.goto(shown_at)
    expect(reader.locator(".words-of-a-reader", has_text="before noon")).to_be_visible()
    expect(reader.locator("main a[href*='films.example']")).to_have_count(0)
    moderator.goto(office.site.at("/comments?state=published"))
    card.get_by_role("button", name="Take the decision back").click()
    reader.goto(shown_at)
    expect(reader.get_by_text("before noon")).to_have_count(0)


def test_an_analyst_parts_an_incident_by_keyboard(visit: Opener, office: Office) -> None:
    """No mouse and no script: chosen, looked at, done, and taken back by one press."""
    page = visit(office.site.at("/"), scripts=False)
    log_in(page, office, Role.ANALYST)
    page.goto(office.site.at(_largest_incident(page, office) + "/regroup"))
    claims = page.locator("input[name=take]").count()
    assert claims >= 2

    page.locator("input[name=take]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What changes")).to_be_visible()
    expect(page.locator("section[aria-labelledby=then] li")).to_have_count(2)
    page.get_by_label("Because").focus()
    page.keyboard.type("It is another street.")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Parted or joined by hand")).to_contain_text("It is another street.")
    page.get_by_role("button", name="Take it back").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Incidents parted or joined").first).to_be_visible()
    expect(page.get_by_text("taken back", exact=True).first).to_be_visible()


def test_an_administrator_opens_and_closes_the_server(visit: Opener, office: Office) -> None:
    """Closed, a stranger meets the login; opened again, the reports."""
    page = visit(office.site.at("/"))
    log_in(page, office, Role.ADMINISTRATOR)
    stranger = visit(office.site.at("/public"))

    page.goto(office.site.at("/people"))
    page.get_by_label("Closed").check()
    page.get_by_role("button", name="Set").click()
    stranger.goto(office.site.at("/public"))
    expect(stranger.get_by_role("heading", name="Log in")).to_be_visible()

    page.get_by_label("To read and comment").check()
    page.get_by_role("button", name="Set").click()
    stranger.goto(office.site.at("/public"))
    expect(stranger.get_by_role("heading", name="Reports")).to_be_visible()
    page.goto(office.site.at("/people/log?who=Noor"))
    expect(page.get_by_text("opened the server to strangers: closed").first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (768, "light"), (390, "dark")])
def test_the_pages_about_people_shut_nobody_out(visit: Opener, office: Office, width: int, scheme: str) -> None:
    """All rules of axe-core hold on them, with hostile words too, and none is wider than its window; no script ran."""
    stranger = visit(office.site.at("/login"), width=width, scheme=scheme)
    report = first_report(stranger, office)
    faults = _faults(stranger, [office.site.at(path) for path in ("/login", "/public", report)])
    stranger.get_by_role("button", name="Send").click()
    faults += _faults_here(stranger)

    page = visit(office.site.at("/login"), width=width, scheme=scheme)
    log_in(page, office, Role.ADMINISTRATOR)
    incident = _largest_incident(page, office)
    page.goto(office.site.at(incident + "/regroup"))
    claim = page.locator("input[name=take]").first.get_attribute("value")
    paths = [
        "/account",
        "/people",
        "/people/log",
        "/comments",
        "/comments?state=published",
        "/leads",
        "/review",
        f"/review/claims/{claim}",
        incident,
        f"{incident}/regroup?take={claim}",
        f"/incidents/{incident.rpartition('/')[2]}/regroup?take=c-0",
    ]
    faults += _faults(page, [office.site.at(path) for path in paths])

    assert not faults, "\n".join(faults)


def test_a_login_that_fails_is_told_to_everybody(chromium: Browser, office: Office) -> None:
    """The reason is announced, and stands beside the fields."""
    page = chromium.new_context().new_page()
    page.goto(office.site.at("/login"))
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill("not the phrase")
    page.get_by_role("button", name="Log in").click()

    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    assert _faults_here(page) == []
    page.context.close()


def _largest_incident(page: Page, office: Office) -> str:
    page.goto(office.site.at("/incidents"))
    rows = page.locator("main [data-row]")
    sizes = [int(text.split()[0]) for text in rows.locator("p.quiet").all_inner_texts()]
    return rows.nth(sizes.index(max(sizes))).locator("a").first.get_attribute("href") or ""


def _faults(page: Page, addresses: list[str]) -> list[str]:
    found = []
    for address in addresses:
        page.goto(address)
        found += _faults_here(page)
    return found


def _faults_here(page: Page) -> list[str]:
    where = "/" + page.url.partition("//")[2].partition("/")[2][:60]
    found = [
        f"{where}: {violation['id']}: {[node['target'] for node in violation['nodes'][:3]]}"
        for violation in Axe().run(page).response["violations"]
    ]
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wider > 0:
        found.append(f"{where}: {wider} pixels too wide")
    if "harmed" in page.title():
        found.append(f"{where}: a script ran")
    return found
