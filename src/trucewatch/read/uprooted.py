"""People who had to leave their homes: which words tell of them."""

import re

from trucewatch.model.count import Count
from trucewatch.read.grammar import Clause
from trucewatch.read.line import Line
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Token

_AWAY = re.compile(
    r"\b(?:not (?:yet )?(?:been )?able|unable) to (?:return|go home)\b"
    r"|\b(?:still|living|sheltering|remain) in (?:\w+ )?(?:shelters|camps|tents)\b|\bare on the (?:road|move)\b"
    r"|\b(?:have|has|had) (?:still )?not (?:yet )?(?:gone (?:back|home)|come (?:back|home)|returned|"
    r"been allowed (?:back|home|to (?:return|go (?:home|back))))\b"
    r"|\b(?:forbidden|not allowed|waiting|barred|kept|prevented) (?:to|from) (?:go|going|return|returning)\b"
    r"(?: (?:home|back))?"
    r"|\b(?:cannot|can not|may not) (?:yet )?(?:return|go (?:home|back))\b"
)
_OTHERS = frozenset(
    {
        "soldier",
        "troop",
        "fighter",
        "rebel",
        "gunman",
        "weapon",
        "rifle",
        "tank",
        "prisoner",
        "detainee",
        "hostage",
        "body",
    }
)
"""Who and what does not come back, and was not driven from home."""
_MANY = 100
"""Fewer than these are not told as uprooted by where they are."""
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
    """Tell whether the words are of people who came back: "half of the displaced have returned"."""
    behind = token.doc[token.i + 1 : token.i + 6]
    return token.pos_ != "VERB" and any(lemma_of(other) in {"return", "come"} for other in behind)


def away_from_home(line: Line, tokens: list[Token]) -> Count | None:
    """Return how many "have not been able to return", or are "still in shelters"."""
    text = " ".join(token.lower_ for token in tokens)
    if not _AWAY.search(text) or any(lemma_of(token) in _OTHERS for token in tokens):
        return None
    inside = range(tokens[0].i, tokens[-1].i + 1)
    counts = [mention.count for mention in line.counts if line.tokens_of(mention.span)[0] in inside]
    return next((count for count in counts if (count.least or 0) >= _MANY), None)
