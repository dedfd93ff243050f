"""Sums over incidents and claims."""

from fakes import FakeActors, evidence_of, report, shelling
from trucewatch.reconcile.group import group_incidents
from trucewatch.reconcile.sides import side_of_killed
from trucewatch.settings import Settings
from trucewatch.views.tally import Dimension, Tally, cells_of, columns_of, count_claims, count_incidents, tally

ACTORS = FakeActors()
EVIDENCE = evidence_of(
    report("2001-06-02", shelling(target="Northern army", killed=3, injured=1), source="agency"),
    report("2001-06-02", shelling(target="villagers", killed="2-4"), source="wire"),
    report("2001-07-02", shelling("Birch", "2001-07-01", killed=5, civilians_killed=1), source="wire"),
    report("2001-08-02", shelling("Birch", "2001-08-01"), source="wire"),
)


def of_incidents() -> Tally:
    """Return the tally of all incidents by side."""
    wanted = frozenset(claim.id for claim in EVIDENCE.claims)
    incidents = group_incidents(EVIDENCE, actors=ACTORS)
    return tally(count_incidents(incidents, EVIDENCE, wanted), [Dimension.SIDE], of="incidents")


def test_by_side_each_side_has_its_own_sum() -> None:
    """An incident stands with every side of which victims are told, with that side's figures, and once in the sum."""
    found = of_incidents()

    rows = {
        row.keys[0]: (row.number, row.killed.low, row.killed.high, row.figures["injured"].low) for row in found.rows
    }
    assert rows == {
        "Northland": (1, 3, 3, 1),
        "civilians": (2, 3, 5, 0),
        "side not told": (1, 5, 5, 0),
        None: (1, 0, 0, 0),
    }
    assert found.total.number == 3


def test_claims_by_side() -> None:
    """A claim stands with the side of which its dead are."""
    counted = count_claims(EVIDENCE.claims, EVIDENCE, lambda claim: side_of_killed(claim, ACTORS, Settings()))

    found = tally(counted, [Dimension.SIDE], of="claims")

    assert {row.keys[0]: row.number for row in found.rows} == {"Northland": 1, "civilians": 1, "side not told": 2}


def test_a_row_has_a_cell_a_column() -> None:
    """As a table, every row has as many cells as there are columns."""
    found = of_incidents()

    assert {len(cells_of(row)) for row in found.rows} == {len(columns_of(found.by, found.of))}
