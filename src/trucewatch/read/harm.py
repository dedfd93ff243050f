"""Tell which clauses tell of deaths and wounds, and whose they are."""

import re

from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_KILLS = words("violence.kills")
_WOUNDS = words("violence.wounds")
_FIGHTERS = words("violence.fighters")
_TO_DEATH = re.compile(
    r"\bto death\b|^(?:\w+ ){0,4}alive\b|\b(?:to|in|into) (?:pieces|bits|shreds)\b|\blimb from limb\b"
)
"""What behind a verb says that those it was done to died: "bludgeoned to death", "burned alive"."""
_DEADLY_BEHIND = words("violence.deadly_behind")
_STRICT_KILLS = words("violence.strict_kills")
_PEOPLE = words("violence.people") | words("violence.civilians") | words("deeds.persons") | _FIGHTERS
_TELLS = frozenset({"report", "confirm", "believe", "fear", "presume", "list", "declare", "find", "register"})


def is_kill(clause: Clause) -> bool:
    """Tell whether a clause tells of deaths: "fall" and "die" only of people."""
    lemma = (
        clause.lemma if clause.lemma in _KILLS or lemma_of(clause.head) in {"fall", "shoot"} else lemma_of(clause.head)
    )
    if lemma == "fall":
        # "Two of our gendarmes fell"
        fallen = [whole for s in clause.subjects for whole in (s, *(obliques(s) if s.pos_ == "NUM" else ()))]
        return any(lemma_of(one) in _FIGHTERS for one in fallen)
    if lemma in {"shoot", "shot"}:
        return any(child.lower_ == "dead" for child in clause.head.children)
    if lemma == "leave":
        return any(lemma_of(part) in {"body", "corpse"} for part in clause.objects)
    if lemma in {"find", "lie", "lay"}:  # "eleven people lay dead in the street"
        return any(child.lower_ == "dead" for child in clause.head.children)  # "were found dead near X"
    if lemma == "lose" and _loses_men(clause):
        return True
    if lemma == "dead":  # "six civilians were dead"
        return any(child.dep_ == "nummod" for subject in clause.subjects for child in subject.children)
    if lemma == "bury":
        return any(
            lemma_of(part) in _FIGHTERS and any(c.dep_ == "nummod" for c in part.children) for part in clause.objects
        )
    if lemma in {"lose", "cost", "claim"}:
        return any(lemma_of(part) == "life" for part in clause.objects)
    if lemma in _STRICT_KILLS or lemma_of(clause.head) in _STRICT_KILLS:
        return any(_is_somebody(part) for part in clause.undergoers)
    if lemma in {"cut", "slit"}:
        return any(lemma_of(part) == "throat" for part in clause.undergoers)
    return lemma in _KILLS or _is_deadly(clause)


def _is_somebody(token: Token) -> bool:
    return lemma_of(token) in _PEOPLE or token.pos_ in {"PROPN", "NUM"} or token.lower_ in {"him", "her", "them"}


def _is_deadly(clause: Clause) -> bool:
    """As in "was clubbed to death", "burned them alive", "put nine villagers to death"."""
    if lemma_of(clause.head) not in _DEADLY_BEHIND:
        return False
    behind = clause.head.doc[clause.head.i + 1 : min(clause.head.right_edge.i + 1, clause.head.i + 10)].text
    return _TO_DEATH.search(behind) is not None and any(_is_somebody(part) for part in clause.undergoers)


def is_wound(clause: Clause) -> bool:
    """Tell whether a clause tells of wounds."""
    return lemma_of(clause.head) in _WOUNDS or _receives_wounds(clause)


def _loses_men(clause: Clause) -> bool:
    """As in "the army lost four men", though not in "lost contact"."""
    return any(
        lemma_of(part) in _FIGHTERS | {"man"} and any(child.dep_ == "nummod" for child in part.children)
        for part in clause.objects
    )


def _receives_wounds(clause: Clause) -> bool:
    return clause.lemma in {"receive", "suffer", "sustain"} and any(
        lemma_of(part) in {"wound", "injury", "burn"} for part in clause.objects
    )


def _is_told_of(clause: Clause) -> bool:
    """Tell whether a participle is what people "have been reported": "300 villagers have been confirmed killed"."""
    head = clause.head
    return (
        head.dep_ == "xcomp"
        and lemma_of(head.head) in _TELLS
        and head.tag_ == "VBN"
        and not clause.objects
        and any(child.dep_ == "aux:pass" for child in head.head.children)
    )


def victims_of(clause: Clause) -> tuple[Token, ...]:
    """Return whoever died, was hurt or fled."""
    if lemma_of(clause.head) in {"cost", "claim"}:
        lives = [part for part in clause.objects if lemma_of(part) == "life"]
        return tuple(victim for part in lives for victim in obliques(part) if case_of(victim) == "of")
    if lemma_of(clause.head) == "lose" and _loses_men(clause):
        return clause.objects
    if (
        clause.lemma in {"die", "perish", "fall", "flee", "lose", "lie", "lay", "dead"}
        or _receives_wounds(clause)
        or _is_told_of(clause)
    ):
        return clause.subjects
    return clause.undergoers
