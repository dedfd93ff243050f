"""Add up the levels of an agreement's obligations into one score of 0 to 100, as PAM does, with its range.

Source:
    Peace Accords Matrix, peaceaccords.nd.edu/using-pam: 100 times the sum of levels over three times their number;
    here over the obligations that are due or begun, each with its weight.
"""

from collections.abc import Mapping, Sequence

from trucewatch.assess.rules.word import FULL_LEVEL
from trucewatch.model.agreement import Agreement, ObligationKind
from trucewatch.model.finding import Finding, Score, Status


def score_agreement(agreement: Agreement, findings: Sequence[Finding]) -> Score:
    """Return the score over the obligations due or begun.

    What is unknown widens the range and does not move the value. The errors of the obligations are taken to go
    together, since one party's word on the whole bears on all of them: the ends of the range are those of the levels.
    """
    weights = _weights(agreement)
    counted = [finding for finding in findings if counts(finding, agreement)]
    total = sum(weights[finding.obligation] for finding in counted)
    if not total:
        return Score(value=None, low=0.0, high=100.0, unknown=1.0)
    return Score(
        value=_mean_of_known(counted, weights),
        low=_percent(sum(weights[one.obligation] * one.level.low for one in counted), total),
        high=_percent(sum(weights[one.obligation] * one.level.high for one in counted), total),
        unknown=sum(weights[one.obligation] * one.unknown for one in counted) / total,
    )


def plain_score(agreement: Agreement, findings: Sequence[Finding]) -> float | None:
    """Return the score as the Peace Accords Matrix would have it: whole levels, no weights, no range.

    Of what nothing is known, PAM codes that nothing was done. None where no obligation is due or begun.
    """
    levels = [_whole_level(finding) for finding in findings if counts(finding, agreement)]
    return _percent(sum(levels), len(levels)) if levels else None


def _whole_level(finding: Finding) -> int:
    """The nearest whole level; what lies midway goes up."""
    return 0 if finding.level.value is None else int(finding.level.value + 0.5)


def score_as_independents_see(agreement: Agreement, findings: Sequence[Finding]) -> float | None:
    """Return the score by the words of those without a stake, over the obligations of which they speak; else None."""
    weights = _weights(agreement)
    pairs = [
        (weights[one.obligation], one.independent)
        for one in findings
        if one.independent is not None and counts(one, agreement)
    ]
    total = sum(weight for weight, _ in pairs)
    return _percent(sum(weight * level for weight, level in pairs), total) if total else None


def score_as_seen(
    agreement: Agreement, findings: Sequence[Finding], *, of_whole: Mapping[str, float]
) -> dict[str, float]:
    """Return, by party name, the score by its own word, over the obligations due or begun of which it speaks.

    Args:
        of_whole: The level of each party's verdict on the deal as a whole, by party name; it counts like one more
            obligation of weight 1.
    """
    weights = _weights(agreement)
    levels = {party: [(1.0, level)] for party, level in of_whole.items()}
    for finding in findings:
        if counts(finding, agreement):
            for party, level in finding.as_seen_by:
                levels.setdefault(party, []).append((weights[finding.obligation], level))
    return {
        party: _percent(sum(weight * level for weight, level in pairs), sum(weight for weight, _ in pairs))
        for party, pairs in sorted(levels.items())
    }


def counts(finding: Finding, agreement: Agreement) -> bool:
    """Tell whether the obligation counts towards the score: due or begun, and more than a declaration."""
    kind = next(one.kind for one in agreement.obligations if one.id == finding.obligation)
    if kind is ObligationKind.DECLARATORY:
        return False
    return finding.status not in (Status.NOT_DUE, Status.SUSPENDED, Status.SUPERSEDED)


def _weights(agreement: Agreement) -> Mapping[str, float]:
    return {obligation.id: obligation.weight for obligation in agreement.obligations}


def _mean_of_known(counted: Sequence[Finding], weights: Mapping[str, float]) -> float | None:
    known = [
        (weights[finding.obligation], finding.level.value) for finding in counted if finding.level.value is not None
    ]
    total = sum(weight for weight, _ in known)
    return _percent(sum(weight * level for weight, level in known), total) if total else None


def _percent(weighted_levels: float, total_weight: float) -> float:
    return 100 * weighted_levels / (FULL_LEVEL * total_weight)
