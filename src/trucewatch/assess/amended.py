"""Let later deals speak: what they replace or suspend stands so on the board, and says by which deal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from trucewatch.model.agreement import Agreement
from trucewatch.model.change import Change, ChangeBasis, ChangeKind
from trucewatch.model.finding import Finding, FindingReason, Status
from trucewatch.model.wording import as_sentence, say_day

_SAID = {
    ChangeKind.SUPERSEDES: "superseded",
    ChangeKind.EXTENDS: "given a new deadline",
    ChangeKind.SUSPENDS: "suspended",
}
"""Of one obligation: what is added to a deal is none of it, and what prolongs the deal is told by its days."""


def amend(finding: Finding, agreement: Agreement, as_of: date) -> Finding:
    """Return the finding as later deals leave it on that day, with each change among the first reasons."""
    changes = agreement.changes_on(as_of, finding.obligation)
    if not changes:
        return finding
    reasons = tuple(FindingReason(text=_told(change)) for change in changes)
    status = _status(changes) or finding.status
    return replace(finding, status=status, reasons=(*reasons, *finding.reasons))


def _status(changes: Sequence[Change]) -> Status | None:
    kinds = {change.kind for change in changes}
    if ChangeKind.SUPERSEDES in kinds:
        return Status.SUPERSEDED
    return Status.SUSPENDED if ChangeKind.SUSPENDS in kinds else None


def _told(change: Change) -> str:
    since = f" from {say_day(change.period.first)}" if change.period.first else ""
    until = f" until {say_day(change.period.last)}" if change.period.last else ""
    place = f" ({', '.join(change.by)})" if change.by else ""
    due = f", {say_day(change.due.last)}," if change.due and change.due.last else ""
    basis = ", as inferred by whoever coded it" if change.basis is ChangeBasis.INFERRED else ""
    note = f": {change.note.removesuffix('.')}" if change.note else ""
    return as_sentence(f"{_SAID[change.kind]}{due}{since}{until} by {change.agreement}{place}{basis}{note}")
