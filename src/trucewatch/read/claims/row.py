"""Rows of tables: what monitors count stands in cells, each under its column's head ("Place: Dresda; Killed: 2.").

The heads tell the keys, so that no cell is taken for a sentence: nobody is shelled by a column.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from trucewatch.model.claim import About, ClaimKind, IncidentType, Verdict
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.model.place import Place
from trucewatch.read.claims.counted import before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.incident_types import nouns_in, weapon_type, weapons_in
from trucewatch.read.counts import find_counts
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

_CELL = re.compile(r"(?P<head>[A-Z][^:;.]{0,40}): (?P<value>[^;]*?)\.?(?:; |$)")
_ROLES = {
    "date": r"dates?|days?|when|period|night|time",
    "place": r"places?|locations?|where|towns?|villages?|areas?|sites?|districts?|sectors?|governorates?|settlements?",
    "type": r"types?|kinds?|incidents?|events?|attacks?|what|descriptions?|acts?|weapons?|means|nature",
    "perpetrator": r"by|perpetrators?|actors?|party|parties|sides?|attributed(?: to)?|responsible|by whom|who|laid to",
    "target": r"targets?|victims?|against|hit",
    "killed": r"(?:people |persons? )?killed|dead|deaths?|fatalities|killings?",
    "civilians_killed": r"civilians? (?:killed|dead|deaths?)|civilian (?:deaths?|fatalities)",
    "children_killed": r"children (?:killed|dead)|child deaths?",
    "injured": r"(?:people |persons? )?(?:wounded|injured)|injur(?:y|ies)",
    "count_before": (
        r"(?:the )?(?:previous|preceding|last)(?: reporting)? (?:period|week|day|month)"
        r"|(?:the )?(?:period|week|day) before"
    ),
    "count": r"counts?|numbers?|number of .+|how many|violations?|breaches|ceasefire violations?|total",
}
_PATTERNS = {role: re.compile(words, re.IGNORECASE) for role, words in _ROLES.items()}
_UNSAID = re.compile(
    r"(?:[-–—?]|n/?a|none|nobody|no one|(?:not (?:yet )?)?(?:un)?(?:known|clear|said|told|identified)|unidentified)",
    re.IGNORECASE,
)
_COUNTS = frozenset({"killed", "civilians_killed", "children_killed", "injured", "count"})
_TOLL = frozenset({"killed", "injured"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """What a row says under one head."""

    text: str
    start: int
    """First token of the value."""
    end: int


def read_row(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the incident of a row: its type or its count must be told; and breaches counted and laid to a party."""
    cells = _cells(line)
    kind = _kind(line, cells)
    count = _count(cells.get("count"))
    if kind is None and (count is None or count.most == 0):
        return
    party = _party(report, cells.get("perpetrator"))
    keys: dict[str, object] = {
        key: value for key in _COUNTS - {"count"} if (value := _count(cells.get(key))) is not None
    }
    if count is not None:
        keys["count"] = count
    places = _places(line, cells.get("place"))
    is_compliance = kind is None and party and not places and not keys.keys() & _TOLL
    if is_compliance:
        keys = {"count": count, "by": party, "about": (About.CEASE_FIRE,), "verdict": Verdict.VIOLATED}
    else:
        keys["type"] = kind or IncidentType.CEASEFIRE_VIOLATION
        keys |= {"perpetrator": party} if party else {}
        keys |= _told(line, report, cells)
    at = line.doc[min(cell.start for cell in cells.values())]
    draft = Draft(
        kind=ClaimKind.COMPLIANCE if is_compliance else ClaimKind.INCIDENT,
        line=line,
        at=at,
        keys=keys,
        places=places,
        date=_date(line, cells.get("date")) or report.period,
        rule="row",
    )
    for key, cell in cells.items():
        draft.ground(key, "row.cell", (cell.start, cell.end))
    yield draft
    earlier = _count(cells.get("count_before"))
    if earlier is not None and earlier.most != 0:
        known = {key: value for key, value in keys.items() if key not in _COUNTS}
        yield replace(draft, keys={**known, "count": earlier}, date=before(draft.date), rule="row.before", grounds=[])


def _cells(line: Line) -> Mapping[str, _Cell]:
    found: dict[str, _Cell] = {}
    for match in _CELL.finditer(line.passage.words):
        role = next((role for role, pattern in _PATTERNS.items() if pattern.fullmatch(match["head"].strip())), None)
        span = line.doc.char_span(match.start("value"), match.end("value"), alignment_mode="expand")
        if role is None or span is None or role in found:
            continue
        if role == "type" and re.fullmatch(r"[\d,]+", match["value"]):
            role = "count"  # "Incidents: 12" counts them, "Incident: shelling" names them.
        found[role] = _Cell(text=match["value"], start=span.start, end=span.end)
    return found


def _kind(line: Line, cells: Mapping[str, _Cell]) -> IncidentType | None:
    cell = cells.get("type")
    if cell is None:
        return None
    named = next((kind for _, kind in nouns_in(cell.text)), None)
    return named or weapon_type(cell.text)


def _count(cell: _Cell | None) -> Count | None:
    if cell is None:
        return None
    if cell.text.casefold() in {"none", "nobody"}:
        return Count.exactly(0)
    return next((mention.count for mention in find_counts(cell.text)), None)


def _party(report: Report, cell: _Cell | None) -> tuple[str, ...]:
    if cell is None or _UNSAID.fullmatch(cell.text):
        return ()
    names: dict[str, None] = {}
    for part in re.split(r"(?:, | and | / )", cell.text):
        # A cell opens with a capital, which makes no name of "Rebels".
        is_name = report.company.actors.find(part) is not None or not part[1:].islower()
        who = report.company.named(part if is_name else part[:1].lower() + part[1:])
        if who is not None:
            names.setdefault(who.name)
    return tuple(names)


def _places(line: Line, cell: _Cell | None) -> tuple[Place, ...]:
    if cell is None or _UNSAID.fullmatch(cell.text):
        return ()
    known = tuple(mention.place for mention in line.places if cell.start <= mention.start < cell.end)
    return known[:1] or (Place(name=cell.text),)


def _date(line: Line, cell: _Cell | None) -> Period | None:
    if cell is None:
        return None
    return next((m.period for m in line.dates if cell.start <= line.tokens_of(m.span)[0] < cell.end), None)


def _told(line: Line, report: Report, cells: Mapping[str, _Cell]) -> dict[str, object]:
    """Return weapons and target, where the row has them."""
    told: dict[str, object] = {}
    tokens: list[Token] = [
        token for key in ("type", "target") if (cell := cells.get(key)) for token in line.doc[cell.start : cell.end]
    ]
    weapons = weapons_in(tokens)
    if weapons:
        told["weapons"] = weapons
    target = _party(report, cells.get("target"))
    return {**told, "target": target} if target else told
