"""Meetings told in set phrases, whatever the tree of the sentence: "X is due in Y", "talks between A and B began"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, State
from trucewatch.model.period import Period
from trucewatch.read.claims.deal_phrases import names_in
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.date_mention import DateMention, Granularity
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.sieve import Sieve

_MEETING = (
    r"(?:meeting|talks|summit|session|conference|negotiations|round(?: of talks)?|consultations|discussions|visit)"
)
_DUE = re.compile(
    r"(?P<who>[A-Z][^,.;:\"]{2,80}?)(?:, [^,.;]{3,60},)? (?:is|are|was|were) "
    r"(?:also |now )?(?P<verb>due|expected) (?:back )?(?:in|at) (?=[A-Z])"
)
_BETWEEN = re.compile(
    rf"\b{_MEETING} (?:between|with|of) (?P<who>[^.;:\"]{{3,90}}?) (?P<verb>began|"
    rf"begin|opened|open|resumed|resume|took place|take place|were held|was "
    rf"held"
    r"|will be held|are to be held|is to be held|will begin|are to begin|is "
    r"to begin|will take place|ended|concluded|are due|is due|are planned|"
    r"is planned)\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"\b{_MEETING}\b[^.;:\"]{{0,90}}? (?P<verb>called off|cancell?ed|scrapped|postponed|put off|delayed|adjourned)\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"(?P<who>[A-Z][^,.;:\"]{2,60}?)(?:, [^,.;]{3,60},)? (?P<verb>will receive|"
    r"received|will host|hosted|is to host|is to receive) (?P<guest>[^.;:]{3,70}?"
    r"(?:delegation|envoy|minister|president|leader|negotiator|chief)s?(?: of [A-Z]\w+)?)"
)
_FAILED = re.compile(
    r"(?P<who>(?:[A-Z]|the )[^,.;:\"]{2,80}?) (?:was|were) (?:(?:due|set|scheduled|supposed|expected|meant) )?to "
    r"(?:have )?(?P<verb>meet|met|sit|sat|convene|convened|gather|gathered|assemble|talk)\b[^.;:]{0,60}?,? "
    r"(?:and|but|yet) (?:did not|didn't|never did|failed to)\b"
)
"""As in "The commission was due to sit on Tuesday and did not"."""
_LIKELY = Sieve((pattern, None) for pattern in (_DUE, _BETWEEN, _OFF, _RECEIVES, _FAILED))
_PLANNED = re.compile(r"\b(?:will|to|due|expected|planned|begin|open|resume)\b", re.IGNORECASE)
_REACH = 16
"""Tokens around the verb within which a place and a day belong to the meeting."""


def read_meeting_phrases(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the meetings that set phrases tell of, in the order of the sentence."""
    text = line.doc.text
    for pattern, _ in _LIKELY.likely(text):
        for match in pattern.finditer(text):
            draft = _draft(line, report, match)
            if draft is not None:
                yield draft


def _draft(line: Line, report: Report, match: re.Match[str]) -> Draft | None:
    verb = line.doc.char_span(*match.span("verb"), alignment_mode="expand")
    if verb is None:
        return None
    group = match.groupdict()
    names = names_in(line, report, *match.span("who")) if group.get("who") else ()
    if group.get("guest"):
        names = (*names, *names_in(line, report, *match.span("guest")))
    if match.re is _DUE:
        names = names[:1]
        if not names or not _speaks(line, verb.start):
            return None
    state = _state(match)
    places, dates = _near(line, verb.start, verb.end)
    date = _date(dates, State.HELD if match.re is _FAILED else state)
    if not (places or date) or (not names and match.re is not _OFF):
        return None
    keys: dict[str, object] = {"state": state}
    if names:
        keys["participants"] = tuple(dict.fromkeys(names))
    return Draft(
        kind=ClaimKind.MEETING,
        line=line,
        at=verb[0],
        keys=keys,
        places=tuple(place.place for place in places[:1]),
        date=date,
        rule=f"meeting.phrase.{state}",
    )


def _speaks(line: Line, at: int) -> bool:
    """Tell whether it is a person or a delegation that is due, and not a convoy or a report."""
    before = {token.lower_ for token in line.doc[max(0, at - 12) : at]}
    return not before & {
        "report",
        "convoy",
        "aid",
        "troops",
        "forces",
        "shipment",
        "results",
        "decision",
        "team",
        "monitors",
    }


def _state(match: re.Match[str]) -> State:
    verb = match.group("verb").casefold()
    if match.re is _FAILED:
        return State.CANCELLED
    if match.re is _OFF:
        return State.CANCELLED if verb in {"called off", "cancelled", "canceled", "scrapped"} else State.POSTPONED
    return State.PLANNED if _PLANNED.search(verb) else State.HELD


def _near(line: Line, start: int, end: int) -> tuple[list[PlaceMention], list[DateMention]]:
    stop = next((token.i for token in line.doc[end:] if token.text == ";"), len(line.doc))
    inside = range(max(0, start - _REACH), min(stop, end + _REACH))
    places = [
        p
        for p in line.places
        if p.start in inside and p.preposition in {"in", "at"} and p.start not in line.attribution
    ]
    dates = [
        d
        for d in line.dates
        if d.period and line.tokens_of(d.span)[0] in inside and d.granularity is not Granularity.CLOCK
    ]
    behind = [p for p in places if p.start >= end]
    return behind or places, [d for d in dates if line.tokens_of(d.span)[0] not in line.attribution]


def _date(dates: list[DateMention], state: State) -> Period | None:
    if not dates:
        return None
    is_ahead = state in {State.PLANNED, State.CANCELLED, State.POSTPONED}
    return dates[0].ahead or dates[0].period if is_ahead else dates[0].period
