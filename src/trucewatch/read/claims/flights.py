"""Aircraft over somebody else's ground: heard, seen, flown or crossing."""

import re

from trucewatch.read.grammar import Clause
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_AIRCRAFT = re.compile(
    r"\b(?:drones?|uavs?|unmanned aerial vehicles?|aircraft|warplanes?|(?:fighter "
    r")?jets?|planes?|helicopters?|balloons?|quadcopters?|gliders?|choppers?|gunships?|bombers?|fighters?"
    r"|(?:f|mig|su|mi)-?\d+s?|mirages?|rafales?|phantoms?|apaches?|spy planes?|sukhois?|antonovs?)$",
    re.IGNORECASE,
)
_SHOT_DOWN = re.compile(
    r"\b(?:missiles?|rockets?|su-?\d+|mig-?\d+|f-?\d+|gunships?|bayraktars?|airliner|bombers?|gliders?|one)\b",
    re.IGNORECASE,
)
_OF_MONITORS = re.compile(
    r"\b(?:mission|smm|osce|monitor\w*|un|u\.n\.|observers?|cargo|passenger|aid)\b", re.IGNORECASE
)
_NOTICED = frozenset({"hear", "see", "spot", "observe", "detect", "report", "sight", "record"})
_FLIES = frozenset(
    {
        "fly",
        "circle",
        "hover",
        "buzz",
        "overfly",
        "patrol",
        "roar",
        "loiter",
        "swoop",
        "streak",
        "orbit",
        "intrude",
        "stray",
        "cruise",
    }
    | {
        "scream",
        "thunder",
        "zoom",
        "linger",
        "drift",
        "trespass",
        "pass",
        "reconnoitre",
        "shadow",
        "appear",
        "be",
        "make",
    }
)
_CROSSES = frozenset(
    {"cross", "enter", "violate", "penetrate", "breach", "infiltrate", "intrude", "stray", "fly", "leave"}
)
_BORDERS = re.compile(
    r"\b(?:border|frontier|airspace|line|air space|skies|exclusion zone|no-fly zone|buffer zone)\b", re.IGNORECASE
)


def is_aircraft(token: Token) -> bool:
    """Tell whether a word names what flies and can be shot down."""
    return bool(_AIRCRAFT.search(token.text) or _SHOT_DOWN.search(token.doc[token.left_edge.i : token.i + 1].text))


def is_flight(line: Line, clause: Clause) -> bool:
    """Tell whether a clause says that aircraft were over a place.

    Those of monitors, and what aircraft see, are none.
    """
    flown = clause.undergoers if lemma_of(clause.head) in _NOTICED else clause.subjects
    if not any(_AIRCRAFT.search(token.text) for token in flown):
        return False
    if any(_OF_MONITORS.search(line.doc[token.left_edge.i : token.i + 1].text) for token in flown):
        return False
    lemma = lemma_of(clause.head)
    below = line.doc[clause.head.i : clause.head.right_edge.i + 1].text
    over = any(case_of(oblique) in {"over", "above", "overhead", "inside"} for oblique in obliques(clause.head))
    if lemma in _NOTICED:
        return over or "overhead" in below or "in the air" in below or "in the sky" in below
    if lemma in _FLIES - {"make"}:
        return over or "overhead" in below or lemma in {"overfly", "buzz"} or " low" in below
    if lemma == "make":
        return (
            re.search(r"\b(?:pass(?:es)?|runs?|flights?|sorties?|flypasts?) .{0,20}\b(?:over|above|at)\b", below)
            is not None
        )
    if lemma == "break":
        return "sound barrier" in below
    return lemma in _CROSSES and bool(_BORDERS.search(below))
