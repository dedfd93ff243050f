"""Tolls over a week or longer or a whole war, and how things stand in an area as a whole."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.claim import ClaimKind
from trucewatch.model.period import Period
from trucewatch.read.casualties import count_casualties
from trucewatch.read.claims.conditions import read_conditions
from trucewatch.read.claims.counted import compared, enumerated, told_now
from trucewatch.read.claims.directions import direction_of, openings
from trucewatch.read.claims.draft import Draft, Report, certainty_of, dates_in, group_tokens, places_in
from trucewatch.read.claims.find_events import only_dates
from trucewatch.read.claims.incident_types import nouns_in
from trucewatch.read.claims.totals import is_total, joined
from trucewatch.read.claims.whereabouts import carried_place
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.harm import is_kill, is_wound
from trucewatch.read.line import Line
from trucewatch.read.sieve import Guarded
from trucewatch.read.syntax import group_head
from trucewatch.read.tree import Token
from trucewatch.read.uprooted import is_displaced

_FEW_DAYS = 3
_BRINGS = Guarded(
    r"\b(?:(?:bring|brought|tak|rais|push|lift)\w* (?:the|its|their) (?:\w+ ){0,3}?(?:total|toll|number|tally|losses)\b"
    r"[^.;]{0,60}?|(?:total|toll|tally|number of (?:dead|killed|deaths))\b[^.;]{0,90}? "
    r"(?:rises|rose|has risen|climbs|climbed|grew|stands|stood)) (?:to|at) (?=\S)",
    re.IGNORECASE,
)

_NUMBER_OF = re.compile(
    r"\b(?:number|total|tally) of (?P<whom>[^.;,]{3,90}?) (?:has |have |had )?(?:now |already )?"
    r"(?:(?P<over>exceeded|exceeds|passed|passes|topped|tops|surpassed|surpasses|crossed)|reached|reaches|hit|"
    r"climbed to|risen to|rose to|grown to|stands at|stood at) (?=(?:[a-z]+ ){0,3}\d)",
    re.IGNORECASE,
)
_WHAT = (
    (
        "displaced",
        re.compile(r"\b(?:fle[ed]|displaced|uprooted|driven|homeless|left (?:their )?homes?)", re.IGNORECASE),
    ),
    ("killed", re.compile(r"\b(?:killed|dead|died|deaths|fatalities)\b", re.IGNORECASE)),
    ("injured", re.compile(r"\b(?:wounded|injured|maimed)\b", re.IGNORECASE)),
)
"""What befell those whose number is told."""


def read_tolls(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the totals that a sentence tells, in its order."""
    last = -1
    for head, group in group_tokens(line).items():
        if group[0].i < last:
            continue
        tokens = joined(line, group)
        inside = set(tokens)
        clauses = [
            c
            for c in line.clauses
            if c.head in inside and (is_kill(c) or is_wound(c) or is_displaced(c)) and _is_told(c)
        ]
        if any(draft.rule == "figure" and draft.line is line and draft.at in inside for draft in report.told[-4:]):
            continue
        toll = count_casualties(line, clauses, tokens)
        if not toll or not is_total(line, tokens, toll, report):
            continue
        last = tokens[-1].i
        at = clauses[0].head if clauses else _told_at(line, tokens, line.doc[head])
        dates = told_now(line, dates_in(line, tokens) or dates_in(line, list(line.doc)))
        places = places_in(line, tokens)
        draft = Draft(
            kind=ClaimKind.TOLL,
            line=line,
            at=at,
            keys=dict(toll.keys()),
            places=(places[0].place,) if places else carried_place(line, report, tokens),
            date=_longest([d.period for d in dates if d.period]) or report.covered,
            certainty=certainty_of(line, tokens),
            rule="toll",
        )
        yield draft
        yield from enumerated(line, draft)
        yield from compared(line, report, draft)


def _is_told(clause: Clause) -> bool:
    """Tell whether a clause tells what was, or may have been: "600,000 may have died"."""
    return clause.mode is Mode.FACT or (clause.mode is Mode.POSSIBLE and clause.is_perfect)


def _told_at(line: Line, tokens: list[Token], head: Token) -> Token:
    """Return the word whose voice a toll of nouns has: its figure, where the head only tells who counts."""
    if head.i not in line.attribution:
        return head
    inside = {token.i for token in tokens} - line.attribution
    return next((line.doc[at] for m in line.counts if (at := line.tokens_of(m.span)[0]) in inside), head)


def read_running_totals(line: Line, report: Report) -> Iterator[Draft]:
    """Yield the toll of "... bringing the dead since the 3rd to 58"."""
    match = _BRINGS.search(line.doc.text)
    if not match:
        yield from _number_of(line)
        return
    at = line.passage.offset + match.end()
    mention = next((m for m in line.counts if m.span.start >= at - 1), None)
    span = line.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if mention is None or span is None:
        return
    dates = [d.period for d in line.dates if d.period and line.passage.offset + match.start() <= d.span.start]
    acts = [kind for _, kind in nouns_in(match.group())]
    key = "injured" if re.search(r"wounded|injured", match.group()) else "killed"
    if acts and dates and all((period.length_days or 0) <= _FEW_DAYS for period in dates):
        # "... bringing the toll from Monday's blast to ten": the dead of one act, not of a war
        places = [place for place in line.places if span.start <= place.start < span.end]
        yield Draft(
            kind=ClaimKind.INCIDENT,
            line=line,
            at=span[0],
            keys={"type": acts[0], key: mention.count},
            places=tuple(place.place for place in places[:1]),
            date=_longest(dates),
            rule="incident.toll",
        )
        return
    yield Draft(
        kind=ClaimKind.TOLL, line=line, at=span[0], keys={key: mention.count}, date=_longest(dates), rule="toll.running"
    )


def _number_of(line: Line) -> Iterator[Draft]:
    """As in "the number of those who fled the city since May has exceeded 330,000"."""
    match = _NUMBER_OF.search(line.doc.text)
    key = next((key for key, words in _WHAT if match and words.search(match["whom"])), None)
    span = line.doc.char_span(*match.span(), alignment_mode="expand") if match is not None else None
    if match is None or key is None or span is None:
        return
    mention = next((m for m in line.counts if m.span.start >= line.passage.offset + match.end() - 1), None)
    if mention is None:
        return
    count = replace(mention.count, most=None) if match["over"] else mention.count
    places = [place for place in line.places if span.start <= place.start < span.end]
    yield Draft(
        kind=ClaimKind.TOLL,
        line=line,
        at=span[0],
        keys={key: count},
        places=tuple(place.place for place in places[:1]),
        date=_longest([d.period for d in line.dates if d.period]),
        rule="toll.number",
    )


def _longest(periods: list[Period]) -> Period | None:
    return max(periods, key=lambda period: period.length_days or 0) if periods else None


def read_situations(line: Line, report: Report) -> Iterator[Draft]:
    """Yield how things are said to stand, in the order of the sentence."""
    groups = group_tokens(line)
    done: set[int] = set()
    for clause in line.clauses:
        head = group_head(clause.head).i
        if head in done or clause.mode is not Mode.FACT or only_dates(clause.head):
            continue
        direction = direction_of(line, clause)
        if direction is None:
            continue
        done.add(head)
        tokens = groups[head]
        places, dates = places_in(line, tokens), dates_in(line, tokens)
        yield Draft(
            kind=ClaimKind.SITUATION,
            line=line,
            at=clause.head,
            keys={"direction": direction},
            places=(places[0].place,) if places else carried_place(line, report, tokens),
            date=dates[0].period if dates else _of_bulletin(line, clause.head, report),
            certainty=certainty_of(line, tokens),
            rule=f"situation.{direction}",
        )
    opened = [] if done else list(_opened(line))
    yield from opened
    if not done and not opened:
        yield from _conditions(line, report)


def _conditions(line: Line, report: Report) -> Iterator[Draft]:
    """Yield what adjectives, labels and verbs of more and less tell, for each place named with them."""
    groups = group_tokens(line)
    seen: set[tuple[str, str | None]] = set()
    for told in read_conditions(line):
        tokens = groups[group_head(told.at).i]
        mentions = tuple(place.place for place in places_in(line, tokens))
        places = told.places or mentions or carried_place(line, report, tokens)
        dates = dates_in(line, tokens)
        for place in (*places[:3],) or (None,):
            key = (str(told.direction), place.name if place is not None else None)
            if key in seen:
                continue
            seen.add(key)
            yield Draft(
                kind=ClaimKind.SITUATION,
                line=line,
                at=told.at,
                keys={"direction": told.direction},
                places=(place,) if place is not None else (),
                date=dates[0].period if dates else _of_bulletin(line, told.at, report),
                certainty=certainty_of(line, tokens),
                rule=f"situation.{told.direction}",
            )


def _of_bulletin(line: Line, token: Token, report: Report) -> Period | None:
    """Return the days that a bulletin covers, for what it says of them in its own voice."""
    return report.covered if line.voices[token.i][0].rule == "publisher" else None


def _opened(line: Line) -> Iterator[Draft]:
    for token, direction in openings(line):
        end = next((other.i for other in line.doc[token.i :] if other.text == ";"), len(line.doc))
        places = places_in(line, list(line.doc[token.i : end]))
        yield Draft(
            kind=ClaimKind.SITUATION,
            line=line,
            at=token,
            keys={"direction": direction},
            places=(places[0].place,) if places else (),
            rule=f"situation.{direction}",
        )
