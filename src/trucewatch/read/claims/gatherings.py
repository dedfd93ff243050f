"""Meetings in plain words, whatever the tree: who sits down with whom, flies somewhere for talks, is phoned.

"sat down together in Geneva", "flew to Accra for talks with the mediators", "a session of the board has been called for
10 November", "spoke by telephone", "stayed away from Monday's meeting", "brought the two face to face".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.model.claim import ClaimKind, State
from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Draft, Report
from trucewatch.read.claims.participants import is_crowd, names_of, people_before, people_in
from trucewatch.read.date_mention import DateMention, Granularity
from trucewatch.read.lexicon import entry
from trucewatch.read.line import Line
from trucewatch.read.sieve import Guarded, Sieve
from trucewatch.read.tree import Token

_MEETING = (
    r"(?:meetings?|talks|summit|session|conference|negotiations|round(?: of (?:talks|negotiations))?|consultations|"
    r"discussions|sitting|videoconference|gathering|parley)"
)
_WHO = r"(?P<who>[^.;:,\"“”]{2,70}?)"
_TO_COME = (
    r"(?:will|would|is to|are to|was to|were to|is due to|are due to|is expected to|are expected to|plans to|plan to)"
)
_END = (
    r"(?= (?:in|at|on|near|outside|last|this|for|over|late|early|to|about|from|during|before|after|next|yesterday|"
    r"today|tomorrow|when|where|who|which|by|and (?:agreed|discussed|said))\b|[.,;:]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A way to tell of a meeting."""

    pattern: re.Pattern[str]
    state: State
    has_subject: bool
    """Whether whoever stands before it takes part."""
    is_placed: bool
    """Whether it counts only with a place, a day or two who take part."""


def _way(row: Mapping[str, Any]) -> _Way:
    told = str(row["words"])
    for mark, stands_for in _MARKS.items():
        told = told.replace(f"{{{mark}}}", stands_for)
    return _Way(
        pattern=re.compile(told),
        state=State(row["state"]),
        has_subject=bool(row["subject"]),
        is_placed=bool(row["placed"]),
    )


_MARKS = {
    "with": rf"(?: (?:together |down |again |privately |briefly |alone )*(?:with|to) {_WHO}{_END})?",
    "whom": _WHO + _END,
    "who": _WHO,
    "end": _END,
    "meeting": _MEETING,
    "to come": _TO_COME,
}
_WAYS = Sieve((way.pattern, way) for way in map(_way, entry("moves.meeting_ways")))
_MAY_TELL = Guarded(
    rf"{_MEETING}|\b(?:sat|sit|shook|shake|confer\w*|lunch|dinner|dined|lunched|views|notes|tea|breakfast|phone\w*|telephon\w*|rang|called|"
    r"see|travel|saw|fly|return|back|receiv\w+|host\w*|welcom\w+|gather\w*|assembl\w*|reconvene\w*|together|"
    r"face to face|hotline|call|shuttl\w+|table)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:if|unless|whether|could|may|might|should|hopes? to|wants? to|refus\w+ to|never|not|urg\w+|asked to|"
    r"called on|ready to|willing to|would like|offer\w* to|must)\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:called off|cancell?ed|scrapped|postponed|put off|did not (?:take place|happen)|fell through)\b"
)
_WHERE = frozenset({"in", "at", "to", "near", "outside"})
_REACH = 18
"""Tokens around the words within which a place and a day belong to the meeting."""


def read_gatherings(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the meetings that plain words tell of, in the order of the ways to tell it, each verb once."""
    text = line.doc.text
    if not _MAY_TELL.search(text):
        return
    taken: set[int] = set()
    for pattern, way in _WAYS.likely(text):
        for match in pattern.finditer(text):
            draft = _draft(line, report, way, match)
            if draft is not None and draft.at.i not in taken:
                taken.add(draft.at.i)
                yield draft


def _draft(line: Line, report: Report, way: _Way, match: re.Match[str]) -> Draft | None:
    verb = line.doc.char_span(*match.span("verb"), alignment_mode="expand")
    span = line.doc.char_span(*match.span(), alignment_mode="expand")
    if verb is None or span is None:
        return None
    text = line.doc.text
    before = re.split(r"[;:,]", text[max(0, match.start() - 40) : match.start()])[-1]
    denies = match["verb"].casefold().startswith(("there will be no", "rule"))
    if (_UNREAL.search(before) and not denies) or (way.state is State.PLANNED and _OFF.search(text, match.end())):
        return None
    people: list[Token] = people_before(line, span.start) if way.has_subject else []
    if way.has_subject and (not people or any(is_crowd(token) for token in people)):
        return None
    if match.groupdict().get("who"):
        who = line.doc.char_span(*match.span("who"), alignment_mode="contract")
        people.extend(people_in(who) if who is not None else ())
    names = names_of(line, report, people)
    places = _places(line, verb.start, span.end)
    dates = _dates(line, verb.start, span.end)
    ahead = way.state in {State.PLANNED, State.CANCELLED, State.POSTPONED}
    date = (dates[0].ahead or dates[0].period if ahead else dates[0].period) if dates else None
    if way.has_subject and not names:
        return None
    if not (names or date or places or denies) or (way.is_placed and not (places or date or len(names) > 1)):
        return None
    keys: dict[str, object] = {"state": way.state}
    if names:
        keys["participants"] = names
    return Draft(
        kind=ClaimKind.MEETING,
        line=line,
        at=verb[0],
        keys=keys,
        places=places,
        date=date,
        denied=denies,
        rule=f"meeting.words.{way.state}",
    )


def _places(line: Line, start: int, end: int) -> tuple[Place, ...]:
    stop = next((token.i for token in line.doc[end:] if token.text == ";"), len(line.doc))
    found = [
        p
        for p in line.places
        if max(0, start - _REACH) <= p.start < min(stop, end + _REACH)
        and (p.preposition in _WHERE or line.doc[max(0, p.start - 1)].lower_ in _WHERE)
        and p.start not in line.attribution
    ]
    behind = [p for p in found if p.start >= start]
    return tuple(p.place for p in (behind or found)[:1])


def _dates(line: Line, start: int, end: int) -> list[DateMention]:
    stop = next((token.i for token in line.doc[end:] if token.text == ";"), len(line.doc))
    found = [
        m
        for m in line.dates
        if m.period is not None
        and m.granularity not in {Granularity.CLOCK, Granularity.DURATION}
        and max(0, start - _REACH) <= line.tokens_of(m.span)[0] < min(stop, end + _REACH)
        and line.tokens_of(m.span)[0] not in line.attribution
    ]
    return sorted(found, key=lambda m: line.tokens_of(m.span)[0] < start)
