"""Gather what belongs into an evidence bundle: claims, what was concluded of them, and by which rules."""

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from typing import Any, Protocol

from trucewatch.agreements.load import Library
from trucewatch.archive.base import Keep
from trucewatch.custody.bundle import Bundle
from trucewatch.custody.chosen import Checked, Wanted, choose_rows
from trucewatch.custody.ledger import ChainedLedger
from trucewatch.custody.signing import public_keys
from trucewatch.custody.withhold import WHY, is_protected
from trucewatch.errors import LostBytesError, UnknownNameError
from trucewatch.libraries import Libraries
from trucewatch.model.claim import Claim
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.evidence import Evidence, Times
from trucewatch.model.ids import canonical_json
from trucewatch.model.incident import Incident
from trucewatch.model.text import Document
from trucewatch.publish.licences import why_withheld
from trucewatch.settings import Settings
from trucewatch.views.board import Board, board_as_json
from trucewatch.views.contradictions import contradiction_as_json
from trucewatch.views.explain import Explanation, explanation_as_json
from trucewatch.views.incidents import incident_as_json
from trucewatch.views.trace import Trace

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_QUOTED = "its own bytes were never here: it is quoted by an export that has the sha256 "


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that a bundle is to be about."""

    kind: str
    """`claim`, `incident`, `obligation`, `agreement` or `contradiction`."""
    id: str
    conclusion: Mapping[str, Any]
    """What was concluded of it, as others may be told; empty for a claim."""
    claims: frozenset[str]
    """Ids of the claims that it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleMeans:
    """What a bundle is made from."""

    ledger: ChainedLedger
    checked: Checked
    """As far as the ledger was found sound."""
    keep: Keep
    libraries: Libraries
    evidence: Evidence
    """All of it."""
    shown: Evidence
    """What others may be told of it."""


class Questions(Protocol):
    """What is asked of a workspace."""

    @property
    def agreements(self) -> Library:
        """All agreements."""
        ...

    def trace(self, wanted_id: str, times: Times) -> Trace:
        """Return the sentences on which something rests."""
        ...

    def explain(self, address: str, times: Times) -> Explanation:
        """Return why an obligation stands as it does."""
        ...

    def board(self, agreement_id: str, times: Times) -> Board:
        """Return how the obligations of an agreement stand."""
        ...

    def incidents(self, times: Times) -> tuple[Incident, ...]:
        """Return all incidents."""
        ...


def ask(kind: str, wanted_id: str, times: Times, shown: Questions, whole: Questions) -> Asked:
    """Return what is asked for, with what others may be told of it.

    Args:
        shown: What others may ask.
        whole: What the workspace itself may ask: a claim that may not leave is still bundled, by its hash.

    Raises:
        UnknownNameError: Nothing of that kind has that id.
    """
    try:
        found = shown.trace(wanted_id, times)
    except UnknownNameError:
        found = whole.trace(wanted_id, times)
        if found.what != "claim":
            raise
    if found.what != kind:
        raise UnknownNameError(kind, wanted_id, None, listing=f"trucewatch trace {wanted_id}")
    claims = frozenset(one.claim.id for one in found.sentences)
    return Asked(kind=kind, id=wanted_id, conclusion=_conclude(kind, wanted_id, times, shown), claims=claims)


def _conclude(kind: str, wanted_id: str, times: Times, shown: Questions) -> Mapping[str, Any]:
    match kind:
        case "incident":
            return next(incident_as_json(one) for one in shown.incidents(times) if one.id == wanted_id)
        case "obligation":
            return explanation_as_json(shown.explain(wanted_id, times))
        case "agreement":
            return board_as_json(shown.board(wanted_id, times))
        case "contradiction":
            boards = (shown.board(agreement.id, times) for agreement in shown.agreements.agreements)
            return next(
                {"agreement": board.agreement.id, **contradiction_as_json(one)}
                for board in boards
                for one in board.contradictions
                if one.id == wanted_id
            )
        case _:
            return {}


def make_bundle(asked: Iterable[Asked], means: BundleMeans) -> Bundle:
    """Return the bundle about what is asked for.

    Raises:
        LostBytesError: The bytes of a report are gone, or are other ones.
    """
    asked = sorted(asked, key=lambda one: (one.kind, one.id))
    ids = {claim_id for one in asked for claim_id in one.claims}
    evidence = means.evidence
    claims = [claim for claim in (*evidence.claims, *evidence.set_aside) if claim.id in ids]
    reports = [evidence.documents[sha256] for sha256 in sorted({claim.document for claim in claims})]
    withheld = {report.sha256: reason for report in reports if (reason := _why(report, means))}
    quoted = {one.sha256: f"{_QUOTED}{one.told_by}" for one in reports if one.told_by and one.sha256 not in withheld}
    free = [report.sha256 for report in reports if report.sha256 not in withheld | quoted]
    _check_bytes(free, means.keep)
    return Bundle(
        chosen=choose_rows(
            means.ledger,
            Wanted(
                claims=_with_amended(claims, evidence),
                withheld=withheld,
                until=(evidence.times.known_on - _EPOCH) // timedelta(microseconds=1),
            ),
            means.checked,
        ),
        keys=public_keys(means.ledger),
        asked=tuple(f"{one.kind} {one.id}" for one in asked),
        times=_times_as_json(evidence.times),
        program=f"trucewatch {version('trucewatch')}",
        originals={sha256: partial(_open, means.keep, sha256) for sha256 in free},
        missing=withheld | quoted,
        redacted=tuple(
            claim_as_json(claim, means.shown.documents[claim.document])
            for claim in means.shown.claims
            if claim.id in ids and withheld.get(claim.document) == WHY
        ),
        conclusions={f"{one.kind} {one.id}": one.conclusion for one in asked if one.conclusion},
        files={
            "settings.json": _as_file(settings_as_json(means.libraries.settings)),
            "sources.json": _as_file([_source_as_json(report.source, means) for report in _one_a_source(reports)]),
            **_agreement_files(asked, means.libraries),
        },
    )


def settings_as_json(settings: Settings) -> dict[str, Any]:
    """Return all settings by name."""
    values = {one.name: getattr(settings, one.name) for one in fields(settings)}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}


def _why(report: Document, means: BundleMeans) -> str | None:
    """Return why no row about the report may leave; None where it may."""
    sources = means.libraries.sources
    return WHY if is_protected(report, sources) else why_withheld(report, sources)


def _with_amended(claims: Iterable[Claim], evidence: Evidence) -> dict[str, str]:
    """Return the claims with their reports, and with each amended one the claim whose place it takes."""
    wanted = {claim.id: claim.document for claim in claims}
    amended = [(act.target, act.amended) for act in evidence.acts if act.amended]
    return wanted | {target: claim.document for target, claim in amended if claim.id in wanted}


def _check_bytes(hashes: Iterable[str], keep: Keep) -> None:
    for sha256 in hashes:
        try:
            found = hashlib.sha256(keep.bytes_of(sha256)).hexdigest()
        except FileNotFoundError:
            found = None
        if found != sha256:
            raise LostBytesError(sha256)


def _open(keep: Keep, sha256: str) -> io.BytesIO:
    return io.BytesIO(keep.bytes_of(sha256))


def _times_as_json(times: Times) -> dict[str, str]:
    return {
        "as_of": times.as_of.isoformat(),
        "published_by": times.published_by.isoformat(),
        "known_on": times.known_on.isoformat(timespec="microseconds").replace("+00:00", "Z"),
    }


def _one_a_source(reports: Iterable[Document]) -> list[Document]:
    by_source = {report.source: report for report in reports}
    return [by_source[source] for source in sorted(by_source)]


def _source_as_json(source_id: str, means: BundleMeans) -> dict[str, Any]:
    """Return what is known of a source; of a protected one no more than its id."""
    source = means.libraries.sources.get(source_id)
    if source is None or source.protected:
        return {"id": source_id, "known": source is not None}
    return {
        "id": source.id,
        "known": True,
        "name": source.name,
        "owner": source.owner,
        "kind": source.kind,
        "leaning": dict(source.leaning),
        "reliability": source.reliability,
        "reason": source.reliability_reason,
        "licence": source.licence,
        "pass_on": source.pass_on,
    }


def _agreement_files(asked: Iterable[Asked], libraries: Libraries) -> dict[str, bytes]:
    """Return the files of the agreements that were asked about, by name in the bundle."""
    ids = {one.id.partition("/")[0] for one in asked if one.kind in ("obligation", "agreement")}
    ids |= {one.conclusion["agreement"] for one in asked if one.kind == "contradiction"}
    library = libraries.agreements
    return {f"agreements/{name}.yml": (library.folder_of(name) / "agreement.yml").read_bytes() for name in sorted(ids)}


def _as_file(content: object) -> bytes:
    return canonical_json(content).encode() + b"\n"
