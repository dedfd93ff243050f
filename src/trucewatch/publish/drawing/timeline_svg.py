"""Draw the timeline as SVG: one lane a sort of thing, days as dots, longer or vaguer stretches as bars.

Claims are counted by day, those against above those for, told apart by form: filled and hollow.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.model.finding import Way
from trucewatch.model.period import Period
from trucewatch.publish.drawing.palette import Palette
from trucewatch.publish.drawing.svg import clipped, element, figure, text
from trucewatch.views.timeline import Event, Lane, TimelineView

LANE_TITLES = {
    Lane.CLAIM: "What was said",
    Lane.INCIDENT: "Incidents",
    Lane.ACCESS: "Kept out",
    Lane.MEETING: "Meetings",
    Lane.DEAL: "The deal",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WIDTH = 1100.0
_LEFT = 104.0
"""Room for the titles of the lanes."""
_RIGHT = 16.0
LEFT_SHARE, RIGHT_SHARE = round(_LEFT / _WIDTH, 4), round(_RIGHT / _WIDTH, 4)
"""How much of the sheet lies before the first day and after the last, for whoever measures days on it."""
_TOP = 12.0
_AXIS = 26.0
_ROW = 12.0
_DOT = 4.0
_CLAIMS_HEIGHT = 64.0
_GAP = 14.0
_LEAST_ROWS = 2.2
"""Room for the lane's title and its count."""
_MOST_ROWS = 9
"""Of one lane: what does not fit is drawn over the last row, and stands in the list anyway."""
_MOST_MARKS = 800
"""Of one lane: more events than these could not be told apart, and are counted by day."""
_COUNTED_HEIGHT = 48.0
_MONTH_WIDTH = 44.0
"""Pixels: months narrower than this go without their names."""

Address = Callable[[Event], str | None]
"""Where a press on an event leads; None for nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    first: date
    days: int
    width: float

    def x(self, day: date) -> float:
        """The middle of a day."""
        return _LEFT + ((day - self.first).days + 0.5) / self.days * (self.width - _LEFT - _RIGHT)

    def held(self, period: Period) -> tuple[float, float]:
        """Where a stretch begins and ends, within the sheet; open ends run off it."""
        last_day = self.first + timedelta(days=self.days - 1)
        first = max(period.first or self.first, self.first)
        last = min(period.last or last_day, last_day)
        return self.x(min(first, last_day)), self.x(max(last, self.first))


def draw_timeline(
    view: TimelineView,
    *,
    palette: Palette,
    title: str,
    now: date | None = None,
    address: Address | None = None,
) -> str:
    """Return the timeline as one SVG element; empty text where nothing is dated.

    Args:
        title: What it shows, for those who hear the page.
        now: The day as of which things are shown, to be marked.
    """
    if view.period.first is None or view.period.last is None:
        return ""
    axis = _Axis(first=view.period.first, days=view.period.length_days or 1, width=_WIDTH)
    lanes: list[str] = []
    y = _TOP
    for lane in Lane:
        events = view.in_lane(lane)
        if lane is Lane.CLAIM:
            drawn, height = _claims(view, axis, y, palette), _CLAIMS_HEIGHT
        elif len(events) > _MOST_MARKS:
            drawn, height = _counted(events, axis, y, palette), _COUNTED_HEIGHT
        else:
            rows = _stack(events, axis)
            drawn = [_mark(event, axis, y + row * _ROW, palette, address) for event, row in rows]
            height = max(_LEAST_ROWS, 1 + max((row for _, row in rows), default=0)) * _ROW
        lanes += [_lane_title(LANE_TITLES[lane], len(events), y, palette), *drawn]
        y += height + _GAP
        lanes.append(_rule(y - _GAP / 2, _WIDTH, palette))
    height = y + _AXIS
    parts = [
        element("title", text(title), id="timeline-title"),
        element("desc", text(_describe(view)), id="timeline-desc"),
        *_months(axis, y, palette),
        *lanes,
        *_now(now, axis, y, palette),
    ]
    return element(
        "svg",
        "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {figure(_WIDTH)} {figure(height)}",
        role="group" if address else "img",
        aria_labelledby="timeline-title timeline-desc",
        class_="timeline-drawing",
        font_family="sans-serif",
        font_size="12",
    )


def _describe(view: TimelineView) -> str:
    counts = ", ".join(f"{LANE_TITLES[lane].lower()}: {len(view.in_lane(lane))}" for lane in Lane)
    return f"{counts}; {len(view.undated)} without a day. The list below has them in words."


def _claims(view: TimelineView, axis: _Axis, y: float, palette: Palette) -> list[str]:
    """Two rows of bars from a common base: for, hollow, upwards; against, filled, downwards."""
    days = view.days_of_claims
    most = max((max(count[Way.FOR], count[Way.AGAINST]) for count in days.values()), default=1)
    half = _CLAIMS_HEIGHT / 2
    wide = max(2.0, min(9.0, (axis.width - _LEFT - _RIGHT) / axis.days * 0.7))
    base = y + half
    parts = [
        element("line", x1=_LEFT, x2=axis.width - _RIGHT, y1=base, y2=base, stroke=palette.rule, stroke_width="1"),
        element("text", "for", x=_LEFT - 10, y=base - 10, fill=palette.soft_ink, font_size="11", text_anchor="end"),
        element("text", "against", x=_LEFT - 10, y=base + 18, fill=palette.soft_ink, font_size="11", text_anchor="end"),
    ]
    for day, count in sorted(days.items()):
        x = axis.x(day) - wide / 2
        up, down = (half - 4) * count[Way.FOR] / most, (half - 4) * count[Way.AGAINST] / most
        said = element("title", f"{_day(day)}: {count[Way.FOR]} for, {count[Way.AGAINST]} against")
        hollow = {"fill": palette.paper, "stroke": palette.accent, "stroke_width": "1.1"}
        bars = [
            element("rect", x=x, y=base - up, width=wide, height=up, **hollow) if up else "",
            element("rect", x=x, y=base, width=wide, height=down, fill=palette.accent) if down else "",
        ]
        parts.append(element("g", said + "".join(bars)))
    return parts


def _counted(events: Sequence[Event], axis: _Axis, y: float, palette: Palette) -> list[str]:
    """Bars on the first day of each event, so many that only their number can be shown."""
    counts = Counter(
        min(max(day, axis.first), axis.first + timedelta(days=axis.days - 1))
        for event in events
        if event.period and (day := event.period.first or event.period.last)
    )
    most, base = max(counts.values()), y + _COUNTED_HEIGHT
    wide = max(2.0, min(9.0, (axis.width - _LEFT - _RIGHT) / axis.days * 0.7))
    bars = []
    for day, count in sorted(counts.items()):
        high = max(1.0, (_COUNTED_HEIGHT - 4) * count / most)
        said = element("title", f"{_day(day)}: {count:,}")
        x = axis.x(day) - wide / 2
        bars.append(element("rect", said, x=x, y=base - high, width=wide, height=high, fill=palette.accent))
    return bars


def _stack(events: Sequence[Event], axis: _Axis) -> list[tuple[Event, int]]:
    """Give each event the first row in which it touches none before it."""
    ends: list[float] = []
    placed = []
    for event in events:
        if event.period is None:
            continue
        start, end = axis.held(event.period)
        row = next((i for i, taken in enumerate(ends) if taken < start - _DOT), len(ends))
        row = min(row, _MOST_ROWS - 1)
        if row == len(ends):
            ends.append(0.0)
        ends[row] = max(ends[row], end + 2 * _DOT)
        placed.append((event, row))
    return placed


def _mark(event: Event, axis: _Axis, y: float, palette: Palette, address: Address | None) -> str:
    if event.period is None:
        return ""
    start, end = axis.held(event.period)
    middle = y + _ROW / 2
    said = element("title", text(f"{_period(event.period)}: {clipped(event.title, 200)}"))
    if end - start < 2 * _DOT:
        shape = _dot((start + end) / 2, middle, event, palette, said)
    else:
        shape = element(
            "rect",
            said,
            x=start - 2,
            y=middle - _DOT + 0.5,
            width=end - start + 4,
            height=2 * _DOT - 1,
            rx="3",
            fill=palette.accent_wash,
            stroke=palette.accent,
            stroke_width="1",
            stroke_dasharray=None if event.period.first and event.period.last else "2 2",
        )
    leads_to = address(event) if address else None
    return element("a", shape, href=leads_to) if leads_to else shape


def _dot(x: float, y: float, event: Event, palette: Palette, said: str) -> str:
    """Each lane has its own form, so that no colour need tell them apart."""
    r = _DOT
    match event.lane:
        case Lane.DEAL:
            path = f"M{figure(x)} {figure(y - r - 1)}l{figure(r + 1)} {figure(r + 1)}-{figure(r + 1)} {figure(r + 1)}"
            path += f"-{figure(r + 1)}-{figure(r + 1)}z"
            return element("path", said, d=path, fill=palette.paper, stroke=palette.ink, stroke_width="1.4")
        case Lane.MEETING:
            side = figure(2 * r - 1)
            return element(
                "rect",
                said,
                x=x - r + 0.5,
                y=y - r + 0.5,
                width=side,
                height=side,
                fill=palette.ink,
                fill_opacity="0.7",
            )
        case Lane.ACCESS:
            path = f"M{figure(x - r)} {figure(y - r)}l{figure(2 * r)} {figure(2 * r)}m0-{figure(2 * r)}"
            path += f"l-{figure(2 * r)} {figure(2 * r)}"
            return element("path", said, d=path, stroke=palette.ink, stroke_width="2", fill="none")
        case Lane.INCIDENT | Lane.CLAIM:
            return element("circle", said, cx=x, cy=y, r=r, fill=palette.accent)


def _lane_title(title: str, events: int, y: float, palette: Palette) -> str:
    return element("text", text(title), x="0", y=y + 10, fill=palette.ink, font_weight="600") + element(
        "text", f"{events:,}", x="0", y=y + 25, fill=palette.soft_ink, font_size="11"
    )


def _rule(y: float, width: float, palette: Palette) -> str:
    return element("line", x1="0", x2=width, y1=y, y2=y, stroke=palette.rule, stroke_width="0.6")


def _months(axis: _Axis, y: float, palette: Palette) -> Iterator[str]:
    """A line for each month, and its name where there is room; years where months are too many."""
    starts = list(_month_starts(axis))
    step = max(1, -(-int(_MONTH_WIDTH * len(starts)) // max(1, int(axis.width - _LEFT - _RIGHT))))
    for number, day in enumerate(starts):
        if number % step:
            continue
        x = axis.x(day)
        yield element("line", x1=x, x2=x, y1=_TOP - 4, y2=y, stroke=palette.rule, stroke_width="0.6")
        is_new_year = number == 0 or day.month == 1 or step >= 12
        name = f"{_MONTHS[day.month - 1]} {day.year}" if is_new_year else _MONTHS[day.month - 1]
        yield element("text", name, x=x + 4, y=y + 14, fill=palette.soft_ink, font_size="11")


def _month_starts(axis: _Axis) -> Iterable[date]:
    last = axis.first + timedelta(days=axis.days - 1)
    day = axis.first.replace(day=1)
    while day <= last:
        if day >= axis.first:
            yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _now(now: date | None, axis: _Axis, y: float, palette: Palette) -> Iterator[str]:
    last = axis.first + timedelta(days=axis.days - 1)
    if now is not None and axis.first <= now <= last:
        x = axis.x(now)
        title = element("title", f"as of {_day(now)}")
        yield element("line", title, x1=x, x2=x, y1="0", y2=y, stroke=palette.accent, stroke_width="1.6")


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _period(period: Period) -> str:
    first, last = period.first, period.last
    if first and last:
        return _day(first) if first == last else f"{_day(first)} to {_day(last)}"
    return f"from {_day(first)}" if first else f"until {_day(last)}" if last else "no day"
