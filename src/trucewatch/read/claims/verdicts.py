"""A compliance claim in the making: which obligation, what verdict, by whom, when and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import About, ClaimKind, Verdict
from trucewatch.model.count import Count
from trucewatch.model.period import Period
from trucewatch.read.claims.bound import parties_of, sole_place
from trucewatch.read.claims.draft import Draft, Report, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.claims.whereabouts import carried_place
from trucewatch.read.date_mention import DateMention, Granularity, Modifier
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.syntax import children, conjuncts, group_head
from trucewatch.read.tree import Token

_NEAR = 9
"""Tokens between "since" and the day from which it counts, at most."""
_JOINS = frozenset({"and", ",", "or", "the", "to", "on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found in a sentence, before it is a claim."""

    at: Token
    abouts: tuple[About, ...]
    verdict: Verdict
    rule: str
    tokens: Sequence[Token] | None = None
    """The words to which time and place must belong; where none are given, those of the finite clause of `at`."""
    doers: Iterable[Token] = ()
    by: tuple[str, ...] = ()
    """Names told otherwise than by `doers`."""
    count: Count | None = None


def compliance(line: Line, report: Report, finding: Finding) -> Draft:
    """Return the draft of a compliance claim."""
    by = finding.by or parties_of(line, report, (part for doer in finding.doers for part in _all_of(doer)))
    keys: dict[str, object] = {"about": finding.abouts, "verdict": finding.verdict}
    if by:
        keys["by"] = by
    tokens = list(finding.tokens or group_tokens(line)[group_head(finding.at).i])
    count = finding.count or _times(line, tokens)
    if count is not None:
        keys["count"] = count
    place = _place(finding.at, places_in(line, tokens))
    return Draft(
        kind=ClaimKind.COMPLIANCE,
        line=line,
        at=finding.at,
        keys=keys,
        places=(place.place,) if place else carried_place(line, report, tokens) or sole_place(line),
        date=_date(line, report, tokens),
        certainty=certainty_of(line, tokens),
        rule=f"compliance.{finding.rule}",
    )


_SEVERAL = frozenset({"have", "are", "were"})


def _all_of(doer: Token) -> tuple[Token, ...]:
    """Return all the doers of a verb in the plural: in "the army of A and the League have", the League is one."""
    doers = conjuncts(doer)
    is_plural = any(child.lower_ in _SEVERAL for child in doer.head.children if child.dep_.startswith("aux"))
    if len(doers) > 1 or not is_plural or doer.tag_ not in {"NN", "NNP"}:
        return doers
    below = (part for child in children(doer, "nmod") for part in conjuncts(child)[1:])
    return (doer, *(part for part in below if any(c.dep_ == "det" for c in part.children)))


def _place(at: Token, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """Return the first place behind the verb that hangs on it, else the first one named."""
    behind = [place for place in places if place.start > at.i and place.preposition]
    before = [place for place in places if place.start < at.i and not _in_aside(at, place)]
    return (
        next(iter([*before, *behind]), None)
        if not behind
        else (before[0] if before and before[0].start < 2 else behind[0])
    )


def _in_aside(at: Token, place: PlaceMention) -> bool:
    """Tell whether a place stands in an aside between subject and verb: "the accord, signed in X, ..."."""
    token = at.doc[place.start]
    while token.head != token and token.i != at.i:
        if token.dep_.startswith("acl"):
            return True
        token = token.head
    return False


def _date(line: Line, report: Report, tokens: Sequence[Token]) -> Period | None:
    dates = [
        mention
        for mention in dates_in(line, list(tokens))
        if mention.period is not None and mention.modifier not in {Modifier.BY, Modifier.BEFORE}
    ]
    if not dates:
        return report.covered
    first = dates[0]
    start = line.tokens_of(first.span)[0]
    published = report.published.last if report.published else None
    if first.modifier is not Modifier.SINCE and _counts_from(line, start) and published:
        return _until(first, published)
    if len(dates) > 1 and first.granularity is dates[1].granularity is Granularity.DAY:
        between = line.doc[line.tokens_of(first.span)[1] : line.tokens_of(dates[1].span)[0]]
        if all(token.lower_ in _JOINS for token in between):
            return _both(first, dates[1])
    return first.period


def _counts_from(line: Line, start: int) -> bool:
    """Tell whether "since" stands some words before a day: "since the truce began on Monday"."""
    return any(token.lower_ == "since" for token in line.doc[max(0, start - _NEAR) : start])


def _until(mention: DateMention, last: date) -> Period | None:
    period = mention.period
    return Period(first=period.first, last=last) if period and period.first and period.first <= last else period


def _both(one: DateMention, other: DateMention) -> Period | None:
    days = [day for m in (one, other) if m.period for day in (m.period.first, m.period.last) if day]
    return Period(first=min(days), last=max(days)) if days else None


def _times(line: Line, tokens: Sequence[Token]) -> Count | None:
    """Return how many times: "twice", "more than 40 times", "at three places", "on two occasions"."""
    inside = {token.i for token in tokens}
    for mention in line.counts:
        start, end = line.tokens_of(mention.span)
        behind = line.doc[end].lower_ if end < len(line.doc) else ""
        if behind == "of" and end + 1 < len(line.doc):
            behind = line.doc[end + 1].lower_  # "dozens of times"
        if start in inside and behind in {"times", "occasions", "places", "points", "locations", "instances"}:
            return mention.count
    words = {token.lower_ for token in tokens}
    return Count.exactly(2, words="twice") if "twice" in words else None
