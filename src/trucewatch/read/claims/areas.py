"""Read a noun phrase as an area that somebody may hold: "Dorn's waterfront", "most of the hills", "the bridge", "it".

By position, word for word, since lists of places and parts of them are what trees go astray on most.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.actor import ActorKind
from trucewatch.model.place import Place
from trucewatch.read.agency import is_day
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.whereabouts import last_named, pointed_place
from trucewatch.read.clean import clean
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.shares import find_shares
from trucewatch.read.syntax import lemma_of
from trucewatch.read.tree import Doc, Token

_SHARES = words("moves.share_words") | words("holding.share_words")
_AREAS = (
    words("moves.areas") | words("holding.sites") | words("syntax.places.sites") | words("syntax.places.place_nouns")
)
_MEASURES = frozenset({"kilometre", "kilometer", "hectare", "acre", "mile", "km", "everything", "what"})
_POINTS = frozenset({"it", "them", "there", "both", "this", "that"})
_AHEAD = words("holding.ahead_of_areas")
_INSIDE = frozenset({"DET", "ADJ", "NUM", "SYM", "PART"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_QUOTES = frozenset({'"', "“", "”"})
_MARKS = frozenset({"-", "–", "%", '"', "“", "”", "'", "’", "'s", "’s", "&", "/"})
_JOINS = words("holding.joins")
_WAYS = words("holding.ways")
_BEARINGS = frozenset({"north", "south", "east", "west"})
_SIDES = frozenset(
    {"northern", "southern", "eastern", "western", "central", "upper", "lower", "left", "right", "other"}
)
_DEFINITE = frozenset({"the", "its", "their", "this", "that", "his", "our", "those", "these", "both", "whose", "her"})
_PLURALS = frozenset({"nns", "nnps"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What words tell of that somebody may hold."""

    head: Token
    end: int
    """One past its last token."""
    place: Place | None
    """Where it lies; None where the words name nothing and point to nothing."""
    is_named: bool
    """Whether the words themselves name the place."""
    share: float | None = None


def areas_behind(line: Line, report: Report, at: int) -> list[Area]:
    """Return the areas of the list of noun phrases that begins at a token; nothing where it is no area."""
    return _worth(list(_listed(line, report, at)))


def areas_of(line: Line, report: Report, tokens: tuple[Token, ...]) -> list[Area]:
    """Return the areas that noun phrases mean, by their heads."""
    tokens = tuple(_told_by(line, token) for token in tokens)
    found = (area_at(line, report, _opening(token)) for token in tokens)
    return _worth([area for area in found if area is not None])


def _told_by(line: Line, token: Token) -> Token:
    """Return the place of which a noun only says what it is: "Dorn, a town", "Dorn is a fortress, held by"."""
    if token.dep_ == "appos" and token.head.i < token.i and line.place_over(token.head) is not None:
        return token.head
    subject = next((child for child in token.children if child.dep_.startswith("nsubj")), None)
    return subject if subject is not None and line.place_over(subject) is not None else token


def _worth(found: list[Area]) -> list[Area]:
    """Return each place once; what is only pointed to or described counts where nothing is named."""
    named = [area for area in found if area.is_named]
    places = {area.place.name: area for area in reversed(named or found[:1]) if area.place is not None}
    return list(reversed(places.values())) or found[:1]


def _listed(line: Line, report: Report, at: int) -> Iterator[Area]:
    while (area := area_at(line, report, at)) is not None:
        yield area
        ahead = _next_in_list(line.doc, area.end)
        if ahead is None:
            return
        at = ahead


def _next_in_list(doc: Doc, at: int) -> int | None:
    """Return where the next of a list begins, behind a comma or "and"."""
    if at >= len(doc) or doc[at].text not in {",", "and", "or", "&", "nor"}:
        return None
    at += 1
    while at < len(doc) and doc[at].lower_ in {"and", "or", "now", "most", "recently", "also", "finally", "possibly"}:
        at += 1
    return at if at < len(doc) else None


def area_at(line: Line, report: Report, at: int) -> Area | None:
    """Return the area of the noun phrase that begins at a token."""
    doc = line.doc
    start = at
    while at < len(doc) and (doc[at].lower_ in _AHEAD or doc[at].text in _MARKS or _is_hedge(doc, at)):
        at += 1
    head, end = _run(line, at)
    if head is None:
        return _pointed(line, report, start, at)
    tail = end
    while end < len(doc) and doc[end].lower_ in _JOINS and _goes_on(line, doc[head], end):
        is_bearing = doc[end].lower_ in _BEARINGS and end + 1 < len(doc) and doc[end + 1].lower_ == "of"
        inner, ahead = _run(line, end + 1 + is_bearing)
        if inner is None:
            break
        end = ahead
        if doc[tail].lower_ == "between" and end < len(doc) and doc[end].lower_ == "and":
            _, end = _run(line, end + 1)
    return _told(line, report, start, head, tail, end)


def _is_hedge(doc: Doc, at: int) -> bool:
    """Tell whether "to" or "over" only hedges a number: "up to half", "over thirty villages"."""
    if doc[at].lower_ == "to":
        return at > 0 and doc[at - 1].lower_ in {"up", "close"}
    return doc[at].lower_ == "over" and at + 1 < len(doc) and (doc[at + 1].pos_ == "NUM" or doc[at + 1].like_num)


def _run(line: Line, at: int) -> tuple[int | None, int]:
    """Return the head of a bare noun phrase and one past its end: up to a comma, a verb or a preposition."""
    doc, head = line.doc, None
    while at < len(doc):
        token = doc[at]
        if is_day(line, token) and token.pos_ != "NUM":
            break
        if head is not None and token.text in _QUOTES:
            break
        is_owner = at + 1 < len(doc) and doc[at + 1].text in {"'s", "’s", "'", "’"}
        if token.pos_ in _NOMINAL:
            head = at
        elif token.pos_ == "NUM" or token.lower_ in _SHARES | _MEASURES or token.lower_ == "one":
            head = at if head is None or token.lower_ in _SHARES else head
        elif token.lower_ == "per":
            pass  # "60 per cent of the town"
        elif token.pos_ in {"VERB", "ADV"}:
            # "the besieged town", "its now empty barracks"
            opens = at + 1 < len(doc) and (doc[at + 1].pos_ in _NOMINAL or doc[at + 1].pos_ == "ADJ")
            if head is not None or not opens or token.tag_ not in {"VBN", "VBG", "RB", "JJ"}:
                break
        elif (
            token.tag_ not in {"PRP$", "POS", "WP$"} and token.pos_ not in _INSIDE and token.text not in _MARKS
        ) or token.lower_ in {"to", "not", "n't"}:
            break
        at += 1 + is_owner
    return head, at


def _goes_on(line: Line, head: Token, at: int) -> bool:
    """Tell whether a preposition goes on telling where: "on the hill", "to" behind a way; not "on Monday"."""
    doc = line.doc
    if at + 1 >= len(doc):
        return False
    word, ahead = doc[at].lower_, doc[at + 1]
    if is_day(line, ahead) or (ahead.pos_ in {"DET", "ADJ"} and any(is_day(line, t) for t in doc[at + 2 : at + 3])):
        return False
    if word in {"from", "to", "into", "over"}:
        return lemma_of(head) in _WAYS and word in {"from", "to"}
    if word in {"on", "in", "at"}:
        inner, _ = _run(line, at + 1)
        return inner is not None and (line.place_over(doc[inner]) is not None or is_area_word(doc[inner]))
    return ahead.pos_ not in {"VERB", "AUX", "PUNCT"}


def _told(line: Line, report: Report, start: int, head: int, tail: int, end: int) -> Area | None:
    token = line.doc[head]
    share = _share(line, start, end)
    own = line.place_over(token)
    if own is not None:
        return Area(head=token, end=end, place=own.place, is_named=True, share=share)
    if token.pos_ == "PROPN" and line.name_over(token) is not None:
        name = _unknown_name(line, report, token)
        return None if name is None else Area(head=token, end=end, place=Place(name=name), is_named=True, share=share)
    is_part = token.pos_ == "NUM" or token.lower_ in _SHARES | _MEASURES or lemma_of(token) in _MEASURES
    if is_part and any(t.lower_ in _BEARINGS | _SIDES for t in line.doc[start:head]):
        is_part = False  # "the northern half" is a place of its own
    if not is_part and not is_area_word(token):
        return None
    inside = [p for p in line.places if start <= p.start < end and p.start not in line.attribution]
    near = [p for p in inside if p.start < head] or inside
    if near:
        chosen = next((p for p in near if p.place.kind not in {"country", "sea"}), near[0])
        return Area(head=token, end=end, place=chosen.place, is_named=True, share=share)
    for part in line.doc[start:end]:
        name = _unknown_name(line, report, part) if part.pos_ == "PROPN" else None
        if name is not None:
            return Area(head=token, end=end, place=Place(name=name), is_named=True, share=share)
    whole = next((t for t in line.doc[tail:end] if is_area_word(t)), None)
    if is_part and whole is None:
        return None
    return _carried(line, report, whole if is_part and whole is not None else token, start, end, share)


def is_area_word(token: Token) -> bool:
    """Tell whether a noun is of what is held: a town, a hill, a barracks."""
    return lemma_of(token) in _AREAS or token.lower_ in _AREAS


def _unknown_name(line: Line, report: Report, token: Token) -> str | None:
    """Return the name over a token if it can only be a place's: no body's, person's or people's."""
    name = line.name_over(token)
    if name is None or is_day(line, token) or report.company.cast.person(name.text):
        return None
    known = report.company.actors.find(report.company.cast.full(name.text))
    if known is not None and known.kind is not ActorKind.STATE:
        return None
    last = name.text.split()[-1]
    is_people = token.tag_ == "NNPS" or last.isupper() or last.endswith(("ians", "ese", "ists", "men"))
    bodies = words("holding.armed") | words("speech.bodies") | words("speech.persons")
    is_body = lemma_of(token) in bodies - _AREAS
    return None if is_people or is_body else name.text


def _carried(line: Line, report: Report, token: Token, start: int, end: int, share: float | None) -> Area:
    """Return where a bare "the bridge" or "its barracks" is: in the place told of; else what the words describe."""
    described = clean(str(line.doc[start:end].text))
    place: Place | None = None
    ahead = {t.lower_ for t in line.doc[start : token.i]}
    if ahead & _DEFINITE or token.tag_.casefold() in _PLURALS or not ahead & {"a", "an", "another"}:
        pointed = pointed_place(line, report, [token]) or place_told_of(line, report, start)
        place = pointed[0] if pointed else None
    if place is None and described:
        place = Place(name=described)
    return Area(head=token, end=end, place=place, is_named=False, share=share)


def _pointed(line: Line, report: Report, start: int, at: int) -> Area | None:
    """Return the area of a pronoun: "they hold it", "most of them"."""
    for token in line.doc[start : min(at + 1, len(line.doc))]:
        if token.lower_ in _POINTS and token.pos_ in {"PRON", "ADV"}:
            places = place_told_of(line, report, token.i)
            place = places[0] if places else None
            return Area(head=token, end=token.i + 1, place=place, is_named=False) if place is not None else None
    return None


def place_told_of(line: Line, report: Report, at: int) -> tuple[Place, ...]:
    """Return the place of which the words before a token tell: the line's label, "in Dorn", or the one named last."""
    before = [p for p in line.places if p.end <= at and p.start not in line.attribution]
    label = next((p for p in before if p.start <= 1 and p.end < len(line.doc) and line.doc[p.end].text == ":"), None)
    if label is not None:
        return (label.place,)
    near = [p for p in before if _is_where(p)] or before
    if near:
        return (near[-1].place,)
    return last_named(report, "")


def labelled(line: Line) -> list[Area]:
    """Return the place that opens a line before a colon: "Dorn: in army hands"."""
    first = line.places[0] if line.places else None
    if first is None or first.start > 1:
        return []
    mark = next((token.i for token in line.doc[first.end : first.end + 5] if token.text == ":"), None)
    return [] if mark is None else [Area(head=line.doc[first.end - 1], end=mark, place=first.place, is_named=True)]


def _is_where(mention: PlaceMention) -> bool:
    return mention.preposition.split(" ")[-1] in {"in", "at", "inside", "near", "around", "outside", "from", "into"}


def _share(line: Line, start: int, end: int) -> float | None:
    text = str(line.doc[start:end].text)
    shares = find_shares(text)
    if shares:
        return round(shares[0].share, 3)
    low = text.casefold()
    is_whole = low.startswith(("all of ", "the whole", "the entire", "all ", "the entirety", "entire ", "whole "))
    return 1.0 if is_whole else None


def _opening(token: Token) -> int:
    """Return where the noun phrase of a token begins."""
    doc, at = token.doc, token.i
    while at > 0:
        before = doc[at - 1]
        is_inside = (
            before.pos_ in _INSIDE | _NOMINAL
            or before.tag_ in {"PRP$", "POS", "WP$"}
            or before.text in {"-", "'s", "’s"}
        )
        if not is_inside or before.lower_ in {"to", "not"} or before.lower_ in {"which", "whose"}:
            break
        at -= 1
    return at
