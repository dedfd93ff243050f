"""Classes of those who do a deed and of what it is done to, by the words for them."""

from collections.abc import Callable

from trucewatch.model.claim import IncidentType
from trucewatch.read.grammar import Clause
from trucewatch.read.lexicon import any_of, words
from trucewatch.read.line import Line
from trucewatch.read.syntax import case_of, conjuncts, lemma_of, obliques
from trucewatch.read.tree import Token

_ARMED = words("deeds.armed") | words("violence.fighters")
_PEOPLE = words("deeds.people") | _ARMED
_PERSONS = words("deeds.persons") | words("violence.civilians") | words("violence.people") | words("violence.fighters")
_BUILDINGS = words("deeds.buildings")
_VEHICLES = words("deeds.vehicles")
_AIRCRAFT = words("deeds.aircraft")
_ROADS = words("deeds.roads")
_TOWNS = words("deeds.towns") | words("moves.areas")
_GOODS = words("deeds.goods")
_LIVESTOCK = words("deeds.livestock")
_EXPLOSIVES = words("deeds.explosives")
_HITTERS = words("deeds.hitters")
_SHIPS = words("violence.vessels")
_LAWFUL = words("deeds.lawful")
_LAWLESS = words("deeds.lawless")
_CALAMITIES = words("deeds.calamities")
_WHOLES = words("deeds.wholes")
_PLURAL_PERSONS = frozenset({"they", "he", "we", "who", "she"})
_PHRASAL = words("deeds.phrasal")
_PARTICLES = frozenset({"in", "off", "up", "down", "out", "over", "back", "away", "round"})
_GONE = frozenset({"wounded", "injured", "dead", "body", "corpse", "casualty"})
"""Whoever carries these takes nobody."""


def whole_of_count(token: Token) -> Token:
    """Return what "dozens of rockets" or "a group of gunmen" are: the noun behind a word that only counts."""
    if lemma_of(token) not in _WHOLES and not token.like_num:
        return token
    return next((o for o in obliques(token) if case_of(o) == "of" and o.i > token.i), token)


def undergone(clause: Clause) -> tuple[Token, ...]:
    """Return whom or what it is done to; also where the tree takes the verb's particle for a preposition.

    "Villagers hemmed in the peacekeepers", "police rounded up six men".
    """
    if clause.undergoers or lemma_of(clause.head) not in _PHRASAL:
        return clause.undergoers
    behind = clause.head.doc[clause.head.i + 1 : clause.head.i + 2]
    if not behind or behind[0].lower_ not in _PARTICLES or behind[0].dep_ != "case":
        return ()
    return conjuncts(behind[0].head)


def is_a(line: Line, token: Token, kinds: frozenset[str], *, is_told_before: bool) -> bool:
    """Tell whether a noun phrase is of one of the classes.

    Args:
        line: The sentence.
        token: The head of the phrase.
        kinds: Names of classes, as frames write them.
        is_told_before: Whether the report tells of an incident before, so that a pronoun means those in it.
    """
    core = whole_of_count(token)
    if kinds & {"any"}:
        return True
    if core.pos_ == "PRON":
        return (
            is_told_before
            and core.lower_ in _PLURAL_PERSONS | {"them", "him", "her"}
            and bool(kinds & {"armed", "people", "person"})
        )
    lemmas = {lemma_of(core)} if token.like_num else {lemma_of(token), lemma_of(core)}
    return any(_TESTS[kind](line, core, lemmas) for kind in kinds)


def _is_armed(line: Line, token: Token, lemmas: set[str]) -> bool:
    return bool(lemmas & _ARMED) or _is_named(line, token) or _are_of_group(line, token)


def _are_of_group(line: Line, token: Token) -> bool:
    """Tell whether men are those of a named group: "Hill Front men" are, "Birn men" are not."""
    names = [child for child in token.children if child.dep_ == "compound" and line.name_over(child) is not None]
    return lemma_of(token) == "man" and any(line.place_over(name) is None for name in names)


def _is_people(line: Line, token: Token, lemmas: set[str]) -> bool:
    return bool(lemmas & _PEOPLE) or _is_named(line, token)


def _is_named(line: Line, token: Token) -> bool:
    """Tell whether a phrase is a name of a body or a people; a place's is one where it is no oblique."""
    if token.pos_ not in {"PROPN", "ADJ"}:
        return False
    if line.place_over(token) is not None:
        return case_of(token) == ""
    return line.name_over(token) is not None or token.tag_ == "NNPS"


def _is_person(line: Line, token: Token, lemmas: set[str]) -> bool:
    if lemmas & _GONE or any(child.lower_ in _GONE for child in token.children):
        return False
    return (
        bool(lemmas & _PERSONS)
        or (token.pos_ == "PROPN" and line.place_over(token) is None)
        or (token.like_num and lemma_of(token) != "one")
    )


def _is_ground(line: Line, token: Token, lemmas: set[str]) -> bool:
    return line.place_over(token) is not None or bool(lemmas & (_TOWNS | _BUILDINGS | _ROADS))


def _is_town(line: Line, token: Token, lemmas: set[str]) -> bool:
    return line.place_over(token) is not None or bool(lemmas & _TOWNS)


def _of(known: frozenset[str]) -> Callable[[Line, Token, set[str]], bool]:
    return lambda _line, _token, lemmas: bool(lemmas & known)


_TESTS: dict[str, Callable[[Line, Token, set[str]], bool]] = {
    "armed": _is_armed,
    "lawless": _of(_LAWLESS),
    "people": _is_people,
    "person": _is_person,
    "ground": _is_ground,
    "town": _is_town,
    "building": _of(_BUILDINGS),
    "vehicle": _of(_VEHICLES),
    "aircraft": _of(_AIRCRAFT),
    "road": _of(_ROADS),
    "goods": _of(_GOODS | _LIVESTOCK),
    "livestock": _of(_LIVESTOCK),
    "spoils": _of(words("deeds.spoils")),
    "animal": _of(_LIVESTOCK),
    "explosive": _of(_EXPLOSIVES),
    "hitter": _of(_HITTERS),
    "ship": _of(_SHIPS),
}


def is_calamity(token: Token) -> bool:
    """Tell whether storms, sickness or a football team do it: nobody's violence."""
    return lemma_of(token) in _CALAMITIES


def is_relief(line: Line, token: Token) -> bool:
    """Tell whether helpers or monitors do it, who take and close nothing by force."""
    return any_of("speech.independent").search(line.doc[token.left_edge.i : token.i + 1].text) is not None


def takes_lawfully(clause: Clause, kind: IncidentType) -> bool:
    """Tell whether whoever takes people in acts for a state, which makes an arrest; else the verb tells."""
    lemmas = {lemma_of(whole_of_count(doer)) for doer in clause.doers}
    if lemmas & _LAWLESS:
        return False
    return bool(lemmas & _LAWFUL) or kind is IncidentType.ARREST
