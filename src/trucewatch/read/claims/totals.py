"""Tell a toll from an incident: a total over a week or longer, or over a whole war."""

import re

from spacy.tokens import Token

from trucewatch.read.casualties import Casualties
from trucewatch.read.claims.draft import dates_in
from trucewatch.read.claims.event import Event, find_events
from trucewatch.read.line import Line


def joined(line: Line, tokens: list[Token]) -> list[Token]:
    """Return the tokens of a clause and of those behind it in the same stretch between semicolons and quotes."""
    if not tokens:
        return tokens
    first = tokens[0].i
    last = next((t.i for t in line.doc[tokens[-1].i :] if t.text in {";", '"'}), len(line.doc))
    return [t for t in line.doc[first:last]]


def is_total(line: Line, tokens: list[Token], toll: Casualties) -> bool:
    """Tell whether a clause tells a total over a week or longer, or over a whole war."""
    inside = {token.i for token in tokens}
    typed = [event for event in find_events(line) if event.types and event.token.i in inside]
    return is_toll(line, tokens, toll, typed)


def is_toll(line: Line, tokens: list[Token], toll: Casualties, typed: list[Event]) -> bool:
    """A total over a week or longer, or over a whole war, is no incident."""
    if not toll:
        return False
    longest = max(
        (
            mention.period.length_days or 0
            for mention in dates_in(line, tokens)
            if mention.period.first and mention.period.last
        ),
        default=0,
    )
    text = " ".join(token.lower_ for token in tokens)
    over_time = longest >= 7 and bool(
        re.search(
            r"\bsince\b|\bbetween\b|\bover the\b|\bin the (?:past|last)\b|\bduring\b|\bweeks?\b|\bmonths?\b|\byears?\b|\bso far\b",
            text,
        )
    )
    war = bool(re.search(r"\b(?:war|conflict|uprising|insurgency)\b(?! crime)", text)) and not typed
    total = (
        bool(re.search(r"\b(?:so far|in all|altogether|total|losses|death toll|toll|figures since|overall)\b", text))
        and not typed
    )
    return (over_time and (not typed or (toll.killed is not None and (toll.killed.least or 0) >= 20))) or war or total
