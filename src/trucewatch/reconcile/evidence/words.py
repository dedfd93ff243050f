"""Words: sentences that share most of their wording tell of one thing; one that says "a second" tells of another."""

from trucewatch.model.judgement import Reason
from trucewatch.reconcile.evidence.pair import Pair


def words(pair: Pair) -> Reason | None:
    """Weigh the wording; None where the sentences share little, which says nothing."""
    if pair.in_one_report:
        return None
    one, other = pair.left.words, pair.right.words
    if min(len(one), len(other)) < pair.settings.wording_least_words:
        return None
    shared = len(one & other)
    share = shared / (len(one) + len(other) - shared)
    if share < pair.settings.wording_many_from:
        return None
    weight = pair.weigh("text.most" if share >= pair.settings.wording_most_from else "text.many")
    return Reason(evidence="text", weight=weight, words=f"{share:.0%} of the words are the same")


def again(pair: Pair) -> Reason | None:
    """Weigh "a second attack": told so by one report alone, it is hardly what the other tells of; by both, it may be.

    What one report tells apart is another matter, and decided outright.
    """
    one, other = pair.left.again, pair.right.again
    if pair.in_one_report or not (one or other):
        return None
    if one and other:
        told = f'both tell of another: "{one}", "{other}"'
        return Reason(evidence="words", weight=pair.weigh("again.both"), words=told)
    told = f'only one tells of another: "{one or other}"'
    return Reason(evidence="words", weight=pair.weigh("again.one"), words=told)
