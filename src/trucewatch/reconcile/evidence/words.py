"""Words: sentences that share most of their wording tell of one thing, or were copied."""

import re

from trucewatch.model.judgement import Reason
from trucewatch.reconcile.evidence.pair import Pair

_MOST_FROM, _MOST = 0.6, 4.0
_MANY_FROM, _MANY = 0.35, 1.5
_LEAST_WORDS = 4
"""Sentences with fewer words of content are too bare to be told apart by them."""
_FUNCTION_LETTERS = 3
"""Words up to this length carry no content in English: "the", "and", "of"."""


def words(pair: Pair) -> Reason | None:
    """Weigh the wording; None where the sentences share little, which says nothing."""
    if pair.in_one_report:
        return None
    one, other = _content(pair.left.sentence.text), _content(pair.right.sentence.text)
    if min(len(one), len(other)) < _LEAST_WORDS:
        return None
    share = len(one & other) / len(one | other)
    if share < _MANY_FROM:
        return None
    weight = _MOST if share >= _MOST_FROM else _MANY
    return Reason(evidence="text", weight=weight, words=f"{share:.0%} of the words are the same")


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > _FUNCTION_LETTERS)
