"""Forces that leave: who withdraws, what is withdrawn, and posts that are given up."""

import re
from collections.abc import Sequence

from trucewatch.read.claims.movers import is_measured, movers_of
from trucewatch.read.claims.things import STRUCTURES, core_of, is_arms, is_force, is_ground
from trucewatch.read.claims.ways import Way, way_of
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_LEAVES = words("motion.leaves")
_QUITS = words("motion.quits")
_SURELY_AWAY = frozenset({"exfiltrate", "embark", "retreat", "withdraw", "decamp"})
_REMOVES = words("motion.removes")
_STRIKES = words("motion.strikes")
_LESSENS = words("motion.lessens")
_NUMBERS = words("motion.numbers")
_WITHDRAWS = words("moves.withdraws")
_AREAS = words("moves.areas")
_ALL_VERBS = _LEAVES | _QUITS | _REMOVES | _STRIKES | _LESSENS | _WITHDRAWS | {"move", "go", "take"}
_DRIVES = words("moves.drives_out")
_NOT_FORCES = re.compile(
    r"\b(?:talks?|meeting|room|party|office|government post|agreement|deal|statement|letter|message|envoys?|delegation"
    r"|dead|injured|damage|homeless|wounded)\b",
    re.IGNORECASE,
)
_ONWARD = frozenset(
    {"on", "to", "into", "back", "through", "up", "off", "ahead", "missing", "unpaid", "over", "without"}
)
_INTO = frozenset({"into", "in", "to", "towards", "toward", "across", "through", "onto"})
_TENTS = words("motion.tents")
_NO_CLOSING = frozenset({"checkpoint", "camp", "centre", "center", "mission", "office", "command", "team"})


def withdraws(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """Tell whether a clause says that forces leave, or that posts, arms or troops are taken away."""
    lemma = lemma_of(clause.head)
    if lemma not in _ALL_VERBS:
        return False
    movers = (*movers_of(line, clause), *clause.undergoers)
    if lemma in _DRIVES and (clause.is_passive or any(is_force(o, line) for o in clause.objects)):
        return False  # whoever drives another out takes the place, and whoever is driven off never had it
    if lemma == "move" and clause.is_negated and not set(behind[:4]) & _INTO:
        return any(is_force(m, line) or lemma_of(m) == "delegation" for m in movers)
    if lemma == "go" and clause.is_perfect and not clause.objects and not set(behind[:4]) & _ONWARD:
        return any(is_force(m) for m in movers)  # "34,000 fighters had gone"
    if _takes_back(line, clause, behind):
        return True
    if lemma in _STRIKES | {"take"} and _strikes(clause, behind):
        return True
    if lemma in _LESSENS and not clause.is_passive and any(is_own_number(o) for o in clause.objects):
        return True
    if lemma in _WITHDRAWS:
        return _withdraws_surely(line, clause, behind, movers)
    if lemma in _QUITS and not clause.is_passive:
        is_left = any((is_ground(line, o) and not is_force(o)) or o.lower_ == "it" for o in clause.objects)
        return (is_left and any(is_force(m, line) for m in movers_of(line, clause)) and clause.head.tag_ != "VBN") or (
            is_left and clause.is_perfect and any(is_force(m, line) for m in movers_of(line, clause))
        )
    if lemma in _LEAVES and all(is_measured(line, o) for o in clause.objects) and lemma != "pull":
        is_going = any(is_force(m) for m in (clause.undergoers if clause.is_passive else movers))
        return is_going and (lemma in _SURELY_AWAY or way_of(line, clause) is not Way.NEAR)
    return lemma in _REMOVES - {"pull"} and _removes(line, clause)


def _takes_back(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """As in "The army has pulled back 41 of 48": a number of what was told of before, or of what follows."""
    if lemma_of(clause.head) not in {"pull", "draw", "move", "bring"} or "back" not in behind[:2] or clause.is_passive:
        return False
    is_counted = bool(clause.objects) and all(o.like_num for o in clause.objects)
    return is_counted and any(is_force(m, line) for m in movers_of(line, clause))


def _withdraws_surely(line: Line, clause: Clause, behind: Sequence[str], movers: Sequence[Token]) -> bool:
    lemma = lemma_of(clause.head)
    if lemma in {"redeploy"} and set(behind[:4]) & {"to", "into", "in"}:
        return False
    if not any(is_force(m, line) for m in movers):
        return False
    if lemma in {"abandon", "desert", "forsake"} and clause.objects and not _is_left(line, clause):
        return False  # "we are not abandoning our friends"
    return lemma != "leave" or _leaves_place(line, clause, behind)


def _is_left(line: Line, clause: Clause) -> bool:
    """Tell whether what is abandoned is ground, a post or weapons."""
    things = [core_of(o) for o in clause.objects]
    return any(
        is_ground(line, o) or lemma_of(o) in STRUCTURES or is_arms(o) or o.lower_ in {"it", "them", "this", "these"}
        for o in things
    )


def _strikes(clause: Clause, behind: Sequence[str]) -> bool:
    """Tell whether somebody takes down, lifts or closes his own posts, towers and roadblocks."""
    lemma = lemma_of(clause.head)
    if lemma == "take" and "down" not in behind[:4]:
        return False
    if lemma in {
        "strike",
        "clear",
        "demolish",
        "raze",
        "abolish",
        "shut",
        "vacate",
        "evacuate",
        "quit",
        "pull",
        "withdraw",
    }:
        return False
    things = STRUCTURES | _TENTS
    if lemma not in {"dismantle", "take"}:
        things = (things - _NO_CLOSING) | (
            {"checkpoint"} if lemma in {"remove", "lift", "dissolve", "unman"} else set()
        )
    return any(lemma_of(core_of(o)) in things for o in clause.undergoers)


def is_own_number(token: Token) -> bool:
    """As in "cut its force", "doubled its garrison"."""
    is_own = any(
        child.dep_ == "nmod:poss" and child.lower_ in {"its", "their", "his", "our"} for child in token.children
    )
    return is_own and lemma_of(token) in _NUMBERS


def _removes(line: Line, clause: Clause) -> bool:
    """Tell whether forces or arms are what is recalled, extracted or removed."""
    if not any(is_force(o) for o in clause.undergoers):
        return False
    if lemma_of(clause.head) in {"recall", "withdraw", "extricate", "extract", "exfiltrate", "repatriate"}:
        return True
    way = way_of(line, clause)
    return way is Way.AWAY or (way is None and lemma_of(clause.head) not in {"redeploy", "remove", "disengage"})


def _leaves_place(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """Tell leaving a place from leaving a meeting, a wound or a house in ruins."""
    if any(_NOT_FORCES.search(word) for word in behind):
        return False
    if clause.is_passive or (clause.head.tag_ == "VBN" and not clause.is_perfect):
        return False
    if any(child.dep_ == "xcomp" and child.tag_ in {"VBN", "JJ"} for child in clause.head.children):
        return False  # "guns left uncovered"
    if not clause.objects:
        return True
    if any(o.text.isupper() and not line.place_over(o) for o in clause.objects):
        return False  # "a group that left the MILF"
    return any(
        line.place_over(o) or lemma_of(o) in _AREAS | STRUCTURES or o.pos_ in {"PRON", "PROPN"} for o in clause.objects
    )
