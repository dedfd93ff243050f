"""Incidents in their published form."""

from fakes import FakeActors, evidence_of, report, shelling
from trucewatch.reconcile.group import group_incidents
from trucewatch.views.incidents import incidents_as_json


def test_in_order_of_time() -> None:
    """Incidents come in order of time, wherever they happened."""
    evidence = evidence_of(report("2001-06-15", shelling("Faraway", "2001-06-09"), shelling(date="2001-06-01")))

    content = incidents_as_json(group_incidents(evidence, actors=FakeActors()))

    assert [one["date"][0] for one in content] == ["2001-06-01", "2001-06-09"]
