"""Names that are places by their own words, whatever stands around them: "Port Selm", "the Yellow Line", "Hill 402"."""

import re

from trucewatch.read.lexicon import words
from trucewatch.read.names import Name
from trucewatch.read.tree import Doc

_OPENS = words("places.opens_place")
_CLOSES = words("places.closes_place")
_OPEN_OF = words("places.of_opens")
_FEATURES = words("places.features")
_SIDES = words("places.sides")
_TOWNS_HAVE = words("places.towns_have")
_BODIES = words("syntax.who.group_ends") | words("syntax.who.group_words") | words("syntax.who.government") | {
    "people's", "ministry", "boys", "club", "post", "times", "university", "agency", "guards",
    "volunteers", "battalions",
}  # fmt: skip
_BUILDINGS = words("places.buildings")
_IN_BUILDING = frozenset({"at", "in", "outside", "inside", "near", "into"})
_ONE_OF_MANY = frozenset({"a", "an", "his", "her", "their", "my", "our"})
_ROAD = re.compile(r"[A-Z]{1,2}-?\d{1,4}")
_ALONG = frozenset({"along", "on", "off", "down", "up"})


def is_place_by_name(text: str) -> bool:
    """Tell whether a name's first or last word is one that places bear and bodies do not.

    Example:
        >>> is_place_by_name("Port Selm"), is_place_by_name("Yellow Line"), is_place_by_name("Northern Front")
        (True, True, False)
    """
    parts = [part.casefold() for part in text.split()]
    if len(parts) > 2 and parts[0] in _OPEN_OF and parts[1] == "of":
        return True
    if len(parts) < 2 or not _BODIES.isdisjoint(parts):
        return False
    return parts[0] in _OPENS or parts[-1] in _CLOSES or (parts[-1].isdigit() and parts[0] in _CLOSES)


def is_building(name: Name, preposition: str) -> bool:
    """Tell whether something is in a building that bears a name: "at Lancaster House", "in the Oval Office"."""
    parts = name.text.casefold().split()
    return len(parts) > 1 and parts[-1] in _BUILDINGS and preposition in _IN_BUILDING


def is_one_of_many(doc: Doc, name: Name) -> bool:
    """Tell whether a name is that of a make, a sort or a people: "in a red Vauxhall", "their Land Rover"."""
    last = doc[name.end - 1]
    return any(child.lower_ in _ONE_OF_MANY and child.dep_ in {"det", "nmod:poss"} for child in last.children)


def is_road(doc: Doc, name: Name) -> bool:
    """Tell whether a name is a road's number behind a word that goes along it: "along T-1505", "on the A9"."""
    at = name.start - 1
    has_article = at >= 1 and doc[at].lower_ == "the"
    before = doc[at - 1 if has_article else at].lower_ if at >= 0 else ""
    return bool(_ROAD.fullmatch(name.text)) and before in _ALONG and (has_article or before == "along")


def is_owner_of_town_parts(doc: Doc, name: Name) -> bool:
    """Tell whether a name owns what only places have: "Keth's airport", "Keth's northern quarter", "Keth's mayor"."""
    last = doc[name.end - 1]
    behind = doc[name.end].text if name.end < len(doc) else ""
    is_owner = behind in {"'s", "’s", "'", "’"} or last.text.endswith(("'s", "’s"))
    return is_owner and last.head.i > last.i and last.head.lower_ in _TOWNS_HAVE


def with_feature(doc: Doc, name: Name) -> tuple[int, str]:
    """Return where a name ends with the feature behind it, and the whole: "Dolen airport" for "Dolen"."""
    end = name.end
    if end < len(doc) and doc[end].lower_ in _FEATURES and doc[end].text.islower() and doc[end - 1].whitespace_:
        return end + 1, f"{name.text} {doc[end].text}"
    if end + 1 < len(doc) and doc[end].lower_ == "air" and doc[end + 1].lower_ == "base":
        return end + 2, f"{name.text} air base"
    return end, name.text


def with_side(doc: Doc, name: Name) -> tuple[int, str]:
    """Return where a name begins with the side told before it, and the whole: "western Slavonia"."""
    at = name.start - 1
    if at >= 0 and doc[at].lower_ in _SIDES and doc[at].text.islower():
        return at, f"{doc[at].text} {name.text}"
    return name.start, name.text
