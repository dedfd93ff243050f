"""Places where the same was counted, or nothing: "40 blasts in X and none in Y", "In Z, nine."."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.line import Line, PlaceMention

_NONE_IN = re.compile(r"\b(?:and|but|with|,) (?P<none>none|not one|not a single one) (?:in|at|around|near|inside) ")
_IN_PLACE = re.compile(
    r"^(?:In|At|Around|Near) (?:the )?[^.;:]{2,50}?,? (?:(?P<none>none|not one|not a single one)"
    r"|(?P<number>\d[\d,.]*|(?:[a-z]+-)?[a-z]+))"
    r"(?: (?:was|were) (?:recorded|reported|noted|heard|seen|counted|registered|observed|logged))?(?:[,.;]|$)"
)


def read_likewise(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what was counted at another place, or that nothing was, of the kind counted just before."""
    text = line.doc.text
    if match := _NONE_IN.search(text):
        before = [draft for draft in report.told if draft.line is line and draft.at.idx < match.start()]
        yield from _there(line, before, match, _place_behind(line, match.end()))
    elif (match := _IN_PLACE.match(text)) and report.lines and len(line.doc) <= _LONGEST:
        before = [draft for draft in report.told if draft.line is report.lines[-1]]
        place = next((mention for mention in line.places if line.doc[mention.start].idx < match.end()), None)
        yield from _there(line, before, match, place)


_LONGEST = 18
"""Words of a sentence that only counts on, at most."""


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
