"""Who stands as the subject of a verb of moving, and what is only a length or a day beside it."""

from trucewatch.read.claims.beside import is_loose, noun_before
from trucewatch.read.claims.bound import refuser_before
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_ASPECTS = frozenset({"stop", "start", "begin", "continue", "keep", "finish", "cease"})


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
    to = next((child for child in clause.head.children if child.lower_ == "to" and child.i < clause.head.i), None)
    if to is not None and not clause.has_own_subject and (refuser := refuser_before(to)) is not None:
        return (refuser,)
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


def is_measured(line: Line, token: Token) -> bool:
    """Tell whether what was taken for an object is a length or a time: "rolled back a few hundred metres"."""
    if lemma_of(token) in words("motion.lengths"):
        return True
    return any(start <= token.i < end for start, end in (line.tokens_of(m.span) for m in line.dates))
