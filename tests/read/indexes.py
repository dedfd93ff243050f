"""Small indexes of actors and places for the tests of readers."""

from collections.abc import Sequence
from datetime import date

from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.place import Place, Point

RUSSIA = Actor(id="russia", name="Russia", kind=ActorKind.STATE, names=("Moscow",))
LAVROV = Actor(id="lavrov", name="Sergei Lavrov", kind=ActorKind.PERSON, names=("Lavrov",), acts_for="russia")
MOREK = Place(
    name="Morek", words=None, point=Point(longitude=36.69, latitude=35.37), precision_km=2.0, country="SY", kind="city"
)


class FewActors:
    """An index that knows Russia and its foreign minister."""

    def find(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return the actor of that name."""
        return next((actor for actor in (RUSSIA, LAVROV) if name in (actor.name, *actor.names)), None)

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor of that id."""
        return next((actor for actor in (RUSSIA, LAVROV) if actor.id == actor_id), None)

    def principal(self, name: str, *, on: date | None = None) -> Actor | None:
        """Return Russia for its minister."""
        return RUSSIA if self.find(name) else None


class FewPlaces:
    """A gazetteer that knows one town, in two spellings."""

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        """Return the town."""
        return MOREK if self.is_known(name) else None

    def is_known(self, name: str) -> bool:
        """Tell whether it is the town."""
        return name in {"Morek", "Murak"}
