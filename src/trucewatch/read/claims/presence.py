"""Being in a place: "elements remain in X", "fighters are still in the region", "there are no forces in Y"."""

import re

from trucewatch.read.claims.beside import agents_of, is_loose, noun_after, noun_before
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of
from trucewatch.read.tree import Token

_STAYS = words("moves.presence_verbs")
_AREAS = words("moves.areas")
_FORCES = words("moves.force_words")
_WATCHERS = frozenset({"peacekeeper", "mission", "police", "monitor", "observer", "patrol", "team"})
_SEEN = frozenset({"find", "see", "spot", "observe", "sight"})
_MEN = frozenset(
    {"soldier", "troop", "fighter", "militant", "rebel", "serviceman", "militiaman", "guerrilla", "gunman", "force"}
)
_MANY = words("moves.many")
_KEEPS = frozenset({"keep", "maintain", "retain"})
_KEPT_AT = re.compile(
    r"\b(?:in|at|inside|near|on|along|around)\b"
    r"(?! (?:alert|check|standby|reserve|readiness|place|line|bay|duty|guard|payroll|order)\b)"
)
_KEPT_OFF = re.compile(r"\b(?:away|out|off|from|busy|high|full)\b")
_WHERE = re.compile(r"\b(?:in|inside|at|near|north|south|east|west|on|there|along|across|around|here|within)\b")
_AS_BEFORE = re.compile(
    r"^(?:(?:now|already|still|also) )?"
    r"(?:in (?:place|force|effect|contact|touch|talks)|committed|on (?:alert|standby|guard)|at (?:war|odds|risk))"
)


def subjects_of(line: Line, clause: Clause) -> tuple[Token, ...]:
    """Return who acts; for a participle behind a noun, that noun: "fighters dominating there"."""
    head = clause.head
    if clause.is_passive and lemma_of(head) not in _STAYS | _SEEN:
        return agents_of(line, clause)
    which = next(
        (c for c in head.children if c.lower_ in {"which", "who", "that"} and c.dep_.startswith("nsubj")), None
    )
    if which is not None:
        near = noun_before(line.doc, which.i)
        return (near,) if near is not None else clause.subjects
    if lemma_of(head) == "be" and not clause.subjects and _opens_with_there(clause):
        being = noun_after(line.doc, head.i)
        if head.i + 1 < len(line.doc) and line.doc[head.i + 1].lower_ == "none":
            being = _men_before(line, head)
        elif being is not None and being.dep_ == "compound" and being.head.i == being.i + 1:
            being = being.head  # "there are no Averian soldiers", where a tree takes the people for a name
        return (being,) if being is not None else ()
    if not is_loose(clause):
        return clause.subjects
    near = noun_before(line.doc, head.i)
    if near is not None:
        return (near,)
    # "It holds the port and, the ministry claims, is trying to take the hills": who the sentence opens with
    first = next((c.subjects for c in line.clauses if c.has_own_subject), ())
    return (
        first
        if line.doc[max(0, head.i - 2)].text == "," or line.doc[max(0, head.i - 1)].text == ","
        else clause.subjects
    )


def _men_before(line: Line, head: Token) -> Token | None:
    """Return whom "there are none" denies: the soldiers asked about in the same sentence."""
    return next((t for t in reversed(line.doc[: head.i]) if t.pos_ == "NOUN" and lemma_of(t) in _MEN), None)


def _opens_with_there(clause: Clause) -> bool:
    return any(child.lower_ == "there" for child in clause.head.children)


def is_present(line: Line, clause: Clause, behind: str) -> bool:
    """As in "IDF elements remain in X", "thousands of fighters are still in X", "rebel pickups patrolled X".

    "we have 300 men in X".
    """
    head, lemma = clause.head, lemma_of(clause.head)
    if lemma == "have":
        return any(lemma_of(o) in _FORCES for o in clause.objects) and bool(
            re.search(r"\b(?:in|at|inside|near)\b", behind)
        )
    if lemma in _KEEPS and not clause.is_passive and clause.objects:
        is_kept = any(lemma_of(o) in _FORCES and case_of(o) == "" for o in clause.objects)
        return is_kept and _KEPT_AT.search(behind) is not None and _KEPT_OFF.search(behind) is None
    if lemma == "be" and _opens_with_there(clause):
        is_soldiery = any(lemma_of(being) in _FORCES for being in subjects_of(line, clause))
        return is_soldiery and bool(re.search(r"\b(?:in|inside|at|near|left in|there)\b", behind))
    if not any(_is_body(line, subject) for subject in subjects_of(line, clause)):
        return False
    if lemma in _SEEN and clause.is_passive and clause.mode is Mode.FACT:
        return any(lemma_of(s) in _MEN for s in clause.subjects) and bool(
            re.match(r"(?:\w+ )?(?:in|inside|within|at)\b", behind)
        )
    if lemma == "base" and not any(lemma_of(s) in _FORCES or s.lower_ in _MANY for s in clause.subjects):
        return False  # "the Observatory, which is based in Britain"
    if lemma == "sit" and not any(lemma_of(s) in _MEN for s in clause.subjects):
        return False  # committees sit, too
    if lemma == "patrol" and any(lemma_of(s) in _WATCHERS for s in clause.subjects):
        return False
    if lemma == "patrol":
        return any(line.place_over(o) or lemma_of(o) in _AREAS for o in clause.objects)
    if lemma == "present" and clause.head.tag_ in {"VBP", "JJ", "RB"}:
        return bool(re.match(r"(?:in|inside|at|near|along|on|across)\b", behind))
    if lemma in _STAYS:
        return bool(_WHERE.search(behind)) and not _AS_BEFORE.match(behind)
    if head.pos_ in {"NOUN", "PROPN"} and case_of(head).split(" ")[0] in {"in", "inside", "at"}:
        return line.place_over(head) is not None or lemma_of(head) in _AREAS
    if head.pos_ == "ADJ" and lemma in {"present", "active"}:
        return bool(_WHERE.search(behind))
    return (
        lemma == "be"
        and bool(re.match(r"(?:still |also |now |already )?(?:in|inside|at|back (?:in|on|at|inside|around)) ", behind))
        and (any(0 < place.start - head.i <= 5 for place in line.places) or behind.startswith("back "))
    )


def _is_body(line: Line, token: Token) -> bool:
    """Tell whether a subject is made of people under arms, or of a crowd of them."""
    if lemma_of(token) in _FORCES or token.lower_ in _MANY | {"none"}:
        return True
    before = [child for child in token.children if child.i < token.i]
    if any(lemma_of(c) in _FORCES or (c.dep_ == "compound" and line.name_over(c)) for c in before):
        return True
    return (
        line.name_over(token) is not None
        and line.place_over(token) is None
        and lemma_of(token) not in words("speech.persons")
    )
