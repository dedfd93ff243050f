"""UCDP's Georeferenced Event Dataset and its Candidate events: one row, one lethal event.

A row says that people were killed, by whom in a fight against whom, not in what manner: its type is `killing`.
In fights between two armed sides it accuses neither; in one-sided violence its side A is who killed civilians.

A register holds hundreds of thousands of rows, and its cells say the same few things again and again: each cell is
understood once, and what it says is written once. What is put together here, row by row, is the canonical JSON of a
claim; that it is just that, key by key, is what the tests see to.

Source:
    The columns and their codes are those of the UCDP GED codebook (Sundberg and Melander 2013; Högbladh 2019).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from operator import itemgetter
from typing import NamedTuple

from trucewatch.imports.countries import country_code
from trucewatch.imports.row import Row, figure, read_day, read_number, read_whole
from trucewatch.model.claim import PUBLISHER, Certainty, ClaimKind, IncidentType, Quoted
from trucewatch.model.claim_json import place_as_json
from trucewatch.model.count import Count
from trucewatch.model.ids import canonical_json
from trucewatch.model.period import Period
from trucewatch.model.place import Place, Point
from trucewatch.model.written import WrittenClaim, written

TITLE = "UCDP GED and Candidate events (CSV)"
READER = "ucdp 1"
SOURCE = "ucdp"
WITHHELD = None
REQUIRED = (
    "id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude",
    "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "low", "best", "high",
)  # fmt: skip
CODES = (
    "active_year", "best", "code_status", "conflict_name", "date_prec", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "dyad_name", "event_clarity", "high", "low", "number_of_sources", "side_a", "side_b",
    "source_date", "source_office", "source_original", "type_of_violence", "where_description", "where_prec",
)  # fmt: skip
"""The columns kept as they are written, beside what the claim makes of them."""

PRECISION_KM = {1: 2.0, 2: 25.0, 3: 40.0, 4: 100.0, 5: 150.0, 6: 500.0, 7: 150.0}
"""How far off a point may be, by `where_prec`.

1 is a named place and 2 within about 25 km of one; for the centroids of districts (3), provinces (4), wider or vaguer
areas (5), countries (6) and for sea or air (7) the radii are our own.
"""
_KINDS = {1: None, 2: None, 3: "district", 4: "province", 5: "area", 6: "country", 7: "area"}
_SETTLEMENTS = ("town", "village", "city")
_ONE_SIDED = 3


_AT_MOST = 65_536
"""Different cells, or groups of cells, of which it is remembered what they say."""
_TOLD = (
    "id", "low", "best", "high", "deaths_civilians", "deaths_unknown", "deaths_a", "deaths_b", "type_of_violence",
    "event_clarity", "date_prec", "date_start", "date_end",
)  # fmt: skip
_WHERE = ("where_prec", "where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "country")
_BOUNDS = {"type_of_violence": (1, 3), "event_clarity": (1, 2), "date_prec": (1, 5), "where_prec": (1, 7)}
"""Least and most of the columns that hold a code; the other figures are counts."""
_CERTAINTY = {1: Certainty.CERTAIN, 2: Certainty.PROBABLE}


def read(row: Row) -> WrittenClaim | None:
    """Return what the row claims, written; None where it has faults."""
    plan, cells = _plan(row.sheet.columns), row.cells
    event, low, best, high, civilians, unknown, deaths_a, deaths_b, violence, clarity, exactness, start, end = (
        plan.told(cells)
    )
    killed, civilian, days = _killed(low, best, high), _civilians(civilians, unknown), _days(start, end)
    coded, where = _coded(violence, clarity, exactness, deaths_a, deaths_b), _where(*plan.where(cells))
    if not event or killed is None or civilian is None or days is None or coded is None or where is None:
        _tell_faults(row)
        return None
    if not killed.is_in_order:
        row.flag(f"low, best and high are out of order ({low}, {best}, {high}); the row is kept as it is")
    perpetrator, target = ("", "")
    if coded.is_one_sided:
        perpetrator, target = _sides(cells[plan.side_a], cells[plan.side_b])
    document, address = row.sheet.document, f"{SOURCE}:{event}"
    codes = ",".join([key + quoted(cell) for key, cell in zip(plan.codes, plan.coded(cells), strict=True) if cell])
    claim_id, text = written(
        before=f'"certainty":"{coded.certainty}",{civilian}"codes":{{{codes}}},"date":{days.text},"denied":false,'
        f'"document":{{"sha256":"{document}"}},"event":{quoted(address)}',
        between=f'"killed":{killed.text},"kind":"{ClaimKind.INCIDENT}",{where.point_text}{perpetrator}'
        f'{where.text},"quoted":"{Quoted.NONE}"',
        after=f'"said":null,"sentence":{{"end":{row.end},"start":{row.start},"text":{quoted(row.words)}}},'
        f'"speaker":"{PUBLISHER}","speaker_for":null{target},"type":"{IncidentType.KILLING}"',
        reader=READER,
    )
    return WrittenClaim(
        claim_id, text, ClaimKind.INCIDENT, document, days.first, days.last, where.place, where.point, address
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where things lie in the rows of a file."""

    told: Callable[[Sequence[str]], tuple[str, ...]]
    """Returns the cells of `_TOLD`."""
    where: Callable[[Sequence[str]], tuple[str, ...]]
    """Returns the cells of `_WHERE`."""
    coded: Callable[[Sequence[str]], tuple[str, ...]]
    """Returns the cells of those of `CODES` that are there, in order of column."""
    codes: Sequence[str]
    """Their keys, as JSON has them."""
    side_a: int
    side_b: int


@lru_cache(maxsize=16)
def _plan(columns: tuple[str, ...]) -> _Plan:
    places = {name.casefold(): place for place, name in enumerate(columns) if name}
    coded = sorted(column for column in CODES if column in places)
    return _Plan(
        told=itemgetter(*(places[column] for column in _TOLD)),
        where=itemgetter(*(places[column] for column in _WHERE)),
        coded=itemgetter(*(places[column] for column in coded)),
        codes=[f"{quoted(column)}:" for column in coded],
        side_a=places["side_a"],
        side_b=places["side_b"],
    )


class _Killed(NamedTuple):
    text: str
    is_in_order: bool


@lru_cache(maxsize=_AT_MOST)
def _killed(low: str, best: str, high: str) -> _Killed | None:
    """Return how many were killed, as JSON; None where a cell is no count."""
    figures = [_count(low), _count(best), _count(high)]
    least, likely, most = figures
    killed = figure(least, most, likely)
    if killed is None or least is None or likely is None or most is None:
        return None
    return _Killed(canonical_json(killed.as_json()), least <= likely <= most)


@lru_cache(maxsize=_AT_MOST)
def _civilians(civilians: str, unknown: str) -> str | None:
    """Return the member of the civilians among the dead, more where some are of unknown status; None for a fault.

    That none was counted claims nothing, and is told by no member.
    """
    counted, unclear = _count(civilians), _count(unknown)
    if counted is None or unclear is None:
        return None
    content = Count(least=counted, most=counted + unclear).as_json()
    return f'"civilians_killed":{canonical_json(content)},' if counted else ""


class _Days(NamedTuple):
    text: str
    first: int
    last: int


@lru_cache(maxsize=_AT_MOST)
def _days(start: str, end: str) -> _Days | None:
    """Return the days from one cell to another, both included; the second may be empty. None for a fault."""
    first = read_day(start) if start else None
    last = read_day(end) if end else first
    if first is None or last is None or last < first:
        return None
    return _Days(canonical_json(Period(first=first, last=last).as_json()), first.toordinal(), last.toordinal())


class _Where(NamedTuple):
    point_text: str
    """The members of its point; empty without one."""
    text: str
    """The members of its names and of the whole of it."""
    place: tuple[str, str | None] | None
    point: tuple[float, float] | None


@lru_cache(maxsize=_AT_MOST)
def _where(  # noqa: PLR0913, PLR0917 - the cells that say where it was, in the order of the columns
    exactness: str, words: str, admin1: str, admin2: str, latitude: str, longitude: str, country: str
) -> _Where | None:
    """Return the place as UCDP has it: its point, how far that may be off, and the province and district around it.

    None for a fault.
    """
    precision = _code("where_prec", exactness)
    north, east = _degrees(latitude, 90.0), _degrees(longitude, 180.0)
    has_point = bool(latitude and longitude)
    if precision is None or north is None or east is None or has_point != bool(latitude or longitude):
        return None
    told = words or admin2 or admin1 or country
    if not told:
        return _Where("", '"place":null', None, None)
    name, _, last = told.rpartition(" ")
    is_settlement = last.casefold() in _SETTLEMENTS and name != ""
    place = Place(
        name=name if is_settlement else told,
        words=told if is_settlement else None,
        point=Point(longitude=east, latitude=north) if has_point else None,
        precision_km=PRECISION_KM[precision] if has_point else None,
        country=country_code(country),
        kind=last.casefold() if is_settlement else _KINDS[precision],
        admin1=admin1 or None,
        admin2=admin2 or None,
    )
    content = place_as_json((place,))
    point = {key: content.pop(key) for key in ("lat", "lon") if key in content}
    return _Where(
        f"{canonical_json(point)[1:-1]}," if point else "",
        canonical_json(content)[1:-1],
        (place.name, place.country),
        (north, east) if has_point else None,
    )


def _degrees(cell: str, most: float) -> float | None:
    """Return the degrees in a cell, 0 where it is empty; None for a fault."""
    number = read_number(cell) if cell else 0.0
    return number if number is not None and -most <= number <= most else None


@lru_cache(maxsize=_AT_MOST)
def _sides(side_a: str, side_b: str) -> tuple[str, str]:
    """Return the members of who killed and of whom."""
    perpetrator = f'"perpetrator":{quoted(side_a)},' if side_a else ""
    return perpetrator, f',"target":{quoted(side_b)}' if side_b else ""


def _count(cell: str) -> int | None:
    """Return the count in a cell; None where it is none."""
    number = read_whole(cell)
    return number if number is not None and number >= 0 else None


def _code(column: str, cell: str) -> int | None:
    """Return the code in a cell of the column; None where it is none of its codes."""
    least, most = _BOUNDS[column]
    number = read_whole(cell)
    return number if number is not None and least <= number <= most else None


class _Coded(NamedTuple):
    is_one_sided: bool
    certainty: Certainty


@lru_cache(maxsize=_AT_MOST)
def _coded(violence: str, clarity: str, exactness: str, deaths_a: str, deaths_b: str) -> _Coded | None:
    """Return what the codes say; None where one is none of its column's, or the dead of a side are no count."""
    kind, clear = _code("type_of_violence", violence), _code("event_clarity", clarity)
    others = _code("date_prec", exactness), _count(deaths_a), _count(deaths_b)
    if kind is None or clear is None or None in others:
        return None
    return _Coded(kind == _ONE_SIDED, _CERTAINTY[clear])


def _tell_faults(row: Row) -> None:
    """Note all that is wrong with the row."""
    row.needed("id")
    for column in ("low", "best", "high", "type_of_violence", "event_clarity", "date_prec"):
        _tell_fault(row, column)
    row.period("date_start", "date_end")
    _tell_fault(row, "where_prec")
    row.point("latitude", "longitude")
    for column in ("deaths_civilians", "deaths_unknown", "deaths_a", "deaths_b"):
        _tell_fault(row, column)


def _tell_fault(row: Row, column: str) -> None:
    least, most = _BOUNDS.get(column, (0, None))
    row.needed_whole(column, least=least, most=most)
