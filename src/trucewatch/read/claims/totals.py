"""Tell a toll from an incident: a total over a week or longer, or over a whole war."""

import re

from trucewatch.model.claim import ClaimKind
from trucewatch.read.casualties import Casualties
from trucewatch.read.claims.draft import Report, dates_in, places_in
from trucewatch.read.claims.event import Event
from trucewatch.read.claims.find_events import find_events
from trucewatch.read.line import Line
from trucewatch.read.tree import Token

_SINCE_EVENT = re.compile(
    r"\b(?:since|between) (?:it was (?:signed|agreed|declared)|then\b|(?:the|"
    r"its|that) (?:\w+ ){0,2}(?:deal|truce|ceasefire|accord|agreement|war|"
    r"start|beginning|offensive|signing|signature|guns|fighting|pause|conflict|"
    r"outbreak|uprising|invasion|coup)|fighting (?:broke|began|flared|erupted))"
)
_STRETCH = re.compile(
    r"\b(?:in|over|during|after) (?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|the \w+|\w+ than \w+"
    r"|just \w+|\d+)? ?(?:weeks?|months?|years?) of (?:\w+ )?"
    r"(?:fighting|violence|war|conflict|clashes|shelling|siege|bombardment|battles?)\b"
)
_RAISING = frozenset({"bringing", "raising", "lifting", "pushing"})
"""Words behind which a sentence goes on from one incident to the total."""
_LONG_DAYS = 6
_SEVERAL = 3
_MANY = 20
_MONTH_DAYS = 28
_OF_A_WAR = 1000


def joined(line: Line, tokens: list[Token]) -> list[Token]:
    """Return the tokens of a clause and of those behind it, up to the next semicolon, quote or running total."""
    if not tokens:
        return tokens
    first = tokens[0].i
    last = next((t.i for t in line.doc[first + 1 :] if t.text == ";" or t.lower_ in _RAISING), len(line.doc))
    last = next((t.i for t in line.doc[min(tokens[-1].i, last) : last] if t.text == '"'), last)
    return list(line.doc[first:last])


def stretch(line: Line, tokens: list[Token]) -> list[Token]:
    """Return the tokens between the semicolons around a clause.

    Where "since June: 40 killed" tells the days before it.
    """
    if not tokens:
        return tokens
    first = next((t.i + 1 for t in reversed(line.doc[: tokens[0].i]) if t.text == ";"), 0)
    return joined(line, [line.doc[first], *tokens])


def is_total(line: Line, tokens: list[Token], toll: Casualties, report: Report) -> bool:
    """Tell whether a clause tells a total over a week or longer, or over a whole war."""
    inside = {token.i for token in tokens}
    typed = [event for event in find_events(line) if event.types and event.token.i in inside]
    return is_toll(line, tokens, toll, typed, report)


def is_toll(line: Line, tokens: list[Token], toll: Casualties, typed: list[Event], report: Report) -> bool:
    """A total over a week or longer, or over a whole war, is no incident."""
    if not toll:
        return False
    tokens = tokens[: next((n for n, token in enumerate(tokens) if token.lower_ in _RAISING), len(tokens))]
    if toll.displaced is not None and toll.killed is None and toll.injured is None:
        return True
    longest = max(
        (
            mention.period.length_days or 0
            for mention in dates_in(line, tokens)
            if mention.period and mention.period.first and mention.period.last
        ),
        default=0,
    )
    text = " ".join(token.lower_ for token in tokens)
    if not typed and longest == 0 and toll.killed is not None and (toll.killed.least or 0) >= _OF_A_WAR:
        return True
    if not typed and longest >= _MONTH_DAYS and (toll.killed is not None and (toll.killed.least or 0) >= _MANY):
        return True
    great = toll.killed is not None and (toll.killed.least or 0) >= _MANY
    if (great or not typed) and _is_of_bulletin(line, tokens, toll, report):
        return True
    over_time = bool(_SINCE_EVENT.search(text)) or (
        longest >= 7
        and bool(
            re.search(
                r"\bsince\b|\bbetween\b|\bover the\b|\bin the (?:past|last)\b|\bduring\b|"
                r"\bweeks?\b|\bmonths?\b|\byears?\b|\bso far\b",
                text,
            )
        )
    )
    # "In a week of fighting", "after three months of siege"
    over_time = over_time or (
        bool(_STRETCH.search(text)) and not any(event.clause and event.token.tag_ != "VBG" for event in typed)
    )
    war = bool(re.search(r"\b(?:war|conflict|uprising|insurgency)\b(?! crime)", text)) and not typed
    total = (
        bool(
            re.search(
                r"\b(?:so far|in all|altogether|total|its losses|their losses|total losses|"
                r"death toll|toll|figures since|overall)\b",
                text,
            )
        )
        and not typed
    )
    return (over_time and (not typed or (toll.killed is not None and (toll.killed.least or 0) >= 20))) or war or total


def _is_of_bulletin(line: Line, tokens: list[Token], toll: Casualties, report: Report) -> bool:
    """Tell whether victims told with no day and no place are those of all the weeks that a bulletin covers."""
    if report.covered is None or (report.covered.length_days or 0) < _LONG_DAYS:
        return False
    least = max((count.least or 0 for count in toll.keys().values()), default=0)
    none = toll.killed is not None and toll.killed.most == 0
    if not none and _is_of_attack(line, report):
        return False
    return (none or least >= _SEVERAL) and not dates_in(line, tokens) and not places_in(line, tokens)


def _is_of_attack(line: Line, report: Report) -> bool:
    """Tell whether an attack was told just before, in the same paragraph: victims with no day are its own."""
    told = report.told[-1] if report.told else None
    if told is None or told.kind is not ClaimKind.INCIDENT or told.denied:
        return False
    is_near = any(told.line is other for other in report.lines[-2:])
    return is_near and told.line.passage.paragraph == line.passage.paragraph
