"""What becomes of a number told before: "among them, 30 by A and 11 by B", "it had counted six"."""

import re
from collections.abc import Iterator

from trucewatch.model.claim import ClaimKind, IncidentType, Quoted
from trucewatch.model.count import Count
from trucewatch.read.claims.draft import Draft, Report, dates_in, places_in
from trucewatch.read.claims.event import OBSERVED
from trucewatch.read.claims.whereabouts import carried_place
from trucewatch.read.grammar import Mode
from trucewatch.read.line import Line, Voice
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_OF_THESE = re.compile(r"^\W*(?:of|among) (?:these|them|those|which)\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"(?:In|At|Near|Around|Along|On|Outside|North|South|East|West)\b[^;:]{2,60}[,:] [\w ,-]{1,30}(?: \([^)]*\))?\.",
    re.IGNORECASE,
)
_AGENTS = frozenset({"by"})
_LOCATES = frozenset({"in", "at", "near", "around"})
_BETWEEN = 8
"""How many words may stand between a number and whose or where it is."""


def read_of_these(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the parts of a count told in the sentence before, and counts whose noun is left out."""
    counted = _counted_before(line, report)
    if counted is None:
        return
    if _OF_THESE.search(line.doc.text):
        yield from _parts(line, report, counted)
    elif not line.clauses:
        yield from _elliptic(line, counted)
    else:
        yield from _bare(line, report, counted)
        yield from _none(line, report, counted)


def _counted_before(line: Line, report: Report) -> Draft | None:
    """Return the last incidents counted, in this paragraph or the one before."""
    for draft in reversed(report.told):
        if line.passage.paragraph - draft.line.passage.paragraph > 1 or draft.line is line:
            return None
        if draft.kind is ClaimKind.INCIDENT and "count" in draft.keys:
            return draft
    return None


def _parts(line: Line, report: Report, counted: Draft) -> Iterator[Draft]:
    starts = [(line.tokens_of(mention.span), mention.count) for mention in line.counts]
    for (_, end), count in starts:
        later = min((start for (start, _), _ in starts if start >= end), default=len(line.doc))
        draft = _draft(line, counted, line.doc[end - 1], count)
        for marker in line.doc[end : min(later, end + _BETWEEN)]:
            behind = list(line.doc[marker.i + 1 : later])
            if marker.lower_ in _AGENTS and (voice := _voice(line, report, behind)):
                draft.voice = voice
                yield draft
                break
            if marker.lower_ in _LOCATES and (places := places_in(line, behind)):
                draft.places = (places[0].place,)
                yield draft
                break


def _voice(line: Line, report: Report, behind: list[Token]) -> Voice | None:
    """Return whose reports are counted: "30 were notified by the envoys"."""
    head = next(
        (token for token in behind if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.head not in behind), None
    )
    who = report.company.who(line, head) if head is not None else None
    if who is None or head is None:
        return None
    return Voice(
        speaker=(who.name,),
        speaker_for=who.acts_for,
        quoted=Quoted.INDIRECT,
        rule="speaker.counted",
        span=line.span(head.i, head.i + 1),
    )


def _bare(line: Line, report: Report, counted: Draft) -> Iterator[Draft]:
    """Yield "on Sunday they had recorded six there": the noun is that of the sentence before."""
    for clause in line.clauses:
        if lemma_of(clause.head) not in OBSERVED or clause.mode is not Mode.FACT:
            continue
        number = next((token for token in clause.objects if token.pos_ == "NUM"), None)
        mention = next((m for m in line.counts if number and line.tokens_of(m.span)[1] == number.i + 1), None)
        if number is None or mention is None:
            continue
        tokens = list(line.doc)
        draft = _draft(line, counted, clause.head, mention.count)
        places, dates = places_in(line, tokens), dates_in(line, tokens)
        draft.places = (places[0].place,) if places else carried_place(line, report, tokens) or counted.places
        draft.date = dates[0].period if dates else None
        yield draft


def _elliptic(line: Line, counted: Draft) -> Iterator[Draft]:
    """Yield "In Lower Selm, nine.": a place and a number, with the noun of the sentence before."""
    match = _ELLIPTIC.fullmatch(line.doc.text)
    if match is None or not line.counts or not line.places:
        return
    start, end = line.tokens_of(line.counts[0].span)
    if line.places[0].end > start or any(t.pos_ == "NOUN" for t in line.doc[end : end + 1]):
        return
    draft = _draft(line, counted, line.doc[end - 1], line.counts[0].count)
    draft.places = (line.places[0].place,)
    yield draft


def _none(line: Line, report: Report, counted: Draft) -> Iterator[Draft]:
    """Yield "in X none was recorded": such incidents denied."""
    for clause in line.clauses:
        if lemma_of(clause.head) not in OBSERVED or clause.mode is not Mode.FACT:
            continue
        if not any(token.lower_ == "none" for token in clause.undergoers):
            continue
        tokens = list(line.doc)
        draft = _draft(line, counted, clause.head, counted.keys["count"])
        del draft.keys["count"]
        draft.denied = True
        places = places_in(line, tokens)
        draft.places = (places[0].place,) if places else carried_place(line, report, tokens)
        yield draft


def _draft(line: Line, counted: Draft, at: Token, count: Count) -> Draft:
    kind: IncidentType = counted.keys["type"]
    return Draft(
        kind=ClaimKind.INCIDENT,
        line=line,
        at=at,
        keys={"type": kind, "count": count},
        date=counted.date,
        rule="incident.of_these",
    )
