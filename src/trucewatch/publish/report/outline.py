"""What stands in a situation report: an outline of parts, each sentence with the claims that it rests on."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model.agreement import Obligation
from trucewatch.model.claim import Claim
from trucewatch.model.contradiction import Contradiction
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Finding, FindingReason, Grade
from trucewatch.model.incident import UNKNOWN_SIDE, Incident, Toll
from trucewatch.model.period import Period
from trucewatch.model.toll_words import say_sides, short_toll
from trucewatch.model.wording import as_sentence, say_claim, say_day, say_incident, say_teller
from trucewatch.publish.licences import Withheld
from trucewatch.views.board import Board
from trucewatch.views.changes import BoardChanges, find_changes
from trucewatch.views.timeline import Lane, TimelineView
from trucewatch.views.upcoming import Upcoming

_SUMMED_UP = 2
"""How many contradictions, and how many incidents, the summary tells."""
_TO_ITS_SPEAKER = ("Admission: ", "Praise of the other side: ", "Self-praise: ", "Accusation: ")
_REASONS_A_SIDE = 3
"""How many single voices are told for an obligation, and against it; the board has them all."""
_VOICES_ON_TOLL = 4
"""How many voices on a toll the summary tells."""


_Said = Callable[[str], str]
"""What the claim of an id says, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """One sentence, and what it rests on."""

    text: str
    claims: tuple[str, ...] = ()
    """Claim ids; empty only where the sentence says what the agreement itself sets, or what is not known."""
    set_by_agreement: bool = False
    """Whether its days and names are the agreement's own, and no report's."""
    children: tuple["Bullet", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    text: str
    claims: tuple[str, ...] = ()
    """Claim ids on which a figure in it rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures in rows."""

    columns: tuple[str, ...]
    shares: tuple[float, ...]
    """How wide each column is beside the others."""
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """How they are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture, with the words for those who do not see it."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One chapter; parts that say nothing say so in a bullet."""

    title: str
    bullets: tuple[Bullet, ...] = ()
    table: Table | None = None
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One sentence of the numbered evidence."""

    number: int
    sentence: str
    claims: tuple[str, ...]
    """Ids of the claims read in it, in ascending order."""
    report: str
    """The title of the report, or its name."""
    source: str
    published: date | None
    url: str | None
    sha256: str
    start: int
    end: int
    """Where the sentence stands in the kept text: [start, end), in code points."""
    constructed: bool

    @property
    def origin(self) -> str:
        """Whose sentence it is: the report, its source and its day, and whether it is made up."""
        told = [self.report, self.source]
        told += [say_day(self.published)] if self.published else []
        told += ["constructed"] if self.constructed else []
        return ", ".join(told)

    @property
    def whereabouts(self) -> str:
        """Where it stands: the claims read in it, and its place in the kept text of which bytes."""
        claims = ", ".join(self.claims)
        return f"{claims}; characters {self.start} to {self.end} of the kept text of sha256 {self.sha256}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationReport:
    """A whole report."""

    title: str
    period: Period
    published_by: date
    known_on: str
    """ISO instant, UTC."""
    parts: tuple[Part, ...]
    exhibits: tuple[Exhibit, ...]
    constructed: int
    """How many of the reports cited say that they are made up."""

    def lines_of_title(self) -> tuple[str, ...]:
        """Return what stands below the title: the period, the times, and whether anything in it is made up."""
        first, last = self.period.first, self.period.last
        days = f"{say_day(first)} to {say_day(last)}" if first and last else ""
        known = self.known_on.replace("T", " ").replace("+00:00", " UTC")
        made_up = f"{self.constructed} of the reports cited are constructed: they are evidence of nothing."
        return (
            days,
            f"Published by {say_day(self.published_by)}, known on {known}",
            *((made_up,) if self.constructed else ()),
        )

    def numbers_of(self, claims: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the evidence for those claims, ascending."""
        wanted = set(claims)
        return tuple(one.number for one in self.exhibits if wanted.intersection(one.claims))


def make_parts(  # noqa: PLR0913 - what they are made of, each by its name
    before: Board,
    after: Board,
    evidence: Evidence,
    *,
    timeline: TimelineView,
    drawings: Mapping[str, Drawing],
    withheld: Sequence[Withheld] = (),
) -> tuple[Part, ...]:
    """Return the chapters on the days after `before` up to and including those of `after`.

    Args:
        before: The board on the first day of the period.
        after: The board on its last day, of the same agreement.
        evidence: What `after` was made of.
        timeline: What happened in the period.
        drawings: `map` and `timeline`, as far as there is anything to draw.
        withheld: Claims that may not leave the workspace, by source and reason.
    """
    period = Period(first=before.times.as_of, last=after.times.as_of)
    changes = find_changes(before, after)
    by_id = {claim.id: claim for claim in evidence.claims}

    def said(claim_id: str) -> str:
        claim = by_id[claim_id]
        return as_sentence(say_claim(claim, teller=say_teller(evidence.documents[claim.document])))

    lately = [one for one in after.incidents if one.date and one.date.overlaps(period)]
    parts = (
        _summary(changes, lately, timeline, said),
        *_on_obligations(changes, said),
        _on_incidents(lately, drawings.get("map")),
        _on_contradictions(after),
        _on_access(timeline),
        _on_time(drawings.get("timeline")),
        _on_what_is_ahead(after.upcoming),
        _on_method(after, evidence, withheld),
    )
    return tuple(part for part in parts if part.bullets or part.table or part.drawing)


def without(parts: Iterable[Part], left_out: Collection[Bullet]) -> tuple[Part, ...]:
    """Return the chapters without some bullets, the last of them telling how many those were."""
    if not left_out:
        return tuple(parts)
    kept = [replace(part, bullets=tuple(_kept(part.bullets, left_out))) for part in parts]
    count = len(left_out)
    told = f"Left out: {count} sentence{'s' if count > 1 else ''} that said more than the evidence cited for it."
    kept[-1] = replace(kept[-1], bullets=(*kept[-1].bullets, Bullet(text=told, set_by_agreement=True)))
    return tuple(part for part in kept if part.bullets or part.table or part.drawing)


def _kept(bullets: Iterable[Bullet], left_out: Collection[Bullet]) -> Iterator[Bullet]:
    for bullet in bullets:
        if bullet not in left_out:
            yield replace(bullet, children=tuple(_kept(bullet.children, left_out)))


def make_report(parts: Sequence[Part], before: Board, after: Board, evidence: Evidence) -> SituationReport:
    """Return the report that has these chapters, its evidence numbered in the order in which they cite it."""
    exhibits = _exhibits(parts, evidence)
    cited = {one.sha256 for one in exhibits}
    return SituationReport(
        title=f"Situation report: {after.agreement.title}",
        period=Period(first=before.times.as_of, last=after.times.as_of),
        published_by=after.times.published_by,
        known_on=after.times.known_on.isoformat(timespec="seconds"),
        parts=tuple(parts),
        exhibits=exhibits,
        constructed=sum(1 for sha256 in cited if evidence.documents[sha256].constructed),
    )


def all_bullets(parts: Iterable[Part]) -> Iterator[Bullet]:
    """Yield every bullet, each before those below it."""
    for part in parts:
        for bullet in part.bullets:
            yield bullet
            yield from bullet.children


def _summary(changes: BoardChanges, lately: Sequence[Incident], timeline: TimelineView, said: _Said) -> Part:
    deadliest = sorted(
        (one for one in lately if one.killed and one.killed.low),
        key=lambda one: -(one.killed.low or 0 if one.killed else 0),
    )
    told_of = _claims_of_incidents(changes.after)
    told = [
        *(_said_by_both(one, told_of) for one in _telling_first(changes)[:_SUMMED_UP]),
        *(_incident(one, said) for one in deadliest[:_SUMMED_UP]),
        *(Bullet(text=event.title, claims=event.claims) for event in timeline.in_lane(Lane.ACCESS)[:1]),
        *(_ahead(one) for one in changes.after.upcoming[:1]),
    ]
    unique = tuple(dict.fromkeys(told))
    return Part(title="Summary", bullets=unique or (Bullet(text="Nothing was reported in this period."),))


def _telling_first(changes: BoardChanges) -> list[Contradiction]:
    """The most telling of all, then those that came up in these days, then the others."""
    after = changes.after.contradictions
    return list({one.id: one for one in (*after[:1], *changes.contradictions, *after)}.values())


def _on_obligations(changes: BoardChanges, said: _Said) -> Iterator[Part]:
    after = changes.after
    duties = {one.id: one for one in after.agreement.obligations}
    stood = {one.obligation: one for one in changes.before.findings}
    rows = tuple(_row(duties[one.obligation], stood.get(one.obligation), one) for one in after.findings)
    yield Part(
        title="Obligations",
        table=Table(
            columns=("Article", "Obligation", "Due", "Before", "Now", "Level 0 to 3", "Unknown"),
            shares=(0.8, 3.0, 1.3, 1.1, 2.7, 1.2, 1.1),
            rows=rows,
            note="Levels are those of the Peace Accords Matrix, with the range within which the truth may lie; "
            "“unknown” is the share of an obligation on which nothing is known.",
        ),
    )
    for finding in after.findings:
        duty = duties[finding.obligation]
        if finding.contested or changes.of(finding.obligation):
            told = tuple(_voices(finding, said))
            if told:
                yield Part(title=f"Article {duty.clause}: {duty.title}", bullets=told)


def _voices(finding: Finding, said: _Said) -> Iterator[Bullet]:
    """Yield the weightiest single voices of either side; what several reports print alike is told once."""
    single = [reason for reason in finding.reasons if len(reason.claims) == 1]
    for side in (finding.claims_for, finding.claims_against):
        told: dict[str, list[str]] = {}
        for reason in single:
            if reason.claims[0] in side:
                told.setdefault(_reason(reason, said), []).extend(reason.claims)
        for text, claims in list(told.items())[:_REASONS_A_SIDE]:
            yield Bullet(text=text, claims=tuple(sorted(claims)))


def _reason(reason: FindingReason, said: _Said) -> str:
    """What the claim says, with what it is to its speaker; how it bears on the duty is for the board to explain."""
    opening = next((word for word in _TO_ITS_SPEAKER if reason.text.startswith(word)), "")
    return opening + said(reason.claims[0])


def _row(duty: Obligation, stood: Finding | None, stands: Finding) -> tuple[Cell, ...]:
    now = _status(stands) + (" (contested)" if stands.contested else "")
    return (
        Cell(text=duty.clause),
        Cell(text=duty.title),
        Cell(text=say_day(duty.due.last) if duty.due and duty.due.last else "–"),
        Cell(text=_status(stood) if stood else "–"),
        Cell(text=now, claims=tuple(sorted({*stands.claims_for, *stands.claims_against}))),
        Cell(text=_level(stands.level)),
        Cell(text=f"{stands.unknown:.0%}"),
    )


def _status(finding: Finding) -> str:
    return str(finding.status).replace("_", " ")


def _level(level: Grade) -> str:
    value = "–" if level.value is None else f"{level.value:.1f}"
    return f"{value} ({level.low:.1f}–{level.high:.1f})"


def _on_incidents(lately: Sequence[Incident], drawing: Drawing | None) -> Part:
    rows = tuple(
        (
            Cell(text=as_sentence(say_incident(one)).removesuffix("."), claims=one.claims),
            Cell(text=_toll(one.killed), claims=one.killed.claims if one.killed else ()),
            Cell(text=_toll(one.civilians_killed), claims=one.civilians_killed.claims if one.civilians_killed else ()),
            Cell(text=_toll(one.injured), claims=one.injured.claims if one.injured else ()),
            Cell(text=say_sides(one.by_side) or "–", claims=_claims_by_side(one)),
            Cell(text=str(len(one.origins))),
            Cell(text="yes" if one.denials else "–", claims=one.denials),
        )
        for one in lately
    )
    if not rows:
        return Part(
            title="Incidents", bullets=(Bullet(text="No incident was reported in this period."),), drawing=drawing
        )
    return Part(
        title="Incidents",
        table=Table(
            columns=("Incident", "Killed", "Of them civilians", "Injured", "Whose dead", "Origins", "Denied"),
            shares=(3.0, 1.0, 1.1, 1.0, 1.8, 0.9, 0.9),
            rows=rows,
            note="Tolls are the lowest and the highest figure of any independent origin, never a mean; “+” where some "
            "origin sets no upper bound. “Whose dead” tells them by side, as far as anybody says; what a side says of "
            "its own goes before what its enemy says of them.",
        ),
        drawing=drawing,
    )


def _claims_by_side(incident: Incident) -> tuple[str, ...]:
    told = (side.killed.claims for side in incident.by_side if side.killed and side.side != UNKNOWN_SIDE)
    return tuple(sorted({claim for claims in told for claim in claims}))


def _toll(toll: Toll | None) -> str:
    return short_toll(toll) or "–"


def _on_contradictions(board: Board) -> Part:
    told_of = _claims_of_incidents(board)
    return Part(title="Contradictions", bullets=tuple(_said_by_both(one, told_of) for one in board.contradictions))


def _claims_of_incidents(board: Board) -> dict[str, tuple[str, ...]]:
    return {incident.id: tuple(incident.claims) for incident in board.incidents}


def _said_by_both(contradiction: Contradiction, told_of: Mapping[str, Sequence[str]]) -> Bullet:
    """The two sides below the question; one on an incident rests on all that tell where and when it was."""
    sides = tuple(Bullet(text=side.says, claims=tuple(side.claims)) for side in contradiction.sides)
    since = f", since {say_day(contradiction.since)}" if contradiction.since else ""
    named_by = told_of.get(contradiction.incident or "", ())
    claims = tuple(sorted({*named_by, *(claim for side in contradiction.sides for claim in side.claims)}))
    return Bullet(text=f"{contradiction.title} ({contradiction.type.in_words}{since})", claims=claims, children=sides)


def _incident(incident: Incident, said: _Said) -> Bullet:
    told = incident.killed.claims if incident.killed else incident.claims
    return Bullet(
        text=as_sentence(say_incident(incident)).removesuffix("."),
        claims=incident.claims,
        children=tuple(Bullet(text=said(claim), claims=(claim,)) for claim in told[:_VOICES_ON_TOLL]),
    )


def _on_access(timeline: TimelineView) -> Part:
    events = timeline.in_lane(Lane.ACCESS)
    return Part(
        title="Access",
        bullets=tuple(Bullet(text=event.title, claims=event.claims) for event in events)
        or (
            Bullet(text="Nobody reported that monitors or aid were kept out; that is no proof that they were let in."),
        ),
    )


def _on_time(drawing: Drawing | None) -> Part:
    return Part(title="Timeline", drawing=drawing)


def _on_what_is_ahead(upcoming: Sequence[Upcoming]) -> Part:
    return Part(
        title="Ahead",
        bullets=tuple(map(_ahead, upcoming)) or (Bullet(text="No deadline, meeting or report is known to lie ahead."),),
    )


def _ahead(one: Upcoming) -> Bullet:
    days = one.date
    when = say_day(days.last) if days.last else f"from {say_day(days.first)} on" if days.first else "without a day"
    if days.first and days.last and days.first != days.last:
        when = f"{say_day(days.first)} to {say_day(days.last)}"
    return Bullet(text=f"{one.kind.capitalize()}, {when}: {one.title}", claims=one.claims, set_by_agreement=one.is_set)


def _on_method(after: Board, evidence: Evidence, withheld: Sequence[Withheld]) -> Part:
    origins = {claim.document for claim in evidence.claims}
    told = [
        "Every sentence above is followed by the numbers of its evidence: the sentences in which it was read.",
        "A program read them; it errs, and it never decides who is right.",
        "Copies of a report count once. An outlet that nobody graded is quoted, but its own word moves no figure.",
        f"Nothing was taken into account that was published after {say_day(after.times.published_by)}.",
        f"Reports looked at: {len(origins)}; claims read in them: {len(evidence.claims)}.",
        "What no report says is not known: the absence of an incident here is no evidence of calm.",
        *(
            f"Withheld, and counted in no figure above: {one.claims} claims of {one.source}, {one.reason}."
            for one in withheld
        ),
    ]
    return Part(title="Method and limits", bullets=tuple(Bullet(text=one, set_by_agreement=True) for one in told))


def _exhibits(parts: Sequence[Part], evidence: Evidence) -> tuple[Exhibit, ...]:
    """Number the sentences in the order in which the report first cites them."""
    by_id = {claim.id: claim for claim in evidence.claims}
    places: dict[tuple[str, int, int], list[Claim]] = {}
    for claim_id in _cited(parts):
        claim = by_id[claim_id]
        span = claim.sentence.span
        places.setdefault((claim.document, span.start, span.end), []).append(claim)
    return tuple(_exhibit(number, claims, evidence) for number, claims in enumerate(places.values(), start=1))


def _cited(parts: Sequence[Part]) -> Iterator[str]:
    seen: set[str] = set()
    for part in parts:
        bullets = [claim for bullet in all_bullets([part]) for claim in bullet.claims]
        cells = [claim for row in (part.table.rows if part.table else ()) for cell in row for claim in cell.claims]
        for claim in (*bullets, *cells):
            if claim not in seen:
                seen.add(claim)
                yield claim


def _exhibit(number: int, claims: Sequence[Claim], evidence: Evidence) -> Exhibit:
    first = claims[0]
    document = evidence.documents[first.document]
    return Exhibit(
        number=number,
        sentence=first.sentence.text,
        claims=tuple(sorted(claim.id for claim in claims)),
        report=document.title or document.name,
        source=document.source,
        published=document.published.day if document.published else None,
        url=document.url,
        sha256=document.sha256,
        start=first.sentence.span.start,
        end=first.sentence.span.end,
        constructed=document.constructed,
    )
