"""Which movement a verb tells of: going, coming, digging in, handing over, delivering."""

import re
from collections.abc import Sequence

from trucewatch.model.claim import Action
from trucewatch.read.claims.beside import is_loose, noun_after, noun_before, stretch
from trucewatch.read.claims.whereabouts import places_behind
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_WITHDRAWS = words("moves.withdraws")
_PARTICLES = {verb: frozenset(rest) for verb, rest in entry("moves.withdraws_with_particle").items()}
_DEPLOYS = words("moves.deploys")
_HANDS = words("moves.hands_over")
_DELIVERS = words("moves.delivers")
_BUILDS = words("moves.builds")
_AID = words("moves.aid_words")
_SURE_AID = words("moves.sure_aid")
_NO_AID = words("moves.no_aid")
FORCES = words("moves.force_words")
STRUCTURES = words("moves.structures")
_WORKS = words("moves.fortify_nouns")
_AREAS = words("moves.areas")
_CAPTIVES = words("moves.captives")
_SURE_DEPLOYS = words("syntax.movement.sure_deploys")
_NEARER = words("syntax.movement.nearer")
_WHO_MOVES = words("syntax.movement.who_moves")
_CARRIERS = frozenset(
    {"get", "enter", "cross", "pass", "travel", "roll", "drive", "arrive", "reach", "carry", "dock", "land"}
)
_MOVING_WEAPONS = frozenset({"deliver", "supply", "ship", "provide", "donate"})
_LINES = frozenset(
    {"line", "border", "frontier", "river", "boundary", "canal", "zone", "bridge", "side", "strait", "fence"}
)
_NEAR_PLACE = 7
"""Tokens between a verb of going and the place it goes to, at most, where the tree hangs it elsewhere."""
_BUILDINGS = frozenset(
    {"house", "building", "office", "home", "shop", "room", "church", "mosque", "talk", "negotiation"}
)
_ASPECTS = frozenset({"stop", "start", "begin", "continue", "keep", "finish", "cease"})
_NOTES = frozenset({"observe", "see", "spot", "note", "record", "complete", "photograph", "detect"})
_ON_PAPER = words("deals.deal_nouns") | words("deals.violation_nouns") | {
    "register", "log", "book", "record", "list", "phase", "stage", "contact", "effect", "force", "infringement",
}  # fmt: skip
_NOT_FORCES = re.compile(
    r"\b(?:talks?|meeting|room|party|office|government post|agreement|deal|statement|letter|message|envoys?|delegation"
    r"|dead|injured|damage|homeless|wounded)\b",
    re.IGNORECASE,
)
_ONWARD = frozenset(
    {"on", "to", "into", "back", "through", "up", "off", "ahead", "missing", "unpaid", "over", "without"}
)
_MEASURES = frozenset(
    {"tonne", "ton", "kilo", "litre", "truckload", "lorryload", "consignment", "shipment", "batch", "load", "sack"}
)
_LAYS = frozenset({"lay", "plant", "sow", "string", "bury", "place"})
_MINES = frozenset({"mine", "landmine", "minefield", "trap", "wire", "tripwire"})
_MOTIONS = words("moves.motions")
_DRIVES = words("moves.drives_out")
_ONTO = words("moves.onto")
_OFF = words("moves.away")
_INTO = frozenset({"into", "in", "to", "towards", "toward", "across", "through", "onto"})


def movers_of(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return what stands as the subject of a verb; by position where the tree borrowed it from another verb."""
    dated = _behind_date(line, clause)
    if dated is not None:
        return (dated,)
    above = clause.head.head
    if clause.head.dep_ == "xcomp" and lemma_of(above) in _ASPECTS:
        over = line.clause_at(above)
        if over is not None and over.subjects:
            return over.subjects
    if clause.is_passive and clause.subjects and clause.has_own_subject:
        return clause.subjects
    if is_loose(clause):
        near = noun_before(line.doc, clause.head.i)
        if near is not None:
            return (near,)
    return clause.subjects


def _behind_date(line: Line, clause: Clause) -> Token | None:
    """Return the noun before a date that was taken for the subject: "the first convoy since August reached X"."""
    for subject in clause.subjects[:1]:
        for start, end in (line.tokens_of(mention.span) for mention in line.dates):
            if start <= subject.i < end <= clause.head.i:
                at = start - 1 if start > 0 and line.doc[start - 1].pos_ in {"ADP", "SCONJ"} else start
                return noun_before(line.doc, at)
    return None


def is_force(token: Token, line: Line | None = None) -> bool:
    """Tell whether a noun phrase is of forces, weapons or vehicles; with the line, names and pronouns count."""
    if lemma_of(token) in FORCES:
        return True
    parts = [child for child in token.children if lemma_of(child) in FORCES]
    if any(part.dep_ == "compound" or (part.dep_ == "nmod" and case_of(part) == "of") for part in parts):
        return True
    if line is None:
        return False
    name = line.name_over(token)
    return (name is not None and line.place_over(token) is None) or token.lower_ in _WHO_MOVES


def action_of(line: Line, clause: Clause) -> Action | None:
    """Return the movement that a clause tells of; None where it tells of none."""
    behind = [token.lower_ for token in line.doc[clause.head.i + 1 : clause.head.i + 7]]
    if any(_NOT_FORCES.search(o.text) for o in clause.objects):
        return None
    if _delivers(line, clause, behind):
        return Action.DELIVERS
    if _hands_over(line, clause, behind):
        return Action.HANDS_OVER
    if _fortifies(line, clause, behind):
        return Action.FORTIFIES
    if _leaves_for(line, clause):
        return Action.DEPLOYS
    if _withdraws(line, clause, behind):
        return Action.WITHDRAWS
    return Action.DEPLOYS if _comes(line, clause, behind) else _goes(line, clause)


def _goes(line: Line, clause: Clause) -> Action | None:
    """Tell which way forces go where a verb of going leaves it to the preposition: into a place, or out of it."""
    comes_over = lemma_of(clause.head) == "come" and any(
        case_of(o) in {"over", "across"} and lemma_of(o) in _LINES for o in obliques(clause.head)
    )
    if comes_over and any(is_force(m, line) for m in movers_of(line, clause)):
        return Action.DEPLOYS
    if lemma_of(clause.head) not in _MOTIONS or not any(is_force(m, line) for m in movers_of(line, clause)):
        return None
    is_over = lemma_of(clause.head) == "cross" and any(lemma_of(o) in _LINES for o in clause.objects)
    if is_over and not clause.is_passive:
        return Action.DEPLOYS
    if clause.is_passive or (clause.objects and not any(is_force(o) or line.place_over(o) for o in clause.objects)):
        return None
    if clause.objects and lemma_of(clause.head) in _DRIVES:
        return None
    ways = {
        (case_of(o).split(" ")[0], line.place_over(o) is not None or lemma_of(o) in _AREAS | STRUCTURES | _LINES)
        for o in obliques(clause.head)
    }
    near = line.doc[clause.head.i + 1 : clause.head.i + 2].text.casefold()
    crossed = any(line.place_over(o) or lemma_of(o) in _LINES for o in clause.objects)
    if any(way in _ONTO and is_place for way, is_place in ways) or (crossed and lemma_of(clause.head) == "cross"):
        return Action.DEPLOYS
    if near in _ONTO and any(0 < place.start - clause.head.i <= _NEAR_PLACE for place in line.places):
        return Action.DEPLOYS
    if any(way in _OFF and is_place for way, is_place in ways):
        return Action.WITHDRAWS
    return None


def _delivers(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    lemma = lemma_of(clause.head)
    if lemma in _MOVING_WEAPONS and any(is_force(o) for o in clause.undergoers):
        return True
    if lemma not in _DELIVERS or (lemma == "carry" and clause.head.dep_ == "acl"):
        return False
    if lemma in _CARRIERS:
        is_there = (
            bool(set(behind[:3]) & _INTO) or bool(clause.objects) or bool(places_behind(line, stretch(line, clause)))
        )
        return is_there and any(_is_aid(line, m) for m in movers_of(line, clause))
    return any(_is_aid(line, o) for o in clause.undergoers)


def _is_aid(line: Line, token: Token) -> bool:
    """Tell whether a noun is of aid, or of a convoy, a plane or kits that bring it."""
    lemma = lemma_of(token)
    if lemma in _NO_AID:
        return False
    if lemma in _SURE_AID:
        return True
    if lemma in _MEASURES:  # "two hundred tonnes of flour"
        return any(_is_aid(line, o) for o in obliques(token) if case_of(o) == "of")
    if lemma not in _AID:
        return False
    around = {t.lower_ for t in line.doc[max(0, token.i - 3) : token.i]} | {
        t.lower_ for o in (*obliques(token), *token.children) for t in (o, *o.children)
    }
    return bool(around & words("moves.aid_marks"))


def _hands_over(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    lemma, objects = lemma_of(clause.head), handed(line, clause)
    if lemma == "change":
        is_area = any(line.place_over(s) or lemma_of(s) in _AREAS for s in clause.subjects)
        return list(behind[:1]) == ["hands"] and not is_area
    if lemma not in _HANDS or any(lemma_of(o) in _CAPTIVES or _has_captives(o) for o in objects):
        return False
    if lemma == "hand" and not {"over", "back", "in"} & set(behind[:6]):
        return False
    if lemma == "turn" and not {"over", "in"} & set(behind[:6]):
        return False
    if lemma == "lay":
        return list(behind[:2]) == ["down", "their"] or (
            list(behind[:1]) == ["down"] and any(is_force(o) for o in objects)
        )
    is_thing = any(is_force(o) or line.place_over(o) or lemma_of(o) in _AREAS | STRUCTURES for o in objects)
    return is_thing or (
        lemma == "hand" and "over" in behind and bool(objects) and not any(o.pos_ == "NUM" for o in objects)
    )


def handed(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return what is handed over; by position where the tree hangs it on the particle."""
    is_handing = lemma_of(clause.head) == "hand" and not clause.undergoers
    behind = noun_after(line.doc, clause.head.i + 1) if is_handing else None
    return (behind,) if behind is not None else clause.undergoers


def _has_captives(token: Token) -> bool:
    return any(lemma_of(child) in _CAPTIVES for child in token.subtree)


def _fortifies(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    lemma, objects = lemma_of(clause.head), clause.undergoers
    has_works = any(lemma_of(o) in _WORKS for o in objects)
    if lemma in {"fortify", "entrench"}:
        return True
    if lemma == "dig":
        is_alone = clause.head.dep_ == "xcomp" and not objects
        return list(behind[:1]) == ["in"] or has_works or bool({"trenches", "ditches"} & set(behind)) or is_alone
    if lemma in _NOTES:
        return has_works and (lemma == "complete" or not any(lemma_of(o) in {"position", "post"} for o in objects))
    if lemma in _LAYS and any(lemma_of(o) in _MINES for o in objects):
        return True
    if lemma == "put":
        return has_works and list(behind[:1]) == ["up"]
    return lemma in _BUILDS and has_works


def _leaves_for(line: Line, clause: Clause) -> bool:
    """Tell whether forces left one place for another: "a convoy left X for Y"."""
    if lemma_of(clause.head) not in {"leave", "depart"}:
        return False
    return bool(goals_of(line, clause)) and any(is_force(m, line) for m in movers_of(line, clause))


def goals_of(line: Line, clause: Clause) -> list[Token]:
    """Return the places for which somebody left."""
    return [t for t in stretch(line, clause) if t.pos_ == "PROPN" and t.dep_ in {"obl", "nmod"} and case_of(t) == "for"]


def _withdraws(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    lemma = lemma_of(clause.head)
    movers = (*movers_of(line, clause), *clause.undergoers)
    near = set(behind[:4])
    if lemma in _DRIVES and (clause.is_passive or any(is_force(o, line) for o in clause.objects)):
        return False  # whoever drives another out takes the place, and whoever is driven off never had it
    if lemma == "flee":
        soldiers = any(lemma_of(m) in FORCES for m in movers)
        return soldiers and any(line.place_over(o) for o in clause.objects)
    if lemma == "move" and clause.is_negated and not near & _INTO:
        return any(is_force(m, line) or lemma_of(m) == "delegation" for m in movers)
    if lemma == "go" and clause.is_perfect and not clause.objects and not near & _ONWARD:
        return any(is_force(m) for m in movers)  # "34,000 fighters had gone"
    if lemma == "dismantle" or (lemma == "take" and "down" in near):
        return any(lemma_of(o) in STRUCTURES | {"barrier", "bunker", "sandbag", "tent"} for o in clause.undergoers)
    if not (lemma in _PARTICLES and near & _PARTICLES[lemma]) and lemma not in _WITHDRAWS:
        return False
    if lemma == "move" and "back" in near and "into" in near:
        return False
    if lemma in {"redeploy"} and near & {"to", "into", "in"}:
        return False
    if not any(is_force(m, line) for m in movers):
        return False
    return lemma != "leave" or _leaves_place(line, clause, behind)


def _leaves_place(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """Tell leaving a place from leaving a meeting, a wound or a house in ruins."""
    if any(_NOT_FORCES.search(word) for word in behind):
        return False
    if clause.is_passive or (clause.head.tag_ == "VBN" and not clause.is_perfect):
        return False
    if not clause.objects:
        return True
    if any(o.text.isupper() and not line.place_over(o) for o in clause.objects):
        return False  # "a group that left the MILF"
    return any(
        line.place_over(o) or lemma_of(o) in _AREAS | STRUCTURES or o.pos_ in {"PRON", "PROPN"} for o in clause.objects
    )


def _comes(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    lemma, objects = lemma_of(clause.head), clause.undergoers
    movers = movers_of(line, clause)
    if lemma == "take" and "up" in behind[:1] and any(lemma_of(o) in {"position", "post"} for o in objects):
        return any(is_force(m, line) for m in movers)
    if lemma == "man" and clause.head.pos_ == "VERB":
        return any(lemma_of(o) in STRUCTURES for o in objects)
    if lemma in {"due", "expect"}:
        is_there = any(0 < p.start - clause.head.i <= 4 and p.preposition in {"in", "at"} for p in line.places)
        return is_there and any(lemma_of(m) in FORCES for m in movers)
    if lemma == "pass":
        return "through" in behind[:1] and any(is_force(m) for m in movers)
    if lemma not in _DEPLOYS or any(
        c.lower_ in {"commercial", "passenger", "civilian"} for m in movers for c in m.children
    ):
        return False
    if lemma == "set" and "foot" in behind[:1]:
        return any(is_force(m, line) for m in movers)
    if lemma in _SURE_DEPLOYS:
        return any(is_force(t, line) for t in (*movers, *clause.doers, *objects)) or not objects
    if lemma in {"send", "bring", "transfer", "position", "gather", "station", "land"}:
        is_down = lemma == "bring" and "down" in behind[:1]
        return not is_down and any(is_force(t) for t in (objects or movers))
    if lemma in {"go", "return"}:
        is_first = any(m.lower_ == "we" for m in movers)
        is_back = "back" in behind[:1] or (lemma == "return" and is_first)
        return is_back and not objects and (is_first or any(is_force(m) for m in movers))
    if lemma in {"arrive", "enter", "move", "patrol"}:
        return _comes_into(line, clause, behind, movers)
    if lemma in {"establish", "open", "set", "launch"}:
        return any(lemma_of(t) in STRUCTURES for t in objects) and (lemma != "set" or "up" in behind)
    return False


def _comes_into(line: Line, clause: Clause, behind: Sequence[str], movers: Sequence[Token]) -> bool:
    lemma = lemma_of(clause.head)
    is_moved = lemma == "move" and any(is_force(o) for o in clause.undergoers)
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
    ahead = stretch(line, clause)
    return (
        bool(places_behind(line, ahead))
        or bool(clause.objects)
        or any(case_of(o).split(" ")[-1] in _INTO and _is_somewhere(o) for o in obliques(clause.head))
    )


def _is_somewhere(token: Token) -> bool:
    """Tell whether one can go to what a noun means: not into a register, a phase or talks."""
    return lemma_of(token) not in _ON_PAPER and not _NOT_FORCES.search(token.text)
