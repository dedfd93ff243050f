"""Which way somebody goes or something is taken, where the verb leaves it open: away from a place, or to one."""

import re
from collections.abc import Iterator
from enum import Enum

from trucewatch.read.claims.beside import noun_after
from trucewatch.read.claims.things import REAR, VESSELS, core_of, is_ground
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

_AWAY = words("motion.away")
_NEAR = words("motion.near")
_OUTWARD = words("motion.outward")
_FROM = words("motion.from")
_TO = words("motion.to")
_LENGTHS = words("motion.lengths")
_STRICT = words("motion.goes_strictly")
_FROM_ONE_TO_THE_NEXT = re.compile(r"\bfrom (\w+) to \1\b")
"""As in "went from house to house"."""
_PREPOSITIONS = frozenset(
    {"from", "off", "into", "onto", "to", "towards", "toward", "across", "through", "inside", "of"}
)
_REACH = 14
"""Tokens behind a verb within which a preposition tells its way, at most, whatever the tree."""
_NEAR_NOUN = 6
_NO_GOAL = words("motion.no_goal")
_SURE_TO = frozenset({"into", "onto", "ashore"})
_BESIDE = 2
"""Tokens between a verb and the adverb of its way, at most, where nothing stands between them but an object."""
_NO_UP = frozenset(
    {"take", "pull", "draw", "set", "get", "turn", "break", "back", "load", "pack", "clear", "fall", "line", "follow"}
)
"""Verbs that mean something else with "up" or "in"."""


class Way(Enum):
    """Away from a place, or to one."""

    AWAY = "away"
    NEAR = "near"


def way_of(line: Line, clause: Clause) -> Way | None:
    """Return the way that the words behind a verb tell; None where they tell none.

    Where both a place left and a place ahead are named, the place ahead tells the way, save that "out of", "off" and
    "away" never tell of coming, and that who goes home, to barracks or into storage goes away.
    """
    lemma = lemma_of(clause.head)
    adverbs = set(_adverbs(clause))
    cases = list(_cases(line, clause))
    names = {case for case, _ in cases}
    if _FROM_ONE_TO_THE_NEXT.search(_text_behind(clause)):
        return None
    if any(case in {"to", "into", "for", "in", "back to", "towards"} and lemma_of(t) in REAR for case, t in cases):
        return Way.AWAY
    if "to within" in _text_behind(clause) or any(
        step in _text_behind(clause) for step in ("up from", "in from", "over from")
    ):
        return Way.NEAR
    if _alights(clause):
        return Way.NEAR
    is_from, is_to = bool(names & _FROM), bool(names & _TO)
    if names & {"out of", "off", "away from", "back from", "out from"}:
        return Way.AWAY
    if adverbs & _NEAR and (lemma not in _STRICT or "ashore" in adverbs) and lemma not in _NO_UP:
        return Way.NEAR
    if adverbs & (_AWAY - {"back"}) and not (lemma in _OUTWARD and not is_from):
        return None if is_to and not is_from and adverbs & {"out", "off"} else Way.AWAY
    if "back" in adverbs:
        return Way.NEAR if (is_to and not is_from) or lemma in {"come", "return", "go"} else Way.AWAY
    if lemma in _STRICT and not clause.undergoers:
        is_to = bool(names & _SURE_TO)
    if is_to:
        return Way.NEAR
    return Way.AWAY if is_from and lemma not in {"return"} else None


def _text_behind(clause: Clause) -> str:
    return " ".join(token.lower_ for token in clause.head.doc[clause.head.i + 1 : clause.head.i + 9])


def _alights(clause: Clause) -> bool:
    """As in "stepped off a plane", "jumped from lorries": whoever does has come."""
    return any(
        case_of(o) in {"off", "out of", "from", "down from"} and lemma_of(o) in VESSELS for o in obliques(clause.head)
    )


def _adverbs(clause: Clause) -> Iterator[str]:
    """Yield the particles and adverbs of a verb: right behind it, or right behind what it moves."""
    head = clause.head
    for child in head.children:
        is_way = child.dep_ in {"compound:prt", "advmod", "case"} and child.i > head.i
        is_far = lemma_of(child.doc[child.i - 1]) in _LENGTHS  # "moved its post two kilometres back"
        if is_way and (
            is_far or child.i - head.i <= _BESIDE or child.dep_ == "compound:prt" or _is_behind_object(clause, child)
        ):
            yield child.lower_
    doc = head.doc
    if head.i + 1 < len(doc) and doc[head.i + 1].pos_ in {"ADV", "ADP"} and doc[head.i + 1].lower_ in _AWAY | _NEAR:
        behind = doc[head.i + 2] if head.i + 2 < len(doc) else None
        if doc[head.i + 1].dep_ != "case" or behind is None or behind.pos_ in {"ADP", "PUNCT", "SCONJ"}:
            yield doc[head.i + 1].lower_


def _is_behind_object(clause: Clause, adverb: Token) -> bool:
    return any(0 < adverb.i - o.right_edge.i <= _BESIDE or 0 < adverb.i - o.i <= _BESIDE for o in clause.objects)


def _cases(line: Line, clause: Clause) -> Iterator[tuple[str, Token]]:
    """Yield each place in a prepositional phrase of a verb or of what it moves, with its preposition.

    Those that the tree hangs elsewhere are told by their position: behind the verb, and before the next one.
    """
    head = clause.head
    under = [o for o in clause.undergoers if o.i > head.i]
    seen = set()
    for case, token in (*_by_tree(line, head, under), *_by_position(line, head)):
        if token.i not in seen:
            seen.add(token.i)
            yield case, token


def _by_position(line: Line, head: Token) -> Iterator[tuple[str, Token]]:
    for token in line.doc[head.i + 1 : head.i + _REACH]:
        if token.pos_ in {"VERB", "AUX"} or token.text in {";", ":"}:
            return
        if token.lower_ not in _PREPOSITIONS or token.pos_ not in {"ADP", "SCONJ", "ADV", "PART"}:
            continue
        behind = noun_after(line.doc, token.i)
        if behind is None or behind.i - token.i > _NEAR_NOUN:
            continue
        before = line.doc[token.i - 1].lower_
        case = f"{before} {token.lower_}" if f"{before} {token.lower_}" in _FROM | _TO else token.lower_
        if token.lower_ == "of" and case == "of":
            continue
        target = core_of(behind)
        if token.lower_ == "to" and before == "to":
            continue
        if lemma_of(target) not in _NO_GOAL and (is_ground(line, target) or lemma_of(target) in REAR):
            yield case, target


def _by_tree(line: Line, head: Token, under: list[Token]) -> Iterator[tuple[str, Token]]:
    for token in (*obliques(head), *(o for thing in under for o in obliques(thing))):
        target = core_of(token)
        is_place = is_ground(line, target) or lemma_of(target) in REAR
        if token.i < head.i or not is_place or lemma_of(target) in _NO_GOAL:
            continue
        case = _preposition(token)
        if case:
            yield case, target


def _preposition(token: Token) -> str:
    """Return the preposition of a place with the adverb before it: "away from", "out of", "back to"."""
    case = case_of(token)
    first = next((child for child in token.children if child.dep_ == "case" and child.i < token.i), None)
    if (
        first is not None
        and first.i > 0
        and token.doc[first.i - 1].lower_ in {"out", "away", "back", "off", "up", "down", "close"}
    ):
        joined = f"{token.doc[first.i - 1].lower_} {case}"
        if joined in _FROM or joined in _TO:
            return joined
    return case if case in _FROM or case in _TO else case.split(" ")[-1]


def has_place(line: Line, clause: Clause) -> bool:
    """Tell whether a place stands behind a verb with a preposition of its way."""
    return any(case in _FROM | _TO for case, _ in _cases(line, clause))
