"""The timeline as SVG: vague days as bars, one day as a dot."""

from xml.etree import ElementTree

from fakes import report, shelling, verdict
from trucewatch.model.claim import About, Verdict
from trucewatch.publish.drawing.palette import ON_PAPER
from trucewatch.publish.drawing.timeline_svg import draw_timeline
from trucewatch.views.timeline import TimelineView, make_timeline_view
from views.boards import ACTORS, scene

SVG = "{http://www.w3.org/2000/svg}"


def view() -> TimelineView:
    made = scene(
        report(
            "2001-06-15",
            verdict("Anna North", Verdict.VIOLATED, About.CEASE_FIRE),
            shelling("Ash", "2001-06-01"),
            shelling("Birch", "2001-05-20/2001-06-10", killed=4),
        )
    )
    return make_timeline_view(made.board, made.evidence, actors=ACTORS)


def test_a_day_is_a_dot_and_a_stretch_a_bar() -> None:
    """What is known only to three weeks is drawn three weeks wide."""
    page = ElementTree.fromstring(draw_timeline(view(), palette=ON_PAPER, title="x"))

    assert len(page.findall(f".//{SVG}circle")) == 1
    assert any(float(bar.get("width", "0")) > 100 for bar in page.findall(f".//{SVG}rect"))


def test_the_same_timeline_gives_the_same_bytes() -> None:
    """A drawing is a pure function of what it shows."""
    assert draw_timeline(view(), palette=ON_PAPER, title="x") == draw_timeline(view(), palette=ON_PAPER, title="x")


def test_events_lead_where_they_are_told_to() -> None:
    """Every event with an address is a link."""
    drawn = draw_timeline(view(), palette=ON_PAPER, title="x", address=lambda event: f"#{event.incident}")

    assert 'href="#i-' in drawn


def test_nothing_dated_is_nothing_drawn() -> None:
    """There is no axis without days."""
    empty = TimelineView(period=view().period.__class__(first=None, last=None), events=(), undated=())

    assert draw_timeline(empty, palette=ON_PAPER, title="x") == ""


def test_very_many_events_are_counted_by_day() -> None:
    """More than can be told apart are drawn as their number, and the page grows no further."""
    one = next(event for event in view().events if event.incident)
    many = TimelineView(period=view().period, events=(one,) * 5000, undated=())

    page = ElementTree.fromstring(draw_timeline(many, palette=ON_PAPER, title="x"))

    assert len(page.findall(f".//{SVG}circle")) == 0
    assert [said.text for said in page.iter(f"{SVG}title") if (said.text or "").endswith(": 5,000")]
