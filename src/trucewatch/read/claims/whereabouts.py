"""Where: the places behind a verb, what "the area" and "there" point to, and names that no gazetteer has."""

from collections import Counter
from collections.abc import Collection

from trucewatch.model.place import Place
from trucewatch.read.claims.draft import Report
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.syntax import case_of, obliques
from trucewatch.read.tree import Token

_AREA_WORDS = words("moves.pointing_area_words")
_TOWNS = frozenset({"city", "town", "village", "port", "capital"})
_TOWN_KINDS = frozenset({"city", "town", "village", "settlement", "port"})
_PROVINCES = frozenset({"region", "province", "district", "territory", "governorate"})
_CARRYING = _AREA_WORDS - {"state", "capital", "valley", "territory", "country"} | {"settlement"}
_NOT_BEHIND = frozenset({"of", "where", "that"})
_MOST_NAMES = 40
"""Names that are gone through for the town that "the city" may be."""


def places_behind(line: Line, tokens: list[Token]) -> tuple[PlaceMention, ...]:
    """Return the places named in a stretch, whatever hangs on what in the tree."""
    inside = {token.i for token in tokens}
    return tuple(place for place in line.places if place.start in inside)


def pointed_place(line: Line, report: Report, tokens: list[Token]) -> tuple[Place, ...]:
    """Return the place that "the entire area" or "there" points to: the last one named before it, here or earlier."""
    for token in tokens:
        is_there = token.lower_ == "there" and token.dep_ != "expl"
        if not is_there and not _is_pointing(token):
            continue
        earlier = [p for p in line.places if p.end <= token.i and p.start not in line.attribution]
        here = [p for p in earlier if _fits(p, token.lower_)]
        if here:
            return (here[-1].place,)
        if is_there or token.i + 1 >= len(line.doc) or line.doc[token.i + 1].lower_ not in {"of", "where"}:
            return last_named(report, token.lower_)
    return ()


def carried_place(line: Line, report: Report, tokens: list[Token]) -> tuple[Place, ...]:
    """Return the place to which "there" or "the city" points back, here or earlier; nothing where no word does."""
    for token in tokens:
        if token.i in line.attribution:
            continue
        is_there = token.lower_ == "there" and token.dep_ == "advmod"
        if is_there or (
            token.lower_ in _CARRYING
            and token.i > 0
            and {t.lower_ for t in line.doc[max(0, token.i - 2) : token.i]} & {"the", "that"}
            and (token.i + 1 >= len(line.doc) or line.doc[token.i + 1].lower_ not in _NOT_BEHIND)
        ):
            return _place_before(line, report, token)
    return ()


def _place_before(line: Line, report: Report, token: Token) -> tuple[Place, ...]:
    """Return the last place named before a word in its sentence, else the last one of the sentences before.

    "A source at X hospital said two died there": what is only told of the speaker is where "there" is, too.
    """
    is_there = token.lower_ == "there"
    before = [p for p in line.places if p.end <= token.i and (is_there or p.start not in line.attribution)]
    if before:
        return (before[-1].place,)
    last = report.last_place
    if token.lower_ in _TOWNS | _PROVINCES and (last is None or not _is_of_kind(last, token.lower_)):
        return last_named(report, token.lower_) or ((last,) if last is not None else ())
    return (last,) if last is not None else ()


def last_named(report: Report, word: str) -> tuple[Place, ...]:
    """Return the place of that sort named last: a town for "the town"; for "the province" that named most."""
    if word in _PROVINCES:
        every = [m.place for mentions in report.placed for m in mentions if _fits(m, word) and m.place.kind != "zone"]
        if every:
            counts = Counter(place.name for place in every)
            return (max(reversed(every), key=lambda place: counts[place.name]),)
    for mentions in reversed(report.placed):
        fitting = [mention.place for mention in mentions if _fits(mention, word)]
        if fitting:
            return (next((place for place in fitting if place.kind != "zone"), fitting[0]),)
    return _named_aside(report, word) if word in _TOWNS | _PROVINCES else ()


def _named_aside(report: Report, word: str) -> tuple[Place, ...]:
    """Return the town after which something is named that was told of: the city is Keth in "the Keth truce"."""
    for name in reversed(report.named[-_MOST_NAMES:]):
        for part in dict.fromkeys((name, name.split()[0])):
            place = report.find_place(part)
            if place is not None and place.point and _is_of_kind(place, word):
                return (place,)
    return ()


def _is_of_kind(place: Place, word: str) -> bool:
    """Tell whether a place is a town, where a town is meant; a province often goes by its town's name."""
    if word in _TOWNS:
        return place.kind in _TOWN_KINDS
    return place.kind in _TOWN_KINDS | {"province", "area", "region", "district", None}


def _fits(mention: PlaceMention, word: str) -> bool:
    kind = mention.place.kind
    if word in _TOWNS:
        return kind in _TOWN_KINDS or kind is None
    if word in {"country", "nation"}:
        return kind == "country"
    if word in _PROVINCES - {"region"} and kind in {"zone", "road"}:
        return False  # a zone within a province is not the province
    if word in _PROVINCES:
        return kind not in {"country", "river", "sea"} and (kind not in _TOWNS or mention.preposition == "in")
    return kind != "country"


def _is_pointing(token: Token) -> bool:
    if token.lower_ not in _AREA_WORDS:
        return False
    before = [child.lower_ for child in token.children if child.i < token.i]
    return "the" in before and not any(child.pos_ == "PROPN" for child in token.children)


def antecedent(line: Line, clause: Clause) -> PlaceMention | None:
    """Return the place to which the "which" of "which it took" points back: the one named right before it."""
    which = next((t for t in clause.head.children if t.lower_ in {"which", "that"} and t.i < clause.head.i), None)
    if which is None or which.dep_.startswith("nsubj") or which.dep_ == "mark":
        return None
    return next((place for place in reversed(line.places) if place.end <= which.i and which.i - place.end <= 3), None)


def unknown_place(line: Line, report: Report, clause: Clause, cases: Collection[str]) -> tuple[Place, ...]:
    """Return the place that a name behind "from" or "at" must be, though no gazetteer has it."""
    company = report.company
    for token in (*obliques(clause.head), *(o for x in clause.undergoers for o in obliques(x))):
        if token.pos_ != "PROPN" or case_of(token).split(" ")[-1] not in cases:
            continue
        name = line.name_over(token)
        is_date = any(start <= token.i < end for start, end in (line.tokens_of(m.span) for m in line.dates))
        if name is None or is_date or company.actors.find(name.text) or company.cast.person(name.text):
            continue
        return (Place(name=name.text),)
    return ()
