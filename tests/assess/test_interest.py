"""Whom a statement serves."""

import pytest

from fakes import FakeActors, Telling, obligation, report, shelling, truce, verdict
from trucewatch.assess.interest import Interest, find_interest, interest_factor
from trucewatch.assess.involved import Case
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.claim import About, Verdict
from trucewatch.model.finding import Way
from trucewatch.model.stake import Served, Stake
from trucewatch.settings import Settings

BROKEN, FIRE = Verdict.VIOLATED, About.CEASE_FIRE


@pytest.mark.parametrize(
    ("telling", "speaker", "debtors", "expected"),
    [
        (verdict("Southland"), "southland", ("southland",), Interest.OWN),
        (verdict("Northland", about=FIRE), "northland", ("southland",), Interest.AGAINST),
        (verdict("Northland"), "northland", ("southland",), Interest.OWN),
        (verdict("Northland", about=FIRE), "northland", (), Interest.OWN),
        (verdict("Vale Monitor"), "vale-monitor", ("southland",), Interest.NEUTRAL),
        (verdict("Northland", BROKEN), "northland", ("southland",), Interest.OWN),
        (verdict("Southland", BROKEN, FIRE), "southland", ("southland",), Interest.AGAINST),
        (verdict("Southland", BROKEN), "southland", ("southland",), Interest.OWN),
        (verdict("Southland", BROKEN), "southland", ("southland", "northland"), Interest.OWN),
        (verdict("Southland", BROKEN, by="Southern army"), "southland", ("southland", "northland"), Interest.AGAINST),
        (verdict("Southland", BROKEN, by="Northland"), "southland", ("southland", "northland"), Interest.OWN),
        (shelling(perpetrator="Southern army"), "southland", ("northland",), Interest.AGAINST),
    ],
)
def test_whose_interest(telling: Telling, speaker: str, debtors: tuple[str, ...], expected: Interest) -> None:
    """Praise of oneself, of a deal of one's own, and blame of others serve; blame of oneself, praise of others cost."""
    [claim] = report("2001-06-05", telling).claims
    owed = obligation(About.CEASE_FIRE, debtors=debtors)
    case = Case(agreement=truce(owed), obligation=owed, actors=FakeActors(), on=None, located=True)
    way = Way.FOR if claim.verdict is Verdict.FULFILLED else Way.AGAINST

    assert find_interest(claim, way, [speaker], case) is expected


@pytest.mark.parametrize(
    ("stakes", "own", "telling", "expected"),
    [
        ((Stake(actor="reds", served_by=Served.BROKEN),), (), verdict("Reds", BROKEN, FIRE), Interest.OWN),
        ((Stake(actor="reds", served_by=Served.BROKEN),), (), verdict("Reds", about=FIRE), Interest.AGAINST),
        ((), (Stake(actor="reds", served_by=Served.KEPT),), verdict("Reds", about=FIRE), Interest.OWN),
        ((), (Stake(actor="reds", served_by=Served.KEPT, about=(About.DISARM,)),), verdict("Reds"), Interest.NEUTRAL),
        (
            (Stake(actor="reds", served_by=Served.NEITHER, about=(FIRE,)), Stake(actor="reds", served_by=Served.KEPT)),
            (),
            verdict("Reds", about=FIRE),
            Interest.NEUTRAL,
        ),
        (
            (Stake(actor="reds", served_by=Served.NEITHER),),
            (Stake(actor="reds", served_by=Served.KEPT),),
            verdict("Reds", about=FIRE),
            Interest.NEUTRAL,
        ),
    ],
)
def test_interest_is_set_by_actor_and_topic(
    stakes: tuple[Stake, ...], own: tuple[Stake, ...], telling: Telling, expected: Interest
) -> None:
    """The agreement's word on a stake goes before the actor's own, and one on a topic before one on all."""
    [claim] = report("2001-06-05", telling).claims
    reds = Actor(id="reds", name="Reds", kind=ActorKind.ARMED_GROUP, stakes=own)
    owed = obligation(FIRE)
    case = Case(agreement=truce(owed, stakes=stakes), obligation=owed, actors=FakeActors([reds]), on=None, located=True)
    way = Way.FOR if claim.verdict is Verdict.FULFILLED else Way.AGAINST

    assert find_interest(claim, way, ["reds"], case) is expected


def test_a_confession_stays_one() -> None:
    """Whatever somebody gains by a duty being seen as broken, that he broke it himself costs him."""
    [claim] = report("2001-06-05", shelling(speaker="Reds", perpetrator="Reds")).claims
    owed = obligation(FIRE)
    deal = truce(owed, bound=("reds",), stakes=(Stake(actor="reds", served_by=Served.BROKEN),))
    case = Case(agreement=deal, obligation=owed, actors=FakeActors(), on=None, located=True)

    assert find_interest(claim, Way.AGAINST, ["reds"], case) is Interest.AGAINST


def test_what_costs_weighs_most() -> None:
    """An admission weighs most, self-praise least, a neutral word one."""
    own, neutral, against = (
        interest_factor(interest, Settings()) for interest in (Interest.OWN, Interest.NEUTRAL, Interest.AGAINST)
    )

    assert own < neutral < against
    assert neutral == 1.0
