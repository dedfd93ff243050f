"""Commitments in the making: whom they bind, to what, by when; and what one says that one will do."""

import re
from collections.abc import Iterable

from trucewatch.model.claim import About, ClaimKind
from trucewatch.read.claims.about import abouts_in, has_deal
from trucewatch.read.claims.bound import BOTH_SIDES, deadline_in, parties_of, sole_place
from trucewatch.read.claims.draft import Draft, Report, places_in
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import PUBLISHED, Line
from trucewatch.read.syntax import children, lemma_of
from trucewatch.read.tree import Token

KEEPS = words("deals.keeps") - {"hold", "commit", "meet", "carry"}
FREES = words("deals.frees")
WHEN = re.compile(r"\b(?:if|unless|when|once|only after|as soon as)\b")
"""Words that make what is said depend on something."""


def promise(line: Line, report: Report, clause: Clause) -> Draft | None:
    """As in "X said it would respect the truce": what one says that one will keep to, one undertakes."""
    voice = line.voices[clause.head.i][0]
    modals = {child.lower_ for child in clause.head.children if child.dep_ == "aux"}
    lemma = lemma_of(clause.head)
    if (
        (voice.rule == PUBLISHED.rule and lemma not in FREES)
        or clause.is_negated
        or not modals & {"would", "will"}
        or WHEN.search(line.doc.text)
    ):
        return None
    text = own_words(clause)
    if not (lemma in KEEPS and has_deal(text)) and not (lemma in FREES and About.EXCHANGE_PRISONERS in abouts_in(text)):
        return None
    abouts = abouts_in(text)
    return (
        pledge(line, report, clause.head, clause.doers, abouts, list(clause.head.subtree), "commitment.promise")
        if abouts
        else None
    )


def pledge(
    line: Line,
    report: Report,
    at: Token,
    bound: Iterable[Token],
    abouts: tuple[About, ...],
    own: list[Token],
    rule: str,
) -> Draft:
    """Return a commitment of those bound, about so much, by the day that its own words tell."""
    keys: dict[str, object] = {"about": abouts}
    bound = tuple(bound)
    by = parties_of(line, report, bound)
    is_joint = lemma_of(at) == "agree" or line.voices[at.i][0].rule == PUBLISHED.rule
    if is_joint and any(token.lower_ == "they" for token in bound):
        by = (BOTH_SIDES,)
    if by:
        keys["by"] = by
    deadline = deadline_in(line, own, owed=True)
    if deadline:
        keys["deadline"] = deadline
    places = places_in(line, [t for t in at.subtree if t.i > at.i])
    return Draft(
        kind=ClaimKind.COMMITMENT,
        line=line,
        at=at,
        keys=keys,
        places=(places[0].place,) if places else sole_place(line),
        rule=rule,
    )


def own_words(clause: Clause) -> str:
    """Return the words of a clause from its subject on, without what it reports."""
    doc = clause.head.doc
    first = min(
        (s.left_edge.i for s in clause.subjects if s.i < clause.head.i and clause.head.i - s.left_edge.i < 25),
        default=clause.head.i,
    )
    if clause.head.dep_ == "acl:relcl":  # "the withdrawal of the troops, which was to start ..."
        top = clause.head.head
        while top.dep_ == "nmod" and top.head.i < top.i:
            top = top.head
        first = min(first, top.left_edge.i)
    end = clause.head.i + 1
    for child in clause.head.children:
        if (
            child.dep_ not in {"parataxis", "ccomp"}
            and child.i > clause.head.i
            and not (child.dep_ in {"advcl", "conj"} and children(child, "nsubj", "nsubj:pass"))
        ):
            end = max(end, child.right_edge.i + 1)
    return str(doc[first:end].text)
