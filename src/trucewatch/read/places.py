"""Find the places that a sentence names: by the gazetteer, and unknown ones by the words around them."""

from collections.abc import Iterable
from dataclasses import replace

from trucewatch.model.actor import ActorKind
from trucewatch.model.place import Gazetteer, Place, distance_km
from trucewatch.read.lexicon import entry, nouns_of_violence, words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.names import ORGANISATION_WORDS, Cast, Name
from trucewatch.read.place_names import (
    is_building,
    is_one_of_many,
    is_owner_of_town_parts,
    is_place_by_name,
    is_road,
    with_feature,
    with_side,
)
from trucewatch.read.place_signs import is_place_by_signs, names_site
from trucewatch.read.surroundings import country_of
from trucewatch.read.syntax import case_of, lemma_of, phrase
from trucewatch.read.tree import Doc

_AT = words("syntax.places.at")
_SURE = words("syntax.places.sure")
_PLACE_NOUNS = words("syntax.places.place_nouns")
_TAKES = words("moves.takes_place")
_DIRECTED = 3
"""Tokens from a place to the one in which it lies: "X in the southern Y"."""
_FAR_KM = 150.0
_LABEL = 5
"""Tokens before the place at the head of a bulletin's entry: its number, its day."""
_TOWNS = frozenset({"city", "town", "village", "site", "zone"})
_SAYS = words("speech.says") | words("deals.demands") | words("speech.accuses")
_LEAVES = words("moves.withdraws")
_DEALS = words("deals.deal_nouns")
_MEN = words("holding.armed") | words("syntax.who.group_words") | words("syntax.who.government")
_WATERS = frozenset({"sea", "ocean", "gulf"})
_ON_WATER = frozenset({"city", "town", "port", "resort", "village", "harbour", "harbor"})
_TOWARDS_WHOM = frozenset({"of", "between", "to", "on", "against", "for", "with", "from"})
_PARTS = words("syntax.places.parts")
_ZONES = words("syntax.places.zones")
_HAPPEN_TO = frozenset(
    nouns_of_violence()
    | {verb for row in entry("violence.types").values() for verb in row["verbs"]}
    | words("violence.open_verbs")
    | words("violence.open_nouns")
    | words("moves.withdraw_nouns")
    | words("moves.deploy_nouns")
    | {"war", "invasion", "offensive", "occupation", "return", "flight", "airspace", "flow", "incursion", "advance"}
)
_PLURAL_NOUNS = frozenset(noun for noun in _PLACE_NOUNS if noun.endswith("s"))
_SITES = words("syntax.places.sites") | words("places.features")
"""What stands behind a place's name, and is a place itself where something happens in it or to it."""
_TRAVELS = words("places.travels")
_DWELLERS = words("places.dwellers")
_IN = frozenset({"in", "at", "near", "around", "outside", "to"})
_EDGES = words("syntax.places.edges")
"""Parts of a town that are told by what they are of: "the western edge of X"."""
_NOT_OF = frozenset({"of", "for", "to", "on", "against", "between", "from", "over"})


def find_places(line: Line, gazetteer: Gazetteer, cast: Cast, near: list[Place]) -> tuple[PlaceMention, ...]:
    """Return the places named in a sentence, in order.

    Args:
        near: Places met earlier in the report, by which places of one name are told apart; added to.
    """
    found = []
    for name in line.names:
        mention = _mention(line, name, gazetteer, cast, near)
        if mention:
            found.append(mention)
            if mention.place.point and len(near) < 40 and mention.place not in near:
                near.append(mention.place)
    within = [_within(line, mention, found, gazetteer) for mention in found]
    bare = [*_zones(line, gazetteer, near), *_capitals(line, gazetteer, cast)]
    return tuple(sorted([*within, *bare], key=lambda mention: mention.start))


def places_told(docs: Iterable[Doc], names: Iterable[tuple[Name, ...]], cast: Cast) -> frozenset[str]:
    """Return the unknown names that a report tells as places somewhere: they are places all through it.

    A name that says or demands something is a state's or a body's, wherever else it stands.
    """
    places, speaking = set(), set()
    for doc, found in zip(docs, names, strict=True):
        for name in found:
            head = doc[name.end - 1]
            if head.dep_ == "nsubj" and lemma_of(head.head) in _SAYS:
                speaking.add(name.text)
            elif name.text not in places and _is_told_as_place(doc, name, cast):
                places.add(name.text)
    return frozenset(places - speaking)


def _is_told_as_place(doc: Doc, name: Name, cast: Cast) -> bool:
    parts = [part.casefold() for part in name.text.split()]
    if name.text.isupper() or cast.person(name.text) or any(part in ORGANISATION_WORDS for part in parts):
        return False
    is_sure = _place_noun(doc, name) or is_place_by_signs(doc, name)
    if not is_sure and doc[name.end - 1].dep_ in {"obl", "nmod", "conj"}:
        is_sure = _preposition(doc, name) in _SURE - {"into", "within", "off"}
    return is_sure and cast.known(name.text) is None


def _zones(line: Line, gazetteer: Gazetteer, near: list[Place]) -> list[PlaceMention]:
    """Return the zones that are told without a name of their own: "70 percent of the demilitarised zone"."""
    found = []
    for token in line.doc:
        if token.lower_ not in _ZONES or line.name_over(token):
            continue
        start, end = phrase(token, with_of=False)
        place = gazetteer.find(line.doc[start:end].text, near=near) if end - start > 1 else None
        if place is not None and place.point:
            found.append(PlaceMention(start=start, end=end, place=place, preposition=case_of(token)))
    return found


def _capitals(line: Line, gazetteer: Gazetteer, cast: Cast) -> list[PlaceMention]:
    """Return the capitals that are told by their country alone: "in the Averian capital", "Averia's capital"."""
    found: list[PlaceMention] = []
    if "capital" not in line.doc.text:
        return found
    for token in line.doc[1:]:
        if token.lower_ != "capital" or (token.i + 1 < len(line.doc) and line.name_over(line.doc[token.i + 1])):
            continue
        at = token.i - 1 - (line.doc[token.i - 1].text in {"'s", "’s"})
        country = country_of(line.doc[at].text, cast, gazetteer) if at >= 0 and line.doc[at].text[0].isupper() else None
        place = gazetteer.find(f"capital of {country.name}") if country is not None else None
        if place is not None and place.point:
            found.append(PlaceMention(start=at, end=token.i + 1, place=place, preposition=case_of(token)))
    return found


def _within(line: Line, mention: PlaceMention, found: list[PlaceMention], gazetteer: Gazetteer) -> PlaceMention:
    """Return the village of "a village in Y" near Y; one that the gazetteer knows far from there only has no point."""
    behind = (other for other in found if 0 < other.start - mention.end <= _DIRECTED)
    around = next((other for other in behind if other.preposition == "in"), None)
    if around is None or line.doc[mention.end].lower_ != "in" or not mention.place.point or not around.place.point:
        return mention
    reach_km = max(_FAR_KM, 2 * (around.place.precision_km or 0.0))
    if distance_km(mention.place.point, around.place.point) <= reach_km:
        return mention
    text = line.doc[mention.start : mention.end].text
    nearer = gazetteer.find(text, near=[around.place])
    is_nearer = nearer is not None and nearer.point and distance_km(nearer.point, around.place.point) <= reach_km
    return replace(mention, place=nearer if nearer is not None and is_nearer else Place(name=text))


def _mention(line: Line, name: Name, gazetteer: Gazetteer, cast: Cast, near: list[Place]) -> PlaceMention | None:
    doc = line.doc
    if cast.person(name.text) or _is_joined(doc, name) or _is_nobodys_place(doc, name, cast):
        return None
    preposition = _preposition(doc, name)
    is_own = (
        is_place_by_name(name.text)
        or is_road(doc, name)
        or is_owner_of_town_parts(doc, name)
        or is_building(name, preposition)
    )
    noun = is_own or _place_noun(doc, name) or names_site(doc, name)
    head = doc[name.end - 1]
    attributive = (
        head.dep_ in {"compound", "amod", "nmod:poss"}
        and head.head.i >= name.end
        and head.head.lower_ not in _PLACE_NOUNS
    )
    is_label = _is_label(doc, name) and (head.pos_ != "NOUN" or gazetteer.is_known(name.text))
    if is_label:
        preposition = "in"
    if (
        not preposition
        and not noun
        and not _is_taken(doc, name)
        and (attributive or (head.dep_.startswith("nsubj") and cast.known(name.text)))
    ):
        return None
    if preposition in _NOT_OF and not noun and cast.known(name.text) and not gazetteer.is_known(name.text):
        return None
    if _is_argument(doc, name, preposition, cast) and not noun:
        state = gazetteer.find(name.text, near=near) if preposition and cast.known(name.text) else None
        if state is not None and state not in near:
            near.append(state)  # no place of the clause, but it still tells in which country Doha lies
        return None
    text = name.text.removesuffix("'s").removesuffix("’s")
    if (text.isupper() and len(text) < 7 and not is_own) or text in cast.acronyms or _is_adjective(text, cast):
        return None
    actor = cast.known(text)
    is_city = preposition in _IN and gazetteer.is_known(text)  # "in Brussels" is no word of the Union's
    if actor is not None and actor.kind not in {ActorKind.STATE, ActorKind.PARTY} and not is_city:
        return None
    if preposition and attributive and not noun and preposition not in _SURE | _NOT_OF:
        return None
    # Where nothing tells in which land a report is, a hamlet that bears the name somewhere is no likelier than another.
    found = gazetteer.find(text, near=near) if near or gazetteer.is_known(text) else None
    if found is None and noun and not attributive:
        found = gazetteer.find(f"{text} {doc[name.end].text}", near=near) if name.end < len(doc) else None
    if found is None:
        is_body = any(part.casefold() in ORGANISATION_WORDS for part in text.split()) and not noun
        if is_body or actor is not None or (is_one_of_many(doc, name) and not noun):
            return None
        if not (
            noun
            or _is_taken(doc, name)
            or (preposition in _SURE and not attributive)
            or (preposition == "of" and _after_place(doc, name))
            or is_place_by_signs(doc, name)
            or (preposition and not attributive and text in cast.places)
        ):
            return None
        found = Place(name=text)
    elif attributive and not noun and preposition not in _SURE:
        return None
    return _whole(doc, PlaceMention(start=name.start, end=name.end, place=found, preposition=preposition), name)


def _whole(doc: Doc, mention: PlaceMention, name: Name) -> PlaceMention:
    """Return the place with what belongs to its name: "Dolen airport" is not all of Dolen, nor is "western Dolena"."""
    end, whole = with_feature(doc, name)
    if end > name.end:
        return replace(mention, end=end, place=replace(mention.place, name=whole, words=None, kind="site"))
    start, whole = with_side(doc, name)
    if start < name.start and mention.place.kind not in _TOWNS:
        return replace(mention, start=start, place=replace(mention.place, name=whole, words=None))
    return mention


def _is_label(doc: Doc, name: Name) -> bool:
    """Tell whether a name stands before a colon at the head of an entry: "Keth:", "12 OCT, Keth:", "Keth, north:"."""
    after = doc[name.end : name.end + 5]
    if doc[name.end - 1].text == ":" or not after or after[0].text.isalpha() or not any(t.text == ":" for t in after):
        return False
    before = doc[: name.start]
    return len(before) <= _LABEL and all(
        t.like_num or t.is_punct or t.text.isupper() or not t.text[0].isalpha() for t in before
    )


def _is_joined(doc: Doc, name: Name) -> bool:
    """Tell whether a hyphen joins a name to a word that says how somebody stands to it: "Averia-backed"."""
    return name.end < len(doc) and doc[name.end].text == "-" and not doc[name.end - 1].whitespace_


def _is_nobodys_place(doc: Doc, name: Name, cast: Cast) -> bool:
    """Tell whether a name is that of a people, or a number's sign: "of the Kurds", "area No. 2"; or owns men of war.

    As in "Averia's troops", which may be anywhere.
    """
    last = doc[name.end - 1]
    if last.lower_ in _WATERS and name.end < len(doc) and doc[name.end].lower_ in _ON_WATER:
        return True  # "the Red Sea port" is named for no town
    if name.text == "No":
        return name.end + 1 < len(doc) and doc[name.end + (doc[name.end].text == ".")].like_num
    before = doc[name.start - 1].lower_ if name.start else ""
    if last.tag_ == "NNPS" and before == "the" and last.i == name.start:
        return cast.known(f"{name.text.removesuffix('s')} forces") is not None
    if last.text not in {"'s", "’s"} and (name.end >= len(doc) or doc[name.end].text not in {"'s", "’s"}):
        return False
    owned = next((token for token in doc[name.end : name.end + 4] if token.pos_ == "NOUN"), None)
    return owned is not None and lemma_of(owned) in _MEN and not is_owner_of_town_parts(doc, name)


def _is_argument(doc: Doc, name: Name, preposition: str, cast: Cast) -> bool:
    """Tell whether a name is somebody in its clause, not a place of it: "by China", "leaders of Russia", "told Barada".

    A state is a place where something is done in it, at it or to it.
    """
    root = next((token for token in doc[name.start : name.end] if not name.start <= token.head.i < name.end), None)
    if root is None:
        return False
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    above = root.head
    if not preposition:
        is_told = root.dep_ in {"obj", "iobj"} and lemma_of(above) in _SAYS
        return is_told or case_of(root) in {"by", "with", "like", "than", "as", "via", "without"}
    if preposition == "of" and root.dep_.startswith("nmod") and lemma_of(above) in _DEALS:
        return True
    actor = cast.known(name.text)
    if actor is None or actor.kind is not ActorKind.STATE or preposition not in _TOWARDS_WHOM:
        return False
    if preposition == "from" and any(lemma_of(verb) in _TRAVELS for verb in (above, *above.ancestors)):
        return False  # "extricate its men from Orsia"
    if preposition == "of" and above.lower_ in _DWELLERS:
        return False  # "in the streets of Brask"
    if root.dep_.startswith("nmod"):
        return lemma_of(above) not in _HAPPEN_TO | _PARTS and above.lower_ not in _PLACE_NOUNS
    return preposition in {"on", "with", "for"} and lemma_of(above) not in _HAPPEN_TO


def _is_taken(doc: Doc, name: Name) -> bool:
    """Tell whether an unknown name is what somebody seizes, leaves, enters or shells: a place then."""
    at = name.start - 1
    while at >= 0 and doc[at].pos_ in {"DET", "ADJ", "ADV"}:
        at -= 1
    if at >= 1 and doc[at].lower_ == "from" and lemma_of(doc[at - 1]) in _LEAVES:
        return True
    return at >= 0 and doc[at].pos_ == "VERB" and lemma_of(doc[at]) in _TAKES


def _is_adjective(text: str, cast: Cast) -> bool:
    """Tell whether the word is that of a people, not of a place: "Yemeni"."""
    one = text.removesuffix("s") if text.endswith(("ans", "ians", "is", "ese")) else text
    return (
        " " not in text
        and one[-1:] in "inhe"
        and (cast.known(one) is None or one != text)
        and cast.known(f"{one} forces") is not None
    )


def _preposition(doc: Doc, name: Name) -> str:
    inside = range(name.start, name.end)
    head = next((token for token in doc[name.start : name.end] if token.head.i not in inside), doc[name.end - 1])
    marked = (case_of(head) or case_of(doc[name.end - 1])).split()
    if marked and marked[-1] in _AT:
        return marked[-1] if marked[-1] != "of" or len(marked) == 1 else marked[0]
    at = name.start - 1
    steps = 0
    while (
        at >= 0
        and steps < 5
        and doc[at].lower_ not in _AT
        and not (doc[at + 1].pos_ == "DET" and at + 1 < name.start and doc[at].text[:1].isupper())
        and (
            doc[at].pos_ in {"DET", "ADJ", "NUM"}
            or doc[at].text in {",", "and", '"'}
            or doc[at].lower_ in _PLACE_NOUNS
            or doc[at].text[:1].isupper()
        )
    ):
        at -= 1
        steps += 1
    return doc[at].lower_ if at >= 0 and doc[at].lower_ in _AT else ""


def _place_noun(doc: Doc, name: Name) -> bool:
    after = doc[name.end].lower_ if name.end < len(doc) else ""
    before = doc[name.start - 1].lower_ if name.start > 0 else ""
    return (
        after in _PLACE_NOUNS
        or (after in _SITES and (_preposition(doc, name) != "" or doc[name.end].dep_ in {"obj", "nsubj:pass"}))
        or _before_districts(doc, name)
        or (before in _PLACE_NOUNS and before not in {"line", "front", "state", "base", "camp"})
        or _after_place(doc, name)
    )


def _before_districts(doc: Doc, name: Name) -> bool:
    """As in "the X and Y districts": both are."""
    at = name.end
    while at < len(doc) and at - name.end < 8 and (doc[at].text in {",", "and"} or doc[at].text[:1].isupper()):
        at += 1
    return name.end < at < len(doc) and doc[name.end].text in {",", "and"} and doc[at].lower_ in _PLURAL_NOUNS


def _after_place(doc: Doc, name: Name) -> bool:
    """As in "the village of X", "the towns of X and Y", "north of X"."""
    at = name.start - 1
    if at >= 1 and doc[at].lower_ == "the":
        at -= 1
    if at >= 1 and doc[at].lower_ == "of":
        before = doc[at - 1].lower_
        return (
            before in _PLACE_NOUNS | _EDGES
            or before.split("-")[0] in {"north", "south", "east", "west", "outside"}
            or before in {"south-east", "north-west", "north-east", "south-west"}
        )
    if doc[at].text in {",", "and"} and at > 1:
        first = doc[name.end - 1]
        head = first.head if first.dep_ == "conj" else None
        return (
            head is not None
            and head.i < at
            and head.dep_ in {"nmod", "obl", "appos"}
            and case_of(head) == "of"
            and head.head.lower_ in _PLACE_NOUNS
        )
    return False
