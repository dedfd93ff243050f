"""People who had to leave their homes: which words tell of them."""

from trucewatch.read.grammar import Clause, lemma_of
from trucewatch.read.tree import Token

_DRIVEN = frozenset({"displace", "uproot", "flee", "drive", "force", "evict"})


def is_displaced(clause: Clause) -> bool:
    """Tell whether a clause tells of people who had to leave their homes."""
    lemma = lemma_of(clause.head)
    if lemma in {"displace", "uproot", "flee", "evict"}:
        return True
    if lemma not in _DRIVEN | {"leave", "lose", "abandon"}:
        return False
    return "home" in " ".join(token.lower_ for token in clause.head.subtree)


def uprooted_by(clause: Clause) -> tuple[Token, ...]:
    """Return whoever the clause says had to leave."""
    if lemma_of(clause.head) in {"flee", "leave", "lose", "abandon"}:
        return clause.subjects
    return clause.undergoers


def have_returned(token: Token) -> bool:
    """Tell whether the words are of people who came back: "26,000 of the displaced have returned"."""
    behind = token.doc[token.i + 1 : token.i + 6]
    return token.pos_ != "VERB" and any(lemma_of(other) in {"return", "come"} for other in behind)
