"""Read one passage with an invented war in mind: Averia and Borland, and the Hill Front that fights in the Vale."""

from datetime import date
from functools import cache
from typing import Any

from trucewatch.actors.table import ActorTable
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.model.claim_json import claim_as_json
from trucewatch.model.place import Place, Point
from trucewatch.read.extract import extract
from trucewatch.read.reader import EnglishReader

FRIDAY = date(2001, 6, 15)
"""The day on which every passage was published."""

ACTORS = ActorTable(
    [
        Actor(id="averia", name="Averia", kind=ActorKind.STATE, names=("Port Ada",), adjectives=("Averian",)),
        Actor(id="borland", name="Borland", kind=ActorKind.STATE, names=("Brask",), adjectives=("Borlandic",)),
        Actor(id="hill-front", name="Hill Front", kind=ActorKind.ARMED_GROUP, names=("HF",)),
    ]
)
_POINTS = {"Arkell": (10.0, 50.0), "Birn": (10.4, 50.0), "Corve": (10.8, 50.2)}


class Places:
    """A gazetteer of three towns."""

    def find(self, name: str, *, near: object = ()) -> Place | None:
        """Return the town of that name."""
        point = _POINTS.get(name)
        if point is None:
            return None
        return Place(name=name, point=Point(longitude=point[0], latitude=point[1]), precision_km=2.0, kind="city")

    def is_known(self, name: str) -> bool:
        """Tell whether it is one of the towns."""
        return name in _POINTS


@cache
def reader() -> EnglishReader:
    """Return one reader for all tests: loading it takes a while."""
    return EnglishReader(gazetteer=Places(), actors=ACTORS)


def claims_in(passage: str, *, title: str = "News from the Vale") -> list[dict[str, Any]]:
    """Return the claims of a passage below a headline, as their JSON has them."""
    document = extract(f"{title}\n\n{passage}\n".encode(), name="passage.txt", published=FRIDAY)
    [reading] = reader().read([document])
    return [claim_as_json(claim, document) for claim in reading.claims]


def found(passage: str, wanted: dict[str, Any], *, title: str = "News from the Vale") -> bool:
    """Tell whether one of the claims has all the values wanted."""
    return any(
        all(claim.get(key) == value for key, value in wanted.items()) for claim in claims_in(passage, title=title)
    )


def day(text: str) -> list[str]:
    """Return the interval of one day."""
    return [text, text]
