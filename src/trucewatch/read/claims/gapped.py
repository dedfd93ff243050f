"""A verb said once for several: "seized Arkell in January and Brask the following month"."""

from collections.abc import Iterator

from trucewatch.model.period import Period
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.tree import Token

_JOINTS = frozenset({"and", "then", ",", "before"})
_FEWEST = 2
_FARTHEST = 12
"""Tokens between a place and the day that is its own, at most."""


def gapped_places(line: Line, verb: Token) -> Iterator[tuple[PlaceMention, Period]]:
    """Yield the places behind a first one with its day, each with its own day: the verb is left out before them."""
    if len(line.dates) < _FEWEST or len(line.places) < _FEWEST:
        return
    doc = line.doc
    days = [(line.tokens_of(mention.span), mention.period) for mention in line.dates]
    for place in line.places:
        joint = place.start - (2 if doc[place.start - 1].pos_ == "ADP" else 1)
        if joint <= verb.i or doc[joint].lower_ not in _JOINTS:
            continue
        between = doc[verb.i + 1 : joint]
        if any(token.text == ";" or (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN") for token in between):
            continue
        rest = doc[place.end : place.end + _FARTHEST]
        stop = next((token.i for token in rest if token.text == ";" or token.pos_ in {"VERB", "AUX"}), rest.end)
        own = next((period for (start, _), period in days if place.end <= start < stop), None)
        is_behind_a_day = any(start <= token.i < end for token in doc[joint - 2 : joint] for (start, end), _ in days)
        if is_behind_a_day and own is not None:
            yield place, own
