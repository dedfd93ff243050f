"""What moves, and where from and where to: classes of nouns, told by a whole phrase and not by its head alone."""

import re

from trucewatch.read.claims.beside import noun_after
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of, obliques
from trucewatch.read.tree import Token

ARMS = words("motion.arms")
_SHOT = words("motion.shot")
_OFFICERS = frozenset(
    {"commander", "lieutenant", "captain", "sergeant", "corporal", "private", "cadet", "constable", "terrorist"}
)
FORCES = (
    words("moves.force_words")
    | (words("violence.fighters") - _OFFICERS)
    | words("motion.people")
    | words("motion.units")
    | words("motion.vehicles")
    | ARMS
)
STRUCTURES = words("moves.structures")
_MIXED = words("motion.mixed")
_MILITARY = words("motion.military")
_WHOLES = words("motion.wholes")
_GROUND = words("moves.areas") | words("motion.ground") | STRUCTURES
_ON_PAPER = words("motion.on_paper") | words("deals.deal_nouns") | words("deals.violation_nouns")
VESSELS = words("motion.vessels")
REAR = words("motion.rear")
_WHO_MOVES = words("syntax.movement.who_moves")
_DESIGNATION = re.compile(r"(?:[A-Z]{1,5}-\d+\w{0,3}|\dS\d+|M16|AK47|RPK?|BMPs?|BTRs?|MT-LBs?|APCs?|Grads?|D-30)s?")
"""What arms and vehicles are called by letters and numbers: "T-55s", "2S1"."""
_AID = words("moves.aid_words") | words("motion.carriers") | words("motion.aid")
_SURE_AID = words("moves.sure_aid") | words("motion.sure_aid")
_NO_AID = words("moves.no_aid")
_AID_MARKS = (words("moves.aid_marks") - {"commercial"}) | words("motion.aid_marks") | _SURE_AID
_MEASURES = words("motion.measures")


def core_of(token: Token) -> Token:
    """Return what a quantity is of: the rifles of "26 containers of rifles", the men of "the last of the men"."""
    while lemma_of(token) in _WHOLES or token.like_num:
        part = next((o for o in obliques(token) if case_of(o) == "of" and o.i > token.i), None) or _behind_of(token)
        if part is None:
            return token
        token = part
    return token


def _behind_of(token: Token) -> Token | None:
    """Return the men of "850 of its men", where the tree hangs them elsewhere."""
    doc = token.doc
    is_parted = token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of"
    part = noun_after(doc, token.i + 1) if is_parted else None
    return part if part is not None and part.i > token.i and part.pos_ == "NOUN" else None


def is_force(token: Token, line: Line | None = None) -> bool:
    """Tell whether a noun phrase is of forces, weapons or vehicles; with the line, names and pronouns count."""
    token = core_of(token)
    if lemma_of(token) in FORCES or _DESIGNATION.fullmatch(token.text):
        return True
    parts = [child for child in token.children if lemma_of(child) in FORCES]
    if any(part.dep_ == "compound" or (part.dep_ == "nmod" and case_of(part) == "of") for part in parts):
        return True
    if lemma_of(token) in _MIXED and _is_military(token):
        return True
    if line is None:
        return False
    name = line.name_over(token)
    if token.like_num or token.pos_ == "NUM":
        return (
            name is None and token.lower_ != "one" and any(lemma_of(other) in FORCES for other in line.doc)
        )  # "six thousand to be gone by May"
    return (name is not None and line.place_over(token) is None) or token.lower_ in _WHO_MOVES | {"them"}


def _is_military(token: Token) -> bool:
    """Tell whether buses, planes or flags are those of an army, or carry one."""
    return any(
        lemma_of(child) in _MILITARY or (child.dep_ in {"nmod", "obl"} and lemma_of(child) in FORCES)
        for child in token.children
    )


def is_shot(token: Token) -> bool:
    """Tell whether a noun is of what is fired, dropped or flown: shells land without moving as forces do."""
    return lemma_of(core_of(token)) in _SHOT


def is_arms(token: Token) -> bool:
    """Tell whether a noun phrase is of weapons or what they fire."""
    token = core_of(token)
    return lemma_of(token) in ARMS or bool(_DESIGNATION.fullmatch(token.text))


def is_ground(line: Line, token: Token) -> bool:
    """Tell whether somebody can be at, go to or leave what a noun means: no register, no talks, no phase."""
    if line.place_over(token) is not None:
        return True
    lemma = lemma_of(token)
    if lemma in _GROUND:
        return True
    if lemma in _ON_PAPER or token.pos_ != "PROPN":
        return False
    return not any(start <= token.i < end for start, end in (line.tokens_of(m.span) for m in line.dates))


def is_somewhere(token: Token) -> bool:
    """Tell whether one can go to what a noun means: not into a register, a phase or talks."""
    return lemma_of(token) in _GROUND or lemma_of(token) not in _ON_PAPER


def is_aid(line: Line, token: Token, *, is_brought: bool = False) -> bool:
    """Tell whether a noun is of aid, or of a convoy, a plane or kits that bring it.

    Args:
        line: The sentence.
        token: The noun.
        is_brought: Whether the verb beside it is said of aid only: "distributed soap".
    """
    lemma = lemma_of(token)
    if lemma in _NO_AID:
        return False
    if lemma in _SURE_AID or (is_brought and lemma in words("motion.aid") - _MEASURES):
        return True
    if lemma in _MEASURES or lemma in _WHOLES:  # "two hundred tonnes of flour"
        parts = [o for o in obliques(token) if case_of(o) == "of"]
        if any(is_aid(line, part, is_brought=is_brought) for part in parts):
            return True
    if lemma not in _AID:
        return False
    around = {t.lower_ for t in line.doc[max(0, token.i - 3) : token.i]} | {
        form
        for o in (*obliques(token), *token.children)
        for t in (o, *o.children)
        if t.pos_ != "VERB"
        for form in (t.lower_, lemma_of(t))
    }
    return bool(around & _AID_MARKS)
