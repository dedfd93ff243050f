"""Tests of finding actors, and the bodies and offices of a state, by their names."""

from datetime import date

import pytest

from trucewatch.actors.table import ActorTable
from trucewatch.model.actor import Actor, ActorKind, DatedName, Office
from trucewatch.model.period import Period

NORTHLAND = Actor(
    id="northland",
    name="Northland",
    kind=ActorKind.STATE,
    names=("Northport",),
    adjectives=("Northlandic",),
    country="NL",
)
GUARD = Actor(id="free-guard", name="Free Guard", kind=ActorKind.ARMED_GROUP, names=("FG",), adjectives=("Guardist",))
OTHER = Actor(
    id="fishers",
    name="Fishers' Guild",
    kind=ActorKind.BODY,
    dated_names=(DatedName(name="FG", during=Period(first=date(2020, 1, 1), last=None)),),
)
RENAMED = Actor(
    id="river-front",
    name="River Front",
    kind=ActorKind.ARMED_GROUP,
    dated_names=(DatedName(name="Lake Front", during=Period(first=None, last=date(2016, 7, 28))),),
)
OLD_MINISTER = Actor(
    id="ada-vane",
    name="Ada Vane",
    kind=ActorKind.PERSON,
    names=("Vane",),
    acts_for="northland",
    offices=(
        Office(
            title="foreign minister", of="northland", during=Period(first=date(2010, 1, 1), last=date(2014, 12, 31))
        ),
    ),
)
NEW_MINISTER = Actor(
    id="bo-reed",
    name="Bo Reed",
    kind=ActorKind.PERSON,
    acts_for="northland",
    offices=(Office(title="foreign minister", of="northland", during=Period(first=date(2015, 1, 1), last=None)),),
)
TABLE = ActorTable([NORTHLAND, GUARD, OTHER, RENAMED, OLD_MINISTER, NEW_MINISTER])


def _id_of(actor: Actor | None) -> str | None:
    return actor.id if actor else None


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("Northland", "northland"),
        ("Northland's", "northland"),
        ("Northport", "northland"),
        ("Northlandic government", "northland"),
        ("government of Northland", "northland"),
        ("Northlandic troops", "northland/forces"),
        ("Armed Forces of Northland", "northland/forces"),
        ("the defence ministry in Northport", "northland/defence-ministry"),
        ("Northland's Ministry of Defense", "northland/defence-ministry"),
        ("Guardist fighters", "free-guard"),
        ("foreign minister Vane", "ada-vane"),
        ("Northlandic Foreign Minister Ada Vane", "ada-vane"),
        ("Southland", None),
        ("Southlandic troops", None),
        ("Northlandic fighters", None),
        ("Free Guard (FG)", "free-guard"),
        ("minister", None),
        ("", None),
    ],
)
def test_an_actor_is_found_by_any_of_its_names(name: str, actor_id: str | None) -> None:
    """Metonyms, possessives, adjectives, ministries and titles all lead to the actor; what is unknown leads to none."""
    assert _id_of(TABLE.find(name)) == actor_id


def test_a_ministry_acts_for_its_state() -> None:
    """The word of a ministry is the word of its state, whose id it can be asked by."""
    ministry = TABLE.get("northland/defence-ministry")

    assert ministry is not None
    assert (ministry.name, ministry.acts_for) == ("Northlandic Defence Ministry", "northland")
    assert _id_of(TABLE.find("Northland's defence ministry")) == ministry.id
    assert TABLE.principal("Northland's defence ministry") == NORTHLAND


def test_an_office_is_held_by_whoever_held_it_that_day() -> None:
    """A minister named by office alone is told by the date, and by nothing else."""
    assert _id_of(TABLE.find("Northlandic foreign minister", on=date(2012, 5, 1))) == "ada-vane"
    assert _id_of(TABLE.find("foreign minister of Northland", on=date(2018, 5, 1))) == "bo-reed"
    assert TABLE.find("Northlandic foreign minister") is None


def test_a_former_name_still_finds_a_group() -> None:
    """Reports go on using the name that a group has laid down."""
    assert _id_of(TABLE.find("Lake Front", on=date(2018, 1, 1))) == "river-front"


def test_an_acronym_of_two_is_told_by_the_date_or_not_at_all() -> None:
    """Where two actors bear a name, only the day can tell them apart; no guess is made."""
    assert _id_of(TABLE.find("FG", on=date(2019, 1, 1))) == "free-guard"
    assert TABLE.find("FG", on=date(2021, 1, 1)) is None
    assert [actor.id for actor in TABLE.candidates("FG")] == ["free-guard", "fishers"]


def test_an_unknown_person_with_a_known_office_acts_for_its_state() -> None:
    """Whose word it is can be told from the office, without knowing the person."""
    assert TABLE.find("Northlandic interior minister Cy Dunn") is None
    assert TABLE.principal("Northlandic interior minister Cy Dunn") == NORTHLAND


def test_the_chain_of_acts_for_is_followed_to_its_end() -> None:
    """A brigade that acts for an army acts for the army's state."""
    brigade = Actor(id="brigade", name="Ninth Brigade", kind=ActorKind.FORCES, acts_for="northland/forces")

    assert ActorTable([NORTHLAND, brigade]).principal("Ninth Brigade") == NORTHLAND


def test_a_circle_of_acts_for_ends() -> None:
    """Two actors that act for each other do not hang the look-up."""
    one = Actor(id="one", name="One", kind=ActorKind.PARTY, acts_for="two")
    two = Actor(id="two", name="Two", kind=ActorKind.PARTY, acts_for="one")

    assert ActorTable([one, two]).principal("One") in (one, two)


@pytest.mark.parametrize("actor_id", ["southland", "northland/kitchen", "free-guard/"])
def test_an_unknown_id_gives_none(actor_id: str) -> None:
    """Ids that name nothing are answered by None."""
    assert TABLE.get(actor_id) is None


def test_the_table_can_be_walked() -> None:
    """Whoever needs all actors gets them in the order of the libraries."""
    assert [actor.id for actor in TABLE][:2] == ["northland", "free-guard"]
    assert len(TABLE) == 6
