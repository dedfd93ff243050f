"""Trenches, walls and mines: who digs in."""

from collections.abc import Sequence

from trucewatch.read.claims.movers import movers_of
from trucewatch.read.claims.things import core_of, is_force
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of
from trucewatch.read.tree import Token

_BUILDS = words("moves.builds")
_BUILDS_SURE = words("motion.builds")
_WORKS = words("moves.fortify_nouns") | (words("motion.works") - words("motion.vague_works"))
_SURE_WORKS = words("motion.sure_works")
_LENGTHENS = frozenset({"lengthen", "extend", "widen", "build", "construct", "resurface", "pave", "repair"})
_STRIPS = frozenset({"airstrip", "runway", "helipad", "airfield"})
_LAYS = words("motion.lays")
_MINES = words("motion.mines")
_NOTES = frozenset({"observe", "see", "spot", "note", "record", "complete", "photograph", "detect", "show", "reveal"})


def fortifies(line: Line, clause: Clause, behind: Sequence[str]) -> bool:
    """Tell whether a clause says that somebody digs, builds or mines for defence."""
    lemma, objects = lemma_of(clause.head), clause.undergoers
    has_works = any(lemma_of(core_of(o)) in _WORKS for o in objects)
    has_sure = any(lemma_of(core_of(o)) in _SURE_WORKS or _is_of_works(o) for o in objects)
    if lemma in {"fortify", "entrench"}:
        return True
    if lemma == "dig":
        is_alone = clause.head.dep_ == "xcomp" and not objects
        digs_in = list(behind[:1]) == ["in"] and any(is_force(m, line) for m in movers_of(line, clause))
        return digs_in or has_works or bool({"trenches", "ditches"} & set(behind)) or is_alone
    if lemma in _NOTES:
        is_post = any(
            lemma_of(o) in {"position", "post", "base", "line", "wall", "defence", "defense"} for o in objects
        )
        return has_works and (lemma == "complete" or not is_post)
    is_up = lemma in {"go", "rise"} and list(behind[:1]) == ["up"]
    if (is_up or lemma in {"appear", "spring"}) and any(lemma_of(m) in _SURE_WORKS for m in movers_of(line, clause)):
        return True
    if (
        lemma in _LAYS
        and not clause.head.dep_.startswith("acl")
        and any(lemma_of(core_of(o)) in _MINES for o in objects)
    ):
        return True
    if lemma == "pour" and any(lemma_of(core_of(o)).casefold() == "concrete" for o in objects):
        return True
    if lemma == "put":
        return has_works and list(behind[:1]) == ["up"]
    if lemma in _LENGTHENS and any(lemma_of(core_of(o)) in _STRIPS for o in objects):
        return True
    return (lemma in _BUILDS and has_works) or (lemma in _BUILDS_SURE and has_sure)


def _is_of_works(token: Token) -> bool:
    """As in "coils of barbed wire", "sandbag works"."""
    return any(
        lemma_of(child) in _SURE_WORKS | {"wire"} and (child.dep_ == "compound" or case_of(child) == "of")
        for child in token.children
    )
