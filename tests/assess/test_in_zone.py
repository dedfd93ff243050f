"""Where a zone is drawn, a place bears on it as far as it is likely to lie inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from fakes import FakeActors, evidence_of, obligation, report, shelling, truce
from trucewatch.assess.bear import bear
from trucewatch.model.claim import About
from trucewatch.model.finding import Bearing
from trucewatch.model.place import Place
from trucewatch.model.zone import ZoneShare
from trucewatch.settings import Settings


@dataclass(frozen=True)
class _Strip:
    """A zone map with one zone, in which every known place lies with the same likelihood."""

    low: float
    probability: float
    high: float

    def share(self, names: Sequence[str], place: Place, *, on: date) -> ZoneShare | None:
        if "Strip" not in names or place.point is None:
            return None
        return ZoneShare(
            zone="strip",
            title="Strip",
            basis="drawn",
            uncertainty_km=3.0,
            probability=self.probability,
            low=self.low,
            high=self.high,
        )


def _bearings(zones: _Strip | None, *, zone: tuple[str, ...] = ("Strip",)) -> tuple[Bearing, ...]:
    agreement = truce(obligation(About.CEASE_FIRE, zone=zone))
    evidence = evidence_of(report("2001-06-05", shelling(killed=2, place="Ash")))
    return bear(agreement, evidence, actors=FakeActors(), settings=Settings(), zones=zones)


def test_a_place_surely_inside_bears_in_full() -> None:
    """The drawing changes nothing where there is no doubt."""
    assert _bearings(_Strip(1.0, 1.0, 1.0)) == _bearings(None)


@pytest.mark.parametrize("probability", [0.2, 0.75])
def test_a_place_that_may_lie_inside_bears_as_far_as_it_is_likely(probability: float) -> None:
    """The claim is as direct as its place is likely to lie in the zone, and the reason says so."""
    (plain,), (drawn,) = _bearings(None), _bearings(_Strip(0.0, probability, 1.0))
    assert drawn.directness == pytest.approx(plain.directness * probability)
    assert f"Ash lies in the Strip with a probability of {probability:.0%}" in drawn.why
    assert "drawn, its edge up to 3 km off" in drawn.why


def test_a_place_surely_outside_does_not_bear() -> None:
    """What happened beyond the widest edge says nothing of what holds in the zone alone."""
    assert _bearings(_Strip(0.0, 0.0, 0.0)) == ()


def test_another_obligation_is_not_touched() -> None:
    """A drawing counts only for the zone whose name it bears."""
    assert _bearings(_Strip(0.0, 0.0, 0.0), zone=("Vale",)) == _bearings(None, zone=("Vale",))
