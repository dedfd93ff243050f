"""Whom a statement serves."""

import pytest

from fakes import FakeActors, Telling, obligation, report, shelling, truce, verdict
from trucewatch.assess.interest import Interest, find_interest, interest_factor
from trucewatch.assess.involved import Case
from trucewatch.model.claim import About, Verdict
from trucewatch.model.finding import Way
from trucewatch.settings import Settings

BROKEN = Verdict.VIOLATED


@pytest.mark.parametrize(
    ("telling", "speaker", "debtors", "expected"),
    [
        (verdict("Southland"), "southland", ("southland",), Interest.OWN),
        (verdict("Northland"), "northland", ("southland",), Interest.AGAINST),
        (verdict("Northland"), "northland", (), Interest.OWN),
        (verdict("Vale Monitor"), "vale-monitor", ("southland",), Interest.NEUTRAL),
        (verdict("Northland", BROKEN), "northland", ("southland",), Interest.OWN),
        (verdict("Southland", BROKEN), "southland", ("southland",), Interest.AGAINST),
        (verdict("Southland", BROKEN), "southland", ("southland", "northland"), Interest.OWN),
        (verdict("Southland", BROKEN, by="Southern army"), "southland", ("southland", "northland"), Interest.AGAINST),
        (verdict("Southland", BROKEN, by="Northland"), "southland", ("southland", "northland"), Interest.OWN),
        (shelling(perpetrator="Southern army"), "southland", ("northland",), Interest.AGAINST),
    ],
)
def test_whose_interest(telling: Telling, speaker: str, debtors: tuple[str, ...], expected: Interest) -> None:
    """Praise of oneself and blame of others serve; blame of oneself and praise of others cost."""
    [claim] = report("2001-06-05", telling).claims
    owed = obligation(About.CEASE_FIRE, debtors=debtors)
    case = Case(agreement=truce(owed), obligation=owed, actors=FakeActors(), on=None, located=True)
    way = Way.FOR if claim.verdict is Verdict.FULFILLED else Way.AGAINST

    assert find_interest(claim, way, [speaker], case) is expected


def test_what_costs_weighs_most() -> None:
    """An admission weighs most, self-praise least, a neutral word one."""
    own, neutral, against = (
        interest_factor(interest, Settings()) for interest in (Interest.OWN, Interest.NEUTRAL, Interest.AGAINST)
    )

    assert own < neutral < against
    assert neutral == 1.0
