"""Put a report together out of two boards: its drawings, its outline, and the check that lets it out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trucewatch.errors import UngroundedReportError
from trucewatch.model.actor import ActorIndex
from trucewatch.model.evidence import Evidence
from trucewatch.model.period import Period
from trucewatch.model.wording import say_day
from trucewatch.publish.drawing.base_map import ATTRIBUTION, find_base_map
from trucewatch.publish.drawing.frame import lay_ground
from trucewatch.publish.drawing.map_svg import draw_map
from trucewatch.publish.drawing.palette import ON_PAPER
from trucewatch.publish.drawing.timeline_svg import draw_timeline
from trucewatch.publish.licences import Withheld
from trucewatch.publish.report.grounds import find_ungrounded
from trucewatch.publish.report.outline import Drawing, SituationReport, make_parts, make_report, without
from trucewatch.views.board import Board
from trucewatch.views.map import make_map
from trucewatch.views.timeline import TimelineView, make_timeline_view

if TYPE_CHECKING:
    from trucewatch.places.zones import Zone

_MAP_SIZE = (960, 560)


def compose_report(  # noqa: PLR0913 - what it is made of, each by its name
    before: Board,
    after: Board,
    evidence: Evidence,
    *,
    actors: ActorIndex,
    zones: "Iterable[Zone]" = (),
    withheld: Sequence[Withheld] = (),
    leave_out: bool = False,
) -> SituationReport:
    """Return the situation report on the days from one board to the other.

    Args:
        before: The board on the first day of the period.
        after: The board on its last day.
        evidence: What `after` was made of: only what may be handed over.
        zones: Those drawn for the last day.
        leave_out: Whether sentences that say more than their evidence are left out, and counted, rather than stop it.
        withheld: Claims that may not leave the workspace, by source and reason.

    Raises:
        UngroundedReportError: A sentence of it says more than the sentences that it cites.
    """
    period = Period(first=before.times.as_of, last=after.times.as_of)
    timeline = make_timeline_view(after, evidence, actors=actors, period=period)
    drawings = dict(_drawings(after, timeline, period, zones))
    parts = make_parts(before, after, evidence, timeline=timeline, drawings=drawings, withheld=withheld)
    ungrounded = list(find_ungrounded(parts, evidence, agreement=after.agreement, actors=actors))
    if ungrounded and not leave_out:
        raise UngroundedReportError(list(dict.fromkeys(line for _, line in ungrounded)))
    return make_report(without(parts, {bullet for bullet, _ in ungrounded}), before, after, evidence)


def _drawings(
    board: Board, timeline: TimelineView, period: Period, zones: "Iterable[Zone]"
) -> Iterable[tuple[str, Drawing]]:
    view = make_map(board.incidents, zones=zones, period=period)
    width, height = _MAP_SIZE
    ground = lay_ground(view, width=width, height=height, atlas=find_base_map())
    if ground:
        beyond = sum(1 for disc in view.discs if not ground.frame.holds(disc.centre))
        left_out = [
            *([f"{beyond} places lie beyond its edge"] if beyond else []),
            *([f"{len(view.unplaced)} incidents have no known place"] if view.unplaced else []),
        ]
        svg = draw_map(view, ground, palette=ON_PAPER, title="Where incidents were reported")
        caption = ". ".join(["Each disc is as wide as its place is uncertain", *left_out, ATTRIBUTION])
        yield "map", Drawing(svg=svg, caption=f"{caption}.")
    narrow = replace(timeline, period=period)
    drawn = draw_timeline(narrow, palette=ON_PAPER, title="What happened when", now=period.last)
    if drawn and period.first and period.last:
        days = f"{say_day(period.first)} to {say_day(period.last)}"
        caption = f"Claims for and against, incidents, access denied, meetings and deadlines, {days}."
        yield "timeline", Drawing(svg=drawn, caption=caption)
