"""Where those were whose word a claim is: what "residents of X" saw, and the camera at X recorded, was at X."""

from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line, PlaceMention
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_WITNESSES = words("places.witnesses")
_AT = frozenset({"in", "at", "of", "on", "near", "from", "outside", "inside", "around"})
_REACH = 6
"""Tokens from a place back to the word for those who were there, at most."""


def witness_place(line: Line, at: Token) -> PlaceMention | None:
    """Return the place of those who tell what hangs on a word, where they tell what they saw and heard there."""
    if not line.attribution or (line.voices[at.i] == (PUBLISHED,) and not _is_observed(line, at)):
        return None
    told = (p for p in line.places if p.start in line.attribution and p.preposition.split(" ")[-1] in _AT)
    return next((place for place in told if _is_of_witness(line, place)), None)


def _is_observed(line: Line, at: Token) -> bool:
    """Tell whether a word hangs on a verb whose subject only tells who noticed it: "the post at X recorded a blast"."""
    return any(child.dep_.startswith("nsubj") and child.i in line.attribution for child in at.head.children)


def _is_of_witness(line: Line, place: PlaceMention) -> bool:
    for token in reversed(list(line.doc[max(0, place.start - _REACH) : place.start])):
        if token.i not in line.attribution or token.pos_ in {"VERB", "AUX"} or token.text in {",", ";"}:
            return False
        if lemma_of(token) in _WITNESSES or token.lower_ in _WITNESSES:
            return True
    return False
