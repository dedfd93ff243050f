"""Movements told by who counted or saw them: "38 cargo flights, 23 of them into X", "filmed on the road to Y"."""

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.claim import Action, ClaimKind, State
from trucewatch.model.count import Count
from trucewatch.model.place import Place
from trucewatch.read.claims.beside import is_denied, stretch
from trucewatch.read.claims.draft import Draft, Report, dates_in, group_tokens
from trucewatch.read.claims.moved_when import date_moved
from trucewatch.read.claims.mover_names import owners_of
from trucewatch.read.claims.things import core_of, is_force, is_shot
from trucewatch.read.claims.whereabouts import carried_place
from trucewatch.read.grammar import Clause, Mode
from trucewatch.read.headcounts import count_of
from trucewatch.read.line import Line
from trucewatch.read.numbers import value_of
from trucewatch.read.syntax import group_head, lemma_of
from trucewatch.read.tree import Token

_COUNTS = frozenset({"count", "record", "log", "register", "tally", "document", "track"})
_SEES = frozenset({"see", "observe", "spot", "film", "photograph", "sight", "note", "notice"})
_BRINGERS = frozenset({"truck", "lorry", "convoy", "shipment", "truckload", "consignment"})
_FLIGHTS = frozenset({"flight", "plane", "aircraft", "sortie", "ship", "vessel", "landing"})
_INTO = frozenset({"into", "through", "across", "towards", "toward", "onto"})
_ALONG = frozenset({"to", "from", "towards", "toward", "into", "leading", "out"})
_ROADS = frozenset({"road", "highway", "motorway", "track", "way"})
_REACH = 20
"""Tokens behind what was counted within which it is told where to, at most."""
_TO_PLACE = 3
"""Tokens from a preposition to the place behind it, at most."""


@dataclass(frozen=True, slots=True)
class _Leg:
    """Where some of those counted went."""

    places: tuple[Place, ...]
    count: Count | None
    """How many of them; None where the words tell it of all."""


def read_tallied(line: Line, report: Report, *, told: list[Draft]) -> Iterator[Draft]:
    """Yield the movements of vehicles and flights that somebody counted or saw on their way.

    Args:
        line: The sentence.
        report: What was told before it.
        told: Movements that nouns of the sentence tell of, which are not told again.
    """
    known = {(draft.places, draft.keys.get("count")) for draft in told}
    for clause in line.clauses:
        lemma = lemma_of(clause.head)
        if lemma not in _COUNTS | _SEES or clause.mode is not Mode.FACT:
            continue
        thing = next((t for t in map(_carrying, clause.undergoers) if _is_on_wheels(t)), None)
        if thing is None or (clause.is_passive and lemma in _COUNTS):
            continue
        legs = list(_legs(line, report, thing, clause))
        if legs and (lemma in _COUNTS or legs[0].count is None):
            drafts = _drafts(line, report, clause, thing, legs)
            yield from (draft for draft in drafts if (draft.places, draft.keys.get("count")) not in known)


def _carrying(token: Token) -> Token:
    """Return the lorries of "lorries carrying howitzers were filmed"."""
    before = token.doc[token.i - 1] if token.i > 1 else token
    return before.head if before.tag_ == "VBG" and before.dep_ == "acl" and before.head.i < before.i else token


def _is_on_wheels(token: Token) -> bool:
    core = core_of(token)
    if any(child.lower_ in {"commercial", "passenger", "civilian"} for child in core.children):
        return False
    return lemma_of(core) in _BRINGERS | _FLIGHTS or (is_force(core) and not is_shot(core))


def _legs(line: Line, report: Report, thing: Token, clause: Clause) -> Iterator[_Leg]:
    """Yield where they went, each with the number told before it: "23 of them into X and 15 into Y"."""
    start = max(thing.i, clause.head.i) + 1 if clause.is_passive else thing.i + 1
    count: Count | None = None
    for token in line.doc[start : start + _REACH]:
        if token.text in {";", ":"} or (token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBD", "VBZ", "VBP"}):
            return
        if token.pos_ == "NUM" and not any(s <= token.i < e for s, e in (line.tokens_of(m.span) for m in line.dates)):
            value = value_of(token.lower_)
            count = Count.exactly(int(value)) if value is not None else None
        is_on = lemma_of(token) in _ROADS and line.doc[token.i - 2].lower_ == "on"
        is_next = token.lower_ == "to" and token.i == thing.i + 1  # "four flights to X"
        if token.lower_ not in _INTO and not (is_on or is_next):
            continue
        places = _goal(line, report, token, is_road=is_on)
        if places:
            yield _Leg(places=places, count=count)
            count = None


def _goal(line: Line, report: Report, token: Token, *, is_road: bool) -> tuple[Place, ...]:
    behind = line.doc[token.i + 1 : token.i + 1 + _TO_PLACE + is_road]
    if is_road and (not behind or behind[0].lower_ not in _ALONG):
        return ()
    mention = next((p for p in line.places if token.i < p.start <= token.i + _TO_PLACE + is_road), None)
    return (mention.place,) if mention is not None else carried_place(line, report, list(behind))[:1]


def _drafts(line: Line, report: Report, clause: Clause, thing: Token, legs: list[_Leg]) -> Iterator[Draft]:
    """Yield a claim for all of them, where each leg has its number, and one for each leg."""
    core = core_of(thing)
    is_sure = lemma_of(clause.head) in _COUNTS
    is_brought = is_sure and lemma_of(core) in _BRINGERS and not any(is_force(child) for child in core.children)
    keys: dict[str, object] = {
        "action": Action.DELIVERS if is_brought else Action.DEPLOYS,
        "what": core.text,
        "state": State.DONE,
    }
    if owners := owners_of(line, report, core):
        keys["actor"] = owners
    every = count_of(line, thing)
    tokens = group_tokens(line)[group_head(clause.head).i]
    opening = dates_in(line, [token for token in tokens if token.i < clause.head.i])
    date = opening[0].period if opening else None
    date = date or date_moved(line, clause.head, tokens, stretch(line, clause), is_planned=False)
    first = [_Leg(places=(), count=every)] if legs[0].count is not None else []
    for leg in (*first, *legs):
        count = leg.count or every
        is_many = count is not None and count.most != 1
        yield Draft(
            kind=ClaimKind.MOVEMENT,
            line=line,
            at=clause.head,
            keys={**keys, "count": count} if is_many else dict(keys),
            places=leg.places,
            date=date,
            denied=is_denied(clause),
            rule="movement.tallied",
        )
