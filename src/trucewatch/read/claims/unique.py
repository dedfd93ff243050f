"""One claim for one fact: what is said again with nothing new is dropped, at its first place it stands."""

from collections.abc import Iterable

from trucewatch.model.claim import KEYS_OF_KIND, Claim


def unique(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims in the order of the text, without those that an earlier one already holds whole.

    A later claim that adds a key makes a second claim; both stand.
    """
    kept: list[Claim] = []
    by_fact: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.sentence.span):
        fact = (
            claim.kind,
            claim.speaker,
            claim.denied,
            claim.type,
            claim.action,
            claim.relation,
            claim.level,
            claim.verdict,
        )
        earlier = by_fact.setdefault(fact, [])
        if any(_holds(other, claim) for other in earlier):
            continue
        earlier.append(claim)
        kept.append(claim)
    return kept


def _holds(earlier: Claim, later: Claim) -> bool:
    """Tell whether the earlier claim has every key of the later one, with the same value."""
    for key in (*KEYS_OF_KIND[later.kind], "place", "date"):
        value = getattr(later, key)
        if value not in (None, ()) and value != getattr(earlier, key):
            return False
    return True
