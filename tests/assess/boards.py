"""Short cuts of these tests: what the stage says of one obligation."""

from fakes import FakeActors, FakeGazetteer, FakeSources, evidence_of
from trucewatch.assess.bear import bear
from trucewatch.assess.territory import find_territory
from trucewatch.assess.voices import Scale
from trucewatch.assess.weigh import weigh
from trucewatch.model.agreement import Agreement
from trucewatch.model.evidence import Evidence
from trucewatch.model.finding import Bearing, Finding
from trucewatch.model.reading import Reading
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.origins import find_origins
from trucewatch.settings import Settings


def bearings_of(agreement: Agreement, evidence: Evidence) -> tuple[Bearing, ...]:
    """Return all bearings, with the libraries of the fakes."""
    return bear(agreement, evidence, actors=FakeActors(), settings=Settings(), gazetteer=FakeGazetteer())


def scale_of(agreement: Agreement, evidence: Evidence, settings: Settings | None = None) -> Scale:
    """Return what weighs claims, with the libraries of the fakes."""
    actors, sources = FakeActors(), FakeSources()
    origins = find_origins(evidence, actors=actors, sources=sources)
    return Scale(
        agreement=agreement,
        evidence=evidence,
        origins=origins,
        incidents=group_incidents(evidence, actors=actors, origins=origins),
        actors=actors,
        sources=sources,
        settings=settings or Settings(),
    )


def weigh_all(agreement: Agreement, evidence: Evidence, settings: Settings | None = None) -> tuple[Finding, ...]:
    """Return how the obligations stand, from this evidence."""
    scale = scale_of(agreement, evidence, settings)
    return weigh(bearings_of(agreement, evidence), scale, territory=find_territory(agreement, FakeGazetteer()))


def findings_of(agreement: Agreement, *readings: Reading, as_of: str = "2001-12-01") -> tuple[Finding, ...]:
    """Return how the obligations stand, from these reports."""
    evidence = evidence_of(*readings, as_of=as_of)
    return weigh_all(agreement, evidence)
