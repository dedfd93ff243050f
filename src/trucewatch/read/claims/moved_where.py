"""Where forces leave, come to, dig in or bring something: the place that goes with the way they move."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.model.claim import Action
from trucewatch.model.place import Place
from trucewatch.read.claims.beside import stretch
from trucewatch.read.claims.draft import Report
from trucewatch.read.claims.whereabouts import carried_place, pointed_place
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import words
from trucewatch.read.line import Line, PlaceMention
from trucewatch.read.names import Name
from trucewatch.read.syntax import case_of, lemma_of
from trucewatch.read.tree import Token

_SITES = words("syntax.places.sites") | words("motion.sites")
_LEFT = frozenset({"from", "out of", "off", "of", "away from"})
_AHEAD = frozenset({"to", "towards", "toward", "into", "for", "onto", "behind", "until"})
_AT = frozenset(
    {
        "in",
        "at",
        "on",
        "near",
        "around",
        "along",
        "outside",
        "inside",
        "about",
        "round",
        "above",
        "over",
        "of",
        "across",
        "through",
        "between",
        "by",
        "beyond",
        "beside",
        "opposite",
    }
)
_GOALS = _AHEAD | _AT | {"across", "through", "past", "up to", "upon", "over", "within", "under", "behind"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a sentence, with what stands before it."""

    at: int
    """First token."""
    end: int
    case: str
    place: Place


def places_moved(
    line: Line, report: Report, clause: Clause, action: Action, movers: tuple[Token, ...], tokens: list[Token]
) -> tuple[Place, ...]:
    """Return the places of a movement: for one that goes the place left, for one that comes the place come to.

    Args:
        line: The sentence.
        report: What was told before it.
        clause: The verb of moving.
        action: What it tells of.
        movers: Its subject.
        tokens: The words of the finite clause in which it stands.
    """
    objects = [spot for o in clause.undergoers for spot in _spots_under(line, report, o)]
    behind = _spots(line, report, [t for t in stretch(line, clause) if t.i > clause.head.i])
    over = [spot for spot in objects if spot.case in {"", "of"} and _is_object(line, clause, spot)]
    within = [
        spot
        for m in (*movers, *clause.undergoers)
        for spot in _spots_under(line, report, m)
        if spot.case in _AT - {"of"}
    ]
    before = _spots(line, report, [t for t in tokens if t.i < clause.head.i])
    opening = [spot for spot in before if spot.case in _AT and spot not in within and spot.at <= _OPENING]
    label = _label(line, report)
    ways: list[list[Spot]]
    if action is Action.WITHDRAWS:
        left = [spot for spot in (*behind, *objects) if spot.case in _LEFT - {"of"}]
        ways = [left, over, within, [s for s in behind if s.case not in _AHEAD], opening, label]
    elif action is Action.HANDS_OVER:
        ways = [
            over,
            [s for s in objects if s.case not in _LEFT - {"of"}],
            within,
            [s for s in behind if s.case in _AT],
            opening,
            label,
        ]
    else:
        ways = [over, [s for s in behind if s.case in _GOALS], [s for s in objects if s.case in _AT], opening, label]
        if action is Action.FORTIFIES:
            ways = [[s for s in (*behind, *objects) if s.case not in _LEFT - {"of"}], over, within, opening, label]
    for way in ways:
        if way:
            return tuple(spot.place for spot in _listed(line, way))
    pointed = pointed_place(line, report, [t for t in stretch(line, clause) if t.i not in line.attribution])
    if pointed:
        return pointed
    if action is Action.WITHDRAWS and behind and not (within or before):
        return (behind[0].place,)
    return carried_place(line, report, tokens)[:1]


_OPENING = 6
"""Tokens from the beginning of a sentence to the place that opens it, at most."""


def place_after(line: Line, report: Report, at: int) -> tuple[Place, ...]:
    """Return the first place behind a word, up to the next semicolon."""
    end = next((token.i for token in line.doc[at + 1 :] if token.text == ";"), len(line.doc))
    spots = _spots(line, report, list(line.doc[at + 1 : end]))
    return (spots[0].place,) if spots else ()


def _is_object(line: Line, clause: Clause, spot: Spot) -> bool:
    """Tell whether a place is what is left or taken: the object itself, or a place that names it."""
    return any(spot.at <= o.i < spot.end for o in clause.undergoers) or any(
        o.i >= spot.at and o.i <= spot.end for o in clause.undergoers
    )


def _spots_under(line: Line, report: Report, token: Token) -> list[Spot]:
    tokens = [t for t in token.subtree if not _is_in_clause(t, token)]
    return _spots(line, report, tokens)


def _is_in_clause(token: Token, top: Token) -> bool:
    """Tell whether a word stands in a relative clause below a noun: its places are those of another act."""
    while token is not top and token.head is not token:
        if token.dep_ in {"acl:relcl", "advcl", "parataxis"}:
            return True
        token = token.head
    return False


def _spots(line: Line, report: Report, tokens: list[Token]) -> list[Spot]:
    """Return the places among some words, known and unknown, in their order."""
    inside = {token.i for token in tokens}
    known = [p for p in line.places if inside & set(range(p.start, p.end)) and p.start not in line.attribution]
    found = [_widened(line, mention) for mention in known]
    covered = {at for place in line.places for at in range(place.start, place.end)}
    for name in line.names:
        if name.start in inside and name.start not in covered and name.start not in line.attribution:
            spot = _unknown(line, report, name)
            if spot is not None:
                found.append(spot)
    return sorted(found, key=lambda spot: spot.at)


def _widened(line: Line, mention: PlaceMention) -> Spot:
    """Return a place with the word behind it that tells which part it is: "Netzarim junction"."""
    end = mention.end
    last = line.doc[end - 1]
    site = line.doc[end] if end < len(line.doc) else None
    if site is None or site.pos_ != "NOUN" or lemma_of(site) not in _SITES or last.head is not site:
        return Spot(mention.start, end, mention.preposition, mention.place)
    name = line.doc[mention.start : end + 1].text
    return Spot(mention.start, end + 1, case_of(site) or mention.preposition, replace(mention.place, name=name))


def _unknown(line: Line, report: Report, name: Name) -> Spot | None:
    """Return the place that a name in no gazetteer must be: behind "from" or "at", or before "ridge" or "road"."""
    company = report.company
    doc, last = line.doc, line.doc[name.end - 1]
    if company.actors.find(name.text) or company.cast.person(name.text):
        return None
    if any(start <= name.start < end for start, end in (line.tokens_of(m.span) for m in line.dates)):
        return None
    site = doc[name.end] if name.end < len(doc) else None
    if site is not None and site.pos_ == "NOUN" and lemma_of(site) in _SITES and last.head is site:
        return Spot(name.start, name.end + 1, case_of(site), Place(name=doc[name.start : name.end + 1].text))
    case = case_of(last)
    before = doc[name.start - 1].lower_ if name.start else ""
    is_site = last.lower_ in _SITES
    if (
        (name.text.isupper() and len(name.text) > 1)
        or (before == "the" and not is_site)
        or last.dep_ in {"nmod:poss", "compound", "amod"}
    ):
        return None
    if is_site and (case or last.dep_ == "obj"):
        return Spot(name.start, name.end, case, Place(name=name.text))
    is_at = case in {
        "from",
        "out of",
        "off",
        "in",
        "at",
        "near",
        "around",
        "into",
        "outside",
        "towards",
        "toward",
        "onto",
        "to",
    }
    if not is_at or not last.dep_.startswith(("obl", "nmod", "conj")) or last.tag_ == "NNPS":
        return None
    return Spot(name.start, name.end, case, Place(name=name.text))


def _label(line: Line, report: Report) -> list[Spot]:
    """Return the place that labels a line: "Zolote: both sides ..."."""
    colon = next((t.i for t in line.doc[:8] if t.text == ":"), None)
    if colon is None:
        return []
    first = next((p for p in line.places if p.end <= colon), None)
    if first is not None:
        return [_widened(line, first)]
    name = next((n for n in line.names if n.start == 0 and n.end <= colon), None)
    if name is None or report.company.actors.find(name.text) or report.company.cast.person(name.text):
        return []
    return [Spot(name.start, name.end, "", Place(name=name.text))] if name.end in {colon, colon - 1} else []


def _listed(line: Line, spots: list[Spot]) -> Iterator[Spot]:
    """Yield the first place and those listed with it: "from X, Y and Z"."""
    last = spots[0]
    yield last
    for spot in spots[1:]:
        between = line.doc[last.end : spot.at]
        is_joined = len(between) <= 6 and any(t.text in {",", "and"} for t in between)
        if not is_joined or any(t.pos_ in {"VERB", "AUX"} for t in between) or spot.case not in {last.case, ""}:
            return
        last = spot
        yield spot
