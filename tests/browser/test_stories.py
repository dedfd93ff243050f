"""What people come for, told as they would do it."""

from playwright.sync_api import Page, expect

from browser.conftest import BOARD, DAY, Opener, Site

AGREEMENT = "/agreements/idlib-sochi-2018"


def test_a_newcomer_reaches_the_sentence_in_three_clicks(visit: Opener, demo: Site) -> None:
    """From the first page: the board, why an obligation is contested, the sentence that says so."""
    page = visit(demo.at("/"))

    page.get_by_role("link", name="Idlib de-escalation area").first.click()
    page.locator("tr", has_text="radical terrorist groups").get_by_role("link", name="contested").click()
    expect(page.get_by_role("heading", name="Why", exact=True)).to_be_visible()
    sentence = page.locator(".reasons blockquote a").first
    words = sentence.inner_text()
    sentence.click()

    expect(page.locator("mark")).to_have_text(words)
    expect(page.get_by_text("Bytes", exact=True)).to_be_visible()


def test_a_reader_without_scripts_reads_the_board(visit: Opener, demo: Site) -> None:
    """Statuses, levels and dates are there, and so are the days to step to."""
    page = visit(demo.at(BOARD), scripts=False)

    row = page.locator("tr", has_text="heavy weapons of the parties")
    expect(row).to_contain_text("by 10 Oct 2018")
    expect(row.locator(".status")).to_be_visible()
    page.get_by_role("link", name="19 Feb 2019 →").click()
    expect(page.locator("[data-day]")).to_have_text("19 February 2019")


def test_a_reader_without_scripts_reads_the_map(visit: Opener, demo: Site) -> None:
    """The server's drawing stands in the island's place, and the table says the same in words."""
    page = visit(demo.at(f"{AGREEMENT}/map?as_of={DAY}"), scripts=False)

    expect(page.locator("svg.map-drawing")).to_be_visible()
    expect(page.locator("svg.map-drawing")).to_contain_text("Boundaries: Natural Earth, de facto, no endorsement")
    expect(page.locator("table.places tr", has_text="Idlib").first).to_contain_text("km")


def test_the_map_is_drawn_and_leads_to_its_table(visit: Opener, demo: Site) -> None:
    """Where scripts run, the island draws; the server's drawing stays for paper."""
    page = visit(demo.at(f"{AGREEMENT}/map?as_of={DAY}"))

    page.wait_for_selector("[data-map-idle]")
    expect(page.locator(".canvas canvas")).to_be_visible()
    expect(page.locator("svg.map-drawing")).to_be_hidden()
    expect(page.locator(".canvas")).to_contain_text("Boundaries: Natural Earth, de facto, no endorsement")
    page.emulate_media(media="print")
    expect(page.locator("svg.map-drawing")).to_be_visible()


def test_the_slider_moves_the_day(visit: Opener, demo: Site) -> None:
    """The day is kept in the address, so that what one sees can be sent to somebody else."""
    page = visit(demo.at(BOARD))

    page.get_by_role("slider").press("ArrowLeft")

    page.wait_for_url("**as_of=2019-02-14*")
    expect(page.locator("[data-day]")).to_have_text("14 February 2019")


def test_days_brushed_on_the_timeline_are_those_of_the_map(visit: Opener, demo: Site) -> None:
    """A drag across the timeline chooses days, and the map of the same days is one click away."""
    page = visit(demo.at(f"{AGREEMENT}/timeline?as_of={DAY}"))
    box = page.locator("svg.timeline-drawing").bounding_box()
    assert box is not None

    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] - 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] - 40, steps=4)
    page.mouse.up()

    page.wait_for_url("**from=20*")
    page.get_by_role("link", name="The same days on the map").click()
    expect(page.get_by_label("Happened from")).not_to_have_value("")


def test_everything_is_reached_by_keyboard(visit: Opener, demo: Site) -> None:
    """A row is chosen and opened, a day stepped, and the search found, without a mouse."""
    page = visit(demo.at(BOARD))

    page.keyboard.press("]")
    page.wait_for_url("**as_of=2019-02-19*")
    page.keyboard.press("j")
    expect(page.locator(".chosen")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/contradictions/**")
    page.keyboard.press("/")
    page.keyboard.type("дамаск idlib")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")


def test_changes_are_shown_since_a_day(visit: Opener, demo: Site) -> None:
    """Whoever asks what changed since a day is told above the obligations, and beside each that changed."""
    page = visit(demo.at(f"{BOARD}&since=2018-10-12"))

    expect(page.get_by_role("heading", name="Since 12 October 2018")).to_be_visible()
    expect(page.locator(".obligations .was").first).to_be_visible()


def test_nothing_is_wider_than_a_telephone(visit: Opener, demo: Site) -> None:
    """At 390 pixels no page scrolls sideways."""
    page = visit(demo.at(BOARD), width=390)

    for path in ("", "/matrix", "/map", "/timeline", "/calendar", "/history"):
        page.goto(demo.at(f"{AGREEMENT}{path}?as_of={DAY}"))
        assert _overflow(page) <= 0, path


def _overflow(page: Page) -> int:
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider
