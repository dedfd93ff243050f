"""Of which state a report speaks: that in which most of its places lie."""

import pytest

from trucewatch.actors.table import ActorTable
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.place import Place
from trucewatch.read.home import home_of

ACTORS = ActorTable(
    [
        Actor(id="syria", name="Syria", kind=ActorKind.STATE, adjectives=("Syrian",), country="SY"),
        Actor(id="turkey", name="Turkey", kind=ActorKind.STATE, adjectives=("Turkish",), country="TR"),
    ]
)


def place(country: str, *, kind: str = "city") -> Place:
    """Return some place of a country."""
    return Place(name="Some Town", country=country, kind=kind)


@pytest.mark.parametrize(
    ("places", "home"),
    [
        ([place("SY"), place("SY"), place("TR")], "Syrian"),
        ([place("SY"), place("TR")], None),
        ([place("SY")], None),
        ([place("SY", kind="country"), place("SY", kind="country"), place("TR"), place("TR")], None),
        ([place("LY"), place("LY")], None),
        ([], None),
    ],
)
def test_home_is_where_most_places_lie(places: list[Place], home: str | None) -> None:
    """Two places at least, more than half of all, of a state that the tables know; countries themselves count not."""
    assert home_of(places, ACTORS) == home
