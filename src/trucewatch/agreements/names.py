"""Read ids and names out of an agreement file, and check that each means something."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from trucewatch.model.actor import Actor, ActorIndex
from trucewatch.model.agreement import Agreement
from trucewatch.model.place import Gazetteer
from trucewatch.yaml_lines import YamlFields, YamlNode

ID_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
COUNTRY_PATTERN = "[A-Z]{2}"


class KnownActors(ActorIndex, Protocol):
    """The actors at hand, all of whom can be gone through for the nearest."""

    def __iter__(self) -> Iterator[Actor]:
        """Yield every actor."""
        ...


def read_id(fields: YamlFields, key: str = "id") -> str | None:
    """Return the id under `key`; None, and a fault, when it is badly formed."""
    field = fields.get(key)
    text = field.text() if field else None
    if field and text and not re.fullmatch(ID_PATTERN, text):
        field.fault("an id of small letters, digits and hyphens, like no-offensive")
        return None
    return text


def read_known(fields: YamlFields, key: str, expected: str, known: Collection[str]) -> str | None:
    """Return the text under `key`; None, and a fault with the nearest known one, when nothing is called so."""
    field = fields.get(key)
    return known_text(field, expected, known) if field else None


def read_all_known(fields: YamlFields, key: str, expected: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the texts of the list under `key` that are known; each other is a fault."""
    found = (known_text(node, expected, known) for node in fields.entries(key))
    return tuple(text for text in found if text is not None)


def known_text(node: YamlNode, expected: str, known: Collection[str]) -> str | None:
    """Return the text of the node; None, and a fault with the nearest known one, when nothing is called so."""
    text = node.text()
    if text is None or text in known:
        return text
    node.fault(expected, known=known)
    return None


def read_actors(fields: YamlFields, key: str, actors: KnownActors | None) -> tuple[str, ...]:
    """Return the actor ids under `key`; where actors are known, one that names nobody is a fault."""
    actor_ids = []
    for node in fields.entries(key):
        text = node.text()
        if text is None:
            continue
        if not re.fullmatch(ID_PATTERN, text.replace("/", "-")):
            node.fault("the id of an actor, of small letters, digits and hyphens", known=_meant(text, actors))
        elif actors is not None and actors.get(text) is None:
            node.fault("the id of a known actor", known=_meant(text, actors))
        actor_ids.append(text)
    return tuple(actor_ids)


def unknown_places(agreement: Agreement, gazetteers: Sequence[Gazetteer]) -> tuple[str, ...]:
    """Return the names of places in the agreement that none of the gazetteers has, each once."""
    names = [*agreement.territory, *(name for obligation in agreement.obligations for name in obligation.zone)]
    return tuple(name for name in dict.fromkeys(names) if not any(gazetteer.is_known(name) for gazetteer in gazetteers))


def _meant(text: str, actors: KnownActors | None) -> list[str]:
    """Return the ids among which the one that was meant must be: that of the actor so named, else all."""
    if actors is None:
        return []
    meant = actors.find(text)
    return [meant.id] if meant else [actor.id for actor in actors]


def read_countries(fields: YamlFields) -> tuple[str, ...]:
    """Return the country codes."""
    codes = []
    for node in fields.entries("countries"):
        text = node.text()
        if text is not None and not re.fullmatch(COUNTRY_PATTERN, text):
            node.fault("a country's two capital letters (ISO 3166-1), like SY")
        elif text is not None:
            codes.append(text)
    return tuple(codes)
