"""Add up incidents, or claims, by where, when, what and who: how many there are, and how many people they count.

Low, best and high are each added up by themselves: they bound the sum only as far as they bound each part.
An incident that rests on one row of a register has the register's own figures, also where these are out of order.
By side, an incident stands in the row of each side of which victims are told, with this side's figures alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from trucewatch.model.claim import Claim
from trucewatch.model.count import Count
from trucewatch.model.evidence import Evidence
from trucewatch.model.incident import CIVILIANS, Incident, SideToll, Toll
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.reconcile.sides import UNTOLD, Side


class Dimension(StrEnum):
    """By what is added up."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    PLACE = "place"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TYPE = "type"
    PERPETRATOR = "perpetrator"
    SOURCE = "source"
    SIDE = "side"
    """Whose the victims are."""


FIGURES = ("killed", "civilians_killed", "injured")
"""What is counted of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """People counted, as three sums."""

    low: int = 0
    best: int = 0
    high: int = 0
    counted: int = 0
    """How many of the things added up give any figure."""
    unbounded: int = 0
    """How many of these set no upper bound: the true sum may be above `high`."""

    def __add__(self, other: "Range") -> "Range":
        """Return the sums of both."""
        return Range(
            low=self.low + other.low,
            best=self.best + other.best,
            high=self.high + other.high,
            counted=self.counted + other.counted,
            unbounded=self.unbounded + other.unbounded,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One incident or claim, ready to be added up."""

    claims: tuple[Claim, ...]
    """The claims that it rests on."""
    date: Period | None
    places: tuple[Place, ...]
    types: tuple[str, ...]
    perpetrators: tuple[str, ...]
    sources: tuple[str, ...]
    figures: Mapping[str, Range]
    by_side: Mapping[str, Mapping[str, Range]] = field(default_factory=dict)
    """The figures of each side alone, by what it is called."""
    sides: tuple[str, ...] = ()
    """The one side whose figures these are, once they are parted by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """One row of a tally."""

    keys: tuple[str | None, ...]
    """One value a dimension; None where nothing is told."""
    number: int
    """How many incidents, or claims."""
    figures: Mapping[str, Range]
    """By a word of `FIGURES`."""

    @property
    def killed(self) -> Range:
        """All the dead."""
        return self.figures["killed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """All rows, and their sum."""

    by: tuple[Dimension, ...]
    of: str
    """`incidents` or `claims`."""
    rows: tuple[TallyRow, ...]
    """In ascending order of keys, what is not told last."""
    total: TallyRow
    """Of all that was added up, each once; what has several values of a dimension stands in several rows."""


def tally(counted: Iterable[Counted], by: Sequence[Dimension], *, of: str) -> Tally:
    """Return the tally of all that is counted."""
    groups: defaultdict[tuple[str | None, ...], list[Counted]] = defaultdict(list)
    everything = list(counted)
    parted = [part for one in everything for part in _part(one)] if Dimension.SIDE in by else everything
    for one in parted:
        for keys in _keys(one, by):
            groups[keys].append(one)
    rows = [_row(keys, groups[keys]) for keys in sorted(groups, key=_told_first)]
    return Tally(by=tuple(by), of=of, rows=tuple(rows), total=_row(tuple(None for _ in by), everything))


def count_incidents(incidents: Iterable[Incident], evidence: Evidence, wanted: frozenset[str]) -> Iterable[Counted]:
    """Yield the incidents that rest on any of the claims wanted, by their ids."""
    claims = {claim.id: claim for claim in evidence.claims}
    for incident in incidents:
        if wanted.isdisjoint(incident.claims):
            continue
        own = tuple(claims[claim_id] for claim_id in incident.claims)
        tolls = {"killed": incident.killed, "civilians_killed": incident.civilians_killed, "injured": incident.injured}
        yield Counted(
            claims=own,
            date=incident.date,
            places=tuple(dict.fromkeys(place for claim in own if not claim.denied for place in claim.place)),
            types=(str(incident.type),),
            perpetrators=incident.perpetrators,
            sources=tuple(sorted({evidence.documents[claim.document].source for claim in own})),
            figures={key: _of_toll(key, toll, own) for key, toll in tolls.items()},
            by_side={side.name: _of_side(side) for side in incident.by_side},
        )


def count_claims(
    claims: Iterable[Claim], evidence: Evidence, side_of: Callable[[Claim], Side] = lambda _: UNTOLD
) -> Iterable[Counted]:
    """Yield the claims, each on its own: the same dead may be told of by several.

    Args:
        side_of: Tells whose the victims of a claim are.
    """
    for claim in claims:
        yield Counted(
            claims=(claim,),
            date=claim.date,
            places=claim.place,
            types=(str(claim.type or claim.kind),),
            perpetrators=claim.perpetrator,
            sources=(evidence.documents[claim.document].source,),
            figures=(figures := {key: _of_claim(key, claim) for key in FIGURES}),
            by_side={side_of(claim).name: figures},
        )


def tally_as_json(found: Tally) -> dict[str, Any]:
    """Return the tally as JSON."""
    return {
        "of": found.of,
        "by": [str(dimension) for dimension in found.by],
        "rows": [_row_as_json(row, found.by) for row in found.rows],
        "total": _row_as_json(found.total, ()),
    }


def columns_of(by: Sequence[Dimension], of: str) -> tuple[str, ...]:
    """Return the columns of a tally as a table."""
    ends = ("low", "best", "high", "counted", "unbounded")
    return (*map(str, by), of, *(f"{key}_{end}" for key in FIGURES for end in ends))


def cells_of(row: TallyRow) -> tuple[str | int, ...]:
    """Return the cells of a row, in the order of `columns_of`; empty where nothing is told."""
    ranges = (row.figures[key] for key in FIGURES)
    figures = [end for one in ranges for end in (one.low, one.best, one.high, one.counted, one.unbounded)]
    return (*(key or "" for key in row.keys), row.number, *figures)


def _part(counted: Counted) -> list[Counted]:
    """One for each side of which victims are told; itself where none are."""
    return [replace(counted, figures=figures, sides=(name,)) for name, figures in counted.by_side.items()] or [counted]


def _of_side(side: SideToll) -> Mapping[str, Range]:
    killed = _range(side.killed)
    civilians = killed if side.side == CIVILIANS else Range()
    return {"killed": killed, "civilians_killed": civilians, "injured": _range(side.injured)}


def _row_as_json(row: TallyRow, by: Sequence[Dimension]) -> dict[str, Any]:
    return {
        **dict(zip(map(str, by), row.keys, strict=False)),
        "number": row.number,
        **{
            key: {
                "low": one.low,
                "best": one.best,
                "high": one.high,
                "counted": one.counted,
                "unbounded": one.unbounded,
            }
            for key, one in row.figures.items()
        },
    }


def _row(keys: tuple[str | None, ...], group: Sequence[Counted]) -> TallyRow:
    return TallyRow(
        keys=keys,
        number=len(group),
        figures={key: sum((one.figures[key] for one in group), start=Range()) for key in FIGURES},
    )


def _told_first(keys: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((key is None, key or "") for key in keys)


def _keys(counted: Counted, by: Sequence[Dimension]) -> list[tuple[str | None, ...]]:
    """Every combination of its values; those of one dimension each once."""
    combinations: list[tuple[str | None, ...]] = [()]
    for dimension in by:
        values = dict.fromkeys(_VALUES[dimension](counted)) or {None: None}
        combinations = [(*keys, value) for keys in combinations for value in values]
    return combinations


def _admin(counted: Counted, level: str) -> list[str | None]:
    """The first province, or district, that is told: claims about one incident lie in one."""
    told = (getattr(place, level) for place in counted.places)
    return [next((name for name in told if name), None)]


def _first_day(counted: Counted, length: int) -> list[str | None]:
    first = counted.date.first or counted.date.last if counted.date else None
    return [first.isoformat()[:length] if first else None]


_VALUES: Mapping[Dimension, Callable[[Counted], Iterable[str | None]]] = {
    Dimension.COUNTRY: lambda one: [next((place.country for place in one.places if place.country), None)],
    Dimension.ADMIN1: lambda one: _admin(one, "admin1"),
    Dimension.ADMIN2: lambda one: _admin(one, "admin2"),
    Dimension.PLACE: lambda one: [place.name for place in one.places],
    Dimension.YEAR: lambda one: _first_day(one, 4),
    Dimension.MONTH: lambda one: _first_day(one, 7),
    Dimension.DAY: lambda one: _first_day(one, 10),
    Dimension.TYPE: lambda one: one.types,
    Dimension.PERPETRATOR: lambda one: one.perpetrators,
    Dimension.SOURCE: lambda one: one.sources,
    Dimension.SIDE: lambda one: one.sides,
}


def _of_toll(key: str, toll: Toll | None, claims: Sequence[Claim]) -> Range:
    if len(claims) == 1 and claims[0].event is not None:
        return _of_claim(key, claims[0])
    return _range(toll)


def _range(toll: Toll | None) -> Range:
    if toll is None:
        return Range()
    figures = [figure for figure in (toll.low, toll.best, toll.high) if figure is not None]
    return Range(
        low=toll.low or 0,
        best=toll.best or 0,
        high=toll.high if toll.high is not None else max(figures, default=0),
        counted=1,
        unbounded=int(toll.high is None),
    )


def _of_claim(key: str, claim: Claim) -> Range:
    """The claim's figure; where its register writes low, best and high of the dead, these as they are written."""
    count: Count | None = getattr(claim, key)
    if count is None or claim.denied:
        return Range()
    codes = dict(claim.codes)
    if key == "killed" and all(codes.get(end, "").isdecimal() for end in ("low", "best", "high")):
        low, best, high = (int(codes[end]) for end in ("low", "best", "high"))
        return Range(low=low, best=best, high=high, counted=1)
    figures = [figure for figure in (count.least, count.best, count.most) if figure is not None]
    return Range(
        low=count.least or 0,
        best=count.best if count.best is not None else _middle(count),
        high=count.most if count.most is not None else max(figures, default=0),
        counted=1,
        unbounded=int(count.most is None),
    )


def _middle(count: Count) -> int:
    """Midway between the bounds, or the only one there is."""
    if count.least is not None and count.most is not None:
        return (count.least + count.most) // 2
    return count.least or count.most or 0
