"""Tell which noun phrases can act: people and bodies do; days, deals, events, tools and manners do not."""

from functools import cache

from trucewatch.read.lexicon import nouns_of_violence, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, lemma_of
from trucewatch.read.tree import Token

_STUFF = frozenset({"weapon", "weaponry", "arm", "equipment", "armament", "ammunition", "munition", "hardware"})
"""What is carried and does not go by itself."""
_COUNTED = frozenset({"ADJ", "ADV", "DET", "SYM", "X"})


def can_act(line: Line, token: Token) -> bool:
    """Tell whether what a noun phrase means can do or owe anything.

    A name always can, unless it is part of a date.
    """
    if is_day(line, token):
        return False
    if token.pos_ == "PROPN" and line.name_over(token) is not None:
        return True
    if token.pos_ in _COUNTED and line.name_over(token) is None and token.lower_ != "both":
        return False
    return not _is_manner(token) and lemma_of(token) not in _deeds() | _STUFF


def is_day(line: Line, token: Token) -> bool:
    """Tell whether a token is part of a date."""
    return any(start <= token.i < end for start, end in (line.tokens_of(mention.span) for mention in line.dates))


def _is_manner(token: Token) -> bool:
    """Tell whether a bare noun behind "by" says how, not who: "by contrast", "step by step", "by telephone"."""
    return (
        case_of(token) == "by"
        and token.tag_ == "NN"
        and all(child.dep_ in {"case", "punct"} for child in token.children)
        and lemma_of(token) not in words("speech.bodies") | words("moves.force_words") | words("speech.persons")
    )


@cache
def _deeds() -> frozenset[str]:
    """Return the nouns of events, deals and meetings: things done, which do nothing themselves."""
    deals = words("deals.deal_nouns") | words("deals.violation_nouns")
    done = nouns_of_violence() | deals | words("moves.withdraw_nouns")
    told = {"statement", "report", "document", "text", "step", "problem", "number"}
    return frozenset(done | words("moves.meeting_nouns") | told) - words("moves.force_words")
