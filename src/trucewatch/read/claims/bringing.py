"""Aid and arms that are brought to somebody."""

from collections.abc import Sequence

from trucewatch.read.claims.beside import stretch
from trucewatch.read.claims.movers import movers_of
from trucewatch.read.claims.things import core_of, is_aid, is_arms, is_ground
from trucewatch.read.claims.ways import Way, way_of
from trucewatch.read.claims.whereabouts import places_behind
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of

_GOES = words("motion.goes")
_COMES = words("motion.comes")
_ENTERS = words("motion.enters")
_GETS_THERE = _GOES | _COMES | _ENTERS | {"make"}
_DELIVERS = words("motion.delivers")
_MACHINES = words("motion.vehicles") | {"tank", "vehicle", "drone", "jet", "helicopter", "truck", "warplane", "system"}
_MOVING_WEAPONS = frozenset({"deliver", "supply", "provide", "donate"})
_SURE_DELIVERS = words("motion.surely_delivers")
LETS = frozenset({"allow", "let", "wave", "admit"})
"""Verbs over aid that others let in."""
_INTO = frozenset({"into", "in", "to", "towards", "toward", "across", "through", "onto"})


def delivers(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """Tell whether a clause says that aid, or arms for somebody else, is brought."""
    lemma = lemma_of(clause.head)
    if lemma in _MOVING_WEAPONS and any(is_arms(o) or lemma_of(core_of(o)) in _MACHINES for o in clause.undergoers):
        return True
    if lemma == "carry" and clause.head.dep_ == "acl":
        return False
    if lemma in _GETS_THERE and not _is_passive(clause) and any(is_aid(line, m) for m in movers_of(line, clause)):
        is_there = bool(set(behind[:3]) & (_INTO | {"there", "ashore"})) or bool(
            places_behind(line, stretch(line, clause))
        )
        is_away = way_of(line, clause) is Way.AWAY
        return (is_there or any(is_ground(line, o) for o in clause.objects)) and not is_away
    if lemma not in _DELIVERS or (lemma in {"take", "carry"} and way_of(line, clause) is not Way.NEAR):
        return False
    if lemma not in _SURE_DELIVERS - {"ship", "truck", "ferry"} and way_of(line, clause) is Way.AWAY:
        return False
    things = clause.undergoers
    if lemma in LETS:
        if (
            clause.mode is not Mode.FACT
            or clause.head.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}
            or clause.head.dep_ == "xcomp"
        ):
            return False
        is_in = bool(set(behind) & {"into", "in", "through", "pass", "enter"}) or any(
            lemma_of(child) == "pass" for child in clause.head.children
        )
        return is_in and any(is_aid(line, o) or lemma_of(core_of(o)) in {"lorry", "truck", "convoy"} for o in things)
    return any(is_aid(line, o, is_brought=lemma in _SURE_DELIVERS) for o in things)


def _is_passive(clause: Clause) -> bool:
    """Tell a passive from "trucks crossed into Birn", which a tree may take for one."""
    return clause.is_passive and any(child.dep_.startswith("aux") for child in clause.head.children)
