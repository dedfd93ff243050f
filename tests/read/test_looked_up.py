"""Whether what was looked up before is told again without asking, and told the same."""

from collections.abc import Sequence
from datetime import date

from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.place import Place
from trucewatch.read.looked_up import LookedUpActors, LookedUpPlaces

AVERIA = Actor(id="averia", name="Averia", kind=ActorKind.STATE)
ARKELL, BORLAND = Place(name="Arkell"), Place(name="Borland")


class Asked:
    """Tables that know one actor and one place, and note what they are asked."""

    def __init__(self) -> None:
        self.questions: list[object] = []

    def find(self, name: str, *, on: date | None = None) -> Actor | None:
        self.questions.append((name, on))
        return AVERIA if name == "Averia" else None

    def get(self, actor_id: str) -> Actor | None:
        self.questions.append(actor_id)
        return AVERIA if actor_id == "averia" else None

    def principal(self, name: str, *, on: date | None = None) -> Actor | None:
        return self.find(name, on=on)


class AskedPlaces:
    def __init__(self) -> None:
        self.questions: list[object] = []

    def find(self, name: str, *, near: Sequence[Place] = ()) -> Place | None:
        self.questions.append((name, list(near)))
        if name == "Sopore":
            return Place(name="Sopur", words="Sopore", country="AV", is_name_a_guess=True)
        return Place(name=name, country="AV" if near else None)

    def is_known(self, name: str) -> bool:
        self.questions.append(name)
        return name == "Arkell"


def test_actors_are_asked_for_once() -> None:
    """The same name on the same day is one question; on another day it is another."""
    asked = Asked()
    actors = LookedUpActors(asked)

    found = [actors.find("Averia"), actors.find("Averia"), actors.find("Averia", on=date(2019, 2, 8))]

    assert found == [AVERIA] * 3
    assert asked.questions == [("Averia", None), ("Averia", date(2019, 2, 8))]


def test_nobody_is_remembered_too() -> None:
    """A name that nobody bears is not asked for again."""
    asked = Asked()
    actors = LookedUpActors(asked)

    assert [actors.get("x"), actors.get("x"), actors.principal("X"), actors.principal("X")] == [None] * 4
    assert asked.questions == ["x", ("X", None)]


def test_places_are_told_apart_by_what_is_near() -> None:
    """A name near other places is another question, though the list of them is one that grows."""
    asked = AskedPlaces()
    places = LookedUpPlaces(asked)
    near: list[Place] = []

    alone = places.find("Arkell", near=near)
    near.append(BORLAND)
    beside = [places.find("Arkell", near=near), places.find("Arkell", near=near)]

    assert alone == ARKELL
    assert beside == [Place(name="Arkell", country="AV")] * 2
    assert asked.questions == [("Arkell", []), ("Arkell", [BORLAND])]


def test_known_places_are_asked_for_once() -> None:
    """Whether any place bears a name is asked once."""
    asked = AskedPlaces()
    places = LookedUpPlaces(asked)

    assert [places.is_known("Arkell"), places.is_known("Arkell"), places.is_known("no")] == [True, True, False]
    assert asked.questions == ["Arkell", "no"]


def test_a_guessed_name_gives_way_to_that_of_the_report() -> None:
    """What only the gazetteer calls Sopur goes by the report's name for it."""
    places = LookedUpPlaces(AskedPlaces())

    found = places.find("Sopore")

    assert found == Place(name="Sopore", country="AV")
