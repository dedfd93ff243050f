"""Who gives up weapons, posts and towns: handed over, laid down, deposited, or collected by somebody else."""

from collections.abc import Sequence

from trucewatch.read.claims.beside import noun_after
from trucewatch.read.claims.things import FORCES, STRUCTURES, core_of, is_arms, is_force, is_ground, is_shot
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import entry, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_GIVES = {verb: frozenset(word.split(" ")[0] for word in rest) for verb, rest in entry("motion.gives").items()}
_OF_ARMS = words("motion.gives_arms")
_RECEIVES = words("motion.receives")
_RECEIVERS = words("motion.receivers")
_KEYS = words("motion.keys")
_AREAS = words("moves.areas")
_CIVILIANS = words("violence.civilians")
_CAPTIVES = words("moves.captives")
_SURELY = frozenset(
    {
        "surrender",
        "cede",
        "yield",
        "relinquish",
        "hand",
        "turn",
        "sign",
        "give",
        "transfer",
        "return",
        "entrust",
        "deliver",
        "make",
    }
)
_BUILT = STRUCTURES | {
    "barracks",
    "barrack",
    "headquarters",
    "fort",
    "building",
    "hall",
    "villa",
    "prison",
    "airport",
    "port",
    "bridge",
}
_THROWS = frozenset({"drop", "throw", "fling", "release", "deliver"})
_UP = 6
"""Tokens behind a verb of giving within which its particle stands: "handed their rifles over"."""


def gives(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """Tell whether a clause says that somebody gives up arms or ground."""
    lemma, things = lemma_of(clause.head), handed(line, clause)
    if lemma == "change":
        is_area = any(line.place_over(s) or lemma_of(s) in _AREAS for s in clause.subjects)
        return list(behind[:1]) == ["hands"] and not is_area
    if lemma in {"pass", "go"} and not clause.objects:
        return _passes_to(clause)
    particles = _GIVES.get(lemma)
    if particles is None or (particles and not particles & set(behind[:_UP]) and not _is_handed_to(clause)):
        return False
    if any(_is_captive(thing) for thing in things):
        return False
    if lemma == "give" and not {"up", "over", "back", "in"} & set(behind[:_UP]):
        return any(is_arms(thing) or lemma_of(thing) in _KEYS - {"command", "control"} for thing in things)
    if lemma == "lay":
        return list(behind[:2]) == ["down", "their"] or (list(behind[:1]) == ["down"] and any(map(is_force, things)))
    if lemma == "part":
        return any(case_of(o) == "with" and is_arms(o) for o in obliques(clause.head))
    if lemma == "come":
        return list(behind[:2]) == ["up", "with"] and any(is_arms(o) for o in obliques(clause.head))
    if lemma in _THROWS and any(is_shot(thing) for thing in things):
        return False  # bombs dropped, grenades thrown
    if any(is_arms(thing) or lemma_of(thing) in _KEYS for thing in things):
        return True
    if lemma in _OF_ARMS and lemma not in _SURELY:
        return False
    has_ground = any(is_ground(line, core_of(thing)) or is_force(thing) for thing in things)
    is_handed = lemma == "hand" and "over" in behind and bool(things)
    return has_ground or (is_handed and not any(thing.pos_ in {"NUM", "PRON"} for thing in things))


def gives_way(line: Line, clause: Clause) -> bool:
    """Tell whether ground is given up to nobody: "relinquished the front", "gave up the hill"."""
    if lemma_of(clause.head) not in {"relinquish", "yield", "cede", "give", "forfeit"} or clause.is_passive:
        return False
    is_to = any(case_of(o) == "to" for thing in (clause.head, *clause.undergoers) for o in obliques(thing))
    return not is_to and all(is_ground(line, core_of(o)) and not is_arms(o) for o in clause.objects)


def receives(line: Line, clause: Clause) -> bool:
    """Tell whether a clause says that monitors, peacekeepers or a government take in the weapons of somebody else."""
    if lemma_of(clause.head) not in _RECEIVES:
        return False
    if not any(is_arms(thing) or lemma_of(thing) == "key" for thing in clause.undergoers):
        return False
    if clause.is_passive:
        return True
    return any(lemma_of(core_of(doer)) in _RECEIVERS or line.name_over(doer) is not None for doer in clause.subjects)


def givers_of(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who gave what others collected: "rifles from the Front", "the Front's rifles"."""
    owners = [child for thing in clause.undergoers for child in core_of(thing).children if child.dep_ == "nmod:poss"]
    things = [clause.head, *clause.undergoers, *map(core_of, clause.undergoers)]
    sources = [o for thing in things for o in obliques(thing) if case_of(o) in {"from", "of"}]
    return tuple(owners or (o for o in sources if not line.place_over(o) and not is_arms(o)))


def handed(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return what is handed over; by position where the tree hangs it on the particle."""
    is_handing = lemma_of(clause.head) in {"hand", "lay", "give", "turn", "throw"} and not clause.undergoers
    at = clause.head.i + 1
    if at + 1 < len(line.doc) and line.doc[at + 1].tag_ == "PRP$":
        at += 1  # "handed over its positions"
    behind = noun_after(line.doc, at) if is_handing else None
    return (behind,) if behind is not None else clause.undergoers


def _passes_to(clause: Clause) -> bool:
    """As in "the barracks passed to the police", "the rifles went to the mission"."""
    to = [o for o in obliques(clause.head) if case_of(o) == "to"]
    is_given = any(is_arms(s) or (lemma_of(s) in _BUILT and lemma_of(clause.head) == "pass") for s in clause.subjects)
    return is_given and any(lemma_of(o) in _RECEIVERS | FORCES for o in to)


def _is_handed_to(clause: Clause) -> bool:
    """As in "posts were handed to the army", "handed its rifles to the police"."""
    return lemma_of(clause.head) == "hand" and any(
        case_of(o) == "to" and lemma_of(o) in _RECEIVERS | FORCES
        for thing in (clause.head, *clause.undergoers)
        for o in obliques(thing)
    )


def _is_captive(token: Token) -> bool:
    """Tell whether it is people that are given back: prisoners, a nation's own, those who had fled."""
    core = core_of(token)
    if (core.tag_ == "NNPS" and lemma_of(core) not in FORCES) or lemma_of(core) in _CIVILIANS:
        return True
    return any(lemma_of(child) in _CAPTIVES for child in token.subtree)
