"""Put the public site together: from boards and evidence that may be told to file names and their bytes.

All pages lie side by side, so that every link is a bare file name and the folder may lie anywhere, on a disk too.
"""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.model.actor import ActorIndex, SourceIndex
from trucewatch.model.agreement import Obligation
from trucewatch.model.claim import Claim
from trucewatch.model.evidence import Times
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.text import Document
from trucewatch.model.toll_words import say_sides, say_toll
from trucewatch.model.wording import (
    as_sentence,
    say_claim,
    say_day,
    say_incident,
    say_period,
    say_share,
    say_teller,
)
from trucewatch.publish import FORMATS
from trucewatch.publish.drawing.base_map import ATTRIBUTION, find_base_map
from trucewatch.publish.drawing.frame import lay_ground
from trucewatch.publish.drawing.map_svg import draw_map
from trucewatch.publish.drawing.palette import ON_PAPER
from trucewatch.publish.drawing.timeline_svg import draw_timeline
from trucewatch.publish.form import Handover
from trucewatch.publish.licences import Withheld
from trucewatch.publish.profiles import Profile, place_in_profile
from trucewatch.publish.report.as_html import set_as_html
from trucewatch.publish.report.compose import compose_report
from trucewatch.views.board import Board
from trucewatch.views.life import Life, Stage
from trucewatch.views.map import ZoneOutline, make_map
from trucewatch.views.timeline import make_timeline_view

if TYPE_CHECKING:
    from trucewatch.places.zones import Zone

OPEN_FORMATS = ("csv", "geojson", "jsonl")
"""The formats of `trucewatch.publish.FORMATS` in which the site gives its claims."""
_MAP_SIZE = (960, 560)
_MAP_CAPTION = "Each disc is as wide as its place is uncertain."
_BASES = {"official": "by an official map", "described": "by a description in words", "drawn": "drawn by us"}
"""What the edge of a zone rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """All that a site tells, and what it keeps back."""

    boards: Sequence[Board]
    """Of the agreements it is about, made from what may be told."""
    incidents: Sequence[Incident]
    """In order of time."""
    handover: Handover
    """The claims, as the profile lets them be told, and what their licences keep back."""
    times: Times
    profile_name: str
    profile: Profile
    embargo_days: int
    embargoed: int
    """How many claims are too young to be told, or of reports of which nobody knows how old they are."""
    lives: Mapping[str, Sequence[Life]] = field(default_factory=dict)
    """By agreement id, what became of each incident on its board, in order of time."""
    zones: "Mapping[str, Sequence[Zone]]" = field(default_factory=dict)
    """By agreement id, the zones drawn for the day that is shown."""
    earlier: Mapping[str, Board] = field(default_factory=dict)
    """By agreement id, its board on the first day of the situation report; no report where there is none."""


def compose_site(telling: Telling, *, actors: ActorIndex, sources: SourceIndex) -> dict[str, bytes]:
    """Return every file of the site by name: the same input, the same bytes."""
    told = _Told(telling, actors=actors, sources=sources)
    pages = dict(told.pages())
    style = files("trucewatch.publish.site").joinpath("templates", "style.css").read_bytes()
    return {**pages, "style.css": style, **dict(told.open_data())}


class _Told:
    """What the templates ask for."""

    def __init__(self, telling: Telling, *, actors: ActorIndex, sources: SourceIndex) -> None:
        self.telling = telling
        self.sources = sources
        self._actors = actors
        self.evidence = telling.handover.evidence
        self.claims: Mapping[str, Claim] = {claim.id: claim for claim in telling.handover.claims}
        self.incidents = tuple(_coarsened(one, telling.profile) for one in telling.incidents)

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Yield every page with its name."""
        yield "index.html", self._page("index.html")
        for board in self.telling.boards:
            yield board_page(board), self._page("board.html", board=board, drawings=self._draw(board))
            yield lives_page(board), self._page("violations.html", board=board, lives=self.lives(board))
            if board.agreement.id in self.telling.earlier:
                yield situation_page(board), self._situation(board)
        for name in ("incidents", "sources", "method", "about"):
            yield f"{name}.html", self._page(f"{name}.html")
        for document, claims in self.reports():
            yield _report_page(document.sha256), self._page("report.html", document=document, claims=claims)

    def open_data(self) -> Iterator[tuple[str, bytes]]:
        """Yield the claims in every open format."""
        for name in OPEN_FORMATS:
            out = io.BytesIO()
            FORMATS[name].write(self.telling.handover, out)
            yield f"claims{FORMATS[name].SUFFIX}", out.getvalue()

    def reports(self) -> list[tuple[Document, list[Claim]]]:
        """Return the reports that make a claim, with their claims, in the order of the evidence."""
        by_report: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            by_report.setdefault(claim.document, []).append(claim)
        return [(one, by_report[sha256]) for sha256, one in self.evidence.documents.items() if sha256 in by_report]

    def by_source(self) -> list[tuple[str, list[tuple[Document, list[Claim]]]]]:
        """Return the reports by the id of their source, in order of id."""
        found: dict[str, list[tuple[Document, list[Claim]]]] = {}
        for document, claims in self.reports():
            found.setdefault(document.source, []).append((document, claims))
        return sorted(found.items())

    def cited(self, ids: Iterable[str]) -> list[Claim]:
        """Return the claims of those ids that the site tells, in order of id."""
        return [self.claims[one] for one in sorted(ids) if one in self.claims]

    def link(self, claim: Claim) -> str:
        """Return where the claim's sentence stands on the site."""
        return f"{_report_page(claim.document)}#{claim.id}"

    def say(self, claim: Claim) -> str:
        """Return who says what."""
        return as_sentence(say_claim(claim, teller=say_teller(self.evidence.documents[claim.document])))

    def withheld(self) -> Sequence[Withheld]:
        """Return what licences keep back."""
        return self.telling.handover.withheld

    def wordless(self) -> int:
        """Return how many claims are told without their sentence: rows of tables, and words of protected sources."""
        return sum(1 for claim in self.claims.values() if not claim.sentence.text)

    def source_name(self, source_id: str) -> str:
        """Return the source's name; of a protected or unknown one no more than its id."""
        source = self.sources.get(source_id)
        return source_id if source is None or source.protected else source.name

    def lives(self, board: Board) -> list[tuple[Stage, list[Life]]]:
        """Return what became of each incident, by how far it has come, those that are only alleged first."""
        by_stage: dict[Stage, list[Life]] = {}
        for life in self.telling.lives.get(board.agreement.id, ()):
            by_stage.setdefault(life.reached, []).append(life)
        return [(stage, by_stage[stage]) for stage in Stage if stage in by_stage]

    def has_report(self, board: Board) -> bool:
        """Tell whether there is a situation report on the agreement."""
        return board.agreement.id in self.telling.earlier

    def first_day(self, board: Board) -> date:
        """Return the first day of the situation report."""
        return self.telling.earlier[board.agreement.id].times.as_of

    def statuses(self, board: Board) -> list[tuple[str, int]]:
        """Return how many obligations stand how, the most frequent first."""
        counted = Counter(finding.status.replace("_", " ") for finding in board.findings)
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))

    def obligations(self, board: Board) -> list[tuple[Obligation, Finding]]:
        """Return every obligation with how it stands, in the order of the agreement."""
        by_id = {obligation.id: obligation for obligation in board.agreement.obligations}
        return [(by_id[finding.obligation], finding) for finding in board.findings]

    def _draw(self, board: Board) -> list[tuple[str, Markup, str]]:
        """Return title, drawing and caption of the map and the timeline, where there is something to draw."""
        drawn = []
        zones = self.telling.zones.get(board.agreement.id, ())
        view = make_map([_coarsened(one, self.telling.profile) for one in board.incidents], zones=zones)
        width, height = _MAP_SIZE
        ground = lay_ground(view, width=width, height=height, atlas=find_base_map())
        if ground:
            svg = draw_map(view, ground, palette=ON_PAPER, title="Where incidents were reported")
            without = f" {len(view.unplaced)} incidents have no known place." if view.unplaced else ""
            drawn.append(("Map", Markup(svg), f"{_MAP_CAPTION}{without}{_say_zones(view.zones)} {ATTRIBUTION}."))
        timeline = make_timeline_view(board, self.evidence, actors=self._actors)
        svg = draw_timeline(timeline, palette=ON_PAPER, title="What happened when", now=board.times.as_of)
        if svg:
            drawn.append(("Timeline", Markup(svg), "Claims, incidents, access denied, meetings and deadlines."))
        return drawn

    def _situation(self, board: Board) -> bytes:
        """The report is made of the words and the places that the site tells: no row is quoted, no place finer."""
        profile = self.telling.profile
        before, after = (
            replace(one, incidents=tuple(_coarsened(each, profile) for each in one.incidents))
            for one in (self.telling.earlier[board.agreement.id], board)
        )
        report = compose_report(
            before,
            after,
            replace(self.evidence, claims=tuple(self.claims.values())),
            actors=self._actors,
            zones=self.telling.zones.get(board.agreement.id, ()),
            withheld=self.withheld(),
            leave_out=True,
        )
        return set_as_html(report).encode("utf-8", "replace")

    def _page(self, template: str, **values: object) -> bytes:
        return _environment().get_template(template).render(site=self, **values).encode("utf-8", "replace")


def board_page(board: Board) -> str:
    """Return the name of the page of an agreement's board."""
    return f"board-{board.agreement.id}.html"


def lives_page(board: Board) -> str:
    """Return the name of the page on what became of each violation."""
    return f"violations-{board.agreement.id}.html"


def situation_page(board: Board) -> str:
    """Return the name of the situation report."""
    return f"situation-{board.agreement.id}.html"


def _say_zones(zones: Iterable[ZoneOutline]) -> str:
    """Name each zone drawn, with what its edge rests on and how far it may be off."""
    return "".join(
        f" {zone.title}: {_BASES.get(zone.basis, zone.basis)}, its edge within {zone.uncertainty_km:.0f} km."
        for zone in zones
    )


def _report_page(sha256: str) -> str:
    return f"report-{sha256}.html"


def _coarsened(incident: Incident, profile: Profile) -> Incident:
    return replace(incident, place=place_in_profile(incident.place, profile)) if incident.place else incident


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("trucewatch.publish.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "words": lambda word: str(word).replace("_", " "),
        "toll": lambda toll: say_toll(toll) if toll else "not told",
        "sides": say_sides,
        "period": lambda period: say_period(period).removeprefix("on "),
        "board_page": board_page,
        "lives_page": lives_page,
        "situation_page": situation_page,
        "day": say_day,
        "share": say_share,
        "incident": say_incident,
        "opened": lambda words: words[:1].upper() + words[1:],
        "teller": say_teller,
    }
    return environment
