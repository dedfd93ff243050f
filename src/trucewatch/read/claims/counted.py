"""How many incidents: counted whole, part by part, and against an earlier period."""

import re
from collections.abc import Iterator
from datetime import timedelta

from trucewatch.model.claim import IncidentType
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.event import Event
from trucewatch.read.date_mention import DateMention
from trucewatch.read.headcounts import count_of
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

_BEFORE = r"(?:the )?(?:previous|preceding)(?: reporting)? (?:period|week|day|month|report|24 hours)"
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|down from|up from|as opposed to|versus)\b"
    rf"|\((?:(?:in|during|over|for) )?{_BEFORE}(?::|,|,? had)?|\((?=[\w,]+ (?:in|during|over|for) {_BEFORE})"
    r"|\bprevious (?:period|week|day|month|report):",
    re.IGNORECASE,
)
_OF_TOLLS = re.compile(r"compared|down|up", re.IGNORECASE)
"""Words that compare tolls; "against" may as well name whom an attack was against."""
TOLL_KEYS = ("killed", "injured", "civilians_killed", "children_killed")


def enumerated(line: Line, first: Draft) -> Iterator[Draft]:
    """As in "31 cases: 18 in A, nine in B and four in C": a claim for each part, beside the total."""
    key = next((key for key in ("count", "killed", "injured") if key in first.keys), None)
    if key is None:
        return
    parts = []
    for place in line.places:
        for mention in line.counts:
            start, end = line.tokens_of(mention.span)
            between = str(line.doc[end : place.start].text).casefold() if end <= place.start else ""
            if (
                start > first.at.i
                and 0 < place.start - end <= 7
                and re.fullmatch(
                    r"(?:of (?:them|these|which) )?(?:in|at|near|around)(?: the)?(?: \w+){0,3}", between.strip()
                )
            ):
                parts.append((place, mention.count))
    if len(parts) < 2:
        return
    parted = sum(count.least or 0 for _, count in parts)
    sums = (name for name in ("count", "killed", "injured") if name in first.keys and first.keys[name].least == parted)
    parted_key: str = next(sums, key)  # "two bombs ... killed nine: five in A and four in B"
    first.places, first.is_whole = (), True
    for place, count in parts:
        keys = {name: value for name, value in first.keys.items() if name not in TOLL_KEYS} | {parted_key: count}
        if parted_key == "killed" and first.keys.get("civilians_killed") == first.keys["killed"]:
            keys["civilians_killed"] = count
        yield Draft(
            kind=first.kind,
            line=line,
            at=first.at,
            keys=keys,
            places=(place.place,),
            date=first.date,
            denied=first.denied,
            rule="incident.part",
        )


def told_now(line: Line, dates: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    """Leave out the dates of what the sentence only compares with: "..., against 40 in the year before"."""
    text = line.doc.text
    match = _COMPARED.search(text)
    if match is None:
        return dates
    closing = text.find(")", match.end()) if match.group().startswith("(") else -1
    start, end = line.passage.offset + match.start(), line.passage.offset + (closing if closing > 0 else len(text))
    return tuple(date for date in dates if date.span.start < start or date.span.start > end)


def compared(line: Line, report: Report, first: Draft) -> Iterator[Draft]:
    """As in "Compared with K in the previous period": a second claim with the earlier date."""
    match = _COMPARED.search(line.doc.text)
    if match is None:
        return
    key = "count" if "count" in first.keys or first.denied else "killed"
    is_told = key in first.keys or first.denied
    if not is_told or (key == "killed" and not _OF_TOLLS.match(match.group())):
        return
    offset = line.passage.offset + match.end()
    mention = next((m for m in line.counts if offset - 1 <= m.span.start <= offset + 25), None)
    if mention is None:
        return
    now = told_now(line, line.dates)
    dates = [d for d in line.dates if d.span.start >= mention.span.start and d.period and d not in now]
    date = dates[0].period if dates else before(first.date or report.period)
    if date == first.date:
        date = before(first.date)
    keys = {key: value for key, value in first.keys.items() if key not in TOLL_KEYS and key != "weapons"}
    keys[key] = mention.count
    yield Draft(
        kind=first.kind, line=line, at=first.at, keys=keys, places=first.places, date=date, rule="incident.compared"
    )


def before(period: Period | None) -> Period | None:
    """Return the period of the same length right before; periods of two half days share their day."""
    if period is None or period.first is None or period.last is None:
        return None
    days = (period.last - period.first).days
    if days <= 1:
        return Period(first=period.first - timedelta(days=1), last=period.last - timedelta(days=1))
    return Period(first=period.first - timedelta(days=days + 1), last=period.first - timedelta(days=1))


def count_told(line: Line, event: Event, kind: IncidentType) -> Count | None:
    """Return how many such incidents the words tell of; None where they tell no number."""
    token = event.token
    if not event.is_noun:
        return _times(line, token)
    if token.tag_ not in {"NNS", "NNPS", "NN"}:
        return None
    count = count_of(line, token)
    if count is None:
        return None
    before = {child.lower_ for child in token.children}
    if count.least == 1 and count.most == 1 and before & {"a", "an"} and not before & {"single", "lone", "sole"}:
        return None
    if count.least == 0:
        return None
    return count


def _times(line: Line, verb: Token) -> Count | None:
    for mention in line.counts:
        _, end = line.tokens_of(mention.span)
        if end < len(line.doc) and line.doc[end].lower_ == "times" and abs(end - verb.i) < 25:
            return mention.count
    return None
