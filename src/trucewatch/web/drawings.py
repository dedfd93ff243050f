"""The server's drawings in the colours of the page, which follow the reader's choice of light or dark."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.publish.drawing.base_map import find_base_map
from trucewatch.publish.drawing.frame import lay_ground
from trucewatch.publish.drawing.map_svg import draw_map
from trucewatch.publish.drawing.palette import Palette
from trucewatch.publish.drawing.timeline_svg import draw_timeline
from trucewatch.views.map import Disc, MapView
from trucewatch.views.timeline import Event, TimelineView
from trucewatch.web.asking import Question

ON_SCREEN = Palette(
    paper="var(--sea)",
    land="var(--land)",
    ink="var(--ink)",
    soft_ink="var(--soft-ink)",
    rule="var(--border)",
    accent="var(--accent)",
    accent_wash="var(--accent-wash)",
    faint="var(--rule)",
)
"""The names of the page's colours (`web/src/styles/tokens.css`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """A map as it is put on a page."""

    svg: Markup
    frame: str
    """The window drawn, as the island takes it: "west,south,east,north" in degrees."""
    beyond: tuple[Disc, ...]
    """Places so far off the others that they lie beyond its edge."""


def map_drawing(
    view: MapView,
    *,
    title: str,
    size: tuple[int, int] = (960, 560),
    address: Callable[[Disc], str | None] | None = None,
) -> MapDrawing | None:
    """Return the map as SVG; None where nothing on it has a place.

    Args:
        size: Width and height in pixels.
        address: Where a press on a disc leads.
    """
    width, height = size
    ground = lay_ground(view, width=width, height=height, atlas=find_base_map())
    if ground is None:
        return None
    window = ground.frame.window
    return MapDrawing(
        # What the drawing module returns is escaped there, text by text.
        svg=Markup(draw_map(view, ground, palette=ON_SCREEN, title=title, address=address)),
        frame=",".join(f"{edge:.4f}" for edge in (window.west, window.south, window.east, window.north)),
        beyond=tuple(disc for disc in view.discs if not ground.frame.holds(disc.centre)),
    )


def timeline_drawing(view: TimelineView, question: Question, *, title: str) -> Markup | None:
    """Return the timeline as SVG, each event leading to its page; None where nothing on it has a day."""

    def address(event: Event) -> str | None:
        if event.incident:
            return question.link(f"/incidents/{event.incident}")
        return question.link(f"/claims/{event.claims[0]}") if event.claims else None

    drawn = draw_timeline(view, palette=ON_SCREEN, title=title, now=question.times.as_of, address=address)
    return Markup(drawn) if drawn else None
