"""Draw the map as SVG: land, zones with the band of their uncertainty, and places as discs of their precision.

Places too close to be told apart on the sheet are drawn as one, with the number of incidents in them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from trucewatch.publish.drawing.base_map import ATTRIBUTION, Country, area_of, middle_of
from trucewatch.publish.drawing.frame import Frame, Ground
from trucewatch.publish.drawing.palette import Palette
from trucewatch.publish.drawing.svg import clipped, element, figure, text
from trucewatch.views.map import Disc, MapView, Polygon, Ring, ZoneOutline

_LEAST_RADIUS = 8.0
"""Pixels: a smaller disc could not be pressed, nor told from a speck."""
_TOO_CLOSE = 15.0
"""Pixels between two small discs below which they are drawn as one."""
_SMALL = 24.0
"""Pixels: wider discs are never joined, since they stand for an area of their own."""
_LETTER = 6.6
"""Mean width of a letter of a label, in pixels."""
_LINE = 15.0
_SHORTEST_STEP = 0.8
"""Pixels: a coast is drawn no finer than can be seen."""
_LONGEST_LABEL = 28
_MOST_LABELS = 80
"""More names than that nobody reads; all of them are in the table."""
_NAME_ROOM = 48.0
"""Pixels around the name of a country."""
_SCALE_STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One disc on the sheet: a place, or several that lie too close together."""

    discs: tuple[Disc, ...]
    x: float
    y: float
    radius: float

    @property
    def incidents(self) -> int:
        """How many incidents are told of there."""
        return sum(len(disc.incidents) for disc in self.discs)

    @property
    def is_wide(self) -> bool:
        """Whether it stands for an area rather than a place in it."""
        return self.radius > _SMALL

    @property
    def label(self) -> str:
        """What is written beside it."""
        first = clipped(max(self.discs, key=lambda disc: len(disc.incidents)).place.name, _LONGEST_LABEL)
        if self.is_wide:
            return f"somewhere near {first}" + (f": {self.incidents}" if self.incidents > 1 else "")
        return first + (f" +{len(self.discs) - 1}" if len(self.discs) > 1 else "")


Address = Callable[[Disc], str | None]
"""Where a press on a disc leads; None for nowhere."""


def draw_map(
    view: MapView,
    ground: Ground,
    *,
    palette: Palette,
    title: str,
    address: Address | None = None,
) -> str:
    """Return the map as one SVG element.

    Args:
        title: What the map shows, for those who hear the page.
    """
    frame, countries = ground.frame, ground.base.countries
    spots = join_close((disc for disc in view.discs if frame.holds(disc.centre)), frame)
    parts = [
        element("title", text(title), id="map-title"),
        element("desc", text(_describe(view)), id="map-desc"),
        element("rect", width=frame.width, height=frame.height, fill=palette.paper),
        *(_land(country, frame, palette) for country in countries),
        *_names(countries, spots, frame, palette),
        *chain.from_iterable(_zone(zone, frame, palette) for zone in view.zones),
        *(_spot(spot, palette, address) for spot in spots),
        *_labels(spots, frame, palette),
        *_scale_bar(frame, palette),
        _attribution(frame, palette),
    ]
    return element(
        "svg",
        "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {figure(frame.width)} {figure(frame.height)}",
        role="group" if address else "img",
        aria_labelledby="map-title map-desc",
        class_="map-drawing",
        font_family="sans-serif",
        font_size="12",
    )


def join_close(discs: Iterable[Disc], frame: Frame) -> tuple[Spot, ...]:
    """Return the discs as they are drawn: small ones that overlap as one, the widest first."""
    wide: list[Spot] = []
    small: list[Spot] = []
    cells: dict[tuple[int, int], int] = {}
    for disc in discs:
        x, y = frame.x(disc.centre.longitude), frame.y(disc.centre.latitude)
        radius = max(frame.pixels(disc.radius_km, disc.centre.latitude), _LEAST_RADIUS)
        spot = Spot(discs=(disc,), x=x, y=y, radius=radius)
        if radius > _SMALL:
            wide.append(spot)
            continue
        # Whatever is close lies in the same cell of a grid, or in one beside it.
        column, row = int(x // _TOO_CLOSE), int(y // _TOO_CLOSE)
        around = (cells.get((column + i, row + j)) for i in (-1, 0, 1) for j in (-1, 0, 1))
        near = next((i for i in around if i is not None and _are_close(small[i], spot)), None)
        if near is None:
            cells[column, row] = len(small)
            small.append(spot)
        else:
            small[near] = _joined(small[near], spot)
    return (*wide, *small)


def _are_close(one: Spot, other: Spot) -> bool:
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < _TOO_CLOSE**2


def _joined(one: Spot, other: Spot) -> Spot:
    many, few = one.incidents, other.incidents
    return Spot(
        discs=(*one.discs, *other.discs),
        x=(one.x * many + other.x * few) / (many + few),
        y=(one.y * many + other.y * few) / (many + few),
        radius=max(one.radius, other.radius) + 2,
    )


def _describe(view: MapView) -> str:
    places = len(view.discs)
    told = sum(len(disc.incidents) for disc in view.discs)
    lines = [f"{told} incidents in {places} places; the table below has them in words."]
    lines += [f"{zone.title} ({zone.basis}, its edge within {figure(zone.uncertainty_km)} km)." for zone in view.zones]
    return " ".join(lines)


def _land(country: Country, frame: Frame, palette: Palette) -> str:
    path = "".join(_path((frame.x(x), frame.y(y)) for x, y in ring) for ring in country.rings)
    return element("path", d=path, fill=palette.land, stroke=palette.rule, stroke_width="0.8")


def _names(countries: Sequence[Country], spots: Sequence[Spot], frame: Frame, palette: Palette) -> Iterable[str]:
    """Names of the countries whose land takes up a good part of the sheet, save where a place would hide them."""
    window = frame.window
    sheet = (window.east - window.west) * (window.north - window.south)
    for country in countries:
        ring = max(country.rings, key=area_of)
        if area_of(ring) > 0.02 * sheet:
            middle = middle_of(ring)
            x, y = frame.x(middle.longitude), frame.y(middle.latitude)
            if any(abs(spot.x - x) < _NAME_ROOM and abs(spot.y - y) < spot.radius + _LINE for spot in spots):
                y += _NAME_ROOM
            yield element(
                "text",
                text(country.name.upper()),
                x=x,
                y=y,
                fill=palette.soft_ink,
                fill_opacity="0.75",
                font_size="11",
                letter_spacing="2",
                text_anchor="middle",
            )


def _zone(zone: ZoneOutline, frame: Frame, palette: Palette) -> Iterable[str]:
    title = element("title", text(f"{zone.title}: {zone.basis}, its edge within {figure(zone.uncertainty_km)} km"))
    if zone.edge:
        path = _polygon_path(zone.edge, frame)
        yield element(
            "path",
            title,
            d=path,
            fill=palette.accent_wash,
            fill_opacity="0.75",
            fill_rule="evenodd",
            class_="zone-edge",
        )
    outline = _polygon_path(zone.areas, frame) + "".join(_open_path(line, frame) for line in zone.lines)
    yield element(
        "path",
        title,
        d=outline,
        fill=palette.accent_wash if zone.areas else "none",
        fill_opacity="0.45" if zone.areas else None,
        fill_rule="evenodd",
        stroke=palette.accent,
        stroke_width="1.2",
        stroke_dasharray=None if zone.basis == "official" else "5 4",
        class_="zone",
    )


def _spot(spot: Spot, palette: Palette, address: Address | None) -> str:
    names = ", ".join(clipped(disc.place.name, _LONGEST_LABEL) for disc in spot.discs[:5])
    count = f"{spot.incidents} incident{'' if spot.incidents == 1 else 's'}"
    widest = max(disc.radius_km for disc in spot.discs)
    circle = element(
        "circle",
        element("title", text(f"{names}: {count}, within {figure(widest)} km")),
        cx=spot.x,
        cy=spot.y,
        r=spot.radius,
        fill=palette.accent,
        fill_opacity="0.08" if spot.is_wide else "0.24",
        stroke=palette.accent,
        stroke_width="1.3",
        stroke_dasharray="2 3" if spot.is_wide else None,
    )
    # The middle of a wide disc is no more likely than its rim: its number goes with its name, at the rim.
    number = (
        element(
            "text",
            str(spot.incidents),
            x=spot.x,
            y=spot.y + 4,
            fill=palette.ink,
            font_weight="600",
            text_anchor="middle",
        )
        if spot.incidents > 1 and not spot.is_wide
        else ""
    )
    leads_to = address(spot.discs[0]) if address else None
    return element("a", circle + number, href=leads_to) if leads_to else circle + number


def _labels(spots: Sequence[Spot], frame: Frame, palette: Palette) -> Iterable[str]:
    """Write a name beside each disc where there is room, those with most incidents first."""
    taken = [(spot.x - 7, spot.y - 7, spot.x + 7, spot.y + 7) for spot in spots if not spot.is_wide]
    for spot in sorted(spots, key=lambda one: (one.is_wide, -one.incidents))[:_MOST_LABELS]:
        width = len(spot.label) * _LETTER
        for x, y, anchor in _places_for_label(spot):
            left = x - {"start": 0.0, "end": width, "middle": width / 2}[anchor]
            box = (left, y - _LINE + 3, left + width, y + 3)
            if _is_free(box, taken, frame):
                taken.append(box)
                yield element(
                    "text",
                    text(spot.label),
                    x=x,
                    y=y,
                    fill=palette.soft_ink if spot.is_wide else palette.ink,
                    font_style="italic" if spot.is_wide else None,
                    stroke=palette.land,
                    stroke_width="3",
                    stroke_linejoin="round",
                    paint_order="stroke",
                    text_anchor=anchor,
                )
                break


def _places_for_label(spot: Spot) -> Iterable[tuple[float, float, str]]:
    """Where its name may stand, the best first: a wide disc's along its rim, any other's beside it."""
    beside = spot.radius + 4
    if spot.is_wide:
        return [
            (spot.x, spot.y - spot.radius + _LINE + 2, "middle"),
            (spot.x, spot.y + spot.radius - 8, "middle"),
            (spot.x, spot.y - spot.radius - 5, "middle"),
            (spot.x, spot.y + spot.radius + _LINE, "middle"),
            (spot.x, spot.y + 4, "middle"),
        ]
    return [
        (spot.x + beside, spot.y + 4, "start"),
        (spot.x - beside, spot.y + 4, "end"),
        (spot.x, spot.y - beside - 1, "middle"),
        (spot.x, spot.y + beside + 10, "middle"),
    ]


def _is_free(box: tuple[float, ...], taken: Iterable[tuple[float, ...]], frame: Frame) -> bool:
    left, top, right, bottom = box
    inside = left > 2 and top > 2 and right < frame.width - 2 and bottom < frame.height - _LINE
    return inside and not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken
    )


def _scale_bar(frame: Frame, palette: Palette) -> Iterable[str]:
    window = frame.window
    latitude = (window.south + window.north) / 2
    km = max((step for step in _SCALE_STEPS_KM if frame.pixels(step, latitude) < frame.width / 5), default=1)
    length, x, y = frame.pixels(km, latitude), 14.0, frame.height - 14
    path = f"M{figure(x)} {figure(y - 5)}v5h{figure(length)}v-5"
    yield element("path", d=path, fill="none", stroke=palette.ink, stroke_width="1.2")
    yield element("text", f"{km:,} km", x=x + length + 6, y=y, fill=palette.ink, font_size="11")


def _attribution(frame: Frame, palette: Palette) -> str:
    return element(
        "text",
        text(ATTRIBUTION),
        x=frame.width - 8,
        y=frame.height - 8,
        fill=palette.soft_ink,
        font_size="10",
        text_anchor="end",
    )


def _polygon_path(polygons: Iterable[Polygon], frame: Frame) -> str:
    return "".join(
        _path((frame.x(point.longitude), frame.y(point.latitude)) for point in ring)
        for polygon in polygons
        for ring in polygon
    )


def _open_path(line: Ring, frame: Frame) -> str:
    return _path(((frame.x(point.longitude), frame.y(point.latitude)) for point in line), close="")


def _path(points: Iterable[tuple[float, float]], close: str = "z") -> str:
    """Return an SVG path in tenths of a pixel, without steps too short to be seen."""
    steps: list[str] = []
    last: tuple[float, float] | None = None
    for x, y in points:
        if last is None or max(abs(x - last[0]), abs(y - last[1])) >= _SHORTEST_STEP:
            steps.append(f"{'L' if steps else 'M'}{round(x, 1):g} {round(y, 1):g}")
            last = (x, y)
    return "".join(steps) + close if len(steps) > 1 else ""
