"""What is handed over part by part is what is handed over as a whole."""

import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

import pytest

from fakes import evidence_of, report, shelling, verdict
from trucewatch.errors import LooseEndsError
from trucewatch.model.actor import Source as NewsSource
from trucewatch.model.claim import ClaimKind
from trucewatch.model.evidence import Evidence
from trucewatch.publish import FORMATS
from trucewatch.publish.form import Handover
from trucewatch.publish.hand_over import prepare
from trucewatch.publish.in_parts import PartsOf, Source, prepare_in_parts
from trucewatch.publish.profiles import PROFILES
from trucewatch.settings import Settings
from trucewatch.sources.load import SourceTable
from trucewatch.views.ledger import ClaimFilter, select_claims

REPORTS = (
    report("2001-06-01", shelling("Ash", killed=2), verdict("Anna North"), source="wire"),
    report("2001-06-02", shelling("Ash", speaker="Clara Quarry"), source="witness-7", opening="Clara Quarry."),
    report("2001-06-03", shelling("Birch", perpetrator="Clara Quarry"), source="witness-8", opening="Ash fell."),
    report("2001-06-04", shelling("Birch", killed=3), verdict("Ben South"), source="closed"),
    report("2001-06-05", shelling(("Ash", "Birch"), killed=1), source="wire"),
)
SOURCES = SourceTable(
    [
        NewsSource(id="witness-7", name="Witness 7", protected=True),
        NewsSource(id="witness-8", name="Witness 8", protected=True),
        NewsSource(id="closed", name="The Closed Book", licence="for subscribers", pass_on=False),
    ]
)
EVERYTHING = evidence_of(*REPORTS)
Parting = Callable[[Evidence], PartsOf]


def report_by_report(evidence: Evidence) -> PartsOf:
    """Return what yields one report at a time."""

    def parts(hashes: Collection[str]) -> Iterator[Evidence]:
        for sha256, document in evidence.documents.items():
            if sha256 in hashes:
                claims = tuple(claim for claim in evidence.claims if claim.document == sha256)
                yield replace(evidence, documents={sha256: document}, claims=claims)

    return parts


def in_parts(evidence: Evidence, wanted: ClaimFilter, profile: str) -> Handover:
    """Return what is handed over of the evidence, report by report."""
    headings = {sha256: replace(one, text="", blocks=()) for sha256, one in evidence.documents.items()}
    source = Source(
        times=evidence.times,
        headings=headings,
        parts=report_by_report(evidence),
        wanted=lambda part: select_claims(part, wanted),
    )
    km = Settings().protected_place_km
    return prepare_in_parts(source, sources=SOURCES, profile=PROFILES[profile], finest_km=km)


def written(form: str, handover: Handover) -> bytes:
    """Return what the format makes of the handover."""
    out = io.BytesIO()
    FORMATS[form].write(handover, out)
    return out.getvalue()


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"prov"}))
@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_it_makes_no_difference_to_what_is_written(form: str, profile: str) -> None:
    """Byte for byte: what leaves, what stays behind, and what is told of protected sources."""
    whole = prepare(EVERYTHING.claims, EVERYTHING, sources=SOURCES, profile=PROFILES[profile])

    parted = in_parts(EVERYTHING, ClaimFilter(), profile)

    assert written(form, parted) == written(form, whole)
    assert parted.withheld == whole.withheld
    assert b"Quarry" not in written(form, parted)


def test_only_what_is_wanted_is_handed_over() -> None:
    """A filter holds for what leaves, and for the number of what stays behind."""
    verdicts = ClaimFilter(kinds=(ClaimKind.COMPLIANCE,))

    parted = in_parts(EVERYTHING, verdicts, "full")

    assert [claim.kind for claim in parted.claims] == [ClaimKind.COMPLIANCE]
    assert len(parted.claims) == 1
    assert [(one.source, one.claims) for one in parted.withheld] == [("closed", 1)]
    assert next(iter(parted.claims)) in parted.claims


def test_a_loose_claim_stops_it() -> None:
    """A claim that does not stand where it says it does is handed over in no part."""
    last = list(EVERYTHING.documents)[-1]
    garbled = {**EVERYTHING.documents, last: replace(EVERYTHING.documents[last], text="other words")}

    with pytest.raises(LooseEndsError):
        list(in_parts(replace(EVERYTHING, documents=garbled), ClaimFilter(), "full").claims)
