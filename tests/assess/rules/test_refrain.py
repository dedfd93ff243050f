"""Obligations to refrain: whose violence breaks them."""

from dataclasses import replace

import pytest

from fakes import FakeActors, obligation, report, shelling, truce
from trucewatch.assess.involved import Case
from trucewatch.assess.rules.refrain import on_violence
from trucewatch.assess.rules.word import Word
from trucewatch.model.agreement import Obligation
from trucewatch.model.claim import About, IncidentType
from trucewatch.settings import Settings

SOUTH = obligation(About.NO_OFFENSIVE, restrained=("southland",))
REDS = obligation(About.NO_OFFENSIVE, restrained=("southland", "reds"))


def word_on(
    owed: Obligation = SOUTH,
    *,
    perpetrator: str | None = None,
    codes: tuple[tuple[str, str], ...] = (),
    denied: bool = False,
) -> Word | None:
    """Return what a killing says of a ban on offensives."""
    keys = {"perpetrator": perpetrator} if perpetrator else {}
    [claim] = report("2001-06-01", shelling(type=IncidentType.KILLING, denied=denied, **keys)).claims
    case = Case(agreement=truce(owed), obligation=owed, actors=FakeActors(), on=None, located=True)
    return on_violence(replace(claim, codes=codes), case, Settings())


@pytest.mark.parametrize(
    ("perpetrator", "bears"),
    [
        ("Southern army", True),
        ("Northern army", False),
        ("militants", False),
        ("rebel fighters", False),
        ("pro-government militants", True),
        ("gunmen", True),
        (None, True),
    ],
)
def test_whose_acts_break_a_ban_on_states(perpetrator: str | None, *, bears: bool) -> None:
    """Nameless irregulars break no ban that is laid on states; gunmen may be anybody's."""
    assert (word_on(perpetrator=perpetrator) is not None) is bears


def test_irregulars_may_break_what_binds_irregulars() -> None:
    """Where an armed group is restrained as well, militants may be its own."""
    assert word_on(REDS, perpetrator="militants") is not None


@pytest.mark.parametrize(
    ("sides", "bears"),
    [(("Southland", "Reds"), True), (("Northland", "Reds"), False), (("Southern army", ""), True)],
)
def test_a_register_that_codes_who_fought(sides: tuple[str, str], *, bears: bool) -> None:
    """A fight in which one of those restrained took part bears, less directly than an attack laid to him."""
    word = word_on(codes=(("side_a", sides[0]), ("side_b", sides[1])))

    assert (word.directness if word else None) == (Settings().directness_of_kin if bears else None)


def test_a_fight_that_anybody_could_have_begun() -> None:
    """Where everybody is restrained any coded fight bears; one that is denied does not."""
    owed = obligation(About.CEASE_FIRE)
    codes = (("actor1", "Northland"), ("actor2", "Reds"))

    assert word_on(owed, codes=codes) is not None
    assert word_on(owed, codes=codes, denied=True) is None
