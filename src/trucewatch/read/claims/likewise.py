"""Places where the same was counted, or nothing: "40 blasts in X and none in Y", "In Z, nine."."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind
from trucewatch.read.claims.counted import before
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.line import Line, PlaceMention

_NONE_IN = re.compile(r"\b(?:and|but|with|,) (?P<none>none|not one|not a single one) (?:in|at|around|near|inside) ")
_IN_PLACE = re.compile(
    r"^(?:In|At|Around|Near) (?:the )?[^.;:]{2,50}?,? (?:(?P<none>none|not one|not a single one)"
    r"|(?P<number>\d[\d,.]*|(?:[a-z]+-)?[a-z]+))"
    r"(?: (?:was|were) (?:recorded|reported|noted|heard|seen|counted|registered|observed|logged))?(?:[,.;]|$)"
)
_DOWN_FROM = re.compile(
    r"^(?:That|This|It|The (?:figure|number|total|count|toll)|Which) "
    r"(?:is|was|marks|represents|compares|compared|stands) "
    r"(?:[\w ]{0,24}?)?(?:down (?:on|from)|up (?:on|from)|against|with|to|(?:fewer|more|less|lower|higher) than)"
    r" (?:the )?(?=\d|[a-z]+)",
)


def read_likewise(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what was counted at another place, or that nothing was, of the kind counted just before."""
    text = line.doc.text
    yield from _down_from(line, report)
    if match := _NONE_IN.search(text):
        told = [draft for draft in report.told if draft.line is line and draft.at.idx < match.start()]
        yield from _there(line, told, match, _place_behind(line, match.end()))
    elif (match := _IN_PLACE.match(text)) and report.lines and len(line.doc) <= _LONGEST:
        told = [draft for draft in report.told if draft.line is report.lines[-1]]
        place = next((mention for mention in line.places if line.doc[mention.start].idx < match.end()), None)
        yield from _there(line, told, match, place)


_LONGEST = 18
"""Words of a sentence that only counts on, at most."""


def _down_from(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the earlier figure with which a sentence compares the one before: "That is down from 131 in May"."""
    match = _DOWN_FROM.match(line.doc.text)
    if match is None or not report.lines:
        return
    start = line.passage.offset + match.end()
    count = next((m.count for m in line.counts if abs(m.span.start - start) <= 1), None)
    at = line.doc.char_span(match.end(), match.end() + 1, alignment_mode="expand")
    told = [draft for draft in report.told if draft.line is report.lines[-1] and not draft.denied]
    first = next((draft for draft in told if draft.keys.keys() & _FIGURES), None)
    if count is None or at is None or first is None:
        return
    key = next(key for key in first.keys if key in _FIGURES)
    kept = {name: value for name, value in first.keys.items() if name == "type"}
    dates = [mention.period for mention in line.dates if mention.period]
    yield Draft(
        kind=first.kind,
        line=line,
        at=at[0],
        keys={**kept, key: count},
        places=first.places,
        date=dates[0] if dates else before(first.date or report.period),
        rule="likewise.before",
        voice=first.voice or first.line.voices[first.at.i][0],
    )


_FIGURES = frozenset({"count", "killed", "injured", "displaced"})


def _there(line: Line, told: list[Draft], match: re.Match[str], place: PlaceMention | None) -> Iterator[Draft]:
    counted = [draft for draft in told if draft.kind is ClaimKind.INCIDENT and "count" in draft.keys]
    if place is None or not counted:
        return
    is_none = bool(match["none"])
    start = match.start("none") if is_none else match.start("number")
    at = line.doc.char_span(start, start + 1, alignment_mode="expand")
    count = next((m.count for m in line.counts if m.span.start == line.passage.offset + start), None)
    if at is None or (count is None and not is_none):
        return
    first = counted[-1]
    if any(draft.line is line and draft.places == (place.place,) for draft in told):
        return
    keys = {"type": first.keys["type"]} | ({} if is_none else {"count": count})
    yield Draft(
        kind=ClaimKind.INCIDENT,
        line=line,
        at=at[0],
        keys=keys,
        places=(place.place,),
        date=first.date,
        denied=is_none,
        rule="likewise",
    )


def _place_behind(line: Line, at: int) -> PlaceMention | None:
    return next((mention for mention in line.places if 0 <= line.doc[mention.start].idx - at <= len("the ")), None)
