"""Tell in which countries a report's places lie, before its first sentence is read.

A village named in the first sentence is that of the country named in the third, not a namesake on another continent.
"""

from collections.abc import Iterable

from trucewatch.model.actor import ActorKind
from trucewatch.model.place import Gazetteer, Place
from trucewatch.read.names import Cast, Name

_MOST = 12


def surroundings(names: Iterable[tuple[Name, ...]], cast: Cast, gazetteer: Gazetteer) -> list[Place]:
    """Return the countries that a report names, itself or by the word for their people, in its order."""
    found: dict[str, Place] = {}
    asked: set[str] = set()
    for name in (name for each in names for name in each):
        for text in dict.fromkeys((name.text, name.text.split()[0])):
            if text in asked or len(found) == _MOST:
                continue
            asked.add(text)
            country = country_of(text, cast, gazetteer)
            if country is not None:
                found.setdefault(country.name, country)
    return list(found.values())


def country_of(text: str, cast: Cast, gazetteer: Gazetteer) -> Place | None:
    """Return the country that goes by a name, or whose people do; None where none does."""
    bare = text.removesuffix("'s").removesuffix("’s")
    actor = cast.known(bare)
    if actor is None or actor.kind is not ActorKind.STATE:
        told = (cast.actors.principal(f"{bare} {noun}") for noun in ("forces", "government")) if " " not in bare else ()
        actor = next((one for one in told if one is not None and one.kind is ActorKind.STATE), None)
    if actor is None:
        return None
    place = gazetteer.find(actor.name)
    return place if place is not None and place.kind == "country" else None
