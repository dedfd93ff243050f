"""Forces that come: who arrives, what is brought, posts and patrols that are set up."""

from collections.abc import Sequence

from trucewatch.read.claims.beside import stretch
from trucewatch.read.claims.leaving import is_own_number
from trucewatch.read.claims.movers import movers_of
from trucewatch.read.claims.things import FORCES, STRUCTURES, is_arms, is_force, is_ground, is_shot, is_somewhere
from trucewatch.read.claims.ways import Way, way_of
from trucewatch.read.claims.whereabouts import places_behind
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_COMES = words("motion.comes")
_ENTERS = words("motion.enters")
_BRINGS = words("motion.brings")
_PITCHES = words("motion.pitches")
_RAISES = words("motion.raises")
_AREAS = words("moves.areas")
_SURE_DEPLOYS = words("syntax.movement.sure_deploys")
_NEARER = words("syntax.movement.nearer")
_LINES = frozenset(
    {"line", "border", "frontier", "river", "boundary", "canal", "zone", "bridge", "side", "strait", "fence"}
)
_BUILDINGS = frozenset(
    {"house", "building", "office", "home", "shop", "room", "church", "mosque", "talk", "negotiation"}
)
_INTO = frozenset({"into", "in", "to", "towards", "toward", "across", "through", "onto"})
_AT = words("motion.at")


def comes(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """Tell whether a clause says that forces come, are brought or are set up somewhere."""
    lemma, objects = lemma_of(clause.head), clause.undergoers
    movers = movers_of(line, clause)
    if lemma == "man" and clause.head.pos_ == "VERB":
        return any(lemma_of(o) in STRUCTURES for o in objects)
    if lemma in {"due", "expect"}:
        is_there = any(0 < p.start - clause.head.i <= 4 and p.preposition in {"in", "at"} for p in line.places)
        return is_there and any(lemma_of(m) in FORCES for m in movers)
    if any(c.lower_ in {"commercial", "passenger", "civilian"} for m in movers for c in m.children):
        return False
    if lemma == "pass":
        return "through" in behind[:1] and any(is_force(m) for m in movers)
    if lemma in _SURE_DEPLOYS:
        return any(is_force(t, line) for t in (*movers, *clause.doers, *objects)) or not objects
    if lemma in _BRINGS and any(is_force(t) and not is_shot(t) for t in objects):
        is_down = lemma == "bring" and "down" in behind[:1]
        is_way = lemma not in {
            "bring",
            "move",
            "rush",
            "put",
            "site",
            "commit",
            "introduce",
            "airlift",
            "contribute",
            "place",
        }
        return not is_down and (is_way or lemma == "bring") and way_of(line, clause) is not Way.AWAY
    if lemma in _RAISES and not clause.is_passive and _raises(clause):
        return True
    if lemma == "put" and any(is_force(t) and not is_arms(t) for t in objects):
        return any(case_of(o) in _AT | _INTO and is_ground(line, o) for o in obliques(clause.head))
    if lemma in {"receive", "get"} and any(_is_reinforcement(o) for o in objects):
        return True
    if lemma in {"go", "return"}:
        is_first = any(m.lower_ == "we" for m in movers)
        is_back = "back" in behind[:1] or (lemma == "return" and is_first)
        return is_back and not objects and (is_first or any(is_force(m) for m in movers))
    if lemma in {"arrive", "enter", "move", "patrol"} and not any(map(is_shot, movers)):
        return _comes_into(line, clause, behind, movers)
    if lemma in _ENTERS and not clause.is_passive and any(is_ground(line, o) for o in objects):
        return lemma != "join" and any(is_force(m) for m in movers)
    if lemma in _COMES and not objects and not clause.is_passive:
        return _comes_to(line, clause, movers)
    if lemma in _PITCHES - {"put", "place", "create", "build", "start", "found", "pitch"}:
        return any(lemma_of(t) in STRUCTURES for t in objects) and (lemma != "set" or "up" in behind)
    return False


def _comes_to(line: Line, clause: Clause, movers: Sequence[Token]) -> bool:
    """Tell whether forces land, camp, gather or park somewhere."""
    if (
        not any((is_force(m) or (m.pos_ == "NUM" and is_force(m, line))) and not is_shot(m) for m in movers)
        or way_of(line, clause) is Way.AWAY
    ):
        return False
    if any(child.lower_ == "there" and child.dep_ == "advmod" for child in clause.head.children):
        return True  # "armed men had been seen massing there"
    return any(case_of(o).split(" ")[0] in _AT | _INTO and is_ground(line, o) for o in obliques(clause.head))


def _comes_into(line: Line, clause: Clause, behind: Sequence[str], movers: Sequence[Token]) -> bool:
    lemma = lemma_of(clause.head)
    is_moved = lemma == "move" and any(is_force(o) for o in clause.undergoers)
    if lemma == "move" and way_of(line, clause) is Way.AWAY:
        return False
    if lemma == "move" and not (_NEARER & set(behind[:2]) or _INTO & set(behind[: 6 if is_moved else 3])):
        return False
    if not is_moved and not any(is_force(m, line) for m in movers):
        return False
    if lemma == "enter" and clause.objects:
        is_there = any(line.place_over(o) or lemma_of(o) in _AREAS | _LINES or o.pos_ != "NOUN" for o in clause.objects)
        return is_there and not any(lemma_of(o) in _BUILDINGS for o in clause.objects)
    if lemma == "patrol" and not any(lemma_of(m) in {"peacekeeper", "patrol", "police", "mission"} for m in movers):
        # Fighters who patrol a town are in it: that is told as control.
        return not any(line.place_over(o) for o in clause.objects)
    if lemma == "patrol" and clause.head.dep_ == "xcomp" and lemma_of(clause.head.head) in {"begin", "start"}:
        return True
    ahead = stretch(line, clause)
    return (
        bool(places_behind(line, ahead))
        or bool(clause.objects)
        or any(case_of(o).split(" ")[-1] in _INTO and is_somewhere(o) for o in obliques(clause.head))
    )


def _raises(clause: Clause) -> bool:
    """As in "doubled its garrison", "doubled the strength of its detachment", "bolstered its lines with 200 men"."""
    with_men = any(case_of(o) == "with" and is_force(o) for o in obliques(clause.head))
    sizes = [o for o in clause.objects if lemma_of(o) in {"strength", "number", "size"}]
    parts = [part for size in sizes for part in obliques(size) if case_of(part) == "of"]
    return with_men or any(is_own_number(o) for o in (*clause.objects, *parts))


def _is_reinforcement(token: Token) -> bool:
    return any(lemma_of(other) == "reinforcement" for other in (token, *obliques(token)))
