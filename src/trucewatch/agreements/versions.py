"""Find an agreement by what a user calls it: its id, one of its versions, or a file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from trucewatch.agreements.load import Library, load_agreement
from trucewatch.errors import UnknownNameError
from trucewatch.model.agreement import Agreement, Clause, Obligation, VersionDifference
from trucewatch.yaml_lines import nearest


def find_version(spec: str, library: Library) -> Agreement:
    """Return the agreement that is meant by an id, by `ID@VERSION`, or by the path of a file or its folder.

    Raises:
        FaultyFileError: The file has faults.
        UnknownNameError: There is no such agreement, or no such version of it.
    """
    path = Path(spec)
    if path.suffix in (".yml", ".yaml") or len(path.parts) > 1:
        return load_agreement(path)
    agreement_id, _, version_id = spec.partition("@")
    agreement = library.get(agreement_id)
    return in_version(agreement, version_id) if version_id else agreement


def in_version(agreement: Agreement, version_id: str) -> Agreement:
    """Return the agreement as it reads in one of its versions.

    Raises:
        UnknownNameError: It has no such version; it names the nearest.
    """
    versions = {version.id: version for version in agreement.versions}
    if version_id not in versions:
        listing = f"trucewatch agreements show {agreement.id}"
        raise UnknownNameError(f"version of {agreement.id}", version_id, nearest(version_id, versions), listing=listing)
    differences = versions[version_id].differences
    by_clause = {one.clause: one for one in differences if one.clause}
    by_obligation = {one.obligation: one for one in differences if one.obligation}
    return replace(
        agreement,
        title=f"{agreement.title} ({versions[version_id].title})",
        clauses=tuple(_clause(one, by_clause) for one in agreement.clauses if not _is_missing(one.number, by_clause)),
        obligations=tuple(
            _obligation(one, by_obligation)
            for one in agreement.obligations
            if not _is_missing(one.id, by_obligation) and not _is_missing(one.clause, by_clause)
        ),
    )


def _is_missing(name: str, differences: Mapping[str, VersionDifference]) -> bool:
    return name in differences and differences[name].missing


def _clause(clause: Clause, differences: Mapping[str, VersionDifference]) -> Clause:
    difference = differences.get(clause.number)
    return replace(clause, text=difference.text) if difference and difference.text else clause


def _obligation(obligation: Obligation, differences: Mapping[str, VersionDifference]) -> Obligation:
    difference = differences.get(obligation.id)
    if difference is None or difference.due is None:
        return obligation
    return replace(obligation, due=difference.due, due_unclear=None, reckoning=None)
