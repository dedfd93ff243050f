"""How one agreement is shown: in words, and as JSON."""

from typing import Any

from trucewatch.cli.printing import heading, out, short_period
from trucewatch.model.agreement import Agreement, Clause, ExpectedReport, Obligation, Version, VersionDifference
from trucewatch.model.change import Change, ChangeBasis


def summary_as_json(agreement: Agreement) -> dict[str, Any]:
    """Return what a list of agreements says of each."""
    return {
        "id": agreement.id,
        "title": agreement.title,
        "signed": agreement.signed.isoformat(),
        "in_force": agreement.in_force.as_json(),
        "parties": list(agreement.parties),
        "guarantors": list(agreement.guarantors),
        "amends": agreement.amends,
        "supplements": agreement.supplements,
    }


def agreement_as_json(agreement: Agreement) -> dict[str, Any]:
    """Return all that is coded of the agreement."""
    return {
        **summary_as_json(agreement),
        "monitors": list(agreement.monitors),
        "bound": list(agreement.bound),
        "sources": list(agreement.sources),
        "clauses": [_clause(clause) for clause in agreement.clauses],
        "obligations": [_obligation(obligation) for obligation in agreement.obligations],
        "expected_reports": [_report(report) for report in agreement.expected_reports],
        "changes": [_change(change) for change in agreement.changes],
        "amended_by": [_change(change) for change in agreement.amended_by],
        "versions": [_version(version) for version in agreement.versions],
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "number": clause.number,
        "text": clause.text,
        "official": clause.official,
        "quote": clause.quote,
        "span": [clause.span.start, clause.span.end] if clause.span else None,
    }


def _obligation(obligation: Obligation) -> dict[str, Any]:
    reckoning = obligation.reckoning
    return {
        "id": obligation.id,
        "clause": obligation.clause,
        "title": obligation.title,
        "about": str(obligation.about),
        "kind": str(obligation.kind),
        "debtors": list(obligation.debtors),
        "in_practice": list(obligation.in_practice),
        "answers_for": list(obligation.answers_for),
        "beneficiaries": list(obligation.beneficiaries),
        "zone": list(obligation.zone),
        "due": obligation.due.as_json() if obligation.due else None,
        "due_counted": {"within_days": reckoning.within_days, "after": reckoning.after} if reckoning else None,
        "due_unclear": obligation.due_unclear,
        "condition": list(obligation.condition),
        "concurrent": list(obligation.concurrent),
        "ambiguities": list(obligation.ambiguities),
        "done_when": obligation.done_when,
        "who_could_know": list(obligation.who_could_know),
        "weight": obligation.weight,
    }


def _report(report: ExpectedReport) -> dict[str, Any]:
    return {"title": report.title, "by": report.by, "due": report.due.as_json(), "obligation": report.obligation}


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": str(change.kind),
        "agreement": change.agreement,
        "amends": change.amends,
        "obligation": change.obligation,
        "period": change.period.as_json(),
        "by": list(change.by),
        "due": change.due.as_json() if change.due else None,
        "basis": str(change.basis),
        "note": change.note,
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "id": version.id,
        "title": version.title,
        "source": version.source,
        "differences": [_difference(difference) for difference in version.differences],
    }


def _difference(difference: VersionDifference) -> dict[str, Any]:
    return {
        "clause": difference.clause,
        "text": difference.text,
        "obligation": difference.obligation,
        "due": difference.due.as_json() if difference.due else None,
        "missing": difference.missing,
    }


def print_agreement(agreement: Agreement) -> None:
    """Print the agreement, clause by clause."""
    console = out()
    console.print(heading(agreement.title))
    console.print(f"signed {agreement.signed}, in force {short_period(agreement.in_force)}")
    console.print(f"parties: {', '.join(agreement.parties)}")
    if agreement.bound:
        console.print(f"bound without having signed: {', '.join(agreement.bound)}")
    if agreement.amends or agreement.supplements:
        console.print(f"{'amends' if agreement.amends else 'supplements'} {agreement.amends or agreement.supplements}")
    for clause in agreement.clauses:
        console.print()
        console.print(heading(f"{clause.number}. {clause.text}"))
        for obligation in agreement.obligations:
            if obligation.clause == clause.number:
                _print_obligation(obligation, agreement)
    for version in agreement.versions:
        console.print()
        console.print(f"another version: {agreement.id}@{version.id}: {version.title}")


def _print_obligation(obligation: Obligation, agreement: Agreement) -> None:
    console = out()
    due = f", due {short_period(obligation.due)}" if obligation.due else ""
    debtors = ", ".join(obligation.debtors) or "nobody named"
    console.print(f"  {obligation.id}: {obligation.title}")
    console.print(f"    {str(obligation.kind).replace('_', '-')}{due}; owed by {debtors}", style="dim")
    if obligation.concurrent:
        console.print(f"    in step with {', '.join(obligation.concurrent)}", style="dim")
    for ambiguity in obligation.ambiguities:
        console.print(f"    open: {ambiguity}", style="dim")
    for change in agreement.amended_by:
        if change.obligation == obligation.id:
            inferred = " (inferred)" if change.basis is ChangeBasis.INFERRED else ""
            console.print(f"    {change.agreement} {change.kind} it, {short_period(change.period)}{inferred}")
