"""Nouns of acts that a deal obliges to, and what they are about."""

from functools import lru_cache

from trucewatch.model.claim import About
from trucewatch.read.claims.about import exact_abouts
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.syntax import children, lemma_of
from trucewatch.read.tree import Token

ACTS = words("deals.act_nouns")


def both_acts(clause: Clause, about: About) -> tuple[About, ...]:
    """Return what is told of two acts at once: "disarmament and withdrawal have been completed"."""
    named = [
        word
        for subject in (*clause.subjects, *clause.objects)
        if lemma_of(subject) in ACTS
        for token in (subject, *subject.subtree)
        if (word := words_about(lemma_of(token)))
    ]
    both = tuple(dict.fromkeys(named))
    return both if about in both and len(both) == 2 else (about,)


def about_of_act(act: Token, abouts: tuple[About, ...]) -> About | None:
    """Return what an act is about: by its own words, its noun, or else those of its clause."""
    doc = act.doc
    phrase = str(doc[act.left_edge.i : min(act.right_edge.i, act.i + 8) + 1].text)
    own = exact_abouts(phrase)
    if own:
        return own[0]
    named = words_about(lemma_of(act))
    if named or abouts:
        return named or abouts[0]
    return About.WHOLE_AGREEMENT if lemma_of(act) == "implementation" else None


def words_about(lemma: str) -> About | None:
    """Return what an act so called is about, where the noun alone tells it."""
    if lemma in {
        "withdrawal",
        "pullout",
        "pull-out",
        "pullback",
        "disengagement",
        "redeployment",
        "relocation",
        "departure",
    }:
        return About.WITHDRAW_FORCES
    if lemma in {"disarmament", "cantonment", "decommissioning", "demobilisation", "demobilization", "weapon"}:
        return About.DISARM
    if lemma in {"exchange", "swap", "release", "handover"}:
        return About.EXCHANGE_PRISONERS
    return About.DEMINING if lemma in {"demining", "clearance"} else None


@lru_cache(maxsize=256)
def own_words(clause: Clause) -> str:
    """Return the words of a clause without those of the clauses that it reports or is coordinated with."""
    head = clause.head
    doc = head.doc
    first = min((s.left_edge.i for s in clause.subjects if s.i < head.i and head.i - s.i < 25), default=head.i)
    start, end = min(first, head.i), head.i + 1
    for child in head.children:
        if child.dep_ in {"ccomp", "parataxis"} or (
            child.dep_ in {"conj", "advcl"} and children(child, "nsubj", "nsubj:pass")
        ):
            continue
        if child.i < head.i:
            start = min(start, child.left_edge.i)
        elif child.dep_ != "conj" or child.pos_ not in {"VERB", "AUX"}:
            end = max(end, child.right_edge.i + 1)
    return str(doc[start:end].text)
