"""How far people who review the same claims agree, field by field, and what is left to be reviewed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.model.act import Act, ActKind, ReviewAnswer, in_force
from trucewatch.model.claim import KEYS_OF_KIND, Claim
from trucewatch.model.claim_json import claim_as_json

ANSWER = "answer"
"""The field that every review fills."""
_SHARED = ("speaker", "speaker_for", "denied", "place", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAgreement:
    """How far the reviewers agree on one field."""

    field: str
    """`answer`, or a key of claims."""
    units: int
    """Claims that two or more of them reviewed and that have the field."""
    alpha: float | None
    """Krippendorff's alpha, at most 1; 0 is chance; None where there is nothing to compare, or only one value ever."""


def agreement_by_field(acts: Iterable[Act], claims: Mapping[str, Claim]) -> tuple[FieldAgreement, ...]:
    """Return the agreement on each field that was reviewed twice, `answer` first, then by name.

    Whoever accepts a claim stands by all its values; whoever amends it, by those of the amended claim; of a claim that
    is rejected, or about which somebody is unsure, only the answer counts.

    Args:
        acts: All acts, in order of recording.
        claims: Every claim that was ever reviewed, by id.
    """
    coded: dict[str, dict[str, list[str]]] = {}
    for act in in_force(acts):
        claim = claims.get(act.target)
        if act.kind is ActKind.REVIEW and claim is not None:
            for field, value in _codes(act, claim):
                coded.setdefault(field, {}).setdefault(act.target, []).append(value)
    fields = sorted(coded, key=lambda field: (field != ANSWER, field))
    found = (_of_field(field, coded[field]) for field in fields)
    return tuple(one for one in found if one.units)


def _of_field(field: str, units: Mapping[str, Sequence[str]]) -> FieldAgreement:
    twice = [values for values in units.values() if len(values) > 1]
    return FieldAgreement(field=field, units=len(twice), alpha=alpha(twice))


def _codes(act: Act, claim: Claim) -> list[tuple[str, str]]:
    codes = [(ANSWER, str(act.answer))]
    stands_by = claim if act.answer is ReviewAnswer.ACCEPT else act.amended
    if stands_by is not None:
        content = claim_as_json(stands_by)
        codes += [(key, _code(content.get(key))) for key in (*_SHARED, *KEYS_OF_KIND[claim.kind])]
    return codes


def _code(value: Any) -> str:
    return str(sorted(value, key=str)) if isinstance(value, list) else str(value)


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha for nominal values, missing ones allowed; None where it is not defined.

    Args:
        units: The values that the coders gave each unit, two or more a unit.

    Source:
        K. Krippendorff, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011), section C:
        one less the observed disagreement over that expected by chance, each pair within a unit of m values counting
        1 / (m - 1).

    Example:
        >>> alpha([("accept", "accept"), ("reject", "reject")])
        1.0
        >>> round(alpha([("accept", "reject"), ("accept", "accept"), ("reject", "reject")]), 3)
        0.444
    """
    pairs: Counter[tuple[str, str]] = Counter()
    shares: dict[tuple[str, str], float] = {}
    totals: dict[str, float] = {}
    for values in units:
        if len(values) < 2:
            continue
        pairs.clear()
        pairs.update((one, other) for i, one in enumerate(values) for j, other in enumerate(values) if i != j)
        for pair, count in pairs.items():
            shares[pair] = shares.get(pair, 0.0) + count / (len(values) - 1)
        for value in values:
            totals[value] = totals.get(value, 0.0) + 1.0
    number = sum(totals.values())
    expected = sum(count * (number - count) for count in totals.values())
    if not expected:
        return None
    observed = sum(share for (one, other), share in shares.items() if one != other)
    return 1.0 - (number - 1) * observed / expected
